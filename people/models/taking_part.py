"""What people accept before a lesson, in versions that never change, and the first hour of somebody who is new."""

import uuid
from typing import ClassVar

import pghistory
import pgtrigger
from django.db import models
from django.db.models import Q

from people.audit import trail
from people.models.accounts import User

# The first line of every version, whoever writes it: nobody can publish one without it.
FIRST_LINE = "Not for appraisal, capability or pay."
MOST_WORDS = 2_000  # characters of one paragraph


@pghistory.track(
    *trail(), fields=["id", "scope_id", "number", "written_by", "published_at"], model_name="AgreementTextEvent"
)
class AgreementText(models.Model):
    """One version of an agreement to take part.

    `scope_id` is the alliance or cluster whose own it is; none: everybody's. Whether a lesson has grades is said by
    the lesson, between `purpose` and `who_sees`.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    scope_id = models.UUIDField(null=True, blank=True)
    number = models.PositiveSmallIntegerField()
    purpose = models.TextField(max_length=MOST_WORDS)
    who_sees = models.TextField(max_length=MOST_WORDS)
    never_shown = models.TextField(max_length=MOST_WORDS)
    withdrawing = models.TextField(max_length=MOST_WORDS)
    written_by = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, related_name="+")
    published_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["scope_id", "number"], nulls_distinct=False, name="agreement_version_once"),
            models.CheckConstraint(
                condition=~Q(purpose="") & ~Q(who_sees="") & ~Q(never_shown="") & ~Q(withdrawing=""),
                name="agreement_is_whole",
            ),
        ]
        triggers: ClassVar[list[pgtrigger.Trigger]] = [
            pgtrigger.ReadOnly(name="agreement_stays", exclude=["written_by"]),
            pgtrigger.Protect(name="agreement_kept", operation=pgtrigger.Delete),
        ]

    def __str__(self) -> str:
        return f"version {self.number}"

    @property
    def first_line(self) -> str:
        """The line above everything else, the same in every version."""
        return FIRST_LINE


@pghistory.track(*trail(), fields=["id", "text", "person", "accepted_at", "withdrawn_at"], model_name="AcceptanceEvent")
class Acceptance(models.Model):
    """That somebody accepted one version, and when. `about` is the lesson it is for; none once its names are out."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    text = models.ForeignKey(AgreementText, on_delete=models.PROTECT, related_name="acceptances")
    person = models.ForeignKey(User, on_delete=models.CASCADE, related_name="+")
    about = models.UUIDField(null=True, blank=True)
    accepted_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["about", "person", "text"], name="accepted_once"),
            models.CheckConstraint(
                condition=Q(withdrawn_at__isnull=True) | Q(withdrawn_at__gte=models.F("accepted_at")),
                name="acceptance_in_order",
            ),
        ]

    def __str__(self) -> str:
        return f"acceptance {self.id}"


class FirstHour(models.Model):
    """How far somebody who is new has come: who sees what is read, and yes or no to taking part is said."""

    person = models.OneToOneField(User, on_delete=models.CASCADE, primary_key=True, related_name="+")
    began_at = models.DateTimeField()
    read_at = models.DateTimeField(null=True, blank=True)
    takes_part = models.BooleanField(null=True, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    dismissed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=Q(takes_part__isnull=True, answered_at__isnull=True)
                | Q(takes_part__isnull=False, answered_at__isnull=False),
                name="first_hour_answer_has_time",
            ),
        ]

    def __str__(self) -> str:
        return f"first hour of {self.person_id}"

    @property
    def is_over(self) -> bool:
        """Whether it has been answered or put aside."""
        return self.answered_at is not None or self.dismissed_at is not None
