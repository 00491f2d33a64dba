"""Forms to start from, in short neutral words of our own: no inspectorate's text is copied, and a lead edits them.

The grade words are facts: *Satisfactory* until August 2012, *Requires improvement* from September 2012. The third form
has no grades; it is the one for rounds without them, which is what a new round is.
"""

import dataclasses

from observations.actions.forms import FormText
from observations.models.forms import InstrumentVersion


@dataclasses.dataclass(frozen=True, slots=True)
class StartingForm:
    """A form to start from: its code in the address, what it is called in the list, and a sentence on it."""

    code: str
    title: str
    words: str
    text: FormText


PRINCIPLES = (
    "Judge the lesson by what pupils learn in it, not by how it is taught.\n"
    "Write down what you see and hear first; what it means can wait until afterwards.\n"
    "One lesson says little about a teacher."
)
GUIDE = (
    "In the lesson: notes, chips and the stopwatch only. Afterwards: the judgement, then up to three grounds for it."
)
CRITERIA = (
    ("Pupils on task", "on_task"),
    ("Different outcomes met", "outcomes"),
    ("Enjoyment and focus", "enjoyment"),
    ("Questioning and checking", "afl"),
    ("Challenge from their starting points", "challenge"),
    ("Use of teaching assistants", "assistants"),
    ("Teacher knowledge", "knowledge"),
    ("Homework", "homework"),
    ("Resources", "resources"),
)
GUIDES = (
    ("Pupils on task", "How many work on what was set, and how soon they start"),
    ("Different outcomes met", "What pupils with different starting points can do at the end"),
    ("Enjoyment and focus", "Whether they stay with it when it gets hard"),
    ("Questioning and checking", "Who is asked, who answers, and what the teacher does with the answer"),
    ("Challenge from their starting points", "Whether the work asks for more than they could do before"),
    ("Use of teaching assistants", "What pupils do by themselves next to another adult"),
    ("Teacher knowledge", "Explanations, examples, and mistakes foreseen"),
    ("Homework", "Whether it comes out of this lesson or leads into the next"),
    ("Resources", "Whether they help the thinking or stand in its place"),
)


def _graded(third: tuple[str, str], third_says: str, note: str) -> FormText:
    """Return a form with four grades; `third` is its word and letters for the grade that changed in 2012."""
    word, letters = third
    return FormText(
        name="Lesson observation form",
        grades=(
            ("Outstanding", "O", "Nearly all learn more than could be expected"),
            ("Good", "G", "Most learn well, and can show it"),
            (word, letters, third_says),
            ("Inadequate", "I", "Too many learn too little"),
        ),
        criteria=CRITERIA,
        scale_note=note,
        guides=GUIDES,
        guide=GUIDE,
        principles=PRINCIPLES,
    )


STARTING_FORMS = (
    StartingForm(
        code="developmental",
        title="Without grades",
        words="Clearly, partly, not seen or not applicable on each line, and up to three deciding grounds.",
        text=FormText(
            name="Developmental observation form",
            grades=(),
            criteria=CRITERIA,
            criteria_on=InstrumentVersion.RatesOn.LEVELS,
            guides=GUIDES,
            guide="In the lesson: notes and chips only. Afterwards: each line, then what decided it for you.",
            principles=PRINCIPLES,
        ),
    ),
    StartingForm(
        code="grades-2012",
        title="Four grades, September 2012 words",
        words="Outstanding, Good, Requires improvement, Inadequate.",
        text=_graded(
            ("Requires improvement", "RI"), "Some learn, others wait or coast", "Grade words from September 2012."
        ),
    ),
    StartingForm(
        code="grades-2009",
        title="Four grades, words of 2009",
        words="Outstanding, Good, Satisfactory, Inadequate: until August 2012, and still in use in some schools.",
        text=_graded(
            ("Satisfactory", "S"), "Most learn something, not yet enough", "Grade words from before September 2012."
        ),
    ),
)


def starting_form(code: str) -> StartingForm | None:
    """Return the form with this code, or None."""
    return next((each for each in STARTING_FORMS if each.code == code), None)
