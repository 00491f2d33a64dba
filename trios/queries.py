"""Page-shaped reads of trios: the list, one trio, its picture of the cascade."""

import datetime as dt
import uuid
from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Prefetch

from diary.queries import last_quiet_days, minutes_between, weeks_of
from people.clock import LONDON
from people.models import User
from pictures.wording import count_word
from trios.access import Standing, refusal_to_steer
from trios.cascade import Cascade, told
from trios.crossing import badges_of
from trios.models import Member, Offer, Report, Trio, Visit
from trios.rows import read_rows
from trios.steps import Step, Waiting, day_words, steps_of, waiting_of
from trios.turns import NextItem, clock_words, next_for, turn_of
from trios.wording import plural

ORDINALS = ("first", "second", "third")


@dataclass(frozen=True, slots=True)
class Face:
    """A member at the head of the page."""

    name: str
    is_you: bool
    department: str
    school: str


@dataclass(frozen=True, slots=True)
class TimeChoice:
    """One offered time."""

    offer: uuid.UUID
    title: str
    detail: str
    button: str


@dataclass(frozen=True, slots=True)
class PickTurn:
    """Your turn to pick one of the times that the host offers."""

    visit: uuid.UUID
    title: str
    words: str
    choices: tuple[TimeChoice, ...]
    note: str


@dataclass(frozen=True, slots=True)
class VisitRow:
    """One visit in the list of who visits whom."""

    id: uuid.UUID
    words: str
    when: str
    tried: str
    is_dated: bool
    may_offer: bool
    may_tell: bool


@dataclass(frozen=True, slots=True)
class TrioPage:
    """Everything the page of a trio shows."""

    trio: Trio
    crosses: tuple[str, ...]
    flags: tuple[str, ...]
    faces: tuple[Face, ...]
    steps: tuple[Step, ...]
    waiting: Waiting | None
    pick: PickTurn | None
    turns: tuple[NextItem, ...]
    visits: tuple[VisitRow, ...]
    reports: tuple[Report, ...]
    is_member: bool
    has_reported: bool
    may_steer: bool
    cascade: Cascade


def trio_page(trio: Trio, *, standing: Standing, at: dt.datetime) -> TrioPage:
    """Return one trio for somebody who may see it."""
    rows = read_rows({trio.alliance_id}, on=standing.on)
    members, visits = rows.members[trio.pk], rows.visits[trio.pk]
    offers: dict[uuid.UUID, list[Offer]] = {}
    for offer in Offer.objects.filter(visit__trio=trio, starts_at__gt=at):
        offers.setdefault(offer.visit_id, []).append(offer)
    turns, pick = _turns(trio, members, visits, offers, reader=standing.person, at=at)
    reports = tuple(Report.objects.filter(trio=trio).select_related("person")) if trio.ended_on else ()
    may_steer = not refusal_to_steer(standing, trio)
    crosses, flags = badges_of(members)
    return TrioPage(
        trio=trio,
        crosses=crosses,
        flags=flags,
        faces=tuple(
            Face(each.person.name, each.person_id == standing.person.pk, each.department, each.school.name)
            for each in members
        ),
        steps=steps_of(trio, visits),
        waiting=waiting_of(trio, members=members, visits=visits, quiet=rows.quiet, on=standing.on),
        pick=pick,
        turns=turns,
        visits=_visit_rows(members, visits, reader=standing.person, may_steer=may_steer, at=at),
        reports=reports,
        is_member=any(each.person_id == standing.person.pk for each in members),
        has_reported=any(report.person_id == standing.person.pk for report in reports),
        may_steer=may_steer,
        cascade=told(rows, {trio.alliance_id}, on=standing.on),
    )


def _turns(  # noqa: PLR0913  # rows that the page has read already
    trio: Trio,
    members: Sequence[Member],
    visits: Sequence[Visit],
    offers: dict[uuid.UUID, list[Offer]],
    *,
    reader: User,
    at: dt.datetime,
) -> tuple[tuple[NextItem, ...], PickTurn | None]:
    """Return what this trio asks of the reader, and the time to pick as its own card."""
    people = {member.person_id: member.person for member in members}
    done = {(visit.visitor_id, visit.host_id) for visit in visits if visit.kind == "visit" and visit.done_at}
    turns: list[NextItem] = []
    pick: PickTurn | None = None
    for visit in visits:
        if trio.state != Trio.State.RUNNING or visit.done_at or reader.pk not in (visit.visitor_id, visit.host_id):
            continue
        visit.trio, visit.visitor, visit.host = trio, people[visit.visitor_id], people[visit.host_id]
        visit._prefetched_objects_cache = {"offers": offers.get(visit.pk, [])}  # type: ignore[attr-defined]  # noqa: SLF001 - read once for all
        may_offer = visit.kind == Visit.Kind.VISIT or (visit.visitor_id, visit.host_id) in done
        item = turn_of(visit, reader, at, may_offer=may_offer)
        if item is None:
            continue
        if item.is_turn and pick is None and visit.visitor_id == reader.pk and visit.pk in offers:
            pick = _pick_turn(visit, item, offers[visit.pk], members)
        else:
            turns.append(item)
    return tuple(sorted(turns, key=lambda item: not item.is_turn)), pick


