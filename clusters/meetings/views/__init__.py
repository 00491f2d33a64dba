"""Pages of meetings, a module for each group."""
