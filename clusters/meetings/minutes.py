"""The minutes of meetings, compiled: one meeting or a whole series, in as many queries."""

import dataclasses
import datetime as dt
import uuid
from collections.abc import Callable, Sequence

from django.db.models import Prefetch, prefetch_related_objects

from clusters.meetings.access import Standing
from clusters.meetings.columns import lines_of
from clusters.meetings.outcome_lines import OutcomeLine, outcome_lines, whose
from clusters.models import AgendaItem, Meeting, Outcome, ProgressUpdate, Seat, Turn
from clusters.wording import clock_words, date_words, day_words, moment_words, short_name
from people.clock import LONDON

PARTS = (
    ("activity", "a)", "Activity"),
    ("successes", "b)", "Key successes"),
    ("challenges", "c)", "Challenges"),
    ("impact", "d)", "Impact and emerging findings"),
    ("next_steps", "", "Next steps"),
)


NOTES = {
    Meeting.State.PLANNED: "The meeting has not begun. What is brought to it stands here already.",
    Meeting.State.RUNNING: "The meeting is going on, so these are not the whole minutes yet.",
    Meeting.State.OFF: "The meeting was called off.",
}


@dataclasses.dataclass(frozen=True, slots=True)
class ItemMinutes:
    """An item of the minutes with what was typed against it."""

    title: str
    when: str
    outcomes: tuple[OutcomeLine, ...]


@dataclasses.dataclass(frozen=True, slots=True)
class Promise:
    """An action as a table tells it, the same on any day: what, at which item, who, by when, done when."""

    what: str
    item: str
    who: str
    due: str
    done: str


@dataclasses.dataclass(frozen=True, slots=True)
class Reported:
    """What an alliance reported: its summary, and (letter, heading, points) of each part it wrote."""

    alliance: str
    summary: tuple[str, ...]
    parts: tuple[tuple[str, str, tuple[str, ...]], ...]


@dataclasses.dataclass(frozen=True, slots=True)
class Minutes:
    """One meeting, compiled."""

    meeting: Meeting
    when: str
    came: tuple[str, ...]
    not_there: tuple[str, ...]
    items: tuple[ItemMinutes, ...]
    decisions: tuple[OutcomeLine, ...]
    actions: tuple[OutcomeLine, ...]
    promises: tuple[Promise, ...]
    updates: tuple[Reported, ...]
    next_words: str

    @property
    def day(self) -> str:
        """`Monday 25 February 2013`."""
        return date_words(self.meeting.starts_at)

    @property
    def is_open(self) -> bool:
        """Whether more may be noted: it has not ended."""
        return self.meeting.state in (Meeting.State.PLANNED, Meeting.State.RUNNING)

    @property
    def note(self) -> str:
        """Why these are not the minutes of a meeting that was held; nothing where they are."""
        return NOTES.get(Meeting.State(self.meeting.state), "")

    @property
    def agreed(self) -> str:
        """The heading of what was agreed."""
        return "Agreed so far" if self.is_open else "What was agreed"

    @property
    def nothing_agreed(self) -> str:
        """What stands there where nothing was."""
        return "Nothing yet." if self.is_open else "Nothing was decided, and nobody took anything on."

    @property
    def nothing_noted(self) -> str:
        """What stands at an item against which nothing was typed."""
        return "Nothing noted yet." if self.is_open else "Nothing was noted."

    @property
    def no_update(self) -> str:
        """What stands at an alliance that has shared no update."""
        return "No update is shared yet." if self.is_open else "No update was shared."


def compiled(
    meetings: Sequence[Meeting], *, standing: Callable[[Meeting], Standing], at: dt.datetime
) -> tuple[Minutes, ...]:
    """Compile the minutes of these meetings in their order (six queries, however many)."""
    told = Outcome.objects.select_related("owner", "alliance", "item", "meeting")
    prefetch_related_objects(
        list(meetings),
        Prefetch("outcomes", told),
        "items",
        "attendees",
        Prefetch("seats", Seat.objects.select_related("person")),
        Prefetch("turns", Turn.objects.select_related("alliance")),
    )
    shared = ProgressUpdate.objects.filter(term__in={each.term_id for each in meetings if each.term_id})
    updates: dict[tuple[uuid.UUID | None, uuid.UUID], ProgressUpdate] = {
        (each.term_id, each.alliance_id): each for each in shared.exclude(state=ProgressUpdate.State.DRAFT)
    }
    return tuple(_minutes(each, standing(each), updates, at) for each in meetings)


def _minutes(
    meeting: Meeting,
    standing: Standing,
    updates: dict[tuple[uuid.UUID | None, uuid.UUID], ProgressUpdate],
    at: dt.datetime,
) -> Minutes:
    """Compile one meeting's."""
    typed = list(meeting.outcomes.all())
    lines = outcome_lines(typed, standing, at)
    seats = list(meeting.seats.all())
    return Minutes(
        meeting=meeting,
        when=f"{clock_words(meeting.starts_at)} to {clock_words(meeting.ends_at)}. {meeting.get_mode_display()}",
        came=(*(seat.person.name for seat in seats if seat.came), *map(str, meeting.attendees.all())),
        not_there=tuple(seat.person.name for seat in seats if seat.came is False),
        items=_items(list(meeting.items.all()), typed, lines),
        decisions=tuple(line for line in lines if line.kind == Outcome.Kind.DECISION),
        actions=tuple(line for line in lines if line.kind == Outcome.Kind.ACTION),
        promises=tuple(_promise(each) for each in typed if each.kind == Outcome.Kind.ACTION),
        updates=tuple(
            _reported(turn, updates.get((meeting.term_id, turn.alliance_id))) for turn in meeting.turns.all()
        ),
        next_words=f"{moment_words(meeting.next_at)}." if meeting.next_at else "No date agreed yet.",
    )


def _items(items: list[AgendaItem], typed: list[Outcome], lines: tuple[OutcomeLine, ...]) -> tuple[ItemMinutes, ...]:
    """Put each line under its item; notes that belong to none come last (what was agreed stands above already)."""
    of_item: dict[uuid.UUID | None, list[OutcomeLine]] = {}
    for outcome, line in zip(typed, lines, strict=True):
        of_item.setdefault(outcome.item_id, []).append(line)
    found = [ItemMinutes(item.title, f"{item.minutes} min", tuple(of_item.pop(item.pk, ()))) for item in items]
    rest = tuple(line for left in of_item.values() for line in left if line.kind == Outcome.Kind.NOTE)
    return (*found, *((ItemMinutes("Besides the agenda", "", rest),) if rest else ()))


def _promise(outcome: Outcome) -> Promise:
    """Return an action as a table tells it."""
    return Promise(
        what=outcome.text,
        item=(outcome.item.short or outcome.item.title) if outcome.item else "",
        who=whose(outcome),
        due=_full_day(outcome.due_on) if outcome.due_on else "",
        done=_full_day(outcome.done_at.astimezone(LONDON).date()) if outcome.done_at else "Not yet",
    )


def _full_day(day: dt.date) -> str:
    """Return `25 February 2013`: paper is read in another year."""
    return f"{day_words(day)} {day.year}"


def _reported(turn: Turn, update: ProgressUpdate | None) -> Reported:
    """Return what an alliance reported."""
    parts = tuple((letter, heading, lines_of(update, name)) for name, letter, heading in PARTS)
    return Reported(
        alliance=short_name(turn.alliance.name),
        summary=tuple(turn.summary.splitlines()),
        parts=tuple(part for part in parts if part[2]),
    )