def _pick_turn(visit: Visit, item: NextItem, offers: Sequence[Offer], members: Sequence[Member]) -> PickTurn:
    """Return the card with the offered times, whether each needs cover, and the way there."""
    week = weeks_of([visit.visitor])[visit.visitor_id]
    covers = [week.needs_cover(offer.starts_at, offer.ends_at) for offer in offers]
    schools = {member.person_id: member.school_id for member in members}
    pair = frozenset((schools[visit.visitor_id], schools[visit.host_id]))
    minutes = minutes_between(pair).get(pair)
    notes = ["The same school." if len(pair) == 1 else f"{minutes} minutes’ drive." if minutes else ""]
    if week.planning_minutes:
        notes.append(f"Your {week.planning_minutes} minutes of planning time are never offered.")
    return PickTurn(
        visit=visit.pk,
        title=item.title,
        words=f"{item.detail}. {free_words(covers)}",
        choices=tuple(_choice(offer, cover=cover) for offer, cover in zip(offers, covers, strict=True)),
        note=" ".join(filter(None, notes)),
    )


def _choice(offer: Offer, *, cover: bool) -> TimeChoice:
    local = offer.starts_at.astimezone(LONDON)
    period = f", {offer.period}" if offer.period else ""
    place = f", {offer.place}" if offer.place else ""
    return TimeChoice(
        offer=offer.pk,
        title=f"{local:%a} {local.day} {local:%B}{period}",
        detail=f"{local.hour}.{local:%M}{place}. {'Your lesson needs cover' if cover else 'Both free'}",
        button=f"Ask for {local:%A} {_ordinal(local.day)}",
    )


def _ordinal(day: int) -> str:
    last = 0 if day in (11, 12, 13) else day % 10
    return f"{day}{('th', 'st', 'nd', 'rd')[last] if last < 4 else 'th'}"  # noqa: PLR2004 - 1st, 2nd, 3rd


def free_words(covers: Sequence[bool]) -> str:
    """Say which of the offered times need cover: `You’re both free in the first two; the third needs cover.`"""
    free = [ORDINALS[at] for at, cover in enumerate(covers) if not cover]
    needed = [ORDINALS[at] for at, cover in enumerate(covers) if cover]
    if not needed:
        return "You’re both free then." if len(covers) == 1 else f"You’re both free in all {count_word(len(covers))}."
    if not free:
        return "Your lesson needs cover." if len(covers) == 1 else "Your lesson needs cover in each."
    said = "the first two" if free == ["first", "second"] else " and ".join(f"the {word}" for word in free)
    rest = " and ".join(f"the {word}" for word in needed)
    return f"You’re both free in {said}; {rest} need{'s' if len(needed) == 1 else ''} cover."


def _visit_rows(
    members: Sequence[Member], visits: Sequence[Visit], *, reader: User, may_steer: bool, at: dt.datetime
) -> tuple[VisitRow, ...]:
    """Return who visits whom, visits before revisits."""
    names = {member.person_id: member.person.first_name for member in members}
    rows = []
    for visit in sorted(visits, key=lambda each: (each.kind == "revisit", names.get(each.visitor_id, ""))):
        again = " again" if visit.kind == Visit.Kind.REVISIT else ""
        when = clock_words(visit.starts_at) if visit.starts_at else "no date yet"
        begun = visit.starts_at is not None and visit.starts_at <= at and visit.done_at is None
        rows.append(
            VisitRow(
                id=visit.pk,
                words=f"{names[visit.visitor_id]} visits {names[visit.host_id]}{again}",
                when=f"{when}, been" if visit.done_at else when,
                tried=visit.tried,
                is_dated=visit.starts_at is not None,
                may_offer=visit.done_at is None and not begun and reader.pk == visit.host_id,
                may_tell=begun and (may_steer or reader.pk in (visit.visitor_id, visit.host_id)),
            )
        )
    return tuple(rows)


@dataclass(frozen=True, slots=True)
class TrioRow:
    """A trio in a list."""

    id: uuid.UUID
    title: str
    detail: str
    state: str
    words: str
    is_stalled: bool
    is_mine: bool


def trios_of(standing: Standing) -> list[TrioRow]:
    """Return the trios that this person may see, their own first, stalled ones before others (four queries)."""
    found = (
        Trio.objects.visible_to(standing.person, on=standing.on)
        .select_related("leader")
        .prefetch_related(Prefetch("members", Member.objects.select_related("person", "school")), "visits")
        .order_by("state", "number")
    )
    trios = list(found)
    schools = {member.school_id for trio in trios for member in trio.members.all()}
    quiet = last_quiet_days(schools, on=standing.on)
    rows = [_row(trio, quiet, standing) for trio in trios]
    return sorted(rows, key=lambda row: (not row.is_mine, not row.is_stalled))


def _row(trio: Trio, quiet: dict[uuid.UUID, dt.date], standing: Standing) -> TrioRow:
    members, visits = list(trio.members.all()), list(trio.visits.all())
    waiting = waiting_of(trio, members=members, visits=visits, quiet=quiet, on=standing.on)
    names = ", ".join(member.person.first_name for member in members)
    words = str(trio.get_state_display())
    if waiting is not None and (waiting.stalled or waiting.paused_until or trio.state == Trio.State.PLANNED):
        words = waiting.words
    elif trio.ended_on:
        words = f"{words} {day_words(trio.ended_on)}"
    mine = {trio.leader_id, *(member.person_id for member in members)}
    return TrioRow(
        id=trio.pk,
        title=trio.focus or str(trio),
        detail=f"{trio}, led by {trio.leader}: {names}",
        state=trio.state,
        words=words,
        is_stalled=waiting is not None and waiting.stalled,
        is_mine=standing.person.pk in mine,
    )


def stalled_for(standing: Standing) -> list[TrioRow]:
    """Return the stalled trios of the alliances that this person looks after, for the SLE's Today."""
    return [row for row in trios_of(standing) if row.is_stalled] if standing.leads else []
