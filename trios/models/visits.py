"""Visits of one member to another's lesson, the times the host offers, and what was tried."""

import uuid
from typing import ClassVar

import pghistory
from django.db import models
from django.db.models import F, Q

from people.audit import trail
from people.models import User
from trios.models.forming import Trio


@pghistory.track(
    *trail(),
    fields=["id", "trio", "kind", "visitor", "host", "starts_at", "ends_at", "needs_cover", "done_at"],
    model_name="VisitEvent",
)
class Visit(models.Model):
    """One visits the other's lesson: first to see, again to see what was tried. Dated once the visitor picks a time."""

    class Kind(models.TextChoices):
        """The first visit, and the one after something was tried."""

        VISIT = "visit", "Visit"
        REVISIT = "revisit", "Revisit"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    trio = models.ForeignKey(Trio, on_delete=models.CASCADE, related_name="visits")
    kind = models.CharField(max_length=7, choices=Kind.choices)
    visitor = models.ForeignKey(User, on_delete=models.PROTECT, related_name="trio_visits")
    host = models.ForeignKey(User, on_delete=models.PROTECT, related_name="trio_lessons")
    asked_at = models.DateTimeField()
    declined_at = models.DateTimeField(null=True, blank=True)
    starts_at = models.DateTimeField(null=True, blank=True)
    ends_at = models.DateTimeField(null=True, blank=True)
    period = models.CharField(max_length=40, blank=True)
    place = models.CharField(max_length=80, blank=True)
    needs_cover = models.BooleanField(default=False)
    revision = models.PositiveSmallIntegerField(default=0)
    done_at = models.DateTimeField(null=True, blank=True)
    tried = models.TextField("what was tried", max_length=2000, blank=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["kind", "starts_at", "pk"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["trio", "kind", "visitor", "host"], name="trio_visit_once"),
            models.CheckConstraint(condition=~Q(visitor=F("host")), name="trio_visit_of_another"),
            models.CheckConstraint(
                condition=Q(starts_at__isnull=True, ends_at__isnull=True) | Q(ends_at__gt=F("starts_at")),
                name="trio_visit_in_order",
            ),
            models.CheckConstraint(
                condition=Q(done_at__isnull=True) | Q(starts_at__isnull=False), name="trio_visit_dated_before_done"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} of {self.visitor_id} to {self.host_id}"


class Offer(models.Model):
    """A time at which the host may be visited: up to three, of which the visitor picks one."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    visit = models.ForeignKey(Visit, on_delete=models.CASCADE, related_name="offers")
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    period = models.CharField(max_length=40, blank=True)
    place = models.CharField(max_length=80, blank=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["starts_at", "pk"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["visit", "starts_at"], name="trio_offer_once"),
            models.CheckConstraint(condition=Q(ends_at__gt=F("starts_at")), name="trio_offer_in_order"),
        ]

    def __str__(self) -> str:
        return f"{self.starts_at:%d %B %H.%M}"
