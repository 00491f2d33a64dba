"""Writes of the log, a module for each thing written."""
