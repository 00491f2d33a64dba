"""Quiet periods and caps of schools, people’s weekly lessons and planning time, minutes between schools."""

import uuid
from typing import ClassVar

import pghistory
from django.db import models
from django.db.models import F, Q

from clusters.models import School
from people.audit import trail
from people.models import User

LONGEST_TRIP = 240


@pghistory.track(*trail(), fields=["id", "school", "starts_on", "ends_on"], model_name="QuietPeriodEvent")
class QuietPeriod(models.Model):
    """Days on which a school is left alone. The reason is its leads' own: others see "not available until …"."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    school = models.ForeignKey(School, on_delete=models.CASCADE, related_name="quiet_periods")
    starts_on = models.DateField()
    ends_on = models.DateField()
    reason = models.CharField(max_length=120, blank=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["starts_on", "pk"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(condition=Q(ends_on__gte=F("starts_on")), name="quiet_period_in_order"),
        ]

    def __str__(self) -> str:
        return f"{self.school_id} quiet until {self.ends_on}"


class WeeklyTime(models.Model):
    """A stretch of a week: a lesson one teaches (a visit then needs cover), or planning time (never offered)."""

    class Kind(models.TextChoices):
        """What the time is for."""

        LESSON = "lesson", "I teach"
        PLANNING = "planning", "planning, preparation and assessment"

    class Day(models.IntegerChoices):
        """School days, numbered as `date.isoweekday` does."""

        MONDAY = 1, "Monday"
        TUESDAY = 2, "Tuesday"
        WEDNESDAY = 3, "Wednesday"
        THURSDAY = 4, "Thursday"
        FRIDAY = 5, "Friday"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    person = models.ForeignKey(User, on_delete=models.CASCADE, related_name="weekly_times")
    kind = models.CharField(max_length=8, choices=Kind.choices)
    day = models.PositiveSmallIntegerField(choices=Day.choices)
    starts_at = models.TimeField()
    ends_at = models.TimeField()

    class Meta:
        ordering: ClassVar[list[str]] = ["day", "starts_at", "pk"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(condition=Q(ends_at__gt=F("starts_at")), name="weekly_time_in_order"),
            models.CheckConstraint(condition=Q(day__range=(1, 5)), name="weekly_time_on_a_school_day"),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}, {self.get_day_display()} {self.starts_at:%H.%M}"


@pghistory.track(*trail(), model_name="TravelEvent")
class Travel(models.Model):
    """Minutes between two schools, the same both ways; they stand in the order of their ids: each pair once."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    one = models.ForeignKey(School, on_delete=models.CASCADE, related_name="+")
    other = models.ForeignKey(School, on_delete=models.CASCADE, related_name="+")
    minutes = models.PositiveSmallIntegerField()

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["one", "other"], name="travel_pair_once"),
            models.CheckConstraint(condition=Q(one__lt=F("other")), name="travel_pair_in_order"),
            models.CheckConstraint(condition=Q(minutes__lte=LONGEST_TRIP), name="travel_is_a_trip"),
        ]

    def __str__(self) -> str:
        return f"{self.minutes} minutes"


@pghistory.track(*trail(), model_name="CapEvent")
class Cap(models.Model):
    """How often, and for how many minutes, a school lets each of its teachers be observed in a school year."""

    school = models.OneToOneField(School, on_delete=models.CASCADE, primary_key=True, related_name="+")
    visits = models.PositiveSmallIntegerField(null=True, blank=True)
    minutes = models.PositiveSmallIntegerField(null=True, blank=True)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=Q(visits__isnull=False) | Q(minutes__isnull=False), name="cap_says_something"
            ),
        ]

    def __str__(self) -> str:
        return f"cap of {self.school_id}"
