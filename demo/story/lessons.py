"""The Pool alliance's round and the shape of its eight lessons, which stand in `autumn`, `spring` and `unfinished`."""

import dataclasses
import datetime as dt
from collections.abc import Mapping

from demo.story.moments import moment

ROUND_TITLE = "Autumn to spring 2012–13"
ROUND_STARTED = moment("2012-10-08", "16.10")
# From the minutes: what this stage of the research was to test, and what the sample says about other schools.
QUESTION = (
    "Is there a clear and shared understanding between our schools of what outstanding teaching and learning "
    "looks like?"
)
SAMPLE_NOTE = (
    "All four schools had been judged outstanding for teaching and learning, so this says little about other schools."
)
ALLIANCE = "pool"
ARRANGED_BY = "helen.rowe"


@dataclasses.dataclass(frozen=True, slots=True)
class NoteStory:
    """One thing seen: the time on the clock, the words, and the sub-codes of the criteria it speaks to."""

    at: str
    text: str
    shows: tuple[str, ...] = ()


@dataclasses.dataclass(frozen=True, slots=True)
class SheetStory:
    """One observer's sheet on their school's form. Grades are its letters, criteria its sub-codes, best known first.

    `front` is in seconds since the lesson began. An empty `grade` is still open; so is an empty `without_rule` where
    the rule fires. `sealed` is False for a draft, which was saved at `at`.
    """

    by: str
    school: str
    grade: str
    ratings: Mapping[str, str]
    grounds: tuple[tuple[str, str], ...]
    notes: tuple[NoteStory, ...]
    at: dt.datetime
    how: str = "weighed"
    front: tuple[tuple[int, int], ...] = ()
    without_rule: str = ""
    sealed: bool = True


@dataclasses.dataclass(frozen=True, slots=True)
class LessonStory:
    """One lesson of the round with its two sheets; `school` and `teacher` are keys."""

    subject: str
    year_group: str
    key_stage: str
    school: str
    teacher: str
    starts: dt.datetime
    minutes: int
    period: str
    room: str
    arranged: dt.datetime
    talk: dt.datetime
    talk_how: str
    host: SheetStory
    visitor: SheetStory

    @property
    def ends(self) -> dt.datetime:
        """When it was over."""
        return self.starts + dt.timedelta(minutes=self.minutes)
