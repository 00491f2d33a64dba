"""The observer's own sheet: write it, save it, seal it."""

import dataclasses
import datetime as dt
import uuid

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.gzip import gzip_page
from django.views.decorators.http import require_http_methods

from observations import access, actions, queries, sheet_forms
from observations.actions.judging import ChangedElsewhere, NotSaved
from observations.judgements import Content, SheetView, own_sheet
from observations.models.lessons import Observer
from people import clock
from people.access import SignedInRequest, require, signed_in
from people.models import User

CONFLICT, UNPROCESSABLE = 409, 422


def place_or_404(person: User, joint_id: uuid.UUID) -> Observer:
    """Return the person's place on this joint observation; for everybody else there is no such page."""
    place = queries.place_of(person, joint_id)
    if place is None:
        raise Http404
    return place


@signed_in
@never_cache
@gzip_page  # a form is large and a school's wifi is not; nothing that comes from a request is repeated in it
@require_http_methods(["GET", "HEAD", "POST"])
def joint_sheet(request: SignedInRequest, joint_id: uuid.UUID) -> HttpResponse:
    """Show the observer's form, or take it in: save, add a note, or seal, as `action` says."""
    place, now = place_or_404(request.user, joint_id), clock.now()
    if request.method == "POST":
        require(access.OF_ANOTHER if sheet_forms.is_of_another(request.POST, place) else "")
        return _seal(request, place, now) if request.POST.get("action") == "seal" else _save(request, place, now)
    sheet = own_sheet(place, reader=request.user)
    if sheet and sheet.sealed_at:
        return redirect("joint-sealed", joint_id)
    if access.refusal_to_write(place):
        return redirect("joint-mine", joint_id)
    content = sheet.content if sheet else Content()
    standing = sheet_forms.Standing(
        content,
        sheet_forms.stored(content, place),
        draft=sheet.draft if sheet else 0,
        saved_at=sheet.saved_at if sheet else None,
        photos=sheet.photos if sheet else (),
        writer=sheet.writer if sheet else None,
    )
    return _page(request, place, standing, now)


def _save(request: SignedInRequest, place: Observer, now: dt.datetime) -> HttpResponse:
    """Save the draft and leave: for Today, or for the photos; or stay for another note."""
    incoming = sheet_forms.read_sheet(request.POST, place=place, at=now)
    kept = _keep(request, place, incoming, now)
    if isinstance(kept, HttpResponse):
        return kept
    if request.POST.get("action") == "add-note":
        return redirect(reverse("joint-sheet", args=[place.joint_id]) + "#new-note")
    if request.POST.get("action") == "photos":
        return redirect("joint-photos", place.joint_id)
    return redirect("today")


def _seal(request: SignedInRequest, place: Observer, now: dt.datetime) -> HttpResponse:
    """Seal what came in. Where something is missing, keep it as a draft and say what."""
    incoming = sheet_forms.read_sheet(request.POST, place=place, at=now, sealing=True)
    if incoming.problems:
        sheet = own_sheet(place, reader=request.user)
        if sheet is None or sheet.sealed_at is None:
            return _refused(request, place, incoming, now, incoming.problems)
    try:
        sealed = actions.seal(
            observer=place,
            content=incoming.content,
            by=request.user,
            at=now,
            based_on=incoming.based_on,
            writer=incoming.writer,
        )
    except ChangedElsewhere as changed:
        return _changed_elsewhere(request, place, incoming, changed.sheet, now)
    except NotSaved as refused:
        return _not_sealed(request, place, incoming, refused.problems, now)
    opened = sealed.revealed and place.replaced_at is None
    return redirect("joint-compare" if opened else "joint-sealed", place.joint_id)


def _not_sealed(
    request: SignedInRequest, place: Observer, incoming: sheet_forms.Incoming, missing: dict[str, str], now: dt.datetime
) -> HttpResponse:
    """Keep the unfinished sheet as a draft and show what is missing."""
    kept = _keep(request, place, incoming, now)
    if isinstance(kept, HttpResponse):
        return kept
    draft, saved_at = kept
    return _refused(request, place, dataclasses.replace(incoming, based_on=draft), now, missing, saved_at=saved_at)


def _keep(
    request: SignedInRequest, place: Observer, incoming: sheet_forms.Incoming, now: dt.datetime
) -> tuple[int, dt.datetime] | HttpResponse:
    """Save what came in and return the draft's number and time, or the page that says why it was not saved."""
    if incoming.problems:
        return _refused(request, place, incoming, now, incoming.problems)
    try:
        return actions.save_draft(
            observer=place,
            content=incoming.content,
            based_on=incoming.based_on,
            by=request.user,
            at=now,
            writer=incoming.writer,
        )
    except ChangedElsewhere as changed:
        return _changed_elsewhere(request, place, incoming, changed.sheet, now)
    except NotSaved as refused:
        return _refused(request, place, incoming, now, refused.problems)


def _refused(  # what the page shows again
    request: SignedInRequest,
    place: Observer,
    incoming: sheet_forms.Incoming,
    now: dt.datetime,
    problems: dict[str, str],
    *,
    saved_at: dt.datetime | None = None,
) -> HttpResponse:
    """Show the form again with everything that was typed, and what is wrong."""
    sheet = own_sheet(place, reader=request.user)
    standing = sheet_forms.refused(incoming, problems, saved_at=saved_at, photos=sheet.photos if sheet else ())
    return _page(request, place, standing, now, status=UNPROCESSABLE)


def _changed_elsewhere(
    request: SignedInRequest, place: Observer, incoming: sheet_forms.Incoming, saved: SheetView, now: dt.datetime
) -> HttpResponse:
    """Show the form as it came in and, beside it, what another device had saved."""
    conflict = sheet_forms.between(incoming, saved, place)
    return _page(request, place, conflict.standing, now, conflict=conflict, status=CONFLICT)


def _page(  # the page's own inputs
    request: SignedInRequest,
    place: Observer,
    standing: sheet_forms.Standing,
    now: dt.datetime,
    *,
    conflict: sheet_forms.Conflict | None = None,
    status: int = 200,
) -> HttpResponse:
    """Draw the observation form."""
    page = sheet_forms.build(place, standing, now=now)
    return render(request, "observations/sheet.html", {"page": page, "conflict": conflict}, status=status)
