"""Who comes to a meeting, and the mail that asks them."""

import uuid

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from clusters import meeting_people as actions
from clusters.forms.coming import AskForm, GuestForm
from clusters.meeting_access import refusal_to_run, refusal_to_set
from clusters.meeting_actions import Refused, seat_guest
from clusters.meeting_queries import people_around
from clusters.models import Meeting
from clusters.views.meeting_loading import meeting_of
from people import actions as account_actions
from people import clock
from people.access import SignedInRequest, refusal_of_real_accounts, require, signed_in

METHODS = ["GET", "HEAD", "POST"]


@signed_in
@require_http_methods(METHODS)
def people(request: SignedInRequest, meeting_id: uuid.UUID) -> HttpResponse:
    """Ask people, send the invitations, take attendance."""
    meeting, standing = meeting_of(request, meeting_id)
    require(refusal_to_run(standing))
    around = people_around(meeting.series, on=clock.today()).exclude(pk__in=meeting.seats.values("person"))
    step = request.POST.get("step", "")
    form = AskForm(request.POST if step == "ask" else None, people=around)
    if request.method == "POST" and (step != "ask" or form.is_valid()):
        return _do(request, meeting, step, form)
    seats = list(meeting.seats.select_related("person"))
    context = {
        "meeting": meeting,
        "seats": seats,
        "uninvited": sum(1 for seat in seats if seat.mailed_at is None),
        "form": form if form.is_bound or around.exists() else None,
        "sets": standing.sets,
    }
    return render(request, "meetings/people.html", context)


def _do(request: SignedInRequest, meeting: Meeting, step: str, form: AskForm) -> HttpResponse:
    """Do what was pressed: send, note who came, ask more, ask somebody no longer (`unask` and their seat)."""
    by, at = request.user, clock.now()
    step, _, seat_id = step.partition(" ")
    try:
        if step == "send":
            sent = actions.send_invitations(meeting=meeting, by=by, at=at)
            messages.success(request, f"{sent} invitation{'' if sent == 1 else 's'} sent, each with a calendar file.")
        elif step == "attendance":
            actions.take_attendance(meeting=meeting, came=set(request.POST.getlist("came")), by=by, at=at)
            messages.success(request, "Attendance is noted.")
        elif step == "ask":
            actions.ask(meeting=meeting, people=list(form.cleaned_data["people"]), by=by, at=at)
        elif step == "unask":
            seats = meeting.seats.select_related("meeting", "person")
            seat = next((each for each in seats if str(each.pk) == seat_id), None)
            if seat is None:
                raise Http404
            actions.unask(seat=seat, by=by, at=at)
            messages.success(request, f"{seat.person.name} is no longer asked.")
    except Refused as refused:
        messages.error(request, str(refused))
    return redirect("meeting-people", meeting.pk)


@signed_in
@require_http_methods(METHODS)
def guest(request: SignedInRequest, meeting_id: uuid.UUID) -> HttpResponse:
    """Invite a facilitator from outside: they see this meeting and nothing else."""
    meeting, standing = meeting_of(request, meeting_id)
    require(
        "" if standing.sets else refusal_to_set(standing) or "Facilitators are invited by those who set the meeting."
    )
    refusal = refusal_of_real_accounts()
    form = GuestForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            invited = account_actions.invite(
                name=form.cleaned_data["name"], email=form.cleaned_data["email"], by=request.user, at=clock.now()
            )
        except account_actions.Refused as refused:
            form.add_error(None, str(refused))
        else:
            seat_guest(meeting=meeting, person=invited.person, by=request.user, at=clock.now())
            messages.success(request, f"{invited.person.name} facilitates, and is invited by mail.")
            return redirect("meeting-people", meeting.pk)
    return render(request, "meetings/guest.html", {"meeting": meeting, "form": form, "refusal": refusal})
