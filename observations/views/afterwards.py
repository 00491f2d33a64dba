"""What observers add below the comparison: second thoughts, the joint note, and that they have discussed it."""

import dataclasses
import uuid

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from observations.actions import afterwards as actions
from observations.actions.practical import OtherWords
from observations.afterwards import Afterwards, read_afterwards
from observations.sheet_forms import writing
from observations.talk_forms import JointNoteForm, PlainForm, ThoughtForm, version_of
from people import clock
from people.access import SignedInRequest, require
from people.models import User

CONFLICT, UNPROCESSABLE = 409, 422
ADDED_BEFORE = "You added other second thoughts from this page meanwhile; they stand above. Add these too?"
SAVED_BEFORE = "The note was saved by somebody else, or on another device, while you wrote. Both texts are here."


@dataclasses.dataclass(frozen=True, slots=True)
class Below:
    """What stands below the comparison: what was added, and the forms that add to it.

    `version` is the one of the joint note that the page is based on; `is_other` says that another was saved since.
    `form` is the one with errors, for the summary.
    """

    after: Afterwards
    thought: ThoughtForm
    note: JointNoteForm
    version: int
    form: PlainForm | None = None
    is_other: bool = False
    status: int = 200


def fresh_below(reader: User, joint_id: uuid.UUID) -> Below:
    """Return what stands below the comparison, nothing typed yet; raises `Http404` for whoever may not compare."""
    return _fresh(_read(reader, joint_id))


def write_below(request: SignedInRequest, joint_id: uuid.UUID) -> Below | HttpResponse:
    """Write what is posted and return the way back, or what stands below with what is to be put right.

    Raises `Http404` for whoever may not compare.
    """
    after = _read(request.user, joint_id)
    require(after.refusal)
    writer = WRITERS.get(request.POST.get("action", ""))
    if writer is None:
        return _back(after, "second-thoughts")
    try:
        return writer(request, after)
    except actions.NotNow as refused:
        raise PermissionDenied(str(refused)) from refused


def _read(reader: User, joint_id: uuid.UUID) -> Afterwards:
    """Return what was added so far; 404 for whoever may not compare."""
    after = read_afterwards(joint_id, reader=reader)
    if after is None:
        raise Http404
    return after


def _fresh(after: Afterwards) -> Below:
    """Return the forms with nothing typed yet."""
    return Below(
        after,
        ThoughtForm(paper=after.paper, graded=after.joint.graded),
        JointNoteForm(initial={"joint_note": after.note.text}),
        version=after.note.version,
    )


def _back(after: Afterwards, place: str) -> HttpResponse:
    """Return to a place below the comparison."""
    return redirect(f"{reverse('joint-compare', args=[after.joint.pk])}#{place}")


def _add_thought(request: SignedInRequest, after: Afterwards) -> Below | HttpResponse:
    """Add a second thought."""
    form = ThoughtForm(request.POST, paper=after.paper, graded=after.joint.graded)
    status = UNPROCESSABLE
    if form.is_valid():
        grade = form.cleaned_data.get("thought_grade")
        try:
            actions.add_second_thought(
                place=after.place,
                key=writing.key(request.POST.get("key", "")),
                grade=uuid.UUID(grade) if grade else None,
                text=form.cleaned_data["words"],
                by=request.user,
                at=clock.now(),
            )
        except OtherWords:
            form.add_error("words", ADDED_BEFORE)
            status, after = CONFLICT, _read(request.user, after.joint.pk)
        else:
            return _back(after, "second-thoughts")
    return dataclasses.replace(_fresh(after), thought=form, form=form, status=status)


def _write_note(request: SignedInRequest, after: Afterwards) -> Below | HttpResponse:
    """Write the joint note."""
    form, version = JointNoteForm(request.POST), version_of(request.POST.get("version", ""))
    if not form.is_valid():
        return dataclasses.replace(_fresh(after), note=form, version=version, form=form, status=UNPROCESSABLE)
    try:
        actions.write_joint_note(
            place=after.place,
            text=form.cleaned_data["joint_note"],
            based_on=version,
            by=request.user,
            at=clock.now(),
        )
    except actions.NoteChanged:
        form.add_error("joint_note", SAVED_BEFORE)
        fresh = _fresh(_read(request.user, after.joint.pk))
        return dataclasses.replace(fresh, note=form, form=form, is_other=True, status=CONFLICT)
    return _back(after, "joint-note")


def _mark_discussed(request: SignedInRequest, after: Afterwards) -> HttpResponse:
    """Mark the lesson as discussed."""
    actions.mark_discussed(place=after.place, by=request.user, at=clock.now())
    return _back(after, "discussed")


WRITERS = {"thought": _add_thought, "note": _write_note, "discussed": _mark_discussed}
