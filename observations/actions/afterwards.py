"""What comes after the reveal: second thoughts, the joint note, marking as discussed, closing.

None of it changes a sealed judgement or a figure. Each locks the lesson first: nothing is written on a closed one.
"""

import datetime as dt
import uuid

from observations.access import refusal_to_add
from observations.actions.practical import OtherWords
from observations.models.afterwards import JointNote, SecondThought
from observations.models.lessons import JointObservation, Observer
from people.audit import act
from people.models import User


class NotNow(Exception):
    """The lesson is in a state in which this cannot be done; its text is the sentence."""


class NoteChanged(Exception):
    """The joint note was saved since this page read it; nothing was written."""


def _locked(joint_id: uuid.UUID) -> JointObservation:
    """Return the lesson, locked; raises `NotNow` unless it is revealed and still open to additions."""
    joint = JointObservation.objects.select_for_update().get(pk=joint_id)
    if refusal := refusal_to_add(joint):
        raise NotNow(refusal)
    if joint.state not in JointObservation.AFTER_REVEAL:
        raise NotNow("Not every sheet is sealed yet.")
    return joint


def add_second_thought(
    *, place: Observer, key: uuid.UUID, grade: uuid.UUID | None, text: str, by: User, at: dt.datetime
) -> None:
    """Add an observer's later view; `grade` is one of their own form, or none. The same again changes nothing.

    Raises `NotNow`, and `OtherWords` if this observer added something else with that key.
    """
    with act("add second thought", by=by, at=at):
        _locked(place.joint_id)
        SecondThought.objects.bulk_create(
            [SecondThought(observer=place, key=key, grade_id=grade, text=text, written_at=at)], ignore_conflicts=True
        )
        stands = SecondThought.objects.values_list("grade", "text").get(observer=place, key=key)
        if stands != (grade, text):
            raise OtherWords


def write_joint_note(*, place: Observer, text: str, based_on: int, by: User, at: dt.datetime) -> None:
    """Write the note that all observers share; `based_on` is the version that the writer read, 0 before the first.

    What stands there already changes nothing. Raises `NotNow`, and `NoteChanged` if another version came between.
    """
    with act("write joint note", by=by, at=at):
        _locked(place.joint_id)
        note = JointNote.objects.filter(joint=place.joint_id).first()
        if text == (note.text if note else ""):
            return
        if based_on != (note.version if note else 0):
            raise NoteChanged
        JointNote.objects.update_or_create(
            joint_id=place.joint_id,
            defaults={"text": text, "version": based_on + 1, "written_by": by, "written_at": at},
        )


def mark_discussed(*, place: Observer, by: User, at: dt.datetime) -> None:
    """Mark a revealed lesson as discussed; one that is discussed stays as it is. Raises `NotNow`."""
    with act("mark discussed", by=by, at=at):
        joint = _locked(place.joint_id)
        if joint.state == JointObservation.State.REVEALED:
            joint.state, joint.discussed_at, joint.discussed_by = JointObservation.State.DISCUSSED, at, by
            joint.save(update_fields=["state", "discussed_at", "discussed_by"])


def close(*, joint: JointObservation, by: User, at: dt.datetime) -> None:
    """Close a discussed lesson whose feedback conversation has a date; raises `NotNow` for any other."""
    with act("close", by=by, at=at):
        locked = _locked(joint.pk)
        if locked.state != JointObservation.State.DISCUSSED or locked.talk_at is None:
            raise NotNow("A lesson is closed once it has been discussed, and the conversation has a date.")
        locked.state, locked.closed_at = JointObservation.State.CLOSED, at
        locked.save(update_fields=["state", "closed_at"])
