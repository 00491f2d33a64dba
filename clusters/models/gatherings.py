"""Conferences and cross-alliance events, and who was there."""

import uuid
from typing import ClassVar

from django.db import models
from django.db.models import Q

from clusters.models.belonging import Alliance, Cluster, School


class Gathering(models.Model):
    """A conference or an event across alliances: what, when, and which alliance and school hosted it."""

    class Kind(models.TextChoices):
        """What it was."""

        CONFERENCE = "conference", "Conference"
        CROSS_ALLIANCE = "cross", "Cross-alliance event"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    cluster = models.ForeignKey(Cluster, on_delete=models.CASCADE, related_name="gatherings")
    alliance = models.ForeignKey(Alliance, on_delete=models.SET_NULL, null=True, blank=True, related_name="gatherings")
    host = models.ForeignKey(School, on_delete=models.SET_NULL, null=True, blank=True, related_name="hosted_gatherings")
    kind = models.CharField(max_length=10, choices=Kind.choices, default=Kind.CROSS_ALLIANCE)
    title = models.CharField(max_length=120)
    held_on = models.DateField()

    class Meta:
        ordering: ClassVar[list[str]] = ["-held_on", "title"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(condition=Q(kind__in=["conference", "cross"]), name="gathering_kind_known"),
        ]

    def __str__(self) -> str:
        return self.title


class GatheringPlace(models.Model):
    """One person of one school who came."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    gathering = models.ForeignKey(Gathering, on_delete=models.CASCADE, related_name="places")
    school = models.ForeignKey(School, on_delete=models.CASCADE, related_name="+")
    name = models.CharField(max_length=120)

    class Meta:
        ordering: ClassVar[list[str]] = ["school__name", "name"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["gathering", "school", "name"], name="came_once"),
        ]

    def __str__(self) -> str:
        return self.name
