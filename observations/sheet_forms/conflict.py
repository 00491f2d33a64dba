"""Two devices: what stands here is kept in the form, and what was saved from elsewhere is shown beside it."""

import dataclasses

from observations.judgements import SheetView
from observations.models.lessons import Observer
from observations.sheet_forms.check import Difference, differences
from observations.sheet_forms.incoming import Incoming
from observations.sheet_forms.notes import TypedNote, typed_notes
from observations.sheet_forms.page import Standing


@dataclasses.dataclass(frozen=True, slots=True)
class Conflict:
    """Where two versions differ, the notes that only the saved one has, and the form with those notes added to it.

    Saving that form again, now based on the saved draft, replaces what was saved elsewhere.
    """

    differences: tuple[Difference, ...]
    added: tuple[TypedNote, ...]
    standing: Standing


def between(incoming: Incoming, saved: SheetView, place: Observer) -> Conflict:
    """Return the conflict between what came in and what is saved; no note of either side is left out."""
    here = {note.key for note in incoming.typed.notes}
    added = [note for note in saved.content.notes if note.key not in here]
    notes = tuple(sorted((*incoming.content.notes, *added), key=lambda note: (note.seen_at, note.key)))
    typed = dataclasses.replace(incoming.typed, notes=typed_notes(notes))
    standing = Standing(
        dataclasses.replace(incoming.content, notes=notes),
        typed,
        draft=saved.draft,
        saved_at=saved.saved_at,
        photos=saved.photos,
    )
    return Conflict(differences(incoming.content, saved.content, place), typed_notes(added), standing)
