"""That an entry of the log is evidence for what an alliance reports."""

import uuid
from typing import ClassVar

import pghistory
from django.db import models

from clusters.models import ProgressUpdate
from inquiry.models.entries import Entry
from people.audit import trail
from people.models import User

LONGEST_NOTE = 200


@pghistory.track(
    *trail(), fields=["id", "entry", "update_of", "part", "cited_by", "cited_at"], model_name="CitationEvent"
)
class Citation(models.Model):
    """An entry under one part of a progress update. It shows to whoever may read the entry, and to nobody else."""

    class Part(models.TextChoices):
        """What it is evidence for; the codes are the update's own columns."""

        ACTIVITY = "activity", "a) activity this term"
        SUCCESSES = "successes", "b) key successes"
        CHALLENGES = "challenges", "c) challenges"
        IMPACT = "impact", "d) impact, and findings"
        NEXT = "next_steps", "next steps"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    entry = models.ForeignKey(Entry, on_delete=models.CASCADE, related_name="citations")
    update_of = models.ForeignKey(ProgressUpdate, on_delete=models.CASCADE, related_name="+")
    part = models.CharField(max_length=10, choices=Part.choices)
    note = models.CharField("what it shows", max_length=LONGEST_NOTE, blank=True)
    cited_by = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, related_name="+")
    cited_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["entry", "update_of", "part"], name="cited_once_in_a_part"),
        ]

    def __str__(self) -> str:
        return f"{self.entry_id} in {self.update_of_id}"
