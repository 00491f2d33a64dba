"""Long work: asked for once, done by a worker, repeated when the worker was killed, given up after five tries."""

import uuid
from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from people.models import User

LONGEST_SENTENCE = 500


class Job(models.Model):
    """One piece of long work. `subject` is what it works on; asked for twice while it is unfinished, it is one job."""

    class Kind(models.TextChoices):
        """What is done: a document is put together, or its files are made."""

        COMPILE = "compile", "Put together"
        FILES = "files", "Make PDF and Word"

    class State(models.TextChoices):
        """Only the first two are unfinished."""

        WAITING = "waiting", "Waiting"
        RUNNING = "running", "Running"
        DONE = "done", "Done"
        FAILED = "failed", "Failed"

    UNFINISHED = (State.WAITING, State.RUNNING)

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    kind = models.CharField(max_length=7, choices=Kind.choices)
    subject = models.UUIDField()
    asked_by = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, related_name="+")
    asked_at = models.DateTimeField()
    state = models.CharField(max_length=7, choices=State.choices, default=State.WAITING)
    parts_done = models.PositiveSmallIntegerField(default=0)
    parts = models.PositiveSmallIntegerField(default=1)
    doing = models.CharField(max_length=LONGEST_SENTENCE, blank=True)
    why_failed = models.CharField(max_length=LONGEST_SENTENCE, blank=True)
    tries = models.PositiveSmallIntegerField(default=0)
    touched_at = models.DateTimeField(help_text="When a worker last said how far it is, or when it was asked for")
    ended_at = models.DateTimeField(null=True)

    class Meta:
        indexes: ClassVar[list[models.Index]] = [
            models.Index(
                fields=["touched_at"], condition=Q(state__in=("waiting", "running")), name="job_unfinished_first"
            ),
        ]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["kind", "subject"], condition=Q(state__in=("waiting", "running")), name="job_asked_for_once"
            ),
            models.CheckConstraint(condition=Q(parts__gte=1, parts_done__lte=F("parts")), name="job_parts_in_range"),
            models.CheckConstraint(
                condition=Q(state__in=("waiting", "running"), ended_at__isnull=True)
                | Q(state__in=("done", "failed"), ended_at__isnull=False),
                name="job_ends_once",
            ),
            models.CheckConstraint(condition=~Q(state="failed") | ~Q(why_failed=""), name="job_says_why_it_failed"),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.subject}: {self.state}"

    @property
    def is_unfinished(self) -> bool:
        """Whether a worker still has to do something."""
        return self.state in self.UNFINISHED
