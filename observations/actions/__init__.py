"""Writes of the main job, as verbs."""

from observations.actions.counting import count_everything, count_reveal, recount, sweep
from observations.actions.judging import save_draft, seal

__all__ = ["count_everything", "count_reveal", "recount", "save_draft", "seal", "sweep"]
