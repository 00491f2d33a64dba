"""Who comes to a meeting, the mail that asks them, everybody's own answer, and who came."""

import contextlib
import uuid

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from clusters.meetings import actions
from clusters.meetings.access import refusal_to_run, refusal_to_set
from clusters.meetings.actions.attendance import NOT_ASKED
from clusters.meetings.actions.inviting import seen_mailed
from clusters.meetings.forms.coming import AskForm, GuestForm, OthersForm
from clusters.meetings.queries import coming_words, people_around
from clusters.meetings.views.loading import meeting_of
from clusters.models import Attendee, Meeting, Seat
from clusters.refusals import Gone, Overtaken, Refused, is_gone, seen
from people import actions as account_actions
from people import clock
from people.access import SignedInRequest, refusal_of_real_accounts, require, signed_in

METHODS = ["GET", "HEAD", "POST"]
OTHERS = "They were sent, or others are asked, since this page was opened. Look it over before you press again."
SAID = {"1": "You come: whoever runs the meeting sees it.", "0": "You can’t come: whoever runs the meeting sees it."}


@signed_in
@require_http_methods(METHODS)
def people(request: SignedInRequest, meeting_id: uuid.UUID) -> HttpResponse:
    """Ask people, send the invitations, take attendance, note others who came."""
    meeting, standing = meeting_of(request, meeting_id)
    require(refusal_to_run(standing))
    around = people_around(meeting.series, on=clock.today()).exclude(pk__in=meeting.seats.values("person"))
    step = request.POST.get("step", "")
    form = AskForm(request.POST if step == "ask" else None, people=around)
    others = OthersForm(request.POST if step == "others" else None)
    forms: dict[str, AskForm | OthersForm] = {"ask": form, "others": others}
    asked = forms.get(step)
    if request.method == "POST" and (asked is None or asked.is_valid()):
        return _do(request, meeting, step, asked)
    seats = list(meeting.seats.select_related("person"))
    context = {
        "meeting": meeting,
        "seats": seats,
        "coming": coming_words(seats),
        "uninvited": sum(1 for seat in seats if seat.mailed_at is None),
        "attendees": meeting.attendees.all(),
        "form": form if form.is_bound or around.exists() else None,
        "others": others,
        "mailed": seen_mailed(meeting),
        "sets": standing.sets,
    }
    return render(request, "meetings/people.html", context)


def _do(request: SignedInRequest, meeting: Meeting, step: str, form: AskForm | OthersForm | None) -> HttpResponse:
    """Do what was pressed: what is behind the word is the seat or the person it is about."""
    by, at = request.user, clock.now()
    step, _, about = step.partition(" ")
    try:
        with contextlib.suppress(Gone):  # another press did it meanwhile: the page shows it
            if isinstance(form, AskForm):
                actions.ask(meeting=meeting, people=list(form.cleaned_data["people"]), by=by, at=at)
            elif isinstance(form, OthersForm):
                actions.add_attendees(meeting=meeting, people=form.people, by=by, at=at)
            elif step == "send":
                _send(request, meeting, about)
            elif step == "attendance":
                came, drawn, listed = (set(request.POST.getlist(name)) for name in ("came", "drawn", "listed"))
                actions.take_attendance(meeting=meeting, came=came, drawn=drawn, listed=listed, by=by, at=at)
                messages.success(request, "Attendance is noted.")
            elif step == "unask" and not is_gone(Seat.objects.all(), about):
                _unask(request, meeting, about)
            elif step == "drop":
                _drop(request, meeting, about)
    except Refused as refused:
        messages.error(request, str(refused))
    return redirect("meeting-people", meeting.pk)


def _send(request: SignedInRequest, meeting: Meeting, based_on: str) -> None:
    """Send the invitations, unless it was pressed about others than those who are asked now."""
    try:
        sent = actions.send_invitations(meeting=meeting, based_on=based_on, by=request.user, at=clock.now())
    except Overtaken:
        messages.error(request, OTHERS)
    else:
        messages.success(request, f"{sent} invitation{'' if sent == 1 else 's'} sent, each with a calendar file.")


def _unask(request: SignedInRequest, meeting: Meeting, seat_id: str) -> None:
    """Ask somebody no longer; 404 for one of another meeting."""
    seats = meeting.seats.select_related("meeting", "person")
    seat = next((each for each in seats if str(each.pk) == seat_id), None)
    if seat is None:
        raise Http404
    actions.unask(seat=seat, by=request.user, at=clock.now())
    messages.success(request, f"{seat.person.name} is no longer asked.")


def _drop(request: SignedInRequest, meeting: Meeting, attendee_id: str) -> None:
    """Take somebody out who was not there; 404 for one of another meeting."""
    if is_gone(Attendee.objects.all(), attendee_id):
        return
    attendee = next((each for each in meeting.attendees.all() if str(each.pk) == attendee_id), None)
    if attendee is None:
        raise Http404
    actions.drop_attendee(attendee=attendee, by=request.user, at=clock.now())


@signed_in
@require_POST
def coming(request: SignedInRequest, meeting_id: uuid.UUID) -> HttpResponse:
    """Say whether one comes (`coming`: 1 or 0); for those who are asked to the meeting."""
    meeting, standing = meeting_of(request, meeting_id)
    require("" if meeting.seats.filter(person=standing.person).exists() else NOT_ASKED)
    said = request.POST.get("coming")
    try:
        if said in SAID:
            actions.answer(meeting=meeting, coming=said == "1", by=request.user, at=clock.now())
            messages.success(request, SAID[said])
    except Refused as refused:
        messages.error(request, str(refused))
    return redirect("meeting", meeting.pk)


@signed_in
@require_http_methods(METHODS)
def guest(request: SignedInRequest, meeting_id: uuid.UUID) -> HttpResponse:
    """Invite a facilitator from outside: they see this meeting and nothing else; 409 if another was chosen since."""
    meeting, standing = meeting_of(request, meeting_id)
    require(
        "" if standing.sets else refusal_to_set(standing) or "Facilitators are invited by those who set the meeting."
    )
    form = GuestForm(request.POST or None, initial={"seen": seen(meeting.facilitator_id)})
    if request.method == "POST" and form.is_valid():
        name, email, based_on = (form.cleaned_data[each] for each in ("name", "email", "seen"))
        try:
            invited = actions.invite_guest(
                meeting=meeting, name=name, email=email, based_on=based_on or None, by=request.user, at=clock.now()
            )
        except account_actions.Refused as refused:
            form.add_error(None, str(refused))
        except Overtaken:
            again = GuestForm(initial={"name": name, "email": email, "seen": seen(meeting.facilitator_id)})
            rows = [("Facilitator", name, meeting.facilitator.name if meeting.facilitator else "Nobody yet")]
            return _guest_page(request, meeting, again, 409, conflict=rows)
        else:
            messages.success(request, f"{invited.name} facilitates, and is invited by mail.")
            return redirect("meeting-people", meeting.pk)
    return _guest_page(request, meeting, form)


def _guest_page(
    request: SignedInRequest, meeting: Meeting, form: GuestForm, status: int = 200, **more: object
) -> HttpResponse:
    """Show the page."""
    context = {"meeting": meeting, "form": form, "refusal": refusal_of_real_accounts()}
    return render(request, "meetings/guest.html", context | more, status=status)
