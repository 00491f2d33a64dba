"""The alliances side by side: each one's quick summary and its update, point by point, cut to a glance."""

import dataclasses
import datetime as dt
import re
import uuid

from django.urls import reverse

from clusters.meetings.access import Standing
from clusters.models import Meeting, ProgressUpdate, Term, Turn
from clusters.wording import clock_words, short_name
from pictures.lettering import plain

PARTS = (
    ("activity", "a)", "Activity"),
    ("successes", "b)", "Key successes"),
    ("challenges", "c)", "Challenges"),
    ("impact", "d)", "Impact, emerging findings"),
)
MISSING = {
    "activity": "Activity, part a)",
    "successes": "Key successes, part b)",
    "challenges": "Challenges, part c)",
    "impact": "Impact and findings, part d)",
}
LONGEST_POINT = 100  # characters
SHORTEST_CLAUSE = 40
MOST_POINTS = 3
CLAUSE = re.compile(r"\s+[–(]|[,;:.](?=\s)")


@dataclasses.dataclass(frozen=True, slots=True)
class Cell:
    """What an alliance says under one heading: its first points, cut, and how many more there are."""

    points: tuple[str, ...]
    more: int
    is_cut: bool


@dataclasses.dataclass(frozen=True, slots=True)
class Column:
    """An alliance at the meeting: `state` is heard, speaking or waiting; its summary, a cell for each of `PARTS`.

    `may_write` is whether this reader may write its update now, `may_sum_up` its summary.
    """

    turn: uuid.UUID
    alliance: uuid.UUID
    name: str
    state: str
    at: str
    summary: tuple[str, ...]
    cells: tuple[Cell, ...]
    update: uuid.UUID | None
    is_mine: bool
    may_write: bool
    may_sum_up: bool

    @property
    def parts(self) -> tuple[tuple[str, str, Cell], ...]:
        """Each heading with its cell: (letter, heading, cell)."""
        return tuple((*PARTS[index][1:], cell) for index, cell in enumerate(self.cells))


@dataclasses.dataclass(frozen=True, slots=True)
class Missing:
    """What the research lacks, whose it is, and where this reader can put it right (nowhere: it is for the others)."""

    what: str
    whose: str
    address: str = ""


def columns_of(meeting: Meeting, turns: list[Turn], standing: Standing, *, on: dt.date) -> tuple[Column, ...]:
    """Return the alliances in the order they speak, with their shared updates of the meeting's term.

    One query, and one more for who leads one of them: an update is written for the term of that day alone.
    """
    updates = ProgressUpdate.objects.filter(term=meeting.term_id, alliance__in=[turn.alliance_id for turn in turns])
    shared = {each.alliance_id: each for each in updates.exclude(state=ProgressUpdate.State.DRAFT)}
    leads = any(turn.alliance_id in standing.led for turn in turns)
    is_now = (
        leads and meeting.term_id is not None and meeting.term_id == term_to_write(meeting.series.cluster_id, on=on)
    )
    return tuple(_column(turn, shared.get(turn.alliance_id), standing, is_now=is_now) for turn in turns)


def term_to_write(cluster_id: uuid.UUID, *, on: dt.date) -> uuid.UUID | None:
    """Return the cluster's term for which updates are written on a day: the latest that has begun (one query)."""
    begun = Term.objects.filter(cluster=cluster_id, starts_on__lte=on).order_by("-starts_on")
    return begun.values_list("pk", flat=True).first()


def _column(turn: Turn, update: ProgressUpdate | None, standing: Standing, *, is_now: bool) -> Column:
    """Build one alliance's column."""
    state = "heard" if turn.ended_at else "speaking" if turn.began_at else "waiting"
    is_final = update is not None and update.state == ProgressUpdate.State.FINAL
    is_mine = turn.alliance_id in standing.led
    return Column(
        turn=turn.pk,
        alliance=turn.alliance_id,
        name=short_name(turn.alliance.name),
        state=state,
        at=clock_words(turn.began_at) if turn.began_at else "",
        summary=tuple(turn.summary.splitlines()),
        cells=tuple(_cell(lines_of(update, name)) for name, _, _ in PARTS),
        update=update.pk if update else None,
        is_mine=is_mine,
        may_write=is_mine and is_now and not is_final,
        may_sum_up=is_mine or standing.runs,
    )


def missing_parts(columns: tuple[Column, ...]) -> tuple[Missing, ...]:
    """Name the parts of updates that nobody has written yet, part by part."""
    return tuple(
        Missing(MISSING[name], column.name, _where_to_write(column, name))
        for index, (name, _, _) in enumerate(PARTS)
        for column in columns
        if not column.cells[index].points
    )


def _where_to_write(column: Column, part: str) -> str:
    """Return the address of the field in which this reader can write a part, if there is one."""
    return f"{reverse('update-write', args=[column.alliance])}#id_{part}" if column.may_write else ""


def lines_of(update: ProgressUpdate | None, part: str) -> tuple[str, ...]:
    """Return a part's points, a line each."""
    return tuple(filter(None, (line.strip() for line in getattr(update, part).splitlines()))) if update else ()


def _cell(lines: tuple[str, ...]) -> Cell:
    """Cut a part to its first points, each to its first clause or two."""
    points = tuple(cut(line) for line in lines[:MOST_POINTS])
    more = max(len(lines) - MOST_POINTS, 0)
    return Cell(points, more, is_cut=bool(more) or points != lines[:MOST_POINTS])


def cut(line: str) -> str:
    """Return the beginning of a long point, where a clause ends if one does; the whole of it is a press away."""
    if len(line) <= LONGEST_POINT:
        return line
    ends = [found.start() for found in CLAUSE.finditer(line, SHORTEST_CLAUSE, LONGEST_POINT)]
    short = plain(line[: ends[-1]]) if ends else plain(line[:LONGEST_POINT]).rsplit(" ", 1)[0]
    return short.rstrip(",;:.–-( ") + "…"
