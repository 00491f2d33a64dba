"""Pages of the audit trail: what you have done, what was done on the trios you lead, what has been done at all."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from people import clock
from people.access import SignedInRequest, signed_in
from people.trail import LAST_PAGE
from reports.forms.trail import TrailForm
from reports.queries import trail


def _number(request: SignedInRequest) -> int:
    """Return the number of the page asked for; what is no page is the first."""
    asked = request.GET.get("page", "1")
    return min(max(int(asked), 1), LAST_PAGE + 1) if asked.isdecimal() and len(asked) < len("1000") + 1 else 1


@signed_in
@require_safe
def own(request: SignedInRequest) -> HttpResponse:
    """Show what the signed-in person has done."""
    trios = trail.led_trios(request.user, on=clock.today())
    context = {"page": trail.own_page(request.user, _number(request)), "tabs": _tabs("trail") if trios else []}
    return render(request, "reports/trail/own.html", context)


@signed_in
@require_safe
def of_trios(request: SignedInRequest) -> HttpResponse:
    """Show what was done on the trios that the signed-in person leads as an SLE; 404 for everybody else."""
    trios = trail.led_trios(request.user, on=clock.today())
    if not trios:
        raise Http404
    context = {"page": trail.trios_page(trios, _number(request)), "tabs": _tabs("trail-trios")}
    return render(request, "reports/trail/trios.html", context)


@signed_in
@require_safe
def everybodys(request: SignedInRequest) -> HttpResponse:
    """Show an administrator what has been done, but for what the blind hides; 404 for everybody else."""
    if not request.user.is_administrator:
        raise Http404
    form = TrailForm(request.GET if "kind" in request.GET else {})
    page = trail.everybodys_page(form.wanted(), _number(request)) if form.is_valid() else None
    return render(request, "reports/trail/everybodys.html", {"form": form, "page": page})


def _tabs(here: str) -> list[tuple[str, str, bool]]:
    """Return the two facets of a person's own page."""
    words = {"trail": "What you have done", "trail-trios": "Trios you lead"}
    return [(words[name], reverse(name), name == here) for name in words]
