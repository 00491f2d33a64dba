"""Notes to read, in the order of time: of one's own sheet, and of everyone's after the reveal."""

import dataclasses

from observations.judgements import Content, NoteContent
from observations.paperwork import Form
from observations.wording import clock_words


@dataclasses.dataclass(frozen=True, slots=True)
class ReadNote:
    """One note: its time, its words, and the lines it speaks to."""

    clock: str
    text: str
    labels: tuple[str, ...]


def notes_to_read(content: Content, paper: Form) -> tuple[ReadNote, ...]:
    """Return the notes of a sheet."""
    return tuple(ReadNote(clock_words(note.seen_at), note.text, labels_of(note, paper)) for note in content.notes)


def labels_of(note: NoteContent, paper: Form) -> tuple[str, ...]:
    """Return the lines of the form that a note speaks to."""
    return tuple(criterion.label for each in note.criteria if (criterion := paper.criterion(each)))
