"""What the observed teacher decides about a lesson, what they answer, and who has looked."""

import uuid
from typing import ClassVar

import pghistory
from django.db import models
from django.db.models import Q

from observations.models.afterwards import MOST_CHARACTERS
from observations.models.lessons import JointObservation
from people.audit import trail
from people.models import User


@pghistory.track(*trail(), fields=["joint", "receives", "released", "decided_at"], model_name="TeachersTermsEvent")
class TeachersTerms(models.Model):
    """The observed teacher's own terms for one lesson: whether they receive the judgements and release them."""

    class Appraiser(models.TextChoices):
        """Whether one of the observers is the teacher's appraiser: none observes unless the teacher chooses it."""

        NONE = "none", "None of them is my appraiser"
        CHOSEN = "chosen", "One of them is, and I choose that"

    joint = models.OneToOneField(JointObservation, on_delete=models.CASCADE, primary_key=True, related_name="terms")
    appraiser = models.CharField(max_length=6, choices=Appraiser.choices)
    receives = models.BooleanField("receives the judgements", default=False)
    released = models.BooleanField("releases them to the school lead", default=False)
    decided_at = models.DateTimeField()
    response = models.TextField(max_length=MOST_CHARACTERS, blank=True)
    responded_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=Q(response="") | Q(responded_at__isnull=False), name="response_has_a_time"
            ),
        ]

    def __str__(self) -> str:
        return f"terms of {self.joint_id}"


class Look(models.Model):
    """That somebody looked at the judgements of a lesson on a day: once a person and day; with a reason, each time."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    joint = models.ForeignKey(JointObservation, on_delete=models.CASCADE, related_name="+")
    person = models.ForeignKey(User, on_delete=models.CASCADE, related_name="+")
    day = models.DateField()
    at = models.DateTimeField()
    reason = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["at", "id"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["joint", "person", "day"], condition=Q(reason=""), name="look_once_a_day"),
        ]

    def __str__(self) -> str:
        return f"look {self.id}"
