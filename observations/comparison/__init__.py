"""The comparison of a revealed lesson, as one of its observers sees it."""

from observations.comparison.page import ComparePage, read_comparison
from observations.comparison.stamp import stamp_for

__all__ = ["ComparePage", "read_comparison", "stamp_for"]
