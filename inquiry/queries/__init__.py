"""Reads of the log, each from what the reader may see."""
