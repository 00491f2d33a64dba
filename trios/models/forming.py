"""A trio, its members, and which trio it grew out of."""

import datetime as dt
import uuid
from typing import ClassVar

import pghistory
from django.db import models
from django.db.models import F, Q

from clusters.models import Alliance, Membership, School
from people.audit import trail
from people.models import User

DATES = ("plan_on", "visits_from", "visits_by", "revisits_from", "revisits_by", "debrief_by")


def _in_order() -> Q:
    """Return the condition that the dates of the cycle follow one another; those not set yet say nothing."""
    condition = Q()
    for at, earlier in enumerate(DATES):
        for later in DATES[at + 1 :]:
            condition &= (
                Q(**{f"{later}__gte": F(earlier)}) | Q(**{f"{earlier}__isnull": True}) | Q(**{f"{later}__isnull": True})
            )
    return condition


class TrioQuerySet(models.QuerySet["Trio"]):
    """Trios by who may see them."""

    def visible_to(self, person: User, *, on: dt.date) -> "TrioQuerySet":
        """Those of its members, its leader, and the SLEs and leads of its alliance on this day; nobody else's."""
        looked_after = (
            Membership.objects.of(person)
            .current(on)
            .filter(role__in=[Membership.Role.SLE, Membership.Role.ALLIANCE_LEAD])
            .values("alliance")
        )
        mine = Member.objects.filter(person=person).values("trio")
        return self.filter(Q(leader=person) | Q(alliance__in=looked_after) | Q(pk__in=mine))


@pghistory.track(
    *trail(),
    fields=[
        "id", "alliance", "number", "leader", "state", *DATES,
        "planned_on", "debriefed_on", "started_on", "ended_on",
    ],
    model_name="TrioEvent",
)  # fmt: skip
class Trio(models.Model):
    """Three teachers and one question. Planned until every head has said yes to cover, then running, then finished."""

    class State(models.TextChoices):
        """Where it stands as a whole; the step of the cycle is read from its dates and visits."""

        PLANNED = "planned", "planned"
        RUNNING = "running", "running"
        FINISHED = "finished", "finished"
        SET_ASIDE = "aside", "set aside"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    alliance = models.ForeignKey(Alliance, on_delete=models.CASCADE, related_name="trios")
    number = models.PositiveIntegerField()
    focus = models.CharField("focus question", max_length=200, blank=True)
    leader = models.ForeignKey(User, on_delete=models.PROTECT, related_name="led_trios")
    state = models.CharField(max_length=8, choices=State.choices, default=State.PLANNED)
    formed_by = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, related_name="+")
    formed_at = models.DateTimeField()
    plan_on = models.DateField(null=True, blank=True)
    visits_from = models.DateField(null=True, blank=True)
    visits_by = models.DateField(null=True, blank=True)
    revisits_from = models.DateField(null=True, blank=True)
    revisits_by = models.DateField(null=True, blank=True)
    debrief_by = models.DateField(null=True, blank=True)
    planned_on = models.DateField(null=True, blank=True)
    debriefed_on = models.DateField(null=True, blank=True)
    started_on = models.DateField(null=True, blank=True)
    ended_on = models.DateField(null=True, blank=True)
    why_set_aside = models.CharField(max_length=300, blank=True)

    objects = TrioQuerySet.as_manager()

    class Meta:
        ordering: ClassVar[list[str]] = ["number", "pk"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["alliance", "number"], name="trio_number_once_in_alliance"),
            models.CheckConstraint(condition=_in_order(), name="trio_dates_in_order"),
            models.CheckConstraint(
                condition=Q(state="planned", started_on__isnull=True) | Q(state="aside") | Q(started_on__isnull=False),
                name="trio_started_unless_planned",
            ),
            models.CheckConstraint(
                condition=Q(state__in=["planned", "running"], ended_on__isnull=True)
                | Q(state__in=["finished", "aside"], ended_on__isnull=False),
                name="trio_ended_when_finished",
            ),
            models.CheckConstraint(
                condition=Q(debriefed_on__isnull=True) | Q(planned_on__isnull=False), name="trio_planned_first"
            ),
        ]

    def __str__(self) -> str:
        return f"Trio {self.number}"


@pghistory.track(*trail(), model_name="MemberEvent")
class Member(models.Model):
    """One of the three, as they were when it was formed, and their head's yes to cover."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    trio = models.ForeignKey(Trio, on_delete=models.CASCADE, related_name="members")
    person = models.ForeignKey(User, on_delete=models.PROTECT, related_name="trio_memberships")
    school = models.ForeignKey(School, on_delete=models.PROTECT, related_name="+")
    department = models.CharField(max_length=60, blank=True)
    post = models.CharField(max_length=7, choices=Membership.Post.choices, blank=True)
    place = models.PositiveSmallIntegerField()
    cover_asked_on = models.DateField()
    cover_agreed_on = models.DateField(null=True, blank=True)
    cover_agreed_by = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")

    class Meta:
        ordering: ClassVar[list[str]] = ["place", "pk"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["trio", "person"], name="person_once_in_trio"),
            models.UniqueConstraint(fields=["trio", "place"], name="trio_place_once"),
            models.CheckConstraint(condition=Q(place__range=(1, 3)), name="trio_has_three_places"),
            models.CheckConstraint(
                condition=Q(cover_agreed_on__isnull=True) | Q(cover_agreed_on__gte=F("cover_asked_on")),
                name="trio_cover_asked_first",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} in {self.trio_id}"


@pghistory.track(*trail(), model_name="DescentEvent")
class Descent(models.Model):
    """A trio grew out of an earlier one: whoever leads it was a member there. A trigger keeps circles out."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    child = models.ForeignKey(Trio, on_delete=models.CASCADE, related_name="descents")
    parent = models.ForeignKey(Trio, on_delete=models.CASCADE, related_name="offshoots")

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["child", "parent"], name="descent_once"),
            models.CheckConstraint(condition=~Q(child=F("parent")), name="descent_not_of_itself"),
        ]

    def __str__(self) -> str:
        return f"{self.child_id} from {self.parent_id}"
