"""Who may do what with an entry that they may read. A refusal is its sentence; nothing means it may be done."""

import datetime as dt
import uuid
from dataclasses import dataclass
from typing import cast

from django.db.models import Q, QuerySet

from clusters.models import Alliance, Cluster, Membership, School
from clusters.queries import Reach
from inquiry.models import Audience, Entry
from inquiry.models.audience import readers_of
from people.models import User

Role = Membership.Role
Scope = School | Alliance | Cluster
SCOPE_OF = {Audience.SCHOOL: School, Audience.ALLIANCE: Alliance, Audience.CLUSTER: Cluster}


@dataclass(frozen=True, slots=True)
class Place:
    """One audience that somebody may choose: how wide, which school, alliance or cluster, and who that is."""

    audience: Audience
    id: uuid.UUID | None
    name: str
    who: str

    @property
    def value(self) -> str:
        """How a form names it: `school:…`."""
        return f"{self.audience.value}:{self.id}" if self.id else self.audience.value

    def columns(self) -> dict[str, uuid.UUID | str | None]:
        """Return the columns of an entry shared here."""
        ids = {f"{each.value}_id": self.id if each == self.audience else None for each in SCOPE_OF}
        return {"audience": self.audience, **ids}

    def readers(self, *, on: dt.date) -> QuerySet[User]:
        """Return who belongs there on this day: nobody for what one keeps to oneself."""
        if self.audience == Audience.ME:
            return User.objects.none()
        return readers_of(cast("Scope", SCOPE_OF[self.audience](pk=self.id)), on=on)


ONLY_ME = Place(Audience.ME, None, "Only me", "Nobody else reads it, whatever they run here.")


def places_of(reach: Reach) -> tuple[Place, ...]:
    """Return the audiences that somebody may choose, from narrow to wide."""
    return (
        ONLY_ME,
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
    """Return where an entry is shared now (its school, alliance or cluster loaded)."""
    scope = entry.school or entry.alliance or entry.cluster
    if scope is None:
        return ONLY_ME
    return Place(Audience(entry.audience), scope.pk, str(getattr(scope, "name", "")), "As it is shared now.")


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
    """Whether the person leads the school, alliance or cluster that an entry is shared with (one query)."""
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
