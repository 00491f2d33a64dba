"""Conferences and cross-alliance events, and who came to them."""
