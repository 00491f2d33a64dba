"""Meetings of a cluster or an alliance: series, agenda, who comes, what is said and agreed, when to meet next."""

import datetime as dt
import uuid
from typing import ClassVar

import pghistory
from django.db import models
from django.db.models import F, Q

from clusters.models.belonging import Alliance, Cluster, Membership, Term
from people.audit import trail
from people.models import User

LONGEST_ITEM = 240


class Series(models.Model):
    """Meetings that follow each other: of a cluster, or of one of its alliances."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    cluster = models.ForeignKey(Cluster, on_delete=models.CASCADE, related_name="series")
    alliance = models.ForeignKey(Alliance, on_delete=models.CASCADE, null=True, blank=True, related_name="series")
    name = models.CharField(max_length=120)

    class Meta:
        ordering: ClassVar[list[str]] = ["name"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["cluster", "alliance", "name"], nulls_distinct=False, name="series_name_once"
            ),
        ]

    def __str__(self) -> str:
        return self.name


class MeetingQuerySet(models.QuerySet["Meeting"]):
    """Meetings by who may see them."""

    def visible_to(self, person: User, *, on: dt.date) -> "MeetingQuerySet":
        """Those of the clusters and alliances that the person belongs to on that day, and those they are seated at."""
        held = Membership.objects.of(person).current(on)
        schools = Alliance.objects.filter(
            Q(partnerships__left_on__isnull=True) | Q(partnerships__left_on__gte=on),
            partnerships__joined_on__lte=on,
            partnerships__school__in=held.values("school"),
        )
        alliances = Alliance.objects.filter(Q(pk__in=held.values("alliance")) | Q(pk__in=schools.values("pk")))
        clusters = Q(series__cluster__in=alliances.values("cluster")) | Q(series__cluster__in=held.values("cluster"))
        ours = Q(series__alliance__isnull=True) & clusters | Q(series__alliance__in=alliances.values("pk"))
        leads = Q(series__cluster__in=held.filter(role=Membership.Role.CLUSTER_LEAD).values("cluster"))
        seated = Q(pk__in=Seat.objects.filter(person=person).values("meeting"))
        if person.is_administrator:
            return self
        return self.filter(ours | leads | seated | Q(facilitator=person))


@pghistory.track(
    *trail(),
    fields=["id", "series", "mode", "starts_at", "ends_at", "facilitator", "state", "closed_at"],
    model_name="MeetingEvent",
)
class Meeting(models.Model):
    """One meeting. `stamp` counts every change to what the others' pages show; `sequence` those of its invitation.

    `previous_since` is when the item before the running one began, so that one step can be taken back; `follows` is the
    meeting whose poll (or agreement) gave this one its date.
    """

    class Mode(models.TextChoices):
        """How they meet."""

        FACE = "face", "Face to face"
        CALL = "call", "Conference call"

    class State(models.TextChoices):
        """Where it stands."""

        PLANNED = "planned", "Planned"
        RUNNING = "running", "Running"
        CLOSED = "closed", "Closed"
        OFF = "off", "Called off"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    series = models.ForeignKey(Series, on_delete=models.CASCADE, related_name="meetings")
    term = models.ForeignKey(Term, on_delete=models.PROTECT, null=True, related_name="meetings")
    title = models.CharField(max_length=120)
    mode = models.CharField(max_length=4, choices=Mode.choices, default=Mode.FACE)
    planned_mode = models.CharField(max_length=4, choices=Mode.choices, default=Mode.FACE)
    place = models.CharField(max_length=200, blank=True)
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    facilitator = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, related_name="+")
    made_by = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, related_name="+")
    reflections = models.TextField(max_length=20_000, blank=True)
    shared_challenges = models.TextField(max_length=20_000, blank=True)
    next_facilitation = models.CharField(max_length=200, blank=True)
    next_at = models.DateTimeField(null=True, blank=True)
    words_version = models.PositiveIntegerField(default=1)
    words_saved_at = models.DateTimeField(null=True)
    state = models.CharField(max_length=7, choices=State.choices, default=State.PLANNED)
    current = models.ForeignKey("AgendaItem", on_delete=models.SET_NULL, null=True, related_name="+")
    current_since = models.DateTimeField(null=True)
    previous_since = models.DateTimeField(null=True)
    closed_at = models.DateTimeField(null=True)
    sequence = models.PositiveIntegerField(default=0)
    stamp = models.PositiveIntegerField(default=1)
    follows = models.OneToOneField("self", on_delete=models.SET_NULL, null=True, related_name="followed_by")

    objects = MeetingQuerySet.as_manager()

    class Meta:
        ordering: ClassVar[list[str]] = ["-starts_at"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(condition=Q(ends_at__gt=F("starts_at")), name="meeting_in_order"),
            models.CheckConstraint(
                condition=Q(state="closed", closed_at__isnull=False) | ~Q(state="closed") & Q(closed_at__isnull=True),
                name="meeting_closed_has_time",
            ),
            models.CheckConstraint(
                condition=Q(state__in=["planned", "running", "closed", "off"]), name="meeting_state_known"
            ),
            models.CheckConstraint(
                condition=Q(follows__isnull=True) | ~Q(follows=F("pk")), name="meeting_follows_another"
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def slot_minutes(self) -> int:
        """How many minutes there are from start to end."""
        return int((self.ends_at - self.starts_at).total_seconds() // 60)


class AgendaItem(models.Model):
    """One item with its minutes; in the one that `is_updates` each alliance speaks in turn."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="items")
    order = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=200)
    short = models.CharField(max_length=40, blank=True)
    minutes = models.PositiveSmallIntegerField()
    is_updates = models.BooleanField(default=False)

    class Meta:
        ordering: ClassVar[list[str]] = ["order"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["meeting", "order"], name="item_order_once", deferrable=models.Deferrable.DEFERRED
            ),
            models.CheckConstraint(condition=Q(minutes__range=(1, LONGEST_ITEM)), name="item_minutes_in_range"),
        ]

    def __str__(self) -> str:
        return self.title


