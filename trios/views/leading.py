"""The leadership that trios need: the heads' yes to cover, ground rules, what leaders did and learned."""

import uuid

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from clusters.models import Alliance, School
from people import clock
from people.access import SignedInRequest, require, signed_in
from trios import actions
from trios.access import Standing, refusal_to_form, refusal_to_say_yes
from trios.forms.leading import NoteForm, PromiseForm, RulesForm
from trios.leadership import asked_of, own_promise, start_page
from trios.models import Member
from trios.views.loading import alliance_asked_for, standing

METHODS = ["GET", "HEAD", "POST"]


def _address(name: str, alliance: Alliance) -> str:
    return f"{reverse(name)}?alliance={alliance.pk}"


@signed_in
@require_safe
def start(request: SignedInRequest) -> HttpResponse:
    """Show what trios need of those who lead, by post."""
    here = standing(request)
    alliance = alliance_asked_for(request, here.alliances)
    context = {"page": start_page(alliance, on=here.on), "alliance": alliance, "heads": bool(here.headed)}
    context["may_write_rules"] = alliance.pk in here.leads
    return render(request, "trios/start.html", context)


@signed_in
@require_http_methods(METHODS)
def rules(request: SignedInRequest) -> HttpResponse:
    """Write the ground rules of an alliance."""
    here = standing(request)
    alliance = alliance_asked_for(request, here.alliances)
    require(refusal_to_form(here) if alliance.pk not in here.leads else "")
    page = start_page(alliance, on=here.on)
    form = RulesForm(request.POST or None, initial={"text": "\n".join(page.rules)})
    if request.method == "POST" and form.is_valid():
        actions.save_rules(alliance=alliance, text=form.cleaned_data["text"], by=request.user, at=clock.now())
        messages.success(request, "The ground rules are saved. Every trio sees them.")
        return redirect(_address("trio-start", alliance))
    context = {
        "form": form,
        "title": "Ground rules",
        "button": "Save the rules",
        "back": _address("trio-start", alliance),
    }
    return render(request, "trios/form.html", context | {"back_words": "What trios need"})


@signed_in
@require_http_methods(METHODS)
def note(request: SignedInRequest) -> HttpResponse:
    """Write down what one did for trios, and learned."""
    here = standing(request)
    alliance = alliance_asked_for(request, here.alliances)
    form = NoteForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        actions.write_note(
            alliance=alliance,
            post=data["post"],
            did=data["did"],
            learned=data["learned"],
            by=request.user,
            at=clock.now(),
        )
        messages.success(request, "Thank you. It stands with the others of your post.")
        return redirect(_address("trio-start", alliance))
    context = {"form": form, "title": "What I did so that trios could work", "button": "Add it"}
    return render(
        request,
        "trios/form.html",
        context | {"back": _address("trio-start", alliance), "back_words": "What trios need"},
    )


def _headed_school(here: Standing, school_id: uuid.UUID) -> School:
    """Return a school that this person speaks for: 404 where they do not work, 403 where somebody else is head."""
    if school_id not in here.schools:
        raise Http404
    require(refusal_to_say_yes(here, school_id))
    return get_object_or_404(School, pk=school_id)


@signed_in
@require_safe
def cover(request: SignedInRequest) -> HttpResponse:
    """Show a head what cover is asked of them, and what they have promised."""
    here = standing(request)
    if not here.headed:
        raise Http404
    return render(request, "trios/cover.html", {"schools": asked_of(here.headed, here.alliances, on=here.on)})


@signed_in
@require_POST
def cover_yes(request: SignedInRequest, member_id: uuid.UUID) -> HttpResponse:
    """Say yes to cover for one member."""
    here = standing(request)
    member = get_object_or_404(Member.objects.select_related("person", "trio"), pk=member_id, school__in=here.schools)
    require(refusal_to_say_yes(here, member.school_id))
    trio = actions.say_yes(member=member, by=request.user, at=clock.now(), on=here.on)
    starts = f" {trio} can start." if trio.state == "running" else ""
    messages.success(request, f"You said yes to cover for {member.person}.{starts}")
    return redirect("trio-cover")


@signed_in
@require_http_methods(METHODS)
def cover_promise(request: SignedInRequest, school_id: uuid.UUID) -> HttpResponse:
    """Give a standing yes for everybody of a school."""
    here = standing(request)
    school = _headed_school(here, school_id)
    alliance = alliance_asked_for(request, here.alliances)
    form = PromiseForm(request.POST or None, initial=own_promise(alliance, school))
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        actions.promise_cover(
            alliance=alliance,
            school=school,
            periods=data["periods"],
            note=data["note"],
            by=request.user,
            at=clock.now(),
            on=here.on,
        )
        messages.success(request, f"{school} covers its people in trios. Nobody has to ask again.")
        return redirect("trio-cover")
    context = {
        "form": form,
        "title": f"A standing yes for {school}",
        "lede": "Whoever of your school joins a trio then has cover from the first day. A trio waits longest for this.",
        "button": "Say yes",
        "back": reverse("trio-cover"),
        "back_words": "Cover for trios",
    }
    return render(request, "trios/form.html", context)
