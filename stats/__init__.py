"""Agreement between observers, and what can honestly be said from it.

Pure numbers: numpy arrays and plain mappings in, frozen dataclasses out. Nothing here knows of Django or of the
other apps. Everything rests on one input, `stats.patterns.PatternCounts`: how often each pattern of grades occurs.
"""

ENGINE_VERSION = "1.1"
"""Printed with every figure: a change of any formula, default or random stream raises it."""
