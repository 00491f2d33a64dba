"""Pages of the audit trail: what you have done."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from people.access import SignedInRequest, signed_in
from people.trail import LAST_PAGE
from reports.queries import trail


def _number(request: SignedInRequest) -> int:
    """Return the number of the page asked for; what is no page is the first."""
    asked = request.GET.get("page", "1")
    return min(max(int(asked), 1), LAST_PAGE + 1) if asked.isdecimal() and len(asked) < len("1000") + 1 else 1


@signed_in
@require_safe
def own(request: SignedInRequest) -> HttpResponse:
    """Show what the signed-in person has done."""
    return render(request, "reports/trail/own.html", {"page": trail.own_page(request.user, _number(request))})
