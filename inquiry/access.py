"""Who may do what with an entry that they may read. A refusal is its sentence; nothing means it may be done."""

import datetime as dt
import uuid
from dataclasses import dataclass
from typing import cast

from django.db.models import Prefetch, Q, QuerySet

from clusters.models import Alliance, Cluster, Membership, School
from clusters.queries import Reach
from inquiry.models import Audience, Entry
from inquiry.models.audience import readers_of, trios_of
from people.models import User
from pictures.wording import listed
from trios.models import Member, Trio

Role = Membership.Role
Scope = Trio | School | Alliance | Cluster
SCOPE_OF = {Audience.TRIO: Trio, Audience.SCHOOL: School, Audience.ALLIANCE: Alliance, Audience.CLUSTER: Cluster}


@dataclass(frozen=True, slots=True)
class Place:
    """One audience that somebody may choose: how wide, which trio, school, alliance or cluster, and who that is."""

    audience: Audience
    id: uuid.UUID | None
    name: str
    who: str

    @property
    def value(self) -> str:
        """How a form names it: `school:…`."""
        return f"{self.audience.value}:{self.id}" if self.id else self.audience.value

    def columns(self, *, trio: uuid.UUID | None) -> dict[str, uuid.UUID | str | None]:
        """Return the columns of an entry shared here that was written in this trio, or in none."""
        ids = {f"{each.value}_id": self.id if each == self.audience else None for each in SCOPE_OF}
        return {"audience": self.audience, **ids, "trio_id": ids["trio_id"] or trio}

    def readers(self, *, on: dt.date) -> QuerySet[User]:
        """Return who belongs there on this day: nobody for what one keeps to oneself."""
        if self.audience == Audience.ME:
            return User.objects.none()
        return readers_of(cast("Scope", SCOPE_OF[self.audience](pk=self.id)), on=on)


ONLY_ME = Place(Audience.ME, None, "Only me", "Nobody else reads it, whatever they run here.")


def trio_places(person: User) -> tuple[Place, ...]:
    """Return the trios that somebody can write to, the newest first (two queries); not those that were set aside."""
    going = trios_of(person).exclude(state=Trio.State.SET_ASIDE).select_related("leader")
    members = Prefetch("members", Member.objects.select_related("person"))
    return tuple(
        Place(Audience.TRIO, each.pk, str(each), f"The trio: {_in_it(each)}.")
        for each in going.prefetch_related(members).order_by("-formed_at", "pk")
    )


def _in_it(trio: Trio) -> str:
    """Name the members, and who leads them from outside."""
    members = [member.person for member in trio.members.all()]
    names = listed([member.first_name for member in members])
    return names if trio.leader in members else f"{names}, with {trio.leader.first_name}, who leads it"


def first_of(trios: tuple[Place, ...], wanted: str) -> tuple[Place, ...]:
    """Return the same trios, the one with this id (as it came from a form) first."""
    return tuple(sorted(trios, key=lambda place: str(place.id) != wanted))


def places_of(reach: Reach, trios: tuple[Place, ...] = ()) -> tuple[Place, ...]:
    """Return the audiences that somebody may choose, from narrow to wide; `trios` are those of `trio_places`."""
    return (
        ONLY_ME,
        *trios,
        *(
            Place(Audience.SCHOOL, each.id, each.name, "The school: everybody who works there.")
            for each in reach.schools
        ),
        *(
            Place(Audience.ALLIANCE, each.id, each.name, "The alliance: everybody at its schools.")
            for each in reach.alliances
        ),
        *(
            Place(Audience.CLUSTER, each.id, each.name, "The cluster: everybody in its alliances.")
            for each in sorted({*reach.clusters, *(one.cluster for one in reach.alliances)}, key=lambda one: one.name)
        ),
    )


def place_of(entry: Entry) -> Place:
    """Return where an entry is shared now (its trio, school, alliance and cluster loaded)."""
    if entry.audience == Audience.ME:
        return ONLY_ME
    scope = cast("Scope", getattr(entry, entry.audience))
    return Place(Audience(entry.audience), scope.pk, str(getattr(scope, "name", scope)), "As it is shared now.")


def refusal_to_edit(entry: Entry, person: User) -> str:
    """Say why this person may not change an entry."""
    return "" if entry.author_id == person.pk else "Only its author changes an entry. You can answer it."


def refusal_to_take_back(entry: Entry, person: User, *, on: dt.date) -> str:
    """Say why this person may not take an entry of somebody else's back to its author (a query for most)."""
    if entry.audience == Audience.ME:
        return "Nobody else reads this entry any more."
    if person.is_administrator or leads_where_shared(entry, person, on=on):
        return ""
    return "Those who lead where an entry is shared can take it back. Ask them, or its author."


def leads_where_shared(entry: Entry, person: User, *, on: dt.date) -> bool:
    """Whether the person leads the trio, school, alliance or cluster that an entry is shared with (one query)."""
    if entry.audience == Audience.TRIO and entry.trio_id is not None:
        return Trio.objects.filter(pk=entry.trio_id, leader=person).exists()
    return (
        Membership.objects.of(person)
        .current(on)
        .filter(
            Q(role=Role.SCHOOL_LEAD, school=entry.school_id, school__isnull=False)
            | Q(role=Role.ALLIANCE_LEAD, alliance=entry.alliance_id, alliance__isnull=False)
            | Q(role=Role.CLUSTER_LEAD, cluster=entry.cluster_id, cluster__isnull=False)
        )
        .exists()
    )
