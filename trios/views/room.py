"""The room's first page, the start page for leadership, and the waiting list."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from clusters.models import Cluster
from people import clock
from people.access import SignedInRequest, signed_in
from trios import actions
from trios.candidates import waiting_list
from trios.forms.leading import WillingForm
from trios.models import Willingness
from trios.queries import next_for, trios_of
from trios.views.loading import alliance_asked_for, standing

METHODS = ["GET", "HEAD", "POST"]


@signed_in
@require_safe
def trio_list(request: SignedInRequest) -> HttpResponse:
    """Show one's turns, one's trios, and for who looks after them all others, stalled ones first."""
    here = standing(request)
    rows = trios_of(here)
    context = {
        "turns": [item for item in next_for(request.user, clock.now()) if item.is_turn],
        "mine": [row for row in rows if row.is_mine],
        "others": [row for row in rows if not row.is_mine],
        "leads": bool(here.leads),
        "has_alliance": bool(here.alliances),
        "heads": bool(here.headed),
        "clusters": Cluster.objects.filter(pk__in=here.clusters).order_by("name", "pk") if here.clusters else (),
    }
    return render(request, "trios/list.html", context)


@signed_in
@require_http_methods(METHODS)
def waiting(request: SignedInRequest) -> HttpResponse:
    """Put oneself on the waiting list; who looks after trios sees all of it."""
    here = standing(request)
    alliance = alliance_asked_for(request, here.alliances)
    form = WillingForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        actions.be_willing(
            alliance=alliance,
            person=request.user,
            kind=form.cleaned_data["kind"],
            focus=form.cleaned_data["focus"],
            at=clock.now(),
            on=here.on,
        )
        messages.success(request, "You are on the list. Your SLEs see it.")
        return redirect(f"{reverse('trio-waiting')}?alliance={alliance.pk}")
    everybody = waiting_list(alliance, on=here.on)
    looks_after = alliance.pk in here.leads
    context = {
        "form": form,
        "alliance": alliance,
        "waiting": everybody if looks_after else [],
        "own": [each for each in everybody if each.person == request.user.pk],
        "looks_after": looks_after,
    }
    return render(request, "trios/waiting.html", context)


@signed_in
@require_POST
def waiting_end(request: SignedInRequest, kind: str) -> HttpResponse:
    """Take oneself off the waiting list."""
    if kind not in Willingness.Kind.values:
        raise Http404
    here = standing(request)
    alliance = alliance_asked_for(request, here.alliances)
    actions.no_longer_willing(alliance=alliance, person=request.user, kind=kind, at=clock.now(), on=here.on)
    messages.success(request, "You are off the list.")
    return redirect(f"{reverse('trio-waiting')}?alliance={alliance.pk}")
