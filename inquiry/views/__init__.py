"""Pages of the log, a module for each group."""
