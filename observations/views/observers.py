"""Who observes an arranged lesson changes, and the words that everyone accepts: for those who lead the alliance."""

import uuid
from collections.abc import Sequence

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from clusters.models import Alliance, Cluster
from clusters.queries import reach_now
from observations.access import refusal_to_change_observers
from observations.actions import agreeing, replacing
from observations.actions.arranging import NotArranged
from observations.models.lessons import JointObservation
from observations.models.planning import Reserve
from observations.setup_forms.agreeing import AgreementTextForm
from observations.setup_forms.observers import StandByForm
from observations.starting import current_forms, people_at_schools_of, seats_of
from observations.views.arranging import alliance_for, joint_for
from people import clock
from people.access import SignedInRequest, require, signed_in
from people.models import FIRST_LINE
from people.taking_part import staying_out, text_to_show

METHODS = ["GET", "HEAD", "POST"]


@signed_in
@require_http_methods(METHODS)
def observers(request: SignedInRequest, joint_id: uuid.UUID) -> HttpResponse:
    """Ask somebody to stand by, or end an observer's place. Nothing here depends on who has written or sealed."""
    remit, joint = joint_for(request, joint_id)
    seats = seats_of(joint)
    require(refusal_to_change_observers(remit, joint, seats))
    now = clock.now()
    form = _form(request, joint)
    if request.method == "POST":
        try:
            if request.POST.get("action") == "ask" and form.is_valid():
                place = form.place()
                replacing.ask_to_stand_by(joint=joint, reserve=place, by=request.user, at=now)
                messages.success(request, f"{place.person.name} is asked. Who steps in has said yes first.")
                return redirect("setup-joint-observers", joint_id)
            if request.POST.get("action") == "end":
                return _end(request, joint)
        except NotArranged as refused:
            for where, sentence in refused.problems.items():
                form.add_error("reserve" if where and form.is_bound else None, sentence)
    context = {
        "joint": joint,
        "lesson": joint.lesson,
        "seats": seats,
        "form": form,
        "ready": replacing.ready_reserve(joint),
        "asked": Reserve.objects.filter(joint=joint).select_related("person", "school").first(),
        "refusal": replacing.refusal_to_replace(joint, at=now),
    }
    return render(request, "setup/observers.html", context)


def _form(request: SignedInRequest, joint: JointObservation) -> StandByForm:
    """Return the form with everybody whom one could ask."""
    people = people_at_schools_of(joint.round.alliance, on=clock.today())
    versions = current_forms({each.school.pk for each in people}, graded=joint.graded)
    out = staying_out(each.person.pk for each in people)
    asked = [each for each in people if each.school.pk in versions and each.person.pk not in out]
    is_sent = request.method == "POST" and request.POST.get("action") == "ask"
    return StandByForm(request.POST if is_sent else None, people=asked, versions=versions)


def _end(request: SignedInRequest, joint: JointObservation) -> HttpResponse:
    """End the place that was named."""
    try:
        place_id = uuid.UUID(request.POST.get("place", ""))
    except ValueError:
        return redirect("setup-joint-observers", joint.pk)
    try:
        stepped_in = replacing.replace_observer(joint=joint, place_id=place_id, by=request.user, at=clock.now())
    except NotArranged as refused:
        messages.error(request, " ".join(refused.problems.values()))
    else:
        messages.success(request, "The reserve observes now." if stepped_in else "Their place has ended.")
    return redirect("setup-joint-observers", joint.pk)


@signed_in
@require_http_methods(METHODS)
def agreement_text(request: SignedInRequest) -> HttpResponse:
    """Show the agreement to take part of an alliance, and publish its next version."""
    _remit, alliance = alliance_for(request)
    return _next_version(request, alliance, (alliance.pk, alliance.cluster_id), f"?alliance={alliance.pk}")


@signed_in
@require_http_methods(METHODS)
def agreement_text_of_cluster(request: SignedInRequest) -> HttpResponse:
    """Show the agreement that alliances of a cluster start with, and publish its next version."""
    led = reach_now(request).clusters
    require("" if led else "The agreement of a cluster is written by those who lead it.")
    wanted = request.GET.get("cluster", "")
    found = next((each for each in led if not wanted or str(each.id) == wanted), None)
    if found is None:
        raise Http404
    return _next_version(request, Cluster.objects.get(pk=found.id), (found.id,), f"?cluster={found.id}")


def _next_version(
    request: SignedInRequest, scope: Alliance | Cluster, scopes: Sequence[uuid.UUID], query: str
) -> HttpResponse:
    """Show the version in force for these scopes, the nearest first, and publish the next of the first."""
    text = text_to_show(scopes)
    names = ("purpose", "who_sees", "never_shown", "withdrawing")
    known = {name: getattr(text, name) for name in names}
    form = AgreementTextForm(request.POST if request.method == "POST" else None, initial=known)
    if form.is_valid():
        made = agreeing.publish_text(scope=scope, paragraphs=form.paragraphs(), by=request.user, at=clock.now())
        messages.success(request, f"Version {made.number} is in force. Lessons still being set up ask everyone again.")
        return redirect(f"{request.path}{query}")
    is_cluster = isinstance(scope, Cluster)
    context = {
        "form": form,
        "text": text,
        "scope": scope,
        "is_own": text.scope_id == scope.pk,
        "is_cluster": is_cluster,
        "first_line": FIRST_LINE,
        "back": reverse("more" if is_cluster else "setup"),
        "back_words": "More" if is_cluster else "Set up",
    }
    return render(request, "setup/agreement_text.html", context, status=422 if form.is_bound else 200)
