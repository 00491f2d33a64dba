"""Lessons, joint observations and who observes."""

import datetime as dt
import uuid
from typing import ClassVar

import pghistory
import pgtrigger
from django.db import models
from django.db.models import F, Q

from clusters.models import School
from observations.models.forms import InstrumentVersion
from observations.models.rounds import Round
from people.audit import trail
from people.models import AgreementText, User

# A sheet that is still open so long after the lesson closes it unpaired.
UNPAIRED_AFTER = dt.timedelta(days=14)


# Whose lesson it is can be taken out of it for good, so its history never says it.
@pghistory.track(
    *trail("teacher", "subject", "year_group", "period", "room"),
    fields=["id", "school", "key_stage", "starts_at", "ends_at"],
    model_name="LessonEvent",
)
class Lesson(models.Model):
    """One lesson of one teacher."""

    class KeyStage(models.TextChoices):
        """The key stage: what leads above the school see in place of the year group."""

        EYFS = "0", "early years"
        KS1 = "1", "key stage 1"
        KS2 = "2", "key stage 2"
        KS3 = "3", "key stage 3"
        KS4 = "4", "key stage 4"
        KS5 = "5", "key stage 5"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    school = models.ForeignKey(School, on_delete=models.PROTECT, related_name="+")
    teacher = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, related_name="+")
    subject = models.CharField(max_length=40)
    year_group = models.CharField(max_length=20, blank=True, help_text="For example Year 8")
    key_stage = models.CharField(max_length=1, choices=KeyStage.choices)
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    period = models.CharField(max_length=20, blank=True, help_text="For example period 3")
    room = models.CharField(max_length=40, blank=True)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(condition=Q(ends_at__gt=F("starts_at")), name="lesson_in_order"),
            models.CheckConstraint(
                condition=Q(ends_at__lte=F("starts_at") + dt.timedelta(hours=8)), name="lesson_within_a_day"
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def title(self) -> str:
        """`Year 8 Science`: how those who were there call it."""
        return f"{self.year_group} {self.subject}".strip()

    @property
    def minutes(self) -> int:
        """Its length in whole minutes."""
        return int((self.ends_at - self.starts_at).total_seconds() // 60)


class JointObservationQuerySet(models.QuerySet["JointObservation"]):
    """Joint observations by who may know of them. Nothing here depends on anybody's judgement."""

    def visible_to(self, person: User, *, on: dt.date) -> "JointObservationQuerySet":
        """Those a person may know of: its observers, its teacher, and the leads of its alliance."""
        leads = Q(
            round__alliance__memberships__person=person,
            round__alliance__memberships__role="alliance_lead",
            round__alliance__memberships__starts_on__lte=on,
        ) & (Q(round__alliance__memberships__ends_on__isnull=True) | Q(round__alliance__memberships__ends_on__gte=on))
        return self.filter(Q(observers__person=person) | Q(lesson__teacher=person) | leads).distinct()

    def observed_by(self, person: User) -> "JointObservationQuerySet":
        """Those on which this person is an observer and has not been replaced."""
        return self.filter(observers__person=person, observers__replaced_at__isnull=True)


@pghistory.track(
    *trail("text"), fields=["id", "lesson", "round", "state", "graded", "talk_at"], model_name="JointObservationEvent"
)
class JointObservation(models.Model):
    """One lesson, two or more observers, each alone with their own paperwork; blind until all have sealed."""

    class State(models.TextChoices):
        """Stored states stop at *observed* until all have sealed: none of them tells on one observer."""

        PROPOSED = "proposed", "proposed"
        AGREED = "agreed", "agreed"
        SCHEDULED = "scheduled", "scheduled"
        OBSERVED = "observed", "observed"
        REVEALED = "revealed", "revealed"
        DISCUSSED = "discussed", "discussed"
        CLOSED = "closed", "closed"
        WITHDRAWN = "withdrawn", "withdrawn"
        UNPAIRED = "unpaired", "closed unpaired"

    BEING_SET_UP = (State.PROPOSED, State.AGREED)
    OPEN = (State.PROPOSED, State.AGREED, State.SCHEDULED, State.OBSERVED)
    SEALABLE = (State.SCHEDULED, State.OBSERVED)
    AFTER_REVEAL = (State.REVEALED, State.DISCUSSED, State.CLOSED)

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="joint_observations")
    lesson = models.OneToOneField(Lesson, on_delete=models.PROTECT, related_name="joint_observation")
    state = models.CharField(max_length=9, choices=State.choices, default=State.PROPOSED)
    graded = models.BooleanField()
    talk_at = models.DateTimeField("feedback conversation", null=True, blank=True)
    talk_how = models.CharField(max_length=40, blank=True, help_text="For example by phone")
    created_by = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, related_name="+")
    created_at = models.DateTimeField()
    # What everyone who takes part accepts first; the database schedules nothing without it.
    text = models.ForeignKey(AgreementText, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    # Until a time is picked, the lesson's own is the first of those on offer.
    picked_at = models.DateTimeField(null=True, blank=True)
    agreed_at = models.DateTimeField(null=True, blank=True)
    scheduled_at = models.DateTimeField(null=True, blank=True)
    observers_changed_at = models.DateTimeField(null=True, blank=True)
    revealed_at = models.DateTimeField(null=True, blank=True)
    discussed_at = models.DateTimeField(null=True, blank=True)
    discussed_by = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    closed_at = models.DateTimeField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    reason = models.CharField("why it was withdrawn", max_length=300, blank=True)
    names_out_at = models.DateTimeField(null=True, blank=True)

    objects = JointObservationQuerySet.as_manager()

    class Meta:
        # Today asks for what is being set up, among all that ever was.
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["state"], condition=Q(state__in=["proposed", "agreed"]), name="joint_being_set_up"),
        ]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=Q(state__in=["revealed", "discussed", "closed"], revealed_at__isnull=False)
                | Q(state__in=["proposed", "agreed", "scheduled", "observed", "unpaired"], revealed_at__isnull=True)
                | Q(state="withdrawn"),
                name="revealed_state_has_time",
            ),
            models.CheckConstraint(
                condition=Q(state="withdrawn", withdrawn_at__isnull=False)
                | (~Q(state="withdrawn") & Q(withdrawn_at__isnull=True)),
                name="withdrawn_state_has_time",
            ),
            models.CheckConstraint(
                condition=Q(state__in=["discussed", "closed"], discussed_at__isnull=False)
                | Q(state="withdrawn")
                | (~Q(state__in=["discussed", "closed", "withdrawn"]) & Q(discussed_at__isnull=True)),
                name="discussed_state_has_time",
            ),
            models.CheckConstraint(
                condition=Q(state="closed", closed_at__isnull=False, talk_at__isnull=False)
                | Q(state="withdrawn")
                | (~Q(state__in=["closed", "withdrawn"]) & Q(closed_at__isnull=True)),
                name="closed_state_has_times",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["agreed", "scheduled", "observed"]) | Q(picked_at__isnull=False),
                name="agreed_state_has_a_time_picked",
            ),
        ]

    def __str__(self) -> str:
        return f"joint observation {self.id}"

    def is_too_late(self, *, at: dt.datetime) -> bool:
        """Whether the lesson is over without everyone's yes; one that was entered afterwards never is."""
        return self.lesson.ends_at <= at and self.created_at < self.lesson.starts_at

    @property
    def unpaired_on(self) -> dt.date:
        """The day on which a sheet still open closes the lesson unpaired: 14 days after it."""
        return self.lesson.starts_at.date() + UNPAIRED_AFTER