class Turn(models.Model):
    """An alliance at a meeting: its quick summary of at most five bullets, its place in the round, when it spoke."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="turns")
    alliance = models.ForeignKey(Alliance, on_delete=models.CASCADE, related_name="turns")
    order = models.PositiveSmallIntegerField()
    summary = models.TextField(max_length=2_600, blank=True)
    began_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["order", "alliance__name"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["meeting", "alliance"], name="alliance_once_at_meeting"),
        ]

    def __str__(self) -> str:
        return f"{self.alliance_id} at {self.meeting_id}"


class Seat(models.Model):
    """Somebody asked to a meeting; `coming` is their own answer, `came` what attendance says, each None until given."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="seats")
    person = models.ForeignKey(User, on_delete=models.CASCADE, related_name="+")
    is_guest = models.BooleanField(default=False)
    mailed_at = models.DateTimeField(null=True)
    coming = models.BooleanField(null=True)
    came = models.BooleanField(null=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["person__name", "id"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["meeting", "person"], name="seated_once"),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} at {self.meeting_id}"


@pghistory.track(
    *trail(),
    fields=["id", "meeting", "item", "alliance", "kind", "typed_at", "typed_by", "owner", "due_on", "done_at"],
    model_name="OutcomeEvent",
)
class Outcome(models.Model):
    """What was noted, decided or promised, against the item it belongs to; `id` is the writer's own key."""

    class Kind(models.TextChoices):
        """What it is."""

        NOTE = "note", "Note"
        DECISION = "decision", "Decision"
        ACTION = "action", "Action"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="outcomes")
    item = models.ForeignKey(AgendaItem, on_delete=models.SET_NULL, null=True, related_name="outcomes")
    alliance = models.ForeignKey(Alliance, on_delete=models.SET_NULL, null=True, related_name="+")
    kind = models.CharField(max_length=8, choices=Kind.choices)
    text = models.TextField(max_length=1000)
    typed_at = models.DateTimeField()
    typed_by = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, related_name="+")
    owner = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, related_name="meeting_actions")
    due_on = models.DateField(null=True)
    done_at = models.DateTimeField(null=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["typed_at", "id"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=Q(kind="action", due_on__isnull=False)
                | Q(kind__in=["note", "decision"], owner__isnull=True, due_on__isnull=True, done_at__isnull=True),
                name="only_actions_are_due",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.id}"


class Paper(models.Model):
    """A document the research needs from an alliance, ticked off once it is here."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="papers")
    alliance = models.ForeignKey(Alliance, on_delete=models.CASCADE, related_name="+")
    title = models.CharField(max_length=120)
    here_at = models.DateTimeField(null=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["alliance__name", "title", "id"]

    def __str__(self) -> str:
        return self.title


class PollDate(models.Model):
    """A date proposed for the next meeting; it is chosen by writing it as the meeting's `next_at`."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="poll_dates")
    starts_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar[list[str]] = ["starts_at"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["meeting", "starts_at"], name="poll_date_once"),
        ]

    def __str__(self) -> str:
        return f"{self.starts_at:%Y-%m-%d %H:%M}"


class PollAnswer(models.Model):
    """Whether somebody can come on a proposed date."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    date = models.ForeignKey(PollDate, on_delete=models.CASCADE, related_name="answers")
    person = models.ForeignKey(User, on_delete=models.CASCADE, related_name="+")
    can = models.BooleanField()

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["date", "person"], name="one_answer_a_date"),
        ]

    def __str__(self) -> str:
        return f"{self.person_id}: {self.can}"
