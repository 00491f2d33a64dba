"""What the page of a meeting shows: the clock, alliances side by side, outcomes, actions carried, what is missing."""

import dataclasses
import datetime as dt
import uuid
from collections.abc import Iterable, Sequence

from clusters.agenda import Slot, laid_out, share_words
from clusters.meeting_access import Standing
from clusters.models import Meeting, Outcome, Paper, ProgressUpdate, Seat, Turn
from clusters.wording import clock_words, date_words, day_words, short_name
from people.clock import LONDON
from pictures.agenda import Agenda, Stretch
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
A_MINUTE = 60
LONGEST_POINT = 120


@dataclasses.dataclass(frozen=True, slots=True)
class Column:
    """An alliance at the meeting: `state` is heard, speaking or waiting; its summary and its points part by part."""

    turn: uuid.UUID
    alliance: uuid.UUID
    name: str
    state: str
    at: str
    summary: tuple[str, ...]
    points: tuple[tuple[str, ...], ...]
    update: uuid.UUID | None
    is_mine: bool


@dataclasses.dataclass(frozen=True, slots=True)
class OutcomeLine:
    """An outcome as it is listed; `detail` names owner and date of an action."""

    id: uuid.UUID
    kind: str
    label: str
    text: str
    at: str
    detail: str
    item: str
    is_done: bool
    may_tick: bool


@dataclasses.dataclass(frozen=True, slots=True)
class MeetingPage:
    """All of it. `rows` are (letter, heading, (column, its points) …); `picture` is the clock."""

    meeting: Meeting
    lede: str
    slots: tuple[Slot, ...]
    picture: Agenda
    current: Slot | None
    speaking: Column | None
    headline: str
    over: str
    then: str
    left: int
    late: bool
    columns: tuple[Column, ...]
    rows: tuple[tuple[str, str, tuple[tuple[Column, tuple[str, ...]], ...]], ...]
    outcomes: tuple[OutcomeLine, ...]
    carried: tuple[OutcomeLine, ...]
    missing: tuple[tuple[str, str], ...]
    token: str
    saved: str
    share: str
    is_asked: bool


def meeting_page(meeting: Meeting, *, standing: Standing, at: dt.datetime) -> MeetingPage:
    """Read the page of a meeting that this person may see (seven queries, however many alliances)."""
    slots = laid_out(meeting.items.all(), starts=meeting.starts_at, ends=meeting.ends_at)
    turns = list(meeting.turns.select_related("alliance"))
    columns = _columns(meeting, turns, standing)
    current = next((slot for slot in slots if slot.id == meeting.current_id), None)
    speaking = next((column for column in columns if column.state == "speaking"), None)
    outcomes = outcome_lines(meeting.outcomes.select_related("owner", "alliance", "item", "meeting"), standing, at)
    seconds = _seconds_left(meeting, current, at)
    seats = list(meeting.seats.all())
    updates = next((slot for slot in slots if slot.is_updates), None)
    return MeetingPage(
        meeting=meeting,
        lede=_lede(meeting, seats),
        slots=slots,
        picture=picture_of(meeting, slots, at),
        current=current,
        speaking=speaking,
        headline=f"{speaking.name} is speaking" if speaking else (current.title if current else ""),
        over=_over(slots, current, len(turns)),
        then=_then(slots, current, meeting),
        left=abs(seconds) // A_MINUTE,
        late=seconds < 0,
        columns=columns,
        rows=tuple(
            (letter, heading, tuple((column, column.points[index]) for column in columns))
            for index, (_, letter, heading) in enumerate(PARTS)
        ),
        outcomes=outcomes,
        carried=outcome_lines(carried_to(meeting), standing, at),
        missing=_missing(columns, list(meeting.papers.select_related("alliance").filter(here_at__isnull=True))),
        token=token_of(meeting, at),
        saved=outcomes[-1].at if outcomes else "",
        share=share_words(updates.minutes, len(turns)) if updates else "",
        is_asked=any(seat.person_id == standing.person.pk for seat in seats),
    )


def token_of(meeting: Meeting, at: dt.datetime) -> str:
    """Return what an open page compares: it changes with every write and, while the meeting runs, each minute."""
    running = meeting.state == Meeting.State.RUNNING
    return f"{meeting.stamp}-{int(at.timestamp()) // A_MINUTE if running else 0}"


def carried_to(meeting: Meeting) -> Sequence[Outcome]:
    """Return the actions of earlier meetings of the series that were open when this one was planned to begin."""
    actions = Outcome.objects.filter(kind=Outcome.Kind.ACTION, meeting__series=meeting.series_id)
    earlier = actions.filter(meeting__starts_at__lt=meeting.starts_at).select_related(
        "owner", "alliance", "item", "meeting"
    )
    day_before = meeting.starts_at - dt.timedelta(days=28)
    return [each for each in earlier if each.done_at is None or each.done_at >= day_before]


def outcome_lines(outcomes: Iterable[Outcome], standing: Standing, at: dt.datetime) -> tuple[OutcomeLine, ...]:
    """Return outcomes as they are listed, in the order typed."""
    today = at.astimezone(LONDON).date()
    return tuple(
        OutcomeLine(
            id=each.pk,
            kind=each.kind,
            label=each.get_kind_display(),
            text=each.text,
            at=_typed_words(each),
            detail=_promise(each, today),
            item=", ".join(
                filter(None, (each.item.short or each.item.title if each.item else "", _short(each.alliance)))
            ),
            is_done=each.done_at is not None,
            may_tick=standing.runs or each.owner_id == standing.person.pk,
        )
        for each in outcomes
    )


