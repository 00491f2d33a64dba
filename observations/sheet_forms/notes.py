"""Notes as they come in: for each a key from the browser, a time of day, the words and the lines they speak to."""

import dataclasses
import datetime as dt
import re
import uuid
from collections.abc import Iterable

from django.http import QueryDict

from observations.judgements import NoteContent
from observations.models.lessons import Lesson
from observations.paperwork import Form
from observations.sheet_forms import writing
from people.clock import LONDON
from people.pupils import names_in
from pictures.wording import listed

MOST_NOTES = 120
TIME_OF_DAY = re.compile(r"(\d{1,2})[:.](\d{2})(?::\d{2})?", re.ASCII)
LAST_SECOND = 59


@dataclasses.dataclass(frozen=True, slots=True)
class TypedNote:
    """One note as it stands in the form: `time` as typed, `criteria` as ids, `problem` empty where there is none."""

    key: uuid.UUID
    time: str
    text: str
    criteria: frozenset[str] = frozenset()
    problem: str = ""

    @property
    def field(self) -> str:
        """The name under which its problem goes."""
        return f"note-{self.key}"


def typed_notes(notes: Iterable[NoteContent]) -> tuple[TypedNote, ...]:
    """Return stored notes as they stand in the form."""
    return tuple(
        TypedNote(
            key=note.key,
            time=f"{note.seen_at.astimezone(LONDON):%H:%M}",
            text=note.text,
            criteria=frozenset(str(each) for each in note.criteria),
        )
        for note in notes
    )


def read_notes(data: QueryDict, *, form: Form, day: dt.date) -> tuple[tuple[NoteContent, ...], tuple[TypedNote, ...]]:
    """Return what can be stored, in the order of time, and everything as typed; blank and removed notes are left out.

    Notes of one minute keep the order in which they stand in the form: each gets a second of its own.
    """
    stored: list[NoteContent] = []
    typed: list[TypedNote] = []
    known = {str(criterion.id): criterion.id for criterion in form.criteria}
    for raw in dict.fromkeys(data.getlist("note")):
        text = writing.tidy(data.get(f"note-{raw}-text", ""))
        if not text or data.get(f"note-{raw}-remove"):
            continue
        time = data.get(f"note-{raw}-time", "").strip()
        chosen = frozenset(data.getlist(f"note-{raw}-criteria"))
        seen_at = on_the_day(time, day)
        found = writing.problem(text)
        if not found and seen_at is None:
            found = "Enter a time on the day of the lesson, such as 10.42"
        if not found and chosen - known.keys():
            found = "Choose only lines of your own form"
        if not found and len(stored) >= MOST_NOTES:
            found = f"A sheet holds {MOST_NOTES} notes: put this one together with another"
        note = TypedNote(writing.key(raw), time, writing.shown(text), chosen, found)
        if any(note.key == other.key for other in typed):
            continue
        typed.append(note)
        if seen_at is not None and not found:
            earlier = sum(other.seen_at.replace(second=0) == seen_at for other in stored)
            criteria = tuple(known[each] for each in known if each in chosen)
            moment = seen_at + dt.timedelta(seconds=min(earlier, LAST_SECOND))
            stored.append(NoteContent(note.key, moment, text, criteria))
    return tuple(sorted(stored, key=lambda note: (note.seen_at, note.key))), tuple(typed)


def name_hint(text: str, lesson: Lesson) -> str:
    """Ask about words that look like a pupil's name, or return nothing; the teacher's own name is not meant."""
    names = names_in(text, known=[lesson.teacher.name] if lesson.teacher else [])
    if not names:
        return ""
    quoted = listed([f"“{name}”" for name in names])
    return f"{quoted} looks like a pupil’s name. If it is one, write “a pupil” instead."


def name_hints(notes: Iterable[NoteContent], lesson: Lesson) -> dict[str, str]:
    """Return the questions about names by the key of the note."""
    return {str(note.key): hint for note in notes if (hint := name_hint(note.text, lesson))}


def on_the_day(typed: str, day: dt.date) -> dt.datetime | None:
    """Return the moment (UTC) of a time of day in London, to the minute; None if it is no time of that day."""
    match = TIME_OF_DAY.fullmatch(typed)
    if match is None:
        return None
    hour, minute = int(match[1]), int(match[2])
    try:
        return dt.datetime.combine(day, dt.time(hour, minute), LONDON).astimezone(dt.UTC)
    except ValueError:
        return None