@pghistory.track(*trail(), model_name="ObserverEvent")
class Observer(models.Model):
    """A person's place on a joint observation: for which school, on which version of its form, host or visitor."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    joint = models.ForeignKey(JointObservation, on_delete=models.CASCADE, related_name="observers")
    person = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    school = models.ForeignKey(School, on_delete=models.PROTECT, related_name="+")
    version = models.ForeignKey(InstrumentVersion, on_delete=models.PROTECT, related_name="+")
    is_host = models.BooleanField(default=False)
    replaced_at = models.DateTimeField(null=True, blank=True)

    # The form of a place that is nowhere stored (see `rehearsal`): a draft as it stands.
    rehearsed: object | None = None

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["joint", "person"], name="observer_once_on_a_lesson"),
            # The target of the sheet's composite foreign key (see the walls migration).
            models.UniqueConstraint(fields=["id", "joint", "person"], name="observer_identity"),
        ]
        triggers: ClassVar[list[pgtrigger.Trigger]] = [
            pgtrigger.Trigger(
                name="nobody_observes_themself",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert | pgtrigger.Update,
                func=pgtrigger.Func(
                    """
                    IF EXISTS (
                        SELECT 1 FROM observations_jointobservation j
                        JOIN observations_lesson l ON l.id = j.lesson_id
                        WHERE j.id = NEW.joint_id AND l.teacher_id = NEW.person_id
                    ) THEN
                        RAISE EXCEPTION 'nobody observes themself' USING ERRCODE = 'check_violation';
                    END IF;
                    RETURN NEW;
                    """
                ),
            ),
        ]

    def __str__(self) -> str:
        return f"observer {self.id}"