def _typed_words(outcome: Outcome) -> str:
    """Return the time of what was typed on the day of the meeting, else the day."""
    typed = outcome.typed_at.astimezone(LONDON)
    if outcome.meeting.starts_at.astimezone(LONDON).date() == typed.date():
        return clock_words(typed)
    return f"{typed.day} {typed:%b}"


def _short(alliance: object | None) -> str:
    return short_name(str(alliance)) if alliance else ""


def _promise(outcome: Outcome, today: dt.date) -> str:
    """Say who promised it, and by when it is or was done."""
    if outcome.kind != Outcome.Kind.ACTION or outcome.due_on is None:
        return ""
    who = outcome.owner.name if outcome.owner else "Nobody’s yet"
    who += f", {_short(outcome.alliance)}" if outcome.alliance else ""
    if outcome.done_at:
        return f"{who}. Done {day_words(outcome.done_at.astimezone(LONDON).date())}"
    return f"{who}. Due today" if outcome.due_on == today else f"{who}. By {day_words(outcome.due_on)}"


def _columns(meeting: Meeting, turns: list[Turn], standing: Standing) -> tuple[Column, ...]:
    """Return the alliances in the order they speak, with their shared updates of the meeting's term (one query)."""
    updates = ProgressUpdate.objects.filter(term=meeting.term_id, alliance__in=[turn.alliance_id for turn in turns])
    shared = {each.alliance_id: each for each in updates.exclude(state=ProgressUpdate.State.DRAFT)}
    return tuple(_column(turn, shared.get(turn.alliance_id), standing) for turn in turns)


def _column(turn: Turn, update: ProgressUpdate | None, standing: Standing) -> Column:
    """Build one alliance's column."""
    state = "heard" if turn.ended_at else "speaking" if turn.began_at else "waiting"
    return Column(
        turn=turn.pk,
        alliance=turn.alliance_id,
        name=short_name(turn.alliance.name),
        state=state,
        at=clock_words(turn.began_at) if turn.began_at else "",
        summary=tuple(turn.summary.splitlines()),
        points=tuple(tuple(_cut(line) for line in lines_of(update, name)) for name, _, _ in PARTS),
        update=update.pk if update else None,
        is_mine=turn.alliance_id in standing.led,
    )


def lines_of(update: ProgressUpdate | None, part: str) -> tuple[str, ...]:
    """Return a part's points, a line each."""
    return tuple(filter(None, (line.strip() for line in getattr(update, part).splitlines()))) if update else ()


def _cut(line: str) -> str:
    """Return the beginning of a long point: the whole of it is a press away."""
    if len(line) <= LONGEST_POINT:
        return line
    return plain(line[:LONGEST_POINT]).rsplit(" ", 1)[0].rstrip(",;:.–-( ") + "…"


def _missing(columns: tuple[Column, ...], papers: list[Paper]) -> tuple[tuple[str, str], ...]:
    """Name what the research still lacks, and from whom."""
    parts = [
        (MISSING[name], column.name)
        for index, (name, _, _) in enumerate(PARTS)
        for column in columns
        if not column.points[index]
    ]
    return (*parts, *((paper.title, short_name(paper.alliance.name)) for paper in papers))


def _lede(meeting: Meeting, seats: list[Seat]) -> str:
    """Say when and how they meet, and how many came or are asked."""
    words = f"{date_words(meeting.starts_at)}, {clock_words(meeting.starts_at)} to {clock_words(meeting.ends_at)}. "
    if meeting.mode == meeting.planned_mode:
        words += f"{meeting.get_mode_display()}."
    elif meeting.mode == Meeting.Mode.CALL:
        words += "Conference call in place of a meeting; the pack is unchanged."
    else:
        words += "Face to face in place of a conference call; the pack is unchanged."
    came = sum(1 for seat in seats if seat.came)
    if any(seat.came is not None for seat in seats):
        return f"{words} {came} of {len(seats)} {'on the call' if meeting.mode == Meeting.Mode.CALL else 'there'}."
    return f"{words} {len(seats)} {'is' if len(seats) == 1 else 'are'} asked." if seats else words


def _seconds_left(meeting: Meeting, current: Slot | None, at: dt.datetime) -> int:
    """Return the seconds until the running item has had its minutes, negative where it is over them."""
    if current is None or meeting.current_since is None:
        return 0
    ends = meeting.current_since + dt.timedelta(minutes=current.minutes)
    return int((ends - at).total_seconds())


def _over(slots: tuple[Slot, ...], current: Slot | None, turns: int) -> str:
    """Say which item of how many runs: `Item 1 of 5: progress updates, 13 minutes each`."""
    if current is None:
        return ""
    words = f"Item {slots.index(current) + 1} of {len(slots)}"
    if not (current.is_updates and turns):
        return words
    each = current.minutes // turns
    share = f"{each} minute{'' if each == 1 else 's'} each" if each else "less than a minute each"
    return f"{words}: {current.short[:1].lower()}{current.short[1:]}, {share}"


def _then(slots: tuple[Slot, ...], current: Slot | None, meeting: Meeting) -> str:
    """Say what comes after the running item, and when."""
    if current is None or meeting.current_since is None:
        return ""
    place = slots.index(current) + 1
    ends = clock_words(meeting.current_since + dt.timedelta(minutes=current.minutes))
    if place == len(slots):
        return f"The last item, until {ends}"
    following = slots[place].title
    return f"Then {following[:1].lower()}{following[1:]}, {ends}"


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
