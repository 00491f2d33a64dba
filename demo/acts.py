"""Acts of this room in words, for the pages that read the trail. They follow who did it."""

ACTS = {"load demonstration": "began the demonstration"}
UNTOLD: frozenset[str] = frozenset()
THINGS: dict[str, str] = {}
