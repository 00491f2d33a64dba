"""A visit: times offered, one picked, the calendar file, and what was tried."""

import uuid

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from people import clock
from people.access import SignedInRequest, require, signed_in
from trios import actions
from trios.access import refusal_to_offer, refusal_to_pick, refusal_to_tell
from trios.actions.visiting import invitation
from trios.forms.visiting import BeenForm, OfferForm, PickForm
from trios.refusals import Refused
from trios.views.loading import standing, take_in, visit_of

METHODS = ["GET", "HEAD", "POST"]


@signed_in
@require_http_methods(METHODS)
def offer(request: SignedInRequest, visit_id: uuid.UUID) -> HttpResponse:
    """Offer up to three times at which one can be visited."""
    here = standing(request)
    visit = visit_of(here, visit_id)
    require(refusal_to_offer(request.user, visit))
    form = OfferForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.offer(visit=visit, times=form.times(), by=request.user, at=clock.now())
        except Refused as refused:
            form.take_in(refused.problems)
        else:
            messages.success(request, f"{visit.visitor.first_name} can pick one of your times now.")
            return redirect("trio", visit.trio_id)
    again = " again" if visit.kind == "revisit" else ""
    context = {
        "form": form,
        "title": f"Offer {visit.visitor.first_name} three times for a visit{again}",
        "lede": "Planning, preparation and assessment time is never offered, yours or theirs. One time is enough.",
        "button": "Offer these times",
        "back": reverse("trio", args=[visit.trio_id]),
        "back_words": str(visit.trio),
    }
    return render(request, "trios/form.html", context)


@signed_in
@require_POST
def pick(request: SignedInRequest, visit_id: uuid.UUID) -> HttpResponse:
    """Pick one of the offered times."""
    visit = visit_of(standing(request), visit_id)
    require(refusal_to_pick(request.user, visit))
    form = PickForm(request.POST, offers=list(visit.offers.all()))
    if not form.is_valid():
        messages.error(request, str(form.errors["offer"][0]))
        return redirect("trio", visit.trio_id)
    try:
        actions.pick(visit=visit, offer=form.picked(), by=request.user, at=clock.now())
    except Refused as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, "It is a date. You both have it by mail, for your calendars.")
    return redirect("trio", visit.trio_id)


@signed_in
@require_POST
def none_of_these(request: SignedInRequest, visit_id: uuid.UUID) -> HttpResponse:
    """Say that none of the offered times will do."""
    visit = visit_of(standing(request), visit_id)
    require(refusal_to_pick(request.user, visit))
    try:
        actions.none_of_these(visit=visit, by=request.user, at=clock.now())
    except Refused as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, f"{visit.host.first_name} is asked for other times.")
    return redirect("trio", visit.trio_id)


@signed_in
@require_http_methods(METHODS)
def been(request: SignedInRequest, visit_id: uuid.UUID) -> HttpResponse:
    """Say that a visit has been, and what was tried."""
    here = standing(request)
    visit = visit_of(here, visit_id)
    require(refusal_to_tell(here, visit))
    form = BeenForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.been(visit=visit, tried=form.cleaned_data["tried"], by=request.user, at=clock.now())
        except Refused as refused:
            take_in(form, refused)
        else:
            messages.success(request, "Noted. The trio sees it.")
            return redirect("trio", visit.trio_id)
    context = {
        "form": form,
        "title": f"{visit.visitor.first_name} visited {visit.host.first_name}",
        "button": "The visit has been",
        "back": reverse("trio", args=[visit.trio_id]),
        "back_words": str(visit.trio),
    }
    return render(request, "trios/form.html", context)


@signed_in
@require_safe
def calendar(request: SignedInRequest, visit_id: uuid.UUID) -> HttpResponse:
    """Return a dated visit as a calendar file; 404 before it has a date."""
    visit = visit_of(standing(request), visit_id)
    if visit.starts_at is None:
        raise Http404
    answer = HttpResponse(invitation(visit, at=clock.now()), content_type="text/calendar; charset=utf-8")
    answer["Content-Disposition"] = 'attachment; filename="visit.ics"'
    return answer
