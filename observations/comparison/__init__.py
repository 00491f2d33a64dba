"""The comparison of a revealed lesson, as one of its observers sees it."""

from observations.comparison.page import ComparePage, read_comparison

__all__ = ["ComparePage", "read_comparison"]
