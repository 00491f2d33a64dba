"""Invented examples for the styleguide: the pages' own components with something in them."""

from dataclasses import dataclass
from typing import Self

from django import forms
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from pictures.bars import Bar, Bars, draw_bars
from pictures.frame import framed
from pictures.ruler import Stopwatch, draw_stopwatch


class Grade(str):
    """A choice's label that carries its chip and a second line."""

    __slots__ = ("hint", "letter", "of", "position")
    hint: str
    letter: str
    position: int | None
    of: int

    def __new__(cls, word: str, hint: str = "", letter: str = "", position: int | None = None) -> Self:
        """Return the word, with `hint`, `letter` and `position` (1 is best, None for no grade) of four.

        The defaults are for Django, which copies choices by their plain value and sets the rest afterwards.
        """
        grade = super().__new__(cls, word)
        grade.hint, grade.letter, grade.position, grade.of = hint, letter, position, 4
        return grade


GRADES = [
    ("1", Grade("Outstanding", "Almost all make sustained progress", "O", 1)),
    ("2", Grade("Good", "Most make progress they can show", "G", 2)),
    ("3", Grade("Requires improvement", "Some progress, not yet enough", "RI", 3)),
    ("4", Grade("Inadequate", "Many learn too little in the time", "I", 4)),
    ("", Grade("No grade", "Too little seen, or it wouldn’t help", "–", None)),
]
CLEARLY = [("clearly", "Clearly"), ("partly", "Partly"), ("unseen", "Not seen"), ("none", "Not applicable")]
EVIDENCE = [("task", "Students on task"), ("challenge", "Challenge"), ("tas", "Use of TAs")]


class Specimen(forms.Form):
    """One of every field, as the crispy templates draw it."""

    minutes = forms.IntegerField(
        label="Minutes from the front",
        help_text="The lesson was 50 minutes long",
        max_value=50,
        min_value=0,
        error_messages={"max_value": "Enter minutes from the front, between 0 and 50"},
    )
    thoughts = forms.CharField(
        label="Joint note",
        help_text="Both of you can write here. It never changes a judgement.",
        widget=forms.Textarea(attrs={"rows": 3}),
        required=False,
    )
    grade = forms.ChoiceField(label="Your judgement", choices=GRADES, widget=forms.RadioSelect)
    seen = forms.ChoiceField(label="Challenge", choices=CLEARLY, widget=forms.RadioSelect)
    evidence = forms.MultipleChoiceField(
        label="What does this note show?", choices=EVIDENCE, widget=forms.CheckboxSelectMultiple, required=False
    )
    subject = forms.ChoiceField(label="Subject", choices=[("science", "Science"), ("drama", "Drama")])
    day = forms.DateField(
        label="Day of the visit",
        error_messages={"required": "Say on which day you went"},
        widget=forms.DateInput(attrs={"type": "date"}),
    )
    agreed = forms.BooleanField(label="The teacher has agreed to take part")


@dataclass(frozen=True)
class Day:
    """A day of the week strip."""

    name: str
    date: int
    been: str = ""
    coming: str = ""
    is_today: bool = False


@dataclass(frozen=True)
class Step:
    """A step of the observation form."""

    number: int
    title: str
    address: str
    is_done: bool = False
    is_current: bool = False


WEEK = [
    Day("Mon", 28),
    Day("Tue", 29, been="x"),
    Day("Wed", 30, been="x", is_today=True),
    Day("Thu", 31, coming="x"),
    Day("Fri", 1, coming="x"),
]
STEPS = [
    Step(1, "Setting", "#tabs", is_done=True),
    Step(2, "What I saw", "#tabs", is_current=True),
    Step(3, "Judgement", "#tabs"),
    Step(4, "Check", ""),
]
TABS = [("All lessons", "#tabs", True), ("Rules and framing", "#tabs", False), ("Criteria", "#tabs", False)]
TRAIL = [("Joint observations", "#crumbs"), ("Year 8 Science, 30 January", "")]
THEMES = [("Progress", 11, 4, 0), ("Challenge", 4, 7, 2), ("Supplementary", 0, 6, 5), ("A rule", 1, 1, 0)]
FIVE = [(str(place), place) for place in range(1, 6)]


def everything() -> dict[str, object]:
    """Return the context of the styleguide."""
    entered = {
        "minutes": "64",
        "thoughts": "We agree that the cards were the lesson’s weak point.",
        "grade": "2",
        "seen": "clearly",
    }
    bars = Bars(tuple(Bar(theme, decisive) for theme, decisive, *_ in THEMES), total=16)
    return {
        "specimen": Specimen({**entered, "evidence": ["challenge"], "subject": "drama", "agreed": "on"}),
        "week": WEEK,
        "steps": STEPS,
        "tabs": TABS,
        "trail": TRAIL,
        "people": ["Ruth Ellery", "Priya Nair"],
        "five": FIVE,
        "picture": SafeString(framed(draw_bars, bars)),
        "ruler": SafeString(draw_stopwatch(Stopwatch(50, ((4, 12), (33.5, 37.2)), until=37.2))),
        "table": render_to_string("styleguide/table.html", {"themes": THEMES}),
    }
