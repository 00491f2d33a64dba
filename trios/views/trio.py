"""One trio: its dates, who visits whom, its debrief, and setting it aside. Its page stands above, beside its log."""

import uuid

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from people import clock
from people.access import SignedInRequest, require, signed_in
from trios import actions
from trios.access import refusal_to_steer
from trios.forms.planning import DatesForm, SetAsideForm, VisitsForm
from trios.models import Trio
from trios.refusals import Refused
from trios.views.loading import standing, take_in, trio_of
from trios.wording import plural

METHODS = ["GET", "HEAD", "POST"]


@signed_in
@require_http_methods(METHODS)
def dates(request: SignedInRequest, trio_id: uuid.UUID) -> HttpResponse:
    """Set the focus question, the dates, and which trios it grew out of."""
    here = standing(request)
    found = trio_of(here, trio_id)
    require(refusal_to_steer(here, found))
    others = list(Trio.objects.filter(alliance=found.alliance).exclude(pk=found.pk).select_related("leader"))
    form = DatesForm(request.POST or None, trio=found, others=others if found.alliance_id in here.leads else [])
    if request.method == "POST" and form.is_valid():
        at = clock.now()
        try:
            actions.set_dates(trio=found, focus=form.cleaned_data["focus"], dates=form.dates(), by=request.user, at=at)
            if "parents" in form.fields:
                actions.descend_from(trio=found, parents=form.grew_out_of(), by=request.user, at=at)
        except Refused as refused:
            take_in(form, refused)
        else:
            messages.success(request, "The question and the dates are saved.")
            return redirect("trio", found.pk)
    return _form_page(request, found, form=form, title=f"Question and dates of {found}", button="Save")


@signed_in
@require_http_methods(METHODS)
def visits(request: SignedInRequest, trio_id: uuid.UUID) -> HttpResponse:
    """Plan who visits whom."""
    here = standing(request)
    found = trio_of(here, trio_id)
    require(refusal_to_steer(here, found))
    form = VisitsForm(request.POST or None, members=list(found.members.select_related("person")))
    if request.method == "POST" and form.is_valid():
        try:
            actions.plan_visits(trio=found, pairs=form.pairs(), by=request.user, at=clock.now(), on=here.on)
        except Refused as refused:
            take_in(form, refused)
        else:
            messages.success(request, "The plan is made. Each host is asked to offer three times.")
            return redirect("trio", found.pk)
    lede = "Each of you visits once, and the same colleague again after something was tried."
    return _form_page(request, found, form=form, title="Who visits whom", button="Make the plan", lede=lede)


@signed_in
@require_http_methods(METHODS)
def debrief(request: SignedInRequest, trio_id: uuid.UUID) -> HttpResponse:
    """Note that the trio has met for its debrief, which finishes it."""
    here = standing(request)
    found = trio_of(here, trio_id)
    require(refusal_to_steer(here, found))
    if request.method == "POST":
        try:
            actions.debrief(trio=found, by=request.user, at=clock.now(), on=here.on)
        except Refused as refused:
            messages.error(request, str(refused))
        else:
            messages.success(request, f"{found} is finished. Each of the three is asked what they take from it.")
        return redirect("trio", found.pk)
    lede = "Once the three have met, the trio is finished. Each of them gets ten questions; three are required."
    if left := found.visits.filter(done_at__isnull=True).count():
        lede += f" Nobody has noted yet that {plural(left, 'visit has', 'visits have')} been."
    return _form_page(request, found, form=None, title=f"The debrief of {found}", button="We have met", lede=lede)


@signed_in
@require_http_methods(METHODS)
def aside(request: SignedInRequest, trio_id: uuid.UUID) -> HttpResponse:
    """Set a trio aside, and say what it stalled on."""
    here = standing(request)
    found = trio_of(here, trio_id)
    require(refusal_to_steer(here, found))
    form = SetAsideForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.set_aside(trio=found, why=form.cleaned_data["why"], by=request.user, at=clock.now(), on=here.on)
        except Refused as refused:
            take_in(form, refused)
        else:
            messages.success(request, f"{found} is set aside. Its people can join another.")
            return redirect("trio", found.pk)
    return _form_page(request, found, form=form, title=f"Set {found} aside", button=f"Set {found} aside")


def _form_page(request: SignedInRequest, found: Trio, **context: object) -> HttpResponse:
    """Show a form of a trio, with the way back to its page."""
    back = {"back": reverse("trio", args=[found.pk]), "back_words": str(found)}
    return render(request, "trios/form.html", back | context)
