"""The scope of an agreement page: a round, school, alliance or cluster whose figures a person may see."""

import dataclasses
import uuid
from collections.abc import Iterable

from django.urls import reverse

from clusters.queries import AllianceAt, Reach
from observations.models import Cell
from pictures.wording import count_word
from reports.queries.rounds import AllianceRow, RoundRow, Stamp, alliances_in

ROUND, SCHOOL, ALLIANCE, CLUSTER = Cell.Scope.ROUND, Cell.Scope.SCHOOL, Cell.Scope.ALLIANCE, Cell.Scope.CLUSTER
SET_IN_MOTION = "What has been set in motion"
Link = tuple[str, str]
"""Words and address; the address is empty for the page itself."""


@dataclasses.dataclass(frozen=True, slots=True)
class Scope:
    """A scope as its reader meets it.

    `inside` is whether the reader belongs to the alliance whose lessons these are; `is_published` is false for a round
    whose figures wait for its close. `trail` leads down to it, `below` to narrower scopes that the reader may open.
    `is_closed` says that no counted round of it goes on.
    `alliance_id` is the alliance whose lessons they are, where they are of one alone.
    `note` says what the sample was, or of how many rounds it is. `stamp` changes whenever the figures do.
    """

    kind: str
    id: uuid.UUID
    name: str
    stamp: Stamp
    inside: bool
    trail: tuple[Link, ...] = ()
    below: tuple[Link, ...] = ()
    note: str = ""
    is_published: bool = True
    is_closed: bool = False
    alliance_id: uuid.UUID | None = None

    @property
    def address(self) -> str:
        """Where its page is."""
        return address_of(self.kind, self.id)


def address_of(kind: str, scope_id: uuid.UUID) -> str:
    """Return the address of a scope's page."""
    return reverse("agreement-scope", args=[kind, scope_id])


def find(kind: str, scope_id: uuid.UUID, reach: Reach) -> Scope | None:
    """Return the scope if this reader may see its figures, None otherwise (at most one query)."""
    finders = {CLUSTER: _cluster, ALLIANCE: _alliance, SCHOOL: _school, ROUND: _round}
    return finders[Cell.Scope(kind)](scope_id, reach) if kind in finders else None


def widest(reach: Reach) -> str:
    """Return the address of the widest scope that this reader may see, or an empty string."""
    for kind, scopes in ((CLUSTER, reach.clusters), (ALLIANCE, reach.alliances), (SCHOOL, reach.schools)):
        if scopes:
            return address_of(kind, scopes[0].id)
    return ""


def _note(alliances: Iterable[AllianceRow]) -> str:
    """Say what the sample was if all lessons are of one round; of several, how many."""
    notes = [each.note for alliance in alliances for each in alliance.rounds if each.is_counted]
    return notes[0] if len(notes) == 1 else f"From {count_word(len(notes))} rounds." if notes else ""


def all_closed(alliances: Iterable[AllianceRow]) -> bool:
    """Whether every round that is counted is closed."""
    return all(each.is_closed for alliance in alliances for each in alliance.rounds if each.is_counted)


def _cluster(cluster_id: uuid.UUID, reach: Reach) -> Scope | None:
    """A cluster, for those who lead it."""
    cluster = reach.cluster(cluster_id)
    if cluster is None:
        return None
    stamp, alliances = alliances_in(CLUSTER, cluster_id)
    below = (
        *((each.name, address_of(ALLIANCE, each.id)) for each in alliances),
        (SET_IN_MOTION, reverse("dashboard-cluster", args=[cluster_id])),
    )
    trail = ((cluster.short, ""),)
    return Scope(
        CLUSTER,
        cluster_id,
        cluster.name,
        stamp,
        inside=False,
        trail=trail,
        below=below,
        note=_note(alliances),
        is_closed=all_closed(alliances),
    )


def _alliance(alliance_id: uuid.UUID, reach: Reach) -> Scope | None:
    """An alliance, for those inside it and those who lead its cluster."""
    inside = reach.alliance(alliance_id)
    if inside is None and not reach.clusters:
        return None
    stamp, rows = alliances_in(ALLIANCE, alliance_id)
    alliance = inside or _from_above(rows, reach)
    if alliance is None:
        return None
    shown = [each for row in rows for each in row.rounds if inside or each.is_published]
    below = tuple((each.title, address_of(ROUND, each.id)) for each in shown)
    if inside:
        below += tuple((school.name, address_of(SCHOOL, school.id)) for school in reach.schools)
    if any(each.id == alliance_id for each in reach.led) or reach.cluster(alliance.cluster.id):
        below += ((SET_IN_MOTION, reverse("dashboard-alliance", args=[alliance_id])),)
    trail = (*_above(alliance, reach), (alliance.name, ""))
    return Scope(
        ALLIANCE,
        alliance_id,
        alliance.name,
        stamp,
        inside is not None,
        trail,
        below,
        _note(rows),
        is_closed=all_closed(rows),
        alliance_id=alliance_id,
    )


def _from_above(rows: tuple[AllianceRow, ...], reach: Reach) -> AllianceAt | None:
    """The alliance of these rows, if the reader leads its cluster."""
    cluster = reach.cluster(rows[0].cluster_id) if rows else None
    return AllianceAt(rows[0].id, rows[0].name, cluster) if cluster else None


def _school(school_id: uuid.UUID, reach: Reach) -> Scope | None:
    """A school, for its own staff."""
    school = reach.school(school_id)
    if school is None:
        return None
    stamp, rows = alliances_in(SCHOOL, school_id)
    home = reach.alliances[0] if reach.alliances else None
    above = (*_above(home, reach), (home.name, address_of(ALLIANCE, home.id))) if home else ()
    trail = (*above, (school.name, ""))
    return Scope(SCHOOL, school_id, school.name, stamp, inside=True, trail=trail, note=_note(rows))


def _round(round_id: uuid.UUID, reach: Reach) -> Scope | None:
    """A round, for the people of its alliance; for those who lead its cluster once its figures are published."""
    stamp, rows = alliances_in(ROUND, round_id)
    found: RoundRow | None = next((each for row in rows for each in row.rounds), None)
    if found is None:
        return None
    inside = reach.alliance(rows[0].id)
    alliance = inside or (_from_above(rows, reach) if found.is_published else None)
    if alliance is None:
        return None
    trail = (*_above(alliance, reach), (alliance.name, address_of(ALLIANCE, alliance.id)), (found.title, ""))
    return Scope(
        ROUND,
        round_id,
        found.title,
        stamp,
        inside is not None,
        trail,
        note=found.note,
        is_published=found.is_published,
        is_closed=found.is_closed,
        alliance_id=rows[0].id,
    )


def _above(alliance: AllianceAt, reach: Reach) -> tuple[Link, ...]:
    """The cluster of an alliance, as a link for those who may open it."""
    may_open = reach.cluster(alliance.cluster.id) is not None
    return ((alliance.cluster.short, address_of(CLUSTER, alliance.cluster.id)),) if may_open else ()
