"""The count that is the page's title, with its interval and what was counted."""

import dataclasses

from pictures.interval import Interval, draw_interval
from pictures.wording import count_word, counted, listed
from reports.figures.finding import framed
from reports.figures.tally import Tally


@dataclasses.dataclass(frozen=True, slots=True)
class Headline:
    """Title, what stands beside it in brackets, the sentence under it, and the interval drawn to scale (or nothing)."""

    title: str
    beside: str
    lede: str
    picture: str = ""


def of_lessons(tally: Tally, note: str) -> Headline:
    """Return the headline of graded lessons; `note` says what the sample was."""
    share = tally.share()
    picture = ""
    beside = "Too few for a percentage"
    if found := share.interval:
        picture = framed(draw_interval, Interval(found.value, found.low, found.high))
        beside = f"({share.percent}; likely {share.likely})"
    return Headline(
        f"{share.words} judgement{'' if share.of == 1 else 's'} matched", beside, _lede(tally, note), picture
    )


def of_criteria(tally: Tally, note: str) -> Headline:
    """Return the headline of lessons without grades: how often all saw the same of a criterion.

    The interval takes criteria for independent, which those of one lesson are not: it says so.
    """
    share = tally.share()
    picture = ""
    beside = "Too few for a percentage"
    if found := share.interval:
        picture = framed(draw_interval, Interval(found.value, found.low, found.high))
        beside = f"({share.percent}; likely {share.likely}, if criteria were independent)"
    return Headline(f"{share.words} criteria were seen alike", beside, _lede(tally, note), picture)


def of_grounds(tally: Tally, note: str) -> Headline:
    """Return the headline of lessons that have neither grades nor criteria in common."""
    return Headline(
        f"{counted(tally.lessons, 'lesson').capitalize()} without grades",
        "Nothing both forms ask about yet: what decided is below",
        _lede(tally, note),
    )


def _lede(tally: Tally, note: str) -> str:
    """Write `Eight lessons, two observers each, without talking.` and the note on the sample."""
    each = listed([count_word(number) for number in tally.observers]).replace(" and ", " or ")
    lessons = counted(tally.lessons, "lesson")
    said = f"{lessons[0].upper()}{lessons[1:]}, {each} observers each, without talking."
    return f"{said} {note}".strip()


def dropped_words(tally: Tally) -> str:
    """Say what is not in the figures: lessons that could not be compared."""
    dropped = tally.share().dropped
    if not tally.sample.graded:
        unlike = sum(count for pattern, count in tally.patterns().items() if pattern.endswith("/0"))
        none = f"{counted(unlike, 'lesson').capitalize()} whose forms have no criterion in common."
        return none if unlike else "Nothing dropped."
    if not dropped:
        return "Nothing dropped."
    return f"{counted(dropped, 'lesson').capitalize()} without two grades to compare, left out of what matched."
