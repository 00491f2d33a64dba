"""Setting a lesson up: the times on offer, who steps in if an observer cannot, and what each step waited for."""

import uuid
from typing import ClassVar

import pghistory
import pgtrigger
from django.db import models
from django.db.models import F, Q

from clusters.models import School
from observations.models.forms import InstrumentVersion
from observations.models.lessons import JointObservation
from people.audit import trail
from people.models import User


class OfferedTime(models.Model):
    """A time at which a lesson may be visited. After one was picked another may stay as the reserve."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    joint = models.ForeignKey(JointObservation, on_delete=models.CASCADE, related_name="offered_times")
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    period = models.CharField(max_length=20, blank=True)
    room = models.CharField(max_length=40, blank=True)
    is_reserve = models.BooleanField(default=False)

    class Meta:
        ordering: ClassVar[list[str]] = ["starts_at", "id"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(condition=Q(ends_at__gt=F("starts_at")), name="offered_time_in_order"),
            models.UniqueConstraint(fields=["joint", "starts_at"], name="offered_time_once"),
            models.UniqueConstraint(fields=["joint"], condition=Q(is_reserve=True), name="one_reserve_time_a_lesson"),
        ]

    def __str__(self) -> str:
        return f"offered time {self.id}"


@pghistory.track(*trail(), model_name="ReserveEvent")
class Reserve(models.Model):
    """Who observes if one of the observers cannot: agreed to beforehand, and nobody's place until then."""

    joint = models.OneToOneField(JointObservation, on_delete=models.CASCADE, primary_key=True, related_name="reserve")
    person = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    school = models.ForeignKey(School, on_delete=models.PROTECT, related_name="+")
    version = models.ForeignKey(InstrumentVersion, on_delete=models.PROTECT, related_name="+")

    class Meta:
        triggers: ClassVar[list[pgtrigger.Trigger]] = [
            pgtrigger.Trigger(
                name="nobody_stands_by_for_themself",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert | pgtrigger.Update,
                func=pgtrigger.Func(
                    """
                    IF EXISTS (
                        SELECT 1 FROM observations_jointobservation j
                        JOIN observations_lesson l ON l.id = j.lesson_id
                        WHERE j.id = NEW.joint_id AND l.teacher_id = NEW.person_id
                    ) OR EXISTS (
                        SELECT 1 FROM observations_observer o
                        WHERE o.joint_id = NEW.joint_id AND o.person_id = NEW.person_id
                    ) THEN
                        RAISE EXCEPTION 'a reserve takes no other part' USING ERRCODE = 'check_violation';
                    END IF;
                    RETURN NEW;
                    """
                ),
            ),
        ]

    def __str__(self) -> str:
        return f"reserve of {self.joint_id}"


class SetUpStep(models.Model):
    """One stretch of waiting while a lesson was set up, and for what: never for whom. It stops when it is observed."""

    class WaitsFor(models.TextChoices):
        """What it waits for."""

        TIMES = "times", "times to be offered"
        REPLY = "reply", "a time to be picked"
        YES = "yes", "everyone’s yes"
        COVER = "cover", "cover"
        ROOM = "room", "a room"
        DAY = "day", "the day of the lesson"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    joint = models.ForeignKey(JointObservation, on_delete=models.CASCADE, related_name="set_up_steps")
    waits_for = models.CharField(max_length=5, choices=WaitsFor.choices)
    began_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["began_at", "id"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=Q(ended_at__isnull=True) | Q(ended_at__gte=F("began_at")), name="set_up_step_in_order"
            ),
            models.UniqueConstraint(
                fields=["joint", "waits_for"], condition=Q(ended_at__isnull=True), name="waits_once_for_a_thing"
            ),
        ]

    def __str__(self) -> str:
        return f"waits for {self.get_waits_for_display()}"
