"""Rounds: joint observations planned together under one question."""

import uuid
from typing import ClassVar

import pghistory
from django.db import models
from django.db.models import Q

from clusters.models import Alliance, School
from observations.models.forms import ReferenceScale
from people.audit import trail
from people.models import User


@pghistory.track(
    *trail("title", "question", "sample_note"),
    fields=["id", "alliance", "graded", "publishes", "scale", "closed_at"],
    model_name="RoundEvent",
)
class Round(models.Model):
    """A set of joint observations of one alliance. Ungraded unless its lead asks a question that needs grades."""

    class Publishes(models.TextChoices):
        """When its figures are counted: a count that ticks from 7 to 8 tells on one lesson."""

        AT_CLOSE = "close", "when the round closes"
        AS_IT_GOES = "live", "as it goes"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    alliance = models.ForeignKey(Alliance, on_delete=models.CASCADE, related_name="rounds")
    title = models.CharField(max_length=120)
    question = models.CharField(max_length=300, blank=True)
    graded = models.BooleanField(default=False)
    scale = models.ForeignKey(ReferenceScale, on_delete=models.PROTECT, related_name="+")
    publishes = models.CharField(max_length=5, choices=Publishes.choices, default=Publishes.AT_CLOSE)
    sample_note = models.CharField(max_length=300, blank=True)
    created_by = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, related_name="+")
    created_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(condition=Q(graded=False) | ~Q(question=""), name="graded_round_has_question"),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def is_published(self) -> bool:
        """Whether its lessons may be counted now."""
        return self.publishes == self.Publishes.AS_IT_GOES or self.closed_at is not None


@pghistory.track(*trail(), model_name="RoundSchoolEvent")
class RoundSchool(models.Model):
    """A school's part in a round, and whether it agreed that leads above it see its own and its pairs' figures."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    round = models.ForeignKey(Round, on_delete=models.CASCADE, related_name="round_schools")
    school = models.ForeignKey(School, on_delete=models.PROTECT, related_name="+")
    agreed_to_be_shown = models.BooleanField(default=False)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["round", "school"], name="school_once_in_round"),
        ]

    def __str__(self) -> str:
        return f"{self.school_id} in {self.round_id}"
