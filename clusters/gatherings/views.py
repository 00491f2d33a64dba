"""Conferences and cross-alliance events: the list, one with its attendance, who came in and out as CSV."""

import uuid

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from clusters.gatherings import actions
from clusters.gatherings.forms import CameForm, GatheringForm, differing, gathering_initial
from clusters.gatherings.lines import written
from clusters.gatherings.queries import (
    attendance_of,
    find_gathering,
    first_timers,
    gathering_page,
    gatherings_of,
    keeps,
    led_clusters,
    schools_in,
)
from clusters.models import Cluster, Gathering, GatheringPlace
from clusters.queries import reach_now
from clusters.refusals import Overtaken, is_gone, still
from people import clock
from people.access import SignedInRequest, require, signed_in

METHODS = ["GET", "HEAD", "POST"]
REFUSAL = "Events are kept by those who lead the cluster or one of its alliances."


@signed_in
@require_safe
def gatherings(request: SignedInRequest) -> HttpResponse:
    """List the events of the person's clusters."""
    reach = reach_now(request)
    context = {
        "rows": gatherings_of(reach),
        "attendance": attendance_of(reach),
        "keeps": bool(led_clusters(reach)),
    }
    return render(request, "meetings/gatherings.html", context)


@signed_in
@require_http_methods(METHODS)
def new(request: SignedInRequest) -> HttpResponse:
    """Note an event."""
    clusters = led_clusters(reach_now(request))
    require("" if clusters else REFUSAL)
    form = GatheringForm(
        request.POST or None, clusters=clusters, schools=schools_in([uuid.UUID(key) for key, _ in clusters])
    )
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        made = actions.keep_gathering(
            cluster=Cluster.objects.get(pk=data["cluster"]),
            title=data["title"],
            held_on=data["held_on"],
            kind=data["kind"],
            host=data["host"],
            by=request.user,
            at=clock.now(),
        )
        return redirect("gathering-people", made.pk)
    context = {"form": form, "title": "Note an event", "button": "Save", "back_words": "Events"}
    return render(request, "meetings/form.html", context | {"back": reverse("gathering-list")})


def _found(request: SignedInRequest, gathering_id: uuid.UUID) -> Gathering:
    """Return an event of the person's clusters; 404 for any other."""
    found = find_gathering(reach_now(request), gathering_id)
    if found is None:
        raise Http404
    return found


@signed_in
@require_safe
def gathering(request: SignedInRequest, gathering_id: uuid.UUID) -> HttpResponse:
    """Show one event by school; who keeps it reads it by person too."""
    found = _found(request, gathering_id)
    context = {"page": gathering_page(found), "keeps": keeps(reach_now(request), found)}
    return render(request, "meetings/gathering.html", context)


def _kept(request: SignedInRequest, gathering_id: uuid.UUID) -> Gathering:
    """Return an event that the person keeps; 404 for one that is not theirs to see, 403 for one that others keep."""
    found = _found(request, gathering_id)
    require("" if keeps(reach_now(request), found) else REFUSAL)
    return found


@signed_in
@require_http_methods(METHODS)
def change(request: SignedInRequest, gathering_id: uuid.UUID) -> HttpResponse:
    """Put right what an event was, or take it out (`step=drop`); 409 with both texts if others saved meanwhile."""
    found = _kept(request, gathering_id)
    if request.POST.get("step") == "drop":
        actions.drop_gathering(gathering=found, by=request.user, at=clock.now())
        messages.success(request, f"{found.title} is taken out.")
        return redirect("gathering-list")
    form = _form(request.POST or None, found, gathering_initial(found))
    if request.method == "POST" and form.is_valid():
        facts = {name: form.cleaned_data[name] for name in ("title", "held_on", "kind", "host")}
        based_on = form.cleaned_data["seen"] or None
        try:
            actions.change_gathering(gathering=found, based_on=based_on, by=request.user, at=clock.now(), **facts)
        except Overtaken:
            there = still(Gathering.objects.select_related("cluster", "host"), found.pk)
            again = _form(None, there, form.cleaned_data | {"seen": actions.seen_gathering(there)})
            context = {"gathering": there, "form": again, "conflict": differing(form, there)}
            return render(request, "meetings/gathering_change.html", context, status=409)
        return redirect("gathering", found.pk)
    return render(request, "meetings/gathering_change.html", {"gathering": found, "form": form})


def _form(data: object, found: Gathering, initial: dict[str, object]) -> GatheringForm:
    """Build the form of an event that is noted."""
    clusters = [(str(found.cluster_id), found.cluster.name)]
    return GatheringForm(data, clusters=clusters, schools=schools_in([found.cluster_id]), initial=initial)


@signed_in
@require_POST
def drop_person(request: SignedInRequest, gathering_id: uuid.UUID, place_id: uuid.UUID) -> HttpResponse:
    """Say that somebody was not there after all."""
    found = _kept(request, gathering_id)
    place = found.places.filter(pk=place_id).first()
    if place is not None:
        actions.drop_place(place=place, by=request.user, at=clock.now())
    elif not is_gone(GatheringPlace.objects.all(), str(place_id)):
        raise Http404
    return redirect("gathering", found.pk)


@signed_in
@require_http_methods(METHODS)
def people(request: SignedInRequest, gathering_id: uuid.UUID) -> HttpResponse:
    """Take in who came: first a trial that says what is wrong with which line, then for good."""
    found = _kept(request, gathering_id)
    data = (request.POST, request.FILES) if request.method == "POST" else ()
    form = CameForm(*data, schools=schools_in([found.cluster_id]))
    if request.method == "POST" and form.is_valid() and request.POST.get("step") == "take" and form.is_good:
        count = actions.add_people(gathering=found, lines=form.found, by=request.user, at=clock.now())
        messages.success(request, f"{count} {'person' if count == 1 else 'people'} added.")
        return redirect("gathering", found.pk)
    if form.found:
        # What came as a file stands in the field from now on, to be put right and sent without choosing it again.
        lines = form.found
        form = CameForm(initial={"lines": form.text}, schools=form.schools)
        form.found = lines
    return render(request, "meetings/gathering_people.html", {"gathering": found, "form": form, "tried": form})


@signed_in
@require_safe
def people_csv(request: SignedInRequest, gathering_id: uuid.UUID) -> HttpResponse:
    """Send who came as CSV."""
    found = _kept(request, gathering_id)
    places = list(found.places.select_related("school"))
    return HttpResponse(
        written(places, first_timers(found, places)),
        content_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": 'attachment; filename="attendance.csv"'},
    )
