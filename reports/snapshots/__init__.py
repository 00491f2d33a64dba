"""Figures a worker works out after each count: what they are made of, how, and when."""
