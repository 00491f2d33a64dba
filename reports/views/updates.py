"""Progress updates, to be read and talked about: those of a term beside each other, and one in full."""

import uuid

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from clusters.models import ProgressUpdate
from clusters.queries import reach_now
from clusters.updates import actions
from clusters.updates.forms import CommentForm, ReadForm
from inquiry.queries.citing import cited_in
from people import clock
from people.access import SignedInRequest, require, signed_in
from reports.access import refusal_to_have_read
from reports.queries.updates import PARTS, one_update, term_of_updates, unread, waits


@signed_in
@require_safe
def updates(request: SignedInRequest) -> HttpResponse:
    """Show the updates of one term (`?term=`, else the latest) of the alliances in the person's clusters."""
    reach = reach_now(request)
    page = term_of_updates(reach, request.GET.get("term", ""))
    here = reverse("update-list")
    tabs = [(words, f"{here}?term={term}", chosen) for words, term, chosen in page.terms] if page else []
    led = reach_now(request).led
    return render(request, "reports/updates/list.html", {"page": page, "tabs": tabs, "led": led})


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def update(request: SignedInRequest, update_id: uuid.UUID) -> HttpResponse:
    """Show one alliance's update of a term with what others say about it, and take a comment."""
    reach = reach_now(request)
    found = one_update(reach, update_id, request.user)
    if found is None:
        raise Http404
    said = ProgressUpdate.objects.get(pk=update_id)
    comments = list(said.comments.select_related("author"))
    shown = comments[-1].number if comments else 0
    form = CommentForm(request.POST or None, initial={"key": uuid.uuid4(), "shown": shown})
    if request.method == "POST" and form.is_valid():
        facts = {name: form.cleaned_data[name] for name in ("key", "text", "shown")}
        actions.comment(update=said, by=request.user, at=clock.now(), **facts)
        return redirect("update", update_id)
    leads = any(each.id == found.alliance_id for each in reach.led)
    cited = cited_in(update_id, request.user, on=clock.today())
    evidence = [[each for each in cited if each.part == name] for name, _ in PARTS]
    context = {
        "update": found,
        "parts": [(heading, lines, under) for (heading, lines), under in zip(found.parts, evidence, strict=False)],
        "trail": [("Progress updates", reverse("update-list")), (f"{found.alliance}, {found.term}", "")],
        "comments": comments,
        "unread": unread(said, comments, request.user, writes=leads),
        "form": form,
        "is_mine": leads and found.state != "final",
        "leads": leads,
    }
    return render(request, "reports/updates/one.html", context)


@signed_in
@require_POST
def read(request: SignedInRequest, update_id: uuid.UUID) -> HttpResponse:
    """Note that the person has read an update's comments up to `up_to`: by a press, or once they have been in sight.

    403 for whoever neither writes it nor has commented: by it alone they would be told of every answer from then on.
    """
    reach = reach_now(request)
    found = one_update(reach, update_id, request.user)
    if found is None:
        raise Http404
    said = ProgressUpdate.objects.get(pk=update_id)
    leads = any(each.id == found.alliance_id for each in reach.led)
    require(refusal_to_have_read(waits=waits(said, request.user, writes=leads)))
    form = ReadForm(request.POST)
    if form.is_valid():
        up_to = form.cleaned_data["up_to"]
        actions.read_comments(update=said, up_to=up_to, by=request.user, at=clock.now())
    return redirect("update", update_id)
