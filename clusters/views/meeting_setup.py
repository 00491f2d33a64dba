"""Before and around a meeting: plan it, move it or call it off, its words and quick summaries."""

import uuid

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from clusters import meeting_actions as actions
from clusters import meeting_people as people
from clusters.forms.meetings import MeetingForm, meeting_initial
from clusters.forms.planning import NewMeetingForm
from clusters.forms.preparing import SummaryForm, WordsForm
from clusters.meeting_access import refusal_to_run, refusal_to_set, refusal_to_speak_for
from clusters.meeting_queries import may_facilitate, scopes_to_set
from clusters.models import Meeting
from clusters.queries import reach_now
from clusters.views.meeting_loading import meeting_of
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
        )
        messages.success(request, "The meeting is planned. Make its agenda fit, then invite who comes.")
        return redirect("meeting-agenda", planned.pk)
    context = {"form": form, "title": "Plan a meeting", "button": "Plan it"}
    return render(request, "meetings/form.html", context | {"back": reverse("meeting-list"), "back_words": "Meetings"})


@signed_in
@require_http_methods(METHODS)
def change(request: SignedInRequest, meeting_id: uuid.UUID) -> HttpResponse:
    """Move the meeting, change how they meet, or who facilitates."""
    meeting, standing = meeting_of(request, meeting_id)
    require(refusal_to_set(standing))
    if step := request.POST.get("step", ""):
        return _call(request, meeting, step)
    choice = may_facilitate(meeting, on=clock.today())
    form = MeetingForm(request.POST or None, people=choice, initial=meeting_initial(meeting))
    if request.method == "POST" and form.is_valid():
        facilitator = form.cleaned_data["facilitator"]
        actions.change_meeting(
            meeting=meeting, facts=form.facts(), facilitator=facilitator, by=request.user, at=clock.now()
        )
        messages.success(request, "Saved. Send the invitations again so that everybody’s calendar follows.")
        return redirect("meeting", meeting.pk)
    return render(request, "meetings/change.html", {"meeting": meeting, "form": form})


def _call(request: SignedInRequest, meeting: Meeting, step: str) -> HttpResponse:
    """Call the meeting off (`off`), or hold it after all (`on`)."""
    try:
        if step == "off":
            told = people.call_off(meeting=meeting, by=request.user, at=clock.now())
            letters = f"{told} {'is' if told == 1 else 'are'} told by mail." if told else "Nobody had been invited yet."
            messages.success(request, f"The meeting is called off. {letters}")
        elif step == "on":
            people.hold_after_all(meeting=meeting, by=request.user, at=clock.now())
            messages.success(request, "The meeting is held after all. Send the invitations again.")
    except actions.Refused as refused:
        messages.error(request, str(refused))
    return redirect("meeting", meeting.pk)


@signed_in
@require_http_methods(METHODS)
def words(request: SignedInRequest, meeting_id: uuid.UUID) -> HttpResponse:
    """Write reflections, shared challenges and future facilitation; 409 with both texts if others saved meanwhile."""
    meeting, standing = meeting_of(request, meeting_id)
    require(refusal_to_run(standing))
    names = ("reflections", "shared_challenges", "next_facilitation")
    initial = {name: getattr(meeting, name) for name in names} | {"version": meeting.words_version}
    form = WordsForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        typed = {name: form.cleaned_data[name] for name in names}
        try:
            actions.write_words(
                meeting=meeting, words=typed, based_on=form.cleaned_data["version"], by=request.user, at=clock.now()
            )
        except actions.Overtaken:
            meeting.refresh_from_db()
            again = WordsForm(initial=typed | {"version": meeting.words_version})
            there = [(str(again.fields[name].label), typed[name], getattr(meeting, name)) for name in names]
            there = [row for row in there if row[1] != row[2]]
            return _form_page(
                request, meeting, 409, form=again, title="Reflections and what is next", button="Save", conflict=there
            )
        messages.success(request, "Saved.")
        return redirect("meeting", meeting.pk)
    return _form_page(request, meeting, form=form, title="Reflections and what is next", button="Save")


@signed_in
@require_http_methods(METHODS)
def summary(request: SignedInRequest, meeting_id: uuid.UUID, alliance_id: uuid.UUID) -> HttpResponse:
    """Write an alliance's quick summary: at most five bullets."""
    meeting, standing = meeting_of(request, meeting_id)
    turn = meeting.turns.select_related("alliance", "meeting").filter(alliance=alliance_id).first()
    if turn is None or not (standing.runs or alliance_id in standing.led):
        raise Http404
    require(refusal_to_speak_for(standing, alliance_id))
    form = SummaryForm(request.POST or None, turn=turn)
    title = f"{turn.alliance}: quick summary"
    if request.method == "POST" and form.is_valid():
        lines, based_on = form.lines(), form.cleaned_data["seen"] or None
        try:
            actions.summarise(turn=turn, lines=lines, based_on=based_on, by=request.user, at=clock.now())
        except actions.Overtaken:
            turn.refresh_from_db()
            again = SummaryForm(initial=form.cleaned_data | {"seen": actions.seen(turn.summary)}, turn=turn)
            there = [("The summary", "\n".join(lines), turn.summary)]
            return _form_page(request, meeting, 409, form=again, title=title, button="Save", conflict=there)
        messages.success(request, "Saved.")
        return redirect("meeting", meeting.pk)
    lede = "At most five bullets, so that everybody comes prepared."
    return _form_page(request, meeting, form=form, title=title, button="Save", lede=lede)


def _form_page(request: SignedInRequest, meeting: Meeting, status: int = 200, **context: object) -> HttpResponse:
    """Show a form of a meeting, with the way back to it."""
    back = {"back": reverse("meeting", args=[meeting.pk]), "back_words": meeting.title}
    return render(request, "meetings/form.html", back | context, status=status)
