"""Meetings to read: the list, one meeting as it runs, the projector's view, the minutes."""

import uuid

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from clusters.meetings.access import Standing, refusal_to_run, standing_at
from clusters.meetings.actions.inviting import published, send_minutes
from clusters.meetings.forms.outcomes import OutcomeForm, fresh_outcome
from clusters.meetings.minutes import compiled
from clusters.meetings.page import meeting_page, token_of
from clusters.meetings.queries import find_series, people_of, poll_words, scopes_to_set, series_of
from clusters.meetings.views.loading import meeting_of
from clusters.models import Meeting
from clusters.queries import reach_now
from clusters.refusals import Overtaken
from clusters.wording import clock_words
from people import clock
from people.access import SignedInRequest, require, signed_in

CHANGED = "They were sent, or have changed, since this page was opened. Look them over before you press again."


@signed_in
@require_safe
def meetings(request: SignedInRequest) -> HttpResponse:
    """List the series and their meetings."""
    series = series_of(request.user, on=clock.today())
    context = {"series": series, "sets": bool(scopes_to_set(reach_now(request)))}
    return render(request, "meetings/list.html", context)


@signed_in
@require_safe
def meeting(request: SignedInRequest, meeting_id: uuid.UUID) -> HttpResponse:
    """Show one meeting: the clock, who speaks, the alliances side by side, outcomes, what is carried and missing."""
    found, standing = meeting_of(request, meeting_id)
    return show(request, found, standing, None)


def show(
    request: SignedInRequest, found: Meeting, standing: Standing, form: OutcomeForm | None, status: int = 200
) -> HttpResponse:
    """Show the page, with what was typed in the form if that could not be taken."""
    at = clock.now()
    context = {
        "page": meeting_page(found, standing=standing, at=at),
        "meeting": found,
        "standing": standing,
        "form": (form or fresh_outcome(people_of(found))) if standing.runs else None,
        "now": clock_words(at),
        "poll": poll_words(found),
        "trail": _trail(found),
    }
    return render(request, "meetings/meeting.html", context, status=status)


def _trail(found: Meeting) -> list[tuple[str, str]]:
    """Return where the meeting belongs."""
    cluster = found.series.cluster
    of = f"{cluster.wave}: {cluster.name}" if cluster.wave else cluster.name
    return [(str(found.series.alliance or of), reverse("meeting-list")), ("Meetings", reverse("meeting-list"))]


@signed_in
@require_safe
def live(request: SignedInRequest, meeting_id: uuid.UUID) -> HttpResponse:
    """Send an open page what has changed: 204 while all stands as `?stamp=` says. What is being typed stays."""
    found, standing = meeting_of(request, meeting_id)
    at = clock.now()
    if request.GET.get("stamp") == token_of(found, at):
        return HttpResponse(status=204)
    context = {
        "page": meeting_page(found, standing=standing, at=at),
        "meeting": found,
        "standing": standing,
        "is_live": True,
        "now": clock_words(at),
        "big": request.GET.get("big") == "1",
    }
    return render(request, "meetings/live.html", context)


@signed_in
@require_safe
def projector(request: SignedInRequest, meeting_id: uuid.UUID) -> HttpResponse:
    """Show the meeting for the wall of a room: large, and nothing to press."""
    found, standing = meeting_of(request, meeting_id)
    page = meeting_page(found, standing=standing, at=clock.now())
    return render(
        request, "meetings/projector.html", {"page": page, "meeting": found, "standing": standing, "big": True}
    )


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def minutes(request: SignedInRequest, meeting_id: uuid.UUID) -> HttpResponse:
    """Show the minutes of a meeting, to print or to read; a POST mails them to everybody who was asked."""
    found, standing = meeting_of(request, meeting_id)
    (one,) = compiled([found], standing=lambda _: standing, at=clock.now())
    if request.method == "POST":
        require(refusal_to_run(standing))
        text = render_to_string("meetings/minutes.txt", {"minutes": one})
        stamp = request.POST.get("stamp", "")
        try:
            sent = send_minutes(meeting=found, text=text, based_on=stamp, by=request.user, at=clock.now())
        except Overtaken:
            messages.error(request, CHANGED)
        else:
            messages.success(request, f"The minutes are sent to {sent} {'person' if sent == 1 else 'people'}.")
        return redirect("meeting-minutes", found.pk)
    back = reverse("meeting", args=[found.pk])
    context = {"title": "Minutes", "all": [one], "back": back, "back_words": found.title}
    sending = {"sends": standing.runs, "stamp": found.stamp}
    return render(request, "meetings/minutes.html", context | sending)


@signed_in
@require_safe
def series_minutes(request: SignedInRequest, series_id: uuid.UUID) -> HttpResponse:
    """Show the minutes of a whole series one after another; 404 where no meeting of it is for this person."""
    found = find_series(series_id, request.user, on=clock.today())
    if found is None:
        raise Http404
    series, held = found
    reach = reach_now(request)
    context = {
        "title": f"Minutes: {series.name}",
        "all": compiled(held, standing=lambda each: standing_at(each, request.user, reach), at=clock.now()),
        "back": reverse("meeting-list"),
        "back_words": "Meetings",
    }
    return render(request, "meetings/minutes.html", context)


@signed_in
@require_safe
def calendar(request: SignedInRequest, meeting_id: uuid.UUID) -> HttpResponse:
    """Send the meeting as a calendar file."""
    found, _ = meeting_of(request, meeting_id)
    answer = HttpResponse(published(found, at=clock.now()), content_type="text/calendar; charset=utf-8")
    answer["Content-Disposition"] = 'attachment; filename="meeting.ics"'
    return answer
