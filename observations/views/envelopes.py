"""After the seal: the envelope, and one's own judgement to read."""

import uuid

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.safestring import mark_safe
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from observations import access, sheet_forms
from observations.judgements import own_sheet
from observations.paperwork import published_form
from observations.sheet_notes import notes_to_read
from observations.views.judging import place_or_404
from people.access import SignedInRequest, signed_in
from pictures.envelope import draw_sealed


@signed_in
@never_cache
@require_safe
def joint_sealed(request: SignedInRequest, joint_id: uuid.UUID) -> HttpResponse:
    """Show the envelope and what happens next: the same page whatever anybody else does, until the reveal."""
    place = place_or_404(request.user, joint_id)
    if access.may_compare(place):
        return redirect("joint-compare", joint_id)
    sheet = own_sheet(place, reader=request.user)
    if sheet is None or sheet.sealed_at is None:
        return redirect("joint-sheet", joint_id)
    if access.refusal_to_write(place):
        return redirect("joint-mine", joint_id)
    context = {
        "place": place,
        "sealed_at": sheet.sealed_at,
        "envelope": mark_safe(draw_sealed()),  # noqa: S308  # drawn by us, without anybody's words
    }
    return render(request, "observations/sealed.html", context)


@signed_in
@never_cache
@require_safe
def joint_mine(request: SignedInRequest, joint_id: uuid.UUID) -> HttpResponse:
    """Show one's own judgement: always readable to its observer, whatever became of the lesson."""
    place = place_or_404(request.user, joint_id)
    sheet = own_sheet(place, reader=request.user)
    paper = published_form(place.version_id)
    may_compare = access.may_compare(place)
    context = {
        "place": place,
        "sheet": sheet,
        "paper": paper,
        "may_compare": may_compare,
        "refusal": "" if may_compare else access.refusal_to_write(place),
        "answers": sheet_forms.answers(sheet.content, place) if sheet else (),
        "lines": sheet_forms.rated_lines(sheet.content, paper) if sheet else (),
        "notes": notes_to_read(sheet.content, paper) if sheet else (),
    }
    return render(request, "observations/mine.html", context)
