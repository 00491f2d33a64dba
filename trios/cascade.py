"""The cascade: trios by generation, who goes on to lead, where it stalls, who visited whom, whom it has not reached."""

import datetime as dt
import uuid
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Q

from clusters.models import Partnership, Term
from stats.proportions import wilson
from stats.results import Interval
from trios.models import Trio
from trios.rows import Leader, Rows, read_rows
from trios.steps import Waiting, short_day, waiting_of
from trios.wording import plural

STARTED = (Trio.State.RUNNING, Trio.State.FINISHED)
FEWEST_FOR_A_SHARE = 5


@dataclass(frozen=True, slots=True)
class Seat:
    """A member as the tree shows them: `leads` are the numbers of the trios they went on to lead."""

    person: uuid.UUID
    name: str
    department: str
    school: str
    would_lead: str | None  # on what, if they wait for a trio of their own


@dataclass(frozen=True, slots=True)
class Node:
    """One trio in the tree. Until everybody's head has said yes it names departments alone."""

    id: uuid.UUID
    number: int
    alliance: uuid.UUID
    state: str
    words: str
    is_stalled: bool
    generation: int
    leader_id: uuid.UUID
    leader: Leader
    seats: tuple[Seat, ...]
    covered: int
    parents: tuple[uuid.UUID, ...]


@dataclass(frozen=True, slots=True)
class Stall:
    """What trios wait for: how many, and the longest in days."""

    what: str
    trios: int
    longest: int


@dataclass(frozen=True, slots=True)
class Cascade:
    """Everything the page of the cascade shows."""

    nodes: tuple[Node, ...]
    leaders: int
    leaders_are_sles: bool
    trios: int
    people: int
    schools: int
    next_words: str
    go_on: int
    share: Interval | None
    would_lead: int
    stalls: tuple[Stall, ...]
    set_aside: tuple[tuple[int, str], ...]
    departments: tuple[str, ...]
    visits: tuple[tuple[int, ...], ...]  # visitor's department × host's
    not_reached: tuple[str, ...]

    @property
    def finding(self) -> str:
        """Say it in one sentence: `2 SLEs, 2 trios, 6 people, 5 schools; the next trio waits for cover.`."""
        who = plural(self.leaders, "SLE" if self.leaders_are_sles else "leader")
        counts = f"{who}, {plural(self.trios, 'trio')}, {_people(self.people)}, {plural(self.schools, 'school')}"
        return f"{counts}; {self.next_words}." if self.next_words else f"{counts}."

    @property
    def go_on_words(self) -> str:
        """Say `1 of 6 people goes on to lead (17%; likely 3–56%)`, without a share of fewer than five."""
        words = f"{self.go_on} of {_people(self.people)} {'goes' if self.go_on == 1 else 'go'} on to lead"
        if self.share is None:
            return words
        low, high = round(self.share.low * 100), round(self.share.high * 100)
        return f"{words} ({round(self.share.value * 100)}%; likely {low}–{high}%)"

    @property
    def has_visits(self) -> bool:
        """Whether anybody has visited anybody."""
        return any(map(any, self.visits))

    @property
    def longest_stall(self) -> str:
        """What most stalled trios wait for."""
        return self.stalls[0].what if self.stalls else ""

    @property
    def crossed_words(self) -> str:
        """Say `3 of 3 visits crossed departments; 12 of 15 pairs of departments have never met`."""
        size = len(self.departments)
        total = sum(map(sum, self.visits))
        crossed = total - sum(self.visits[at][at] for at in range(size))
        pairs = [(one, other) for one in range(size) for other in range(one)]
        never = sum(1 for one, other in pairs if not self.visits[one][other] + self.visits[other][one])
        words = f"{crossed} of {plural(total, 'visit')} crossed departments"
        return f"{words}; {never} of {plural(len(pairs), 'pair')} of departments have never met" if never else words


def _people(count: int) -> str:
    return plural(count, "person", "people")


def cascade_of(alliance_ids: Iterable[uuid.UUID], *, on: dt.date, term: Term | None = None) -> Cascade:
    """Return the cascade of these alliances as it stands on a day, or the part of it that ran in a term.

    The same seven queries for three trios and for three hundred.
    """
    wanted = set(alliance_ids)
    return told(read_rows(wanted, on=on, term=term), wanted, on=on)


def told(rows: Rows, alliances: set[uuid.UUID], *, on: dt.date) -> Cascade:
    """Return the cascade that these rows tell (one more query: which schools there are)."""
    generations = _generations(rows)
    nodes = tuple(_node(trio, rows, generations[trio.pk], on=on) for trio in rows.trios if trio.state != "aside")
    started = [trio for trio in rows.trios if trio.state in STARTED]
    seats = [member for trio in started for member in rows.members[trio.pk]]
    people = {seat.person_id for seat in seats}
    go_on = people & {trio.leader_id for trio in rows.trios if trio.state != "aside" and rows.parents[trio.pk]}
    roots = {node.leader_id: node.leader for node in nodes if node.state in STARTED and not node.parents}
    departments, visits = _who_visited_whom(rows)
    reached = {seat.school_id for seat in seats}
    share = wilson(len(go_on), len(people)) if len(people) >= FEWEST_FOR_A_SHARE else None
    return Cascade(
        nodes=nodes,
        leaders=len(roots),
        leaders_are_sles=all(leader.is_sle for leader in roots.values()),
        trios=len(started),
        people=len(people),
        schools=len(reached),
        next_words=_next_words(rows, on=on),
        go_on=len(go_on),
        share=share if isinstance(share, Interval) else None,
        would_lead=len(set(rows.willing) & people - go_on),
        stalls=_stalls(rows, on=on),
        set_aside=tuple((trio.number, trio.why_set_aside) for trio in rows.trios if trio.state == "aside"),
        departments=departments,
        visits=visits,
        not_reached=_not_reached(alliances, reached, on=on),
    )


