"""Practice: judge a lesson in words or behind a link on one's own school's form, seal, and compare with a reference.

What draws and reads real sheets does so with these, on a place that is nowhere stored (see `observations.rehearsal`).
"""
