"""Progress updates, to be read: those of a term beside each other, and one in full."""

import uuid

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from clusters.queries import reach_now
from people.access import SignedInRequest, signed_in
from reports.queries.updates import one_update, term_of_updates


@signed_in
@require_safe
def updates(request: SignedInRequest) -> HttpResponse:
    """Show the updates of one term (`?term=`, else the latest) of the alliances in the person's clusters."""
    reach = reach_now(request)
    page = term_of_updates(reach, request.GET.get("term", ""))
    here = reverse("update-list")
    tabs = [(words, f"{here}?term={term}", chosen) for words, term, chosen in page.terms] if page else []
    return render(request, "reports/updates/list.html", {"page": page, "tabs": tabs})


@signed_in
@require_safe
def update(request: SignedInRequest, update_id: uuid.UUID) -> HttpResponse:
    """Show one alliance's update of a term."""
    found = one_update(reach_now(request), update_id)
    if found is None:
        raise Http404
    trail = [("Progress updates", reverse("update-list")), (f"{found.alliance}, {found.term}", "")]
    return render(request, "reports/updates/one.html", {"update": found, "trail": trail})
