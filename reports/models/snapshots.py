"""Figures that need the ledger itself: worked out by a worker after each count, kept with the hash of their data."""

import uuid
from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from observations.models import Cell
from people.models import User

LONGEST_SENTENCE = 500


class Snapshot(models.Model):
    """The worked-out figures of one scope; the last that was finished stays until the next is.

    `counted_at` is when the cells it was made from last changed, `data_hash` (SHA-256) what the ledger held then. The
    same data always give the same `result`, byte for byte: every seed comes from the data.
    """

    class State(models.TextChoices):
        """Where the next result stands; the last stays readable meanwhile."""

        WAITING = "waiting", "Waiting"
        RUNNING = "running", "Running"
        DONE = "done", "Done"
        FAILED = "failed", "Failed"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    scope_kind = models.CharField(max_length=8, choices=Cell.Scope.choices)
    scope_id = models.UUIDField()
    state = models.CharField(max_length=7, choices=State.choices, default=State.WAITING)
    parts_done = models.PositiveSmallIntegerField(default=0)
    parts = models.PositiveSmallIntegerField(default=1)
    doing = models.CharField(max_length=LONGEST_SENTENCE, blank=True)
    tries = models.PositiveSmallIntegerField(default=0)
    touched_at = models.DateTimeField(help_text="When a worker last said how far it is, or when it fell due")
    counted_at = models.DateTimeField(null=True)
    data_hash = models.CharField(max_length=64, blank=True)
    engine = models.CharField(max_length=20, blank=True)
    seconds = models.FloatField(default=0, help_text="How long the last result took to work out")
    result = models.TextField(blank=True, help_text="JSON, by the id of the reference scale")
    made_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["scope_id", "scope_kind"], name="snapshot_once"),
            models.CheckConstraint(
                condition=Q(parts__gte=1, parts_done__lte=F("parts")), name="snapshot_parts_in_range"
            ),
            models.CheckConstraint(
                condition=Q(made_at__isnull=True, result="", data_hash="")
                | (Q(made_at__isnull=False) & ~Q(result="") & ~Q(data_hash="")),
                name="snapshot_made_whole",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.scope_kind} {self.scope_id}: {self.state}"


class ObserverSeverity(models.Model):
    """How severely one observer grades beside those who saw the same lessons; the database shows it to them alone.

    `value` is in grades, above zero for generous, with its 95% interval; `data_hash` names the snapshot it belongs to.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    person = models.ForeignKey(User, on_delete=models.CASCADE, related_name="+")
    scope_kind = models.CharField(max_length=8, choices=Cell.Scope.choices)
    scope_id = models.UUIDField()
    scale_id = models.UUIDField()
    value = models.FloatField()
    low = models.FloatField()
    high = models.FloatField()
    lessons = models.PositiveIntegerField()
    data_hash = models.CharField(max_length=64)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["person", "scope_id", "scope_kind", "scale_id"], name="severity_once_for_an_observer"
            ),
            models.CheckConstraint(
                condition=Q(low__lte=F("value"), value__lte=F("high")), name="severity_inside_its_interval"
            ),
        ]

    def __str__(self) -> str:
        return f"severity in {self.scope_kind} {self.scope_id}"
