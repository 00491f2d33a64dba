"""Who can be in a trio: people by school, who is willing, who waits to lead, and which trios suggest themselves."""

import datetime as dt
import uuid
from dataclasses import dataclass
from itertools import combinations

from django.db.models import Q

from clusters.models import Alliance, Membership, Partnership, School
from diary.queries import last_quiet_days, minutes_between
from people.models import User
from trios.models import Member, Trio, Willingness
from trios.steps import day_words
from trios.suggesting import Suggestion, Willing, suggest
from trios.wording import plural, short_school

SUGGESTIONS_SHOWN = 3


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody who works at a school of the alliance."""

    person: User
    school: School
    department: str
    post: str
    would_join: str | None  # on what
    would_lead: str | None
    is_sle: bool
    open_trio: str  # the trio they are in until it ends
    quiet_until: dt.date | None

    @property
    def key(self) -> str:
        """What stands for them in a form."""
        return str(self.person.pk)

    @property
    def label(self) -> str:
        """`Beth Lacey, English, Hawkcombe (would join)`."""
        words = ", ".join(filter(None, [self.person.name, self.department, short_school(self.school.name)]))
        if self.open_trio:
            return f"{words} (in {self.open_trio})"
        if self.quiet_until:
            return f"{words} (not available until {day_words(self.quiet_until)})"
        return f"{words} (would join)" if self.would_join is not None else words

    @property
    def is_free(self) -> bool:
        """Whether they are in no open trio, and their school is not quiet."""
        return not self.open_trio and self.quiet_until is None


@dataclass(frozen=True, slots=True)
class SuggestedTrio:
    """A suggestion with its people and its reasons in words."""

    people: tuple[Candidate, ...]
    badges: tuple[str, ...]
    why: str


def candidates_of(alliance: Alliance, *, on: dt.date) -> list[Candidate]:
    """Return everybody who works at a school of this alliance, by school and name (six queries)."""
    current = Q(left_on__isnull=True) | Q(left_on__gte=on)
    schools = Partnership.objects.filter(current, alliance=alliance, joined_on__lte=on).values("school")
    held = (
        Membership.objects.current(on)
        .filter(school__in=schools, person__is_active=True)
        .select_related("person", "school")
        .order_by("school__name", "person__name", "-department", "pk")
    )
    willing = Willingness.objects.filter(alliance=alliance, ended_on__isnull=True)
    would = {(person, kind): focus for person, kind, focus in willing.values_list("person", "kind", "focus")}
    open_trios = Member.objects.filter(trio__state__in=[Trio.State.PLANNED, Trio.State.RUNNING])
    busy = {person: f"Trio {number}" for person, number in open_trios.values_list("person", "trio__number")}
    sles = set(
        Membership.objects.current(on)
        .filter(alliance=alliance, role=Membership.Role.SLE)
        .values_list("person", flat=True)
    )
    found: dict[uuid.UUID, Candidate] = {}
    memberships = list(held)
    quiet = last_quiet_days({membership.school_id for membership in memberships if membership.school_id}, on=on)
    for each in memberships:
        if each.school is None or each.person_id in found:
            continue
        until = quiet.get(each.school.pk)
        found[each.person_id] = Candidate(
            person=each.person,
            school=each.school,
            department=each.department,
            post=each.post,
            would_join=would.get((each.person_id, "join")),
            would_lead=would.get((each.person_id, "lead")),
            is_sle=each.person_id in sles,
            open_trio=busy.get(each.person_id, ""),
            quiet_until=until if until is not None and until >= on else None,
        )
    return list(found.values())


def sles_elsewhere(alliance: Alliance, candidates: list[Candidate], *, on: dt.date) -> list[User]:
    """Return the SLEs of this alliance who work at none of its schools: they lead trios alone (one query)."""
    held = Membership.objects.current(on).filter(alliance=alliance, role=Membership.Role.SLE, person__is_active=True)
    here = [each.person.pk for each in candidates]
    return list(User.objects.filter(pk__in=held.values("person")).exclude(pk__in=here).order_by("name", "pk"))


def longest_trip(chosen: list[Candidate]) -> str:
    """Say how far apart the people chosen work: `25 minutes at most between two of them` (a query for two or more)."""
    schools = {each.school.pk for each in chosen}
    if len(schools) < 2:  # noqa: PLR2004 - a trip has two ends
        return ""
    known = minutes_between(schools)
    pairs = [frozenset(pair) for pair in combinations(schools, 2)]
    if any(pair not in known for pair in pairs):
        return "Nobody has entered yet how long the way between them takes."
    return f"{max(known[pair] for pair in pairs)} minutes at most between two of them."


def suggested(candidates: list[Candidate], *, most: int = SUGGESTIONS_SHOWN) -> list[SuggestedTrio]:
    """Return the best trios of those who would join one and are free (one query)."""
    free = {each.person.pk: each for each in candidates if each.would_join is not None and each.is_free}
    if len(free) < 3:  # noqa: PLR2004 - a trio
        return []
    minutes = minutes_between({each.school.pk for each in free.values()})
    willing = [Willing(key, each.school.pk, each.department, each.school.school_phase) for key, each in free.items()]
    return [_in_words(found, free) for found in suggest(willing, minutes)[:most]]


def _in_words(found: Suggestion, free: dict[uuid.UUID, Candidate]) -> SuggestedTrio:
    badges = [plural(found.schools, "school"), plural(found.departments, "department")]
    if found.phases > 1:
        badges.append(plural(found.phases, "school phase"))
    if found.crossing == 3:  # noqa: PLR2004 - each of three pairs
        why = "Every pair crosses department and school"
    elif found.crossing:
        why = f"{('One pair crosses', 'Two pairs cross')[found.crossing - 1]} department and school"
    else:
        why = "The nearest there is: no pair crosses both department and school"
    trip = f"{'perhaps ' if found.guessed else ''}{found.minutes} minutes at most between two of them"
    return SuggestedTrio(tuple(free[each.key] for each in found.people), tuple(badges), f"{why}; {trip}.")


@dataclass(frozen=True, slots=True)
class Waiting:
    """Somebody on the waiting list."""

    person: uuid.UUID
    name: str
    kind: str
    focus: str
    since: dt.date
    days: int
    from_trio: str


def waiting_list(alliance: Alliance, *, on: dt.date) -> list[Waiting]:
    """Return who waits to lead or to join a trio, leading first, longest first (one query)."""
    found = Willingness.objects.filter(alliance=alliance, ended_on__isnull=True).select_related("person", "from_trio")
    return [
        Waiting(
            each.person_id,
            each.person.name,
            each.kind,
            each.focus,
            each.since,
            (on - each.since).days,
            str(each.from_trio) if each.from_trio else "",
        )
        for each in found.order_by("-kind", "since", "pk")
    ]
