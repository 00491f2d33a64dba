"""Pages of the audit trail: who did what and when, and which fields changed; never a word that anybody wrote."""

import datetime as dt
import itertools
import uuid
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from clusters.models import Membership
from clusters.wording import clock_words, date_words
from people import trail
from people.models import User
from people.told import act_words, told
from trios.acts import DRAFTS, OF_A_TRIO
from trios.models import Trio

HOW = {"insert": "new", "delete": "removed", "update": "changed"}
BY_ITSELF = "Staffroom"  # what no person did


@dataclass(frozen=True, slots=True)
class ActLine:
    """One act: the time of day, the sentence, and what it changed."""

    time: str
    words: str
    changes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Day:
    """The acts of one day, the newest first."""

    words: str
    acts: tuple[ActLine, ...]


@dataclass(frozen=True, slots=True)
class Page:
    """Acts by day; `older` and `newer` are the numbers of the pages beside this one, or nothing."""

    days: tuple[Day, ...]
    number: int
    older: int | None
    newer: int | None


def own_page(person: User, number: int) -> Page:
    """Return what this person did (two queries)."""
    acts, more = trail.own_acts(person.pk, page=number)
    return _page([(act, f"You {act_words(act.verb)}") for act in acts], number, more=more)


def everybodys_page(wanted: trail.Wanted, number: int) -> Page:
    """Return what was done of all that is told to somebody who had no part in it (three queries)."""
    acts, more = trail.acts(wanted, page=number)
    names = _names(acts)
    return _page([(act, f"{_who(act, names)} {act_words(act.verb)}") for act in acts], number, more=more)


def trios_page(trios: Mapping[uuid.UUID, int], number: int) -> Page:
    """Return what was done on these trios, given with their numbers; of drafts nothing (three queries)."""
    wanted = trail.Wanted(verbs=frozenset(told().acts) - DRAFTS, rows=OF_A_TRIO, ids=frozenset(trios))
    acts, more = trail.acts(wanted, page=number)
    names = _names(acts)
    told_of = [
        (act, f"{_who(act, names)} {act_words(act.verb)} · trio {trios[act.about]}") for act in acts if act.about
    ]
    return _page(told_of, number, more=more)


def led_trios(person: User, *, on: dt.date) -> dict[uuid.UUID, int]:
    """Return the trios that this person leads as an SLE, with their numbers; none for anybody else (one query)."""
    sle = Membership.objects.of(person).current(on).filter(role=Membership.Role.SLE)
    return dict(Trio.objects.filter(leader=person, alliance__in=sle.values("alliance")).values_list("pk", "number"))


def _names(acts: Iterable[trail.Act]) -> dict[uuid.UUID, str]:
    """Return the names of who did these."""
    return dict(User.objects.filter(pk__in={act.person_id for act in acts if act.person_id}).values_list("pk", "name"))


def _who(act: trail.Act, names: Mapping[uuid.UUID, str]) -> str:
    """Return who did it."""
    return names.get(act.person_id, "Somebody who is gone") if act.person_id else BY_ITSELF


def _page(told_of: list[tuple[trail.Act, str]], number: int, *, more: bool) -> Page:
    """Put acts and their sentences together by day."""
    by_day = itertools.groupby(told_of, key=lambda each: date_words(each[0].at))
    days = [
        Day(words, tuple(ActLine(clock_words(act.at), said, _changes(act)) for act, said in group))
        for words, group in by_day
    ]
    return Page(tuple(days), number, number + 1 if more else None, number - 1 if number > 1 else None)


def _changes(act: trail.Act) -> tuple[str, ...]:
    """Say what an act changed: `Visit changed: starts at, ends at`."""
    return tuple(
        f"{change.thing[:1].upper()}{change.thing[1:]} {HOW[change.how]}"
        + (f": {', '.join(change.fields)}" if change.fields else "")
        for change in act.changes
    )
