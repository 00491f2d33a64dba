"""What waits for a person, most pressing first. Pure: their own lessons and the time in, steps out.

My own judgement to seal, then visits within seven days, then sheets that are open and can be talked about.
"""

import dataclasses
import datetime as dt

from django.urls import reverse

from observations.models import JointObservation
from observations.wording import clock_words, day_words
from people.clock import LONDON
from pictures.wording import count_word
from reports.queries.today import MyJoint

VISIT_WITHIN = dt.timedelta(days=7)
TALK_WITHIN = dt.timedelta(days=14)
WARN_DAYS = 3
NOON = 12
SEALED_ALONE = "Nobody sees it until all have sealed."
LEFT = {
    "grade": "Your grade is still to choose.",
    "how_reached": "One answer is left: how you reached your grade.",
    "ratings": "What you saw is still to be marked, line by line.",
}


@dataclasses.dataclass(frozen=True, slots=True)
class Step:
    """One thing to do or to look at. `detail` is its line in the short list, `words` and `note` those on the card.

    `is_turn` marks what waits for this person; the rest is news.
    """

    title: str
    words: str
    detail: str
    address: str
    action: str
    icon: str
    note: str = ""
    aside: str = ""
    is_turn: bool = True


def steps_of(joints: tuple[MyJoint, ...], *, now: dt.datetime) -> tuple[Step, ...]:
    """Return the steps of an observer, most pressing first."""
    mine = [joint for joint in joints if joint.observes]
    seal = [joint for joint in mine if _can_seal(joint, now)]
    visits = [joint for joint in mine if _is_coming(joint, now)]
    talks = [joint for joint in mine if _can_talk(joint, now)]
    return (
        *(_seal(joint, now) for joint in seal),
        *(_visit(joint, now) for joint in visits),
        *(_compare(joint, now) for joint in talks),
    )


def _can_seal(joint: MyJoint, now: dt.datetime) -> bool:
    """Whether my judgement of a lesson that has begun is still open."""
    return joint.state in JointObservation.SEALABLE and joint.starts_at <= now and joint.sealed_at is None


def _is_coming(joint: MyJoint, now: dt.datetime) -> bool:
    """Whether the lesson lies within the next seven days."""
    return joint.state in JointObservation.SEALABLE and now < joint.starts_at <= now + VISIT_WITHIN


def _can_talk(joint: MyJoint, now: dt.datetime) -> bool:
    """Whether the sheets are open and still to be talked about: until the day after the conversation, or two weeks."""
    if joint.state != JointObservation.State.REVEALED or joint.revealed_at is None:
        return False
    until = joint.talk_at + dt.timedelta(days=1) if joint.talk_at else joint.revealed_at + TALK_WITHIN
    return now <= max(until, joint.revealed_at + dt.timedelta(days=1))


def _seal(joint: MyJoint, now: dt.datetime) -> Step:
    """A judgement of mine to write and seal."""
    address = reverse("joint-sheet", args=[joint.id])
    if now < joint.ends_at:
        return Step(
            title=f"Note what you see in {joint.title}",
            words=f"The lesson goes on until {clock_words(joint.ends_at)}. The grade comes afterwards.",
            detail=f"Until {clock_words(joint.ends_at)}, {place_words(joint)}",
            address=address,
            action="Open my sheet",
            icon="observe",
            note=SEALED_ALONE,
        )
    left = _left_words(joint)
    days = (joint.unpaired_on - now.astimezone(LONDON).date()).days
    late = f"Seal it by {day_words(_noon(joint.unpaired_on))}: after that the lesson closes without a pair."
    return Step(
        title=f"Seal your judgement on {joint.title}",
        words=f"{left} {_where(joint, now)}",
        detail=left,
        address=address,
        action="Finish and seal" if joint.left is not None else "Write and seal",
        icon="envelope",
        note=late if days <= WARN_DAYS else SEALED_ALONE,
        aside=f"about {_minutes(joint)} min",
    )


def _noon(day: dt.date) -> dt.datetime:
    """Return the middle of a day in London."""
    return dt.datetime.combine(day, dt.time(NOON), tzinfo=LONDON)


def _left_words(joint: MyJoint) -> str:
    """Say what my sheet still lacks."""
    if joint.left is None:
        return "Nothing is written yet."
    if not joint.left:
        return "Everything is answered."
    if joint.left == ("grade_without_rule",):
        rule = "a rule" if joint.rule_percent is None else f"the {joint.rule_percent}% rule"
        return f"One answer about {rule} is left."
    if len(joint.left) == 1:
        return LEFT[joint.left[0]]
    return f"{count_word(len(joint.left)).capitalize()} answers are left."


def _minutes(joint: MyJoint) -> int:
    """Estimate how many minutes finishing takes: one to read it over, two for each answer, ten from nothing."""
    return 10 if joint.left is None else 1 + 2 * len(joint.left)


def _where(joint: MyJoint, now: dt.datetime) -> str:
    """Say where and when I was there."""
    place = "The lesson was at your own school" if joint.is_own_school else f"You were at {joint.school}"
    return f"{place} {_when(joint.starts_at, now)}{f', {joint.period}' if joint.period else ''}."


def _when(moment: dt.datetime, now: dt.datetime) -> str:
    """Say when something was: this morning, yesterday, on Tuesday, on Tue 22 January."""
    local, today = moment.astimezone(LONDON), now.astimezone(LONDON).date()
    days = (today - local.date()).days
    if days == 0:
        return "this morning" if local.hour < NOON else "this afternoon"
    if days == 1:
        return "yesterday"
    return f"on {local:%A}" if days < VISIT_WITHIN.days else f"on {day_words(moment)}"


def place_words(joint: MyJoint) -> str:
    """Return room and school: `Hall 2, Penhallow School`; at one's own school the room does."""
    places = (joint.room, "" if joint.is_own_school and joint.room else joint.school)
    return ", ".join(filter(None, places))


def _visit(joint: MyJoint, now: dt.datetime) -> Step:
    """A lesson to observe within seven days."""
    when = f"{_day(joint.starts_at, now)}, {clock_words(joint.starts_at)}"
    period = f" ({joint.period})" if joint.period else ""
    return Step(
        title=f"{'Observe' if joint.is_own_school else 'Visit'} {joint.title}",
        words=f"{when}{period}, {place_words(joint)}.",
        detail=f"{when}, {place_words(joint)}",
        address=reverse("joint-sheet", args=[joint.id]),
        action="See my sheet",
        icon="calendar",
    )


def _day(moment: dt.datetime, now: dt.datetime) -> str:
    """Say the day: Today, Tomorrow, or `Wed 30 January`."""
    days = (moment.astimezone(LONDON).date() - now.astimezone(LONDON).date()).days
    return {0: "Today", 1: "Tomorrow"}.get(days) or day_words(moment)


def _compare(joint: MyJoint, now: dt.datetime) -> Step:
    """Sheets that are open: compare and talk."""
    talk = ""
    if joint.talk_at and joint.talk_at > now:
        day = _day(joint.talk_at, now)
        how = f", {joint.talk_how}" if joint.talk_how else ""
        talk = f" You talk {day[0].lower() + day[1:] if day in ('Today', 'Tomorrow') else day}, "
        talk += f"{clock_words(joint.talk_at)}{how}."
    return Step(
        title=f"Compare your judgements of {joint.title}",
        words=f"All sheets are open: see what each of you saw, and what decided.{talk}",
        detail=f"All sheets are open.{talk}",
        address=reverse("joint-compare", args=[joint.id]),
        action="Compare and talk",
        icon="chat",
    )
