"""How far a teacher opens their room, and how comfortable somebody is with being observed: both their own."""

import uuid
from typing import ClassVar

from django.db import models
from django.db.models import Q

from observations.models.lessons import JointObservation
from people.models import User

MOST_COMFORT = 10


class Opening(models.Model):
    """One rung that a teacher is open to, and how far: their own department, their school, other schools."""

    class Rung(models.TextChoices):
        """The rungs, from the easiest on."""

        RESOURCE = "resource", "Share a resource"
        PLAN = "plan", "Plan a lesson together"
        WORK = "work", "Swap pupils’ work"
        WALK = "walk", "A learning walk"
        PART = "part", "Part of a lesson, by invitation"
        LESSON = "lesson", "A whole lesson, without grades"
        JOINT = "joint", "A joint judgement with grades"

    class Reach(models.TextChoices):
        """How far; each takes in those before it."""

        DEPARTMENT = "dept", "My department"
        SCHOOL = "school", "Other departments"
        OTHERS = "others", "Other schools"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    person = models.ForeignKey(User, on_delete=models.CASCADE, related_name="+")
    rung = models.CharField(max_length=8, choices=Rung.choices)
    reach = models.CharField(max_length=6, choices=Reach.choices)
    chosen_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["person", "rung"], name="rung_once_a_person"),
        ]

    def __str__(self) -> str:
        return f"{self.get_rung_display()}: {self.get_reach_display()}"


class Comfort(models.Model):
    """How comfortable somebody was before or after a lesson, 0 to 10. The database shows it to nobody else."""

    class Moment(models.TextChoices):
        """When it was asked."""

        BEFORE = "before", "before"
        AFTER = "after", "after"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    joint = models.ForeignKey(JointObservation, on_delete=models.CASCADE, related_name="+")
    person = models.ForeignKey(User, on_delete=models.CASCADE, related_name="+")
    moment = models.CharField(max_length=6, choices=Moment.choices)
    value = models.PositiveSmallIntegerField()
    answered_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["person", "joint", "moment"], name="comfort_once_a_moment"),
            models.CheckConstraint(condition=Q(value__lte=MOST_COMFORT), name="comfort_to_ten"),
        ]

    def __str__(self) -> str:
        return f"comfort {self.moment}"
