"""Meetings to read: the list, one meeting as it runs, the projector's view. Their minutes stand in `reports/`."""

import uuid

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from clusters.meetings.access import Standing
from clusters.meetings.actions.inviting import published
from clusters.meetings.forms.outcomes import OutcomeForm, fresh_outcome
from clusters.meetings.page import meeting_page, token_of
from clusters.meetings.queries import people_of, poll_words, scopes_to_set, series_of
from clusters.meetings.views.loading import meeting_of
from clusters.models import Meeting
from clusters.queries import reach_now
from clusters.wording import clock_words
from people import clock
from people.access import SignedInRequest, signed_in


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
@require_safe
def calendar(request: SignedInRequest, meeting_id: uuid.UUID) -> HttpResponse:
    """Send the meeting as a calendar file."""
    found, _ = meeting_of(request, meeting_id)
    answer = HttpResponse(published(found, at=clock.now()), content_type="text/calendar; charset=utf-8")
    answer["Content-Disposition"] = 'attachment; filename="meeting.ics"'
    return answer
