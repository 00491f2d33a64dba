"""Evidence from the log under an alliance's update: chosen by who leads it, read by who may read the entries."""

import uuid

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from clusters.models import ProgressUpdate
from clusters.queries import reach_now
from inquiry.actions import citing
from inquiry.forms import CiteForm, SearchForm
from inquiry.queries.citing import citable, citation_of, to_choose_from
from people import clock
from people.access import SignedInRequest, require, signed_in
from reports.queries.updates import one_update

FINAL = "This update is final: its evidence stays as it is."
NOT_YOURS = "Those who lead the alliance choose what its update cites."


def _led(request: SignedInRequest, update_id: uuid.UUID) -> ProgressUpdate:
    """Return an update of an alliance that the person leads: 404 where they cannot read it, 403 where they can."""
    reach = reach_now(request)
    found = one_update(reach, update_id, request.user)
    if found is None:
        raise Http404
    require("" if any(each.id == found.alliance_id for each in reach.led) else NOT_YOURS)
    return ProgressUpdate.objects.select_related("alliance", "term").get(pk=update_id)


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def choose(request: SignedInRequest, update_id: uuid.UUID) -> HttpResponse:
    """Look for entries of the log (`?q=`) and cite some of those found under a part of the update."""
    update = _led(request, update_id)
    now = clock.now()
    words = SearchForm(request.GET).wanted().words
    rows = to_choose_from(request.user, words, now=now)
    form = CiteForm(request.POST or None, rows=rows)
    if request.method == "POST" and form.is_valid():
        return _cite(request, update, form)
    here = reverse("update", args=[update.pk])
    context = {
        "update": update,
        "form": form,
        "words": words,
        "rows": rows,
        "trail": [("Progress updates", reverse("update-list")), (update.alliance.name, here), ("Evidence", "")],
    }
    return render(request, "reports/updates/evidence.html", context)


def _cite(request: SignedInRequest, update: ProgressUpdate, form: CiteForm) -> HttpResponse:
    """Cite what was chosen, as far as it may still be read."""
    data = form.cleaned_data
    chosen = citable(request.user, "", on=clock.today()).filter(pk__in=data["entries"])
    try:
        citing.cite(
            update=update, entries=chosen, part=data["part"], note=data["note"], by=request.user, at=clock.now()
        )
    except citing.Settled:
        messages.error(request, FINAL)
    else:
        messages.success(request, "Cited. Whoever may read an entry sees it under the update; nobody else does.")
    return redirect("update", update.pk)


@signed_in
@require_POST
def remove(request: SignedInRequest, citation_id: uuid.UUID) -> HttpResponse:
    """Take an entry out of the evidence; 404 for one that the person may not read."""
    citation = citation_of(request.user, citation_id, on=clock.today())
    if citation is None:
        raise Http404
    update = _led(request, citation.update_of_id)
    try:
        citing.no_longer_cite(citation=citation, by=request.user, at=clock.now())
    except citing.Settled:
        messages.error(request, FINAL)
    else:
        messages.success(request, "No longer cited.")
    return redirect("update", update.pk)
