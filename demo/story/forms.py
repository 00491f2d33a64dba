"""Four schools' observation forms, in short neutral words of our own: no school's or inspectorate's text is copied.

Trevarth's is the one with a hard rule. It still has the grade words from before September 2012, so *Satisfactory* lines
up with *Requires improvement* by position; this is illustrative, the minutes do not say which words the schools used.
"""

import dataclasses
import datetime as dt

from demo.story.moments import moment
from observations.actions.forms import FormText, RuleText
from observations.models import Rule

LINED_UP_FROM = dt.date(2012, 11, 1)  # the day on which the four schools agreed how their grades line up
SCALE = "four-2012"


@dataclasses.dataclass(frozen=True, slots=True)
class FormStory:
    """A version of a school's form and when it was published. Earlier versions come first."""

    school: str
    published: dt.datetime
    text: FormText


def _grades(
    third: tuple[str, str], outstanding: str, good: str, middle: str, inadequate: str
) -> tuple[tuple[str, str, str], ...]:
    """Return four grades, best first, with the school's own descriptions; `third` is its word and letters."""
    word, letters = third
    return (
        ("Outstanding", "O", outstanding),
        ("Good", "G", good),
        (word, letters, middle),
        ("Inadequate", "I", inadequate),
    )


NEWER = ("Requires improvement", "RI")
OLDER = ("Satisfactory", "S")

CARRICK = FormText(
    name="Lesson observation record",
    grades=_grades(
        NEWER,
        "All groups move on, and can say how",
        "Most groups move on",
        "Some groups wait or coast",
        "Little is learned",
    ),
    criteria=(
        ("Pupils at work", "on_task"),
        ("Progress of every group", "outcomes"),
        ("Questioning and checking", "afl"),
        ("Challenge from their starting points", "challenge"),
        ("Subject knowledge", "knowledge"),
        ("Homework", "homework"),
    ),
)
PENHALLOW = FormText(
    name="Teaching and learning sheet",
    grades=_grades(
        NEWER,
        "Learning is deep and shared",
        "Learning is secure",
        "Learning is uneven",
        "Learning stalls",
    ),
    criteria=(
        ("Engagement", "on_task"),
        ("Outcomes at different levels", "outcomes"),
        ("Enjoyment", "enjoyment"),
        ("Assessment for learning", "afl"),
        ("Stretch", "challenge"),
        ("Teaching assistants", "assistants"),
        ("Resources", "resources"),
    ),
)
SENARA = FormText(
    name="Record of a lesson",
    grades=_grades(
        NEWER,
        "Everyone can do more than at the start",
        "Most can do more than at the start",
        "Too few can do more than at the start",
        "The class could do it already, or cannot do it yet",
    ),
    criteria=(
        ("Students on task", "on_task"),
        ("Different outcomes met", "outcomes"),
        ("AfL and questioning", "afl"),
        ("Challenge", "challenge"),
        ("Use of teaching assistants", "assistants"),
        ("Resources", "resources"),
    ),
)
TREVARTH = FormText(
    name="Lesson form",
    grades=_grades(
        OLDER,
        "Almost all make sustained progress",
        "Most make progress they can show",
        "Some progress, not yet enough",
        "Many learn too little in the time",
    ),
    criteria=(
        ("Students on task", "on_task"),
        ("Different outcomes met", "outcomes"),
        ("Enjoyment, focus", "enjoyment"),
        ("AfL, questioning", "afl"),
        ("Challenge", "challenge"),
        ("Teacher knowledge", "knowledge"),
        ("Homework", "homework"),
    ),
    rules=(RuleText(20, Rule.Effect.IS_JUDGED, "Satisfactory"),),
    scale_note="Grade words from before September 2012.",
)
# How Trevarth's form came to its fourth version: first no rule, then one over 30%, then fewer criteria than now.
TREVARTH_BEFORE = (
    dataclasses.replace(TREVARTH, criteria=TREVARTH.criteria[:5], rules=(), scale_note=""),
    dataclasses.replace(
        TREVARTH,
        criteria=TREVARTH.criteria[:5],
        rules=(RuleText(30, Rule.Effect.IS_JUDGED, "Satisfactory"),),
        scale_note="",
    ),
    dataclasses.replace(TREVARTH, criteria=TREVARTH.criteria[:6], scale_note=""),
)

FORMS = (
    FormStory("carrick", moment("2012-09-10", "16.00"), CARRICK),
    FormStory("penhallow", moment("2012-09-12", "16.30"), PENHALLOW),
    FormStory("senara", moment("2012-09-17", "15.45"), SENARA),
    FormStory("trevarth", moment("2008-09-08", "16.00"), TREVARTH_BEFORE[0]),
    FormStory("trevarth", moment("2009-09-07", "16.00"), TREVARTH_BEFORE[1]),
    FormStory("trevarth", moment("2010-09-06", "16.00"), TREVARTH_BEFORE[2]),
    FormStory("trevarth", moment("2012-01-09", "16.00"), TREVARTH),
)
