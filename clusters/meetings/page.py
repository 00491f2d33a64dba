"""What the page of a meeting shows: the clock, alliances side by side, outcomes, actions carried, what is missing."""

import dataclasses
import datetime as dt

from django.urls import reverse

from clusters.meetings.access import Standing
from clusters.meetings.agenda import Slot, laid_out, share_words
from clusters.meetings.columns import PARTS, Column, Missing, columns_of, missing_parts
from clusters.meetings.outcome_lines import Carried, OutcomeLine, carried_to, listed_of, outcome_lines
from clusters.meetings.queries import papers_at
from clusters.models import Meeting, Paper, Seat
from clusters.wording import clock_words, date_words, short_name
from people.clock import LONDON
from pictures.agenda import Agenda, Stretch

A_MINUTE = 60


@dataclasses.dataclass(frozen=True, slots=True)
class Running:
    """The item that runs: who speaks, what comes then, the minutes left (over, where `late`), and the end at this pace.

    `step` is the turn or item that runs: what a button is pressed for.
    """

    slot: Slot
    speaking: Column | None
    headline: str
    over: str
    then: str
    left: int
    late: bool
    pace: str
    step: str
    is_first: bool
    is_last: bool


@dataclasses.dataclass(frozen=True, slots=True)
class MeetingPage:
    """All of it; `picture` is the clock, `before` are the outcomes typed on days before the meeting."""

    meeting: Meeting
    lede: str
    slots: tuple[Slot, ...]
    picture: Agenda
    running: Running | None
    columns: tuple[Column, ...]
    outcomes: tuple[OutcomeLine, ...]
    before: tuple[OutcomeLine, ...]
    carried: Carried
    missing: tuple[Missing, ...]
    token: str
    saved: str
    share: str
    is_asked: bool
    coming: bool | None

    @property
    def has_summaries(self) -> bool:
        """Whether any alliance has a quick summary, or this reader may write one."""
        return any(column.summary or column.may_sum_up for column in self.columns)

    @property
    def headings(self) -> tuple[tuple[str, str], ...]:
        """(letter, heading) of each row."""
        return tuple((letter, heading) for _, letter, heading in PARTS)


def meeting_page(meeting: Meeting, *, standing: Standing, at: dt.datetime) -> MeetingPage:
    """Read the page of a meeting that this person may see (nine queries, however many alliances)."""
    slots = laid_out(meeting.items.all(), starts=meeting.starts_at, ends=meeting.ends_at)
    turns = list(meeting.turns.select_related("alliance"))
    columns = columns_of(meeting, turns, standing, on=at.astimezone(LONDON).date())
    lines = outcome_lines(listed_of(meeting), standing, at)
    seats = list(meeting.seats.all())
    mine = next((seat for seat in seats if seat.person_id == standing.person.pk), None)
    updates = next((slot for slot in slots if slot.is_updates), None)
    return MeetingPage(
        meeting=meeting,
        lede=_lede(meeting, seats, meeting.attendees.count()),
        slots=slots,
        picture=picture_of(meeting, slots, at),
        running=_running(meeting, slots, columns, at),
        columns=columns,
        outcomes=tuple(line for line in lines if not line.is_before),
        before=tuple(line for line in lines if line.is_before),
        carried=carried_to(meeting, standing, at),
        missing=_missing(meeting, columns, papers_at(meeting), standing),
        token=token_of(meeting, at),
        saved=lines[-1].at if lines else "",
        share=share_words(updates.minutes, len(turns)) if updates else "",
        is_asked=mine is not None,
        coming=mine.coming if mine else None,
    )


def token_of(meeting: Meeting, at: dt.datetime) -> str:
    """Return what an open page compares: it changes with every write and, while the meeting runs, each minute."""
    running = meeting.state == Meeting.State.RUNNING
    return f"{meeting.stamp}-{int(at.timestamp()) // A_MINUTE if running else 0}"


def _running(meeting: Meeting, slots: tuple[Slot, ...], columns: tuple[Column, ...], at: dt.datetime) -> Running | None:
    """Describe the item that runs, or nothing where none does."""
    place = next((index for index, slot in enumerate(slots) if slot.id == meeting.current_id), None)
    if place is None or meeting.current_since is None:
        return None
    slot = slots[place]
    speaking = next((column for column in columns if column.state == "speaking"), None)
    ends = meeting.current_since + dt.timedelta(minutes=slot.minutes)
    seconds = int((ends - at).total_seconds())
    return Running(
        slot=slot,
        speaking=speaking,
        headline=f"{speaking.name} is speaking" if speaking else slot.title,
        over=_over(slots, place, len(columns)),
        then=_then(slots, place, max(ends, at), is_late=ends < at),
        left=abs(seconds) // A_MINUTE,
        late=seconds < 0,
        pace=_pace(meeting, slots[place + 1 :], max(ends, at)),
        step=str(speaking.turn if speaking else slot.id),
        is_first=place == 0 and not any(column.state == "heard" for column in columns),
        is_last=place == len(slots) - 1,
    )


