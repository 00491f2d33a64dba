"""The trios of some alliances with all that belongs to them, read once for whatever a page makes of them."""

import datetime as dt
import uuid
from collections import defaultdict
from dataclasses import dataclass

from django.db.models import Q

from clusters.models import Membership, Term
from diary.queries import last_quiet_days
from trios.models import Descent, Member, Trio, Visit, Willingness


@dataclass(frozen=True, slots=True)
class Leader:
    """Who leads a trio."""

    name: str
    school: str
    is_sle: bool


@dataclass(frozen=True)
class Rows:
    """What the database holds of these alliances, read once."""

    trios: list[Trio]
    members: dict[uuid.UUID, list[Member]]
    visits: dict[uuid.UUID, list[Visit]]
    parents: dict[uuid.UUID, list[uuid.UUID]]
    willing: dict[uuid.UUID, str]
    leaders: dict[uuid.UUID, Leader]
    quiet: dict[uuid.UUID, dt.date]


def read_rows(alliances: set[uuid.UUID], *, on: dt.date, term: Term | None = None) -> Rows:
    """Read the rows (six queries)."""
    found = Trio.objects.filter(alliance__in=alliances).select_related("leader").order_by("alliance", "number")
    if term is not None:
        found = found.filter(
            Q(ended_on__isnull=True) | Q(ended_on__gte=term.starts_on), formed_at__date__lte=term.ends_on
        )
    trios = list(found)
    ids = {trio.pk for trio in trios}
    members: dict[uuid.UUID, list[Member]] = defaultdict(list)
    of_alliances = {"trio__alliance__in": alliances}
    for member in Member.objects.filter(**of_alliances).select_related("person", "school").order_by("place"):
        members[member.trio_id].append(member)
    visits: dict[uuid.UUID, list[Visit]] = defaultdict(list)
    for visit in Visit.objects.filter(**of_alliances):
        visits[visit.trio_id].append(visit)
    parents: dict[uuid.UUID, list[uuid.UUID]] = defaultdict(list)
    pairs = Descent.objects.filter(child__alliance__in=alliances).order_by("parent__number")
    for child, parent in pairs.values_list("child", "parent"):
        if parent in ids:
            parents[child].append(parent)
    waiting = Willingness.objects.filter(alliance__in=alliances, kind=Willingness.Kind.LEAD, ended_on__isnull=True)
    schools = {member.school_id for trio in trios for member in members[trio.pk]}
    return Rows(
        trios=trios,
        members=members,
        visits=visits,
        parents=parents,
        willing=dict(waiting.values_list("person", "focus")),
        leaders=_leaders(trios, on=on),
        quiet=last_quiet_days(schools, on=on),
    )


def _leaders(trios: list[Trio], *, on: dt.date) -> dict[uuid.UUID, Leader]:
    """Return who leads these trios, with their school and whether they are an SLE (one query)."""
    names = {trio.leader_id: trio.leader.name for trio in trios}
    held = Membership.objects.current(on).filter(person__in=names).values_list("person", "role", "school__name")
    schools: dict[uuid.UUID, str] = {}
    sles = set()
    for person, role, school in held:
        if school:
            schools.setdefault(person, school)
        if role == Membership.Role.SLE:
            sles.add(person)
    return {person: Leader(name, schools.get(person, ""), person in sles) for person, name in names.items()}
