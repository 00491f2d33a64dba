"""The page of one trio."""

import datetime as dt
import uuid
from collections.abc import Sequence
from dataclasses import dataclass

from diary.queries import minutes_between, weeks_of
from people.clock import LONDON
from people.models import User
from pictures.wording import count_word
from trios.access import Standing, refusal_to_steer
from trios.cascade import Cascade, told
from trios.crossing import badges_of
from trios.left_behind import LeftBehind, left_behind
from trios.models import Member, Offer, Trio, Visit
from trios.rows import read_rows
from trios.steps import Step, Waiting, day_of, short_day, steps_of, waiting_of
from trios.turns import NextItem, clock_words, turn_of
from trios.wording import covered_words, names_apart

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
class Tried:
    """What somebody took from a visit: the day and the first name left of the margin line."""

    at: dt.datetime
    by: uuid.UUID
    day: str
    name: str
    title: str
    words: str


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
    tried: tuple[Tried, ...]
    covered: str
    to_come: tuple[str, ...]
    would_lead: tuple[tuple[User, str], ...]
    left: LeftBehind
    is_member: bool
    may_steer: bool
    may_form: bool
    cascade: Cascade


def trio_page(trio: Trio, *, standing: Standing, at: dt.datetime) -> TrioPage:
    """Return one trio for somebody who may see it."""
    rows = read_rows({trio.alliance_id}, on=standing.on)
    members, visits = rows.members[trio.pk], rows.visits[trio.pk]
    offers: dict[uuid.UUID, list[Offer]] = {}
    for offer in Offer.objects.filter(visit__trio=trio, starts_at__gt=at):
        offers.setdefault(offer.visit_id, []).append(offer)
    turns, pick = _turns(trio, members, visits, offers, reader=standing.person, at=at)
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
        tried=_tried(members, visits),
        covered=covered_words(sum(1 for each in members if each.cover_agreed_on), len(members)),
        to_come=tuple(
            name
            for each, name in zip(members, names_apart(each.person for each in members).values(), strict=True)
            if each.cover_agreed_on is None
        ),
        would_lead=tuple(
            (each.person, rows.willing[each.person_id]) for each in members if each.person_id in rows.willing
        ),
        left=left_behind(trio, members, reader=standing.person, now=at),
        is_member=any(each.person_id == standing.person.pk for each in members),
        may_steer=may_steer,
        may_form=trio.alliance_id in standing.leads,
        cascade=told(rows, {trio.alliance_id}, on=standing.on),
    )


def _tried(members: Sequence[Member], visits: Sequence[Visit]) -> tuple[Tried, ...]:
    """Return what was tried after visits, the latest first."""
    names = names_apart(member.person for member in members)
    told = [(visit.done_at, visit) for visit in visits if visit.done_at and visit.tried]
    return tuple(
        Tried(
            done,
            visit.visitor_id,
            short_day(day_of(done)),
            names.get(visit.visitor_id, ""),
            f"What I took from {names.get(visit.host_id, '')}’s lesson",
            visit.tried,
        )
        for done, visit in sorted(told, key=lambda each: each[0], reverse=True)
    )


def _turns(  # rows that the page has read already
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
    """Say which of the offered times need cover, as in `You’re both free in the first two; the third needs cover`."""
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
    names = names_apart(member.person for member in members)
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