def _over(slots: tuple[Slot, ...], place: int, alliances: int) -> str:
    """Say which item of how many runs: `Item 1 of 5: progress updates, 13 minutes each`."""
    slot = slots[place]
    words = f"Item {place + 1} of {len(slots)}"
    if not (slot.is_updates and alliances):
        return words
    each = slot.minutes // alliances
    share = f"{each} minute{'' if each == 1 else 's'} each" if each else "less than a minute each"
    return f"{words}: {slot.short[:1].lower()}{slot.short[1:]}, {share}"


def _then(slots: tuple[Slot, ...], place: int, ends: dt.datetime, *, is_late: bool) -> str:
    """Say what comes after the running item, and when."""
    when = "as soon as you can" if is_late else clock_words(ends)
    if place == len(slots) - 1:
        return "The last item: time to close" if is_late else f"The last item, until {when}"
    following = slots[place + 1].title
    return f"Then {following[:1].lower()}{following[1:]}, {when}"


def _pace(meeting: Meeting, rest: tuple[Slot, ...], ends: dt.datetime) -> str:
    """Say when the meeting ends if what is left takes the minutes it has, and how late that is; nothing if in time."""
    end = ends + dt.timedelta(minutes=sum(slot.minutes for slot in rest))
    late = int((end - meeting.ends_at).total_seconds()) // A_MINUTE
    return f"At this pace it ends {clock_words(end)}, {late} minute{'' if late == 1 else 's'} late." if late > 0 else ""


def _missing(
    meeting: Meeting, columns: tuple[Column, ...], papers: list[Paper], standing: Standing
) -> tuple[Missing, ...]:
    """Name what the research still lacks, and from whom; documents are ticked off by who runs the meeting."""
    address = reverse("meeting-papers", args=[meeting.pk]) if standing.runs else ""
    lacking = [paper for paper in papers if paper.here_at is None]
    return (
        *missing_parts(columns),
        *(Missing(paper.title, short_name(paper.alliance.name), address) for paper in lacking),
    )


def _lede(meeting: Meeting, seats: list[Seat], others: int) -> str:
    """Say when and how they meet, and how many came (`others` without an account here) or are asked."""
    words = f"{date_words(meeting.starts_at)}, {clock_words(meeting.starts_at)} to {clock_words(meeting.ends_at)}. "
    if meeting.mode == meeting.planned_mode:
        words += f"{meeting.get_mode_display()}."
    elif meeting.mode == Meeting.Mode.CALL:
        words += "Conference call in place of a meeting; the pack is unchanged."
    else:
        words += "Face to face in place of a conference call; the pack is unchanged."
    came = sum(1 for seat in seats if seat.came)
    besides = f"{others} other{'' if others == 1 else 's'}" if others else ""
    where = "on the call" if meeting.mode == Meeting.Mode.CALL else "there"
    if any(seat.came is not None for seat in seats):
        return f"{words} {came} of {len(seats)} {where}{f', and {besides}' if besides else ''}."
    asked = f" {len(seats)} {'is' if len(seats) == 1 else 'are'} asked." if seats else ""
    return f"{words}{asked}{f' {besides} {where}.' if besides else ''}"


def picture_of(meeting: Meeting, slots: tuple[Slot, ...], at: dt.datetime) -> Agenda:
    """Return the agenda as the clock that is drawn."""
    place = next((index for index, slot in enumerate(slots) if slot.id == meeting.current_id), None)
    gone = 0.0
    if place is not None and meeting.current_since is not None:
        passed = (at - meeting.current_since).total_seconds()
        gone = min(max(passed / (slots[place].minutes * A_MINUTE), 0.0), 1.0)
    return Agenda(
        stretches=tuple(Stretch(slot.begins, slot.short, slot.minutes) for slot in slots),
        ends=clock_words(slots[-1].ends) if slots else "",
        now=clock_words(at),
        at=place,
        gone=gone,
    )
