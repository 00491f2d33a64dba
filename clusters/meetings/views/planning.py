"""Before a meeting: plan it, move it, call it off or hold it after all."""

import uuid

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from clusters.meetings import actions
from clusters.meetings.access import refusal_to_set
from clusters.meetings.actions.planning import seen_meeting
from clusters.meetings.forms.details import ChangeMeetingForm, differing, meeting_initial
from clusters.meetings.forms.planning import NewMeetingForm
from clusters.meetings.queries import find_meeting, may_facilitate, scopes_to_set
from clusters.meetings.views.loading import meeting_of
from clusters.models import Meeting
from clusters.queries import reach_now
from clusters.refusals import Overtaken, Refused
from people import clock
from people.access import SignedInRequest, require, signed_in

METHODS = ["GET", "HEAD", "POST"]


@signed_in
@require_http_methods(METHODS)
def new(request: SignedInRequest) -> HttpResponse:
    """Plan a meeting of a cluster or an alliance."""
    scopes = scopes_to_set(reach_now(request))
    require("" if scopes else "Meetings are set by those who lead the cluster or the alliance.")
    form = NewMeetingForm(request.POST or None, scopes=scopes)
    if request.method == "POST" and form.is_valid():
        cluster, alliance = form.scope()
        planned = actions.plan_meeting(
            cluster=cluster,
            alliance=alliance,
            series=form.cleaned_data["series"],
            facts=form.facts(),
            facilitator=None,
            by=request.user,
            at=clock.now(),
            items=form.items(),
            key=form.cleaned_data["key"],
        )
        messages.success(request, "The meeting is planned. Make its agenda fit, then invite who comes.")
        return redirect("meeting-agenda", planned.pk)
    context = {"form": form, "title": "Plan a meeting", "button": "Plan it"}
    return render(request, "meetings/form.html", context | {"back": reverse("meeting-list"), "back_words": "Meetings"})


@signed_in
@require_http_methods(METHODS)
def change(request: SignedInRequest, meeting_id: uuid.UUID) -> HttpResponse:
    """Move the meeting, change how they meet, or who facilitates; 409 with both texts if others saved meanwhile."""
    meeting, standing = meeting_of(request, meeting_id)
    require(refusal_to_set(standing))
    if step := request.POST.get("step", ""):
        return _call(request, meeting, step)
    choice = may_facilitate(meeting, on=clock.today())
    form = ChangeMeetingForm(request.POST or None, people=choice, initial=meeting_initial(meeting))
    if request.method == "POST" and form.is_valid():
        try:
            _save(request, meeting, form)
        except Overtaken:
            there = find_meeting(meeting.pk, request.user, on=clock.today()) or meeting
            typed = form.cleaned_data | {"seen": seen_meeting(there)}
            again = ChangeMeetingForm(people=choice, initial=typed)
            context = {"meeting": there, "form": again, "conflict": differing(form, there)}
            return render(request, "meetings/change.html", context, status=409)
        messages.success(request, "Saved. Send the invitations again so that everybody’s calendar follows.")
        return redirect("meeting", meeting.pk)
    return render(request, "meetings/change.html", {"meeting": meeting, "form": form})


def _save(request: SignedInRequest, meeting: Meeting, form: ChangeMeetingForm) -> None:
    """Save what was entered, unless it was entered about something else."""
    actions.change_meeting(
        meeting=meeting,
        facts=form.facts(),
        facilitator=form.cleaned_data["facilitator"],
        by=request.user,
        at=clock.now(),
        based_on=form.cleaned_data["seen"] or None,
    )


def _call(request: SignedInRequest, meeting: Meeting, step: str) -> HttpResponse:
    """Call the meeting off (`off`), or hold it after all (`on`)."""
    try:
        if step == "off":
            told = actions.call_off(meeting=meeting, by=request.user, at=clock.now())
            letters = f"{told} {'is' if told == 1 else 'are'} told by mail." if told else "Nobody had been invited yet."
            messages.success(request, f"The meeting is called off. {letters}")
        elif step == "on":
            actions.hold_after_all(meeting=meeting, by=request.user, at=clock.now())
            messages.success(request, "The meeting is held after all. Send the invitations again.")
    except Refused as refused:
        messages.error(request, str(refused))
    return redirect("meeting", meeting.pk)
