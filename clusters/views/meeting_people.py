"""Who comes to a meeting, the mail that asks them, and the poll for the next date."""

import uuid

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from clusters import meeting_people as actions
from clusters.forms.meetings import AskForm, DateForm, GuestForm
from clusters.meeting_access import refusal_to_run, refusal_to_set
from clusters.meeting_actions import Refused, seat_guest
from clusters.meeting_queries import people_around, poll_of
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
    around = people_around(meeting.series.cluster_id, on=clock.today()).exclude(pk__in=meeting.seats.values("person"))
    step = request.POST.get("step", "")
    form = AskForm(request.POST if step == "ask" else None, people=around)
    if request.method == "POST":
        at = clock.now()
        if step == "send":
            return _send(request, meeting)
        if step == "attendance":
            came = set(request.POST.getlist("came"))
            actions.take_attendance(meeting=meeting, came=came, by=request.user, at=at)
            messages.success(request, "Attendance is noted.")
            return redirect("meeting-people", meeting.pk)
        if step == "ask" and form.is_valid():
            actions.ask(meeting=meeting, people=list(form.cleaned_data["people"]), by=request.user, at=at)
            return redirect("meeting-people", meeting.pk)
    context = {
        "meeting": meeting,
        "seats": meeting.seats.select_related("person"),
        "form": form if form.is_bound or around.exists() else None,
        "sets": standing.sets,
    }
    return render(request, "meetings/people.html", context)


def _send(request: SignedInRequest, meeting: Meeting) -> HttpResponse:
    """Mail everybody who is asked."""
    try:
        sent = actions.send_invitations(meeting=meeting, by=request.user, at=clock.now())
    except Refused as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, f"{sent} invitation{'' if sent == 1 else 's'} sent, each with a calendar file.")
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


@signed_in
@require_http_methods(METHODS)
def poll(request: SignedInRequest, meeting_id: uuid.UUID) -> HttpResponse:
    """Propose dates for the next meeting, answer, and close the poll with a choice."""
    meeting, standing = meeting_of(request, meeting_id)
    step = request.POST.get("step", "")
    form = DateForm(request.POST if step == "propose" else None)
    if request.method == "POST":
        if step != "answer":
            require(refusal_to_run(standing))
        try:
            done = _poll_step(request, meeting, step, form)
        except Refused as refused:
            done = False
            if step == "propose":
                form.add_error("starts_at", str(refused))
            else:
                messages.error(request, str(refused))
                done = True
        if done:
            return redirect("meeting-poll", meeting.pk)
    context = {
        "meeting": meeting,
        "dates": poll_of(meeting, request.user),
        "runs": standing.runs,
        "form": form if standing.runs and not meeting.next_at else None,
    }
    return render(request, "meetings/poll.html", context)


def _poll_step(request: SignedInRequest, meeting: Meeting, step: str, form: DateForm) -> bool:
    """Do what was pressed on the poll; return whether there was something to do."""
    at = clock.now()
    if step == "answer":
        actions.answer_poll(meeting=meeting, can=set(request.POST.getlist("can")), by=request.user, at=at)
        messages.success(request, "Thank you: your answer is noted.")
        return True
    if step == "choose":
        date = next((each for each in meeting.poll_dates.all() if str(each.pk) == request.POST.get("date")), None)
        if date is None:
            raise Http404
        actions.choose_date(meeting=meeting, date=date, by=request.user, at=at)
        messages.success(request, "The date is chosen, and the poll is closed.")
        return True
    if step == "propose" and form.is_valid():
        actions.propose_date(meeting=meeting, starts_at=form.cleaned_data["starts_at"], by=request.user, at=at)
        return True
    return False
