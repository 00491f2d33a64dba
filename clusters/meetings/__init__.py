"""Meetings: planned, prepared, run live, and what comes of them: outcomes, minutes, the date of the next one."""