def _generations(rows: Rows) -> dict[uuid.UUID, int]:
    """Return each trio's generation: one more than the highest of its parents. The database keeps circles out."""
    generations: dict[uuid.UUID, int] = {}
    left = [trio.pk for trio in rows.trios]
    while left:
        ready = [trio for trio in left if all(parent in generations for parent in rows.parents[trio])]
        for trio in ready:
            generations[trio] = 1 + max((generations[parent] for parent in rows.parents[trio]), default=0)
        left = [trio for trio in left if trio not in generations]
    return generations


def _waiting(trio: Trio, rows: Rows, *, on: dt.date) -> Waiting | None:
    members, visits = rows.members[trio.pk], rows.visits[trio.pk]
    return waiting_of(trio, members=members, visits=visits, quiet=rows.quiet, on=on)


def _node(trio: Trio, rows: Rows, generation: int, *, on: dt.date) -> Node:
    """Return one trio of the tree."""
    waiting = _waiting(trio, rows, on=on)
    words = str(trio.get_state_display())
    if trio.state == Trio.State.FINISHED and trio.ended_on:
        words = f"finished {short_day(trio.ended_on)}"
    elif waiting is not None and (waiting.stalled or waiting.paused_until or trio.state == Trio.State.PLANNED):
        words = waiting.words
    leading = {each.leader_id for each in rows.trios if trio.pk in rows.parents[each.pk]}
    seats = rows.members[trio.pk]
    return Node(
        id=trio.pk,
        number=trio.number,
        alliance=trio.alliance_id,
        state=trio.state,
        words=words,
        is_stalled=waiting is not None and waiting.stalled,
        generation=generation,
        leader_id=trio.leader_id,
        leader=rows.leaders[trio.leader_id],
        seats=tuple(
            Seat(
                seat.person_id,
                seat.person.name,
                seat.department,
                seat.school.name,
                None if seat.person_id in leading or trio.state != "finished" else rows.willing.get(seat.person_id),
            )
            for seat in seats
        ),
        covered=sum(1 for seat in seats if seat.cover_agreed_on),
        parents=tuple(rows.parents[trio.pk]),
    )


def _next_words(rows: Rows, *, on: dt.date) -> str:
    """Say what the trios that have not started wait for."""
    planned = [trio for trio in rows.trios if trio.state == Trio.State.PLANNED]
    if not planned:
        return ""
    paused = [trio for trio in planned if (waiting := _waiting(trio, rows, on=on)) and waiting.paused_until]
    if len(planned) == 1:
        return "the next trio is paused" if paused else "the next trio waits for cover"
    return f"{len(planned)} more wait for cover"


def _stalls(rows: Rows, *, on: dt.date) -> tuple[Stall, ...]:
    """Return what stalled trios wait for, the most frequent first."""
    days: dict[str, list[int]] = defaultdict(list)
    for trio in rows.trios:
        waiting = _waiting(trio, rows, on=on)
        if waiting is not None and waiting.stalled:
            days[waiting.what].append(waiting.days)
    found = [Stall(what, len(each), max(each)) for what, each in days.items()]
    return tuple(sorted(found, key=lambda stall: (-stall.trios, stall.what)))


def _who_visited_whom(rows: Rows) -> tuple[tuple[str, ...], tuple[tuple[int, ...], ...]]:
    """Return the departments by name, and how often one visited the other: visits that have been."""
    counts: Counter[tuple[str, str]] = Counter()
    names: set[str] = set()
    for trio in rows.trios:
        departments = {member.person_id: member.department or "none given" for member in rows.members[trio.pk]}
        if trio.state in STARTED:
            names |= set(departments.values())
        for visit in rows.visits[trio.pk]:
            if visit.done_at and visit.visitor_id in departments and visit.host_id in departments:
                counts[departments[visit.visitor_id], departments[visit.host_id]] += 1
    ordered = tuple(sorted(names))
    return ordered, tuple(tuple(counts[visitor, host] for host in ordered) for visitor in ordered)


def _not_reached(alliances: set[uuid.UUID], reached: set[uuid.UUID], *, on: dt.date) -> tuple[str, ...]:
    """Return the schools of these alliances of which nobody has been in a trio yet (one query)."""
    current = Q(left_on__isnull=True) | Q(left_on__gte=on)
    partners = Partnership.objects.filter(current, alliance__in=alliances, joined_on__lte=on)
    return tuple(
        partners.exclude(school__in=reached).order_by("school__name").values_list("school__name", flat=True).distinct()
    )
