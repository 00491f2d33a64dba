"""That an entry of the log is evidence for what an alliance reports."""

import uuid
from typing import ClassVar

import pghistory
import pgtrigger
from django.db import models
from django.db.models import Q

from clusters.models import ProgressUpdate
from inquiry.models.audience import Audience
from inquiry.models.entries import LONGEST_TITLE, Entry
from people.audit import trail
from people.models import User

LONGEST_NOTE = 200


@pghistory.track(
    *trail(), fields=["id", "entry", "update_of", "part", "cited_by", "cited_at"], model_name="CitationEvent"
)
class Citation(models.Model):
    """An entry under one part of a progress update. It shows to whoever may read the entry, and to nobody else.

    Once the update is final it is frozen: `title` and `kind` as they were, the `fingerprint` (SHA-256) of what stood
    there, and whom the entry was shared with then (`audience`, and in `place` which trio, school, alliance or cluster).
    It goes with its entry, so that erasing what a person wrote leaves nothing of it here.
    """

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
    frozen_at = models.DateTimeField(null=True)
    title = models.CharField(max_length=LONGEST_TITLE, blank=True)
    kind = models.CharField(max_length=7, choices=Entry.Kind.choices, blank=True)
    fingerprint = models.CharField(max_length=64, blank=True)
    audience = models.CharField(max_length=8, choices=Audience.choices, blank=True)
    place = models.UUIDField(null=True)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["entry", "update_of", "part"], name="cited_once_in_a_part"),
            models.CheckConstraint(
                condition=Q(frozen_at__isnull=True, title="", kind="", fingerprint="", audience="", place__isnull=True)
                | (Q(frozen_at__isnull=False) & ~Q(title="") & ~Q(kind="") & ~Q(fingerprint="") & ~Q(audience="")),
                name="citation_frozen_whole",
            ),
        ]
        # Only the name of who cited may go (erasure sets it to nothing), or the whole row with its entry.
        triggers: ClassVar[list[pgtrigger.Trigger]] = [
            pgtrigger.Protect(
                name="frozen_stays",
                operation=pgtrigger.Update,
                condition=pgtrigger.Condition(
                    "OLD.frozen_at IS NOT NULL AND (NEW.frozen_at, NEW.title, NEW.kind, NEW.fingerprint, NEW.audience, "
                    "NEW.place, NEW.entry_id, NEW.update_of_id, NEW.part, NEW.note, NEW.cited_at) IS DISTINCT FROM "
                    "(OLD.frozen_at, OLD.title, OLD.kind, OLD.fingerprint, OLD.audience, OLD.place, OLD.entry_id, "
                    "OLD.update_of_id, OLD.part, OLD.note, OLD.cited_at)"
                ),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.entry_id} in {self.update_of_id}"
