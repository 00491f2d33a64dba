"""The minutes of a meeting, or of a whole series, as paper is given them: every sentence ready, each outcome once."""

import dataclasses
import datetime as dt
from collections.abc import Sequence

from clusters.meetings.minutes import ItemMinutes, Minutes, Promise, Reported
from clusters.models import Outcome, Series
from reports.documents.content import Words
from reports.documents.shown import file_name, lines_of

LONGEST = 400_000
"""Letters, a line counting sixty more, that a page sets as PDF while its reader waits: about three seconds' work."""
A_LINE = 60
TOO_LONG = "These minutes are too long for a PDF. Take the Word file{}."


@dataclasses.dataclass(frozen=True, slots=True)
class Said:
    """A decision, and what it was typed against: an item, an alliance, or nothing."""

    text: str
    about: str


@dataclasses.dataclass(frozen=True, slots=True)
class Noted:
    """An item of the agenda with its notes; `empty` is what stands where there are none."""

    title: str
    when: str
    notes: tuple[str, ...]
    empty: str


@dataclasses.dataclass(frozen=True, slots=True)
class Told:
    """What an alliance reported; `empty` is what stands where it has shared no update."""

    name: str
    summary: tuple[str, ...]
    parts: tuple[Words, ...]
    empty: str


@dataclasses.dataclass(frozen=True, slots=True)
class Held:
    """One meeting on paper, in the order in which it is read. `there` are (label, names)."""

    heading: str
    about: tuple[str, ...]
    there: tuple[tuple[str, str], ...]
    agreed: str
    decisions: tuple[Said, ...]
    promises: tuple[Promise, ...]
    nothing: str
    next: tuple[tuple[str, str], ...]
    agenda: tuple[Noted, ...]
    no_agenda: str
    words: tuple[Words, ...]
    alliances: tuple[Told, ...]


@dataclasses.dataclass(frozen=True, slots=True)
class Paper:
    """The minutes ready for paper. The same minutes are the same paper on any day: `made_on` is when the last ended."""

    title: str
    about: str
    meetings: tuple[Held, ...]
    is_series: bool
    made_on: dt.datetime
    name: str

    @property
    def running(self) -> str:
        """What stands on every sheet."""
        return f"{self.title}. {self.about}"

    @property
    def too_long(self) -> str:
        """Say what to take instead of a PDF that would keep its reader, and all others, waiting; nothing otherwise."""
        instead = ", or the PDF of each meeting" if self.is_series else ""
        return TOO_LONG.format(instead) if sum(map(_length, self.meetings)) > LONGEST else ""


def paper_of(minutes: Minutes) -> Paper:
    """Return the minutes of one meeting for paper."""
    meeting = minutes.meeting
    return Paper(
        title=meeting.title,
        about=minutes.day,
        meetings=(_held(minutes),),
        is_series=False,
        made_on=_made_on(minutes),
        name=file_name(f"minutes {meeting.starts_at:%Y-%m-%d} {meeting.title}"),
    )


def paper_of_series(series: Series, held: Sequence[Minutes]) -> Paper:
    """Return the minutes of these meetings of a series, of which there is at least one, for paper."""
    first, last = held[0], held[-1]
    return Paper(
        title=series.name,
        about=f"Minutes of {len(held)} meetings, {first.day} to {last.day}" if len(held) > 1 else first.day,
        meetings=tuple(map(_held, held)),
        is_series=True,
        made_on=max(map(_made_on, held)),
        name=file_name(f"minutes {series.name}"),
    )


def _length(held: Held) -> int:
    """Return how long a meeting is on paper, in letters; a short line takes as much as one that is full."""
    waiting: list[object] = [dataclasses.astuple(held)]
    taken = 0
    while waiting:
        each = waiting.pop()
        if isinstance(each, tuple):
            waiting.extend(each)
        else:
            taken += len(str(each)) + A_LINE if each else 0
    return taken


def _made_on(minutes: Minutes) -> dt.datetime:
    """Return the moment that a file of these minutes is stamped with."""
    return (minutes.meeting.closed_at or minutes.meeting.starts_at).replace(microsecond=0)


def _held(minutes: Minutes) -> Held:
    """Put one meeting on paper."""
    meeting = minutes.meeting
    facilitated = f"Facilitated by {meeting.facilitator.name}." if meeting.facilitator else ""
    longer = (("Reflections", meeting.reflections), ("Shared challenges", meeting.shared_challenges))
    return Held(
        heading=f"{meeting.title}, {minutes.day}",
        about=tuple(filter(None, (f"{minutes.when}.", facilitated, minutes.note))),
        there=_there(minutes),
        agreed=minutes.agreed,
        decisions=tuple(Said(line.text, line.item) for line in minutes.decisions),
        promises=minutes.promises,
        nothing="" if minutes.decisions or minutes.promises else minutes.nothing_agreed,
        next=_next(minutes),
        agenda=tuple(_noted(item, minutes) for item in minutes.items),
        no_agenda="" if minutes.items else "No agenda was written.",
        words=tuple(Words(heading, lines_of(text)) for heading, text in longer if text.strip()),
        alliances=tuple(_told(each, minutes) for each in minutes.updates),
    )


def _there(minutes: Minutes) -> tuple[tuple[str, str], ...]:
    """Say who was there and who was not; that nobody has noted it, where nobody has."""
    names = (("There", minutes.came), ("Not there", minutes.not_there))
    said = tuple((label, f"{', '.join(those)}.") for label, those in names if those)
    return said or (("There", "not noted yet." if minutes.is_open else "not noted."),)


def _next(minutes: Minutes) -> tuple[tuple[str, str], ...]:
    """Say when they meet next, and who sees to it."""
    facilitation = minutes.meeting.next_facilitation
    when = ("Next meeting", minutes.next_words)
    return (when, ("Facilitation", facilitation)) if facilitation else (when,)


def _noted(item: ItemMinutes, minutes: Minutes) -> Noted:
    """Return an item with its notes alone: what was decided and promised stands above them all."""
    notes = tuple(line.text for line in item.outcomes if line.kind == Outcome.Kind.NOTE)
    empty = "What was agreed stands above." if item.outcomes else minutes.nothing_noted
    return Noted(item.title, item.when, notes, "" if notes else empty)


def _told(reported: Reported, minutes: Minutes) -> Told:
    """Return what an alliance reported."""
    parts = tuple(Words(f"{letter} {heading}".strip(), lines) for letter, heading, lines in reported.parts)
    return Told(reported.alliance, reported.summary, parts, "" if parts else minutes.no_update)
