"""The pack of a meeting: one page for each alliance, put together by who runs it, frozen when it is sent."""

import uuid

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from clusters.meetings.access import refusal_to_run
from clusters.meetings.views.loading import meeting_of
from clusters.queries import reach_now
from people import clock
from people.access import SignedInRequest, require, signed_in
from pictures.wording import listed
from reports import access, packs, report_actions
from reports.models import Report
from reports.queries.documents import pack_of
from reports.report_actions import Refused
from reports.views.documents import CHECK
from reports.views.loading import mine


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def pack(request: SignedInRequest, meeting_id: uuid.UUID) -> HttpResponse:
    """Lead to the pack of a meeting; where there is none, offer to put it together (a POST does).

    404 for a meeting that the person may not see, or for whose pack they are no reader.
    """
    meeting, standing = meeting_of(request, meeting_id)
    reach = reach_now(request)
    if not access.reads_pack(meeting, standing, reach):
        raise Http404
    if request.method == "POST":
        require(refusal_to_run(standing))
        return _ask(request, meeting_id)
    there = pack_of(meeting, request.user, reach)
    if there is not None:
        return redirect("report", there.pk)
    return render(request, "reports/documents/no_pack.html", {"meeting": meeting, "runs": standing.runs})


def _ask(request: SignedInRequest, meeting_id: uuid.UUID) -> HttpResponse:
    """Have the pack put together."""
    meeting, _ = meeting_of(request, meeting_id)
    try:
        made = report_actions.ask_for_meeting(meeting=meeting, kind=Report.Kind.PACK, by=request.user, at=clock.now())
    except Refused as refused:
        messages.error(request, str(refused))
        return redirect("meeting-pack", meeting_id)
    return redirect("report", made.pk)


@signed_in
@require_POST
def send(request: SignedInRequest, report_id: uuid.UUID) -> HttpResponse:
    """Freeze a pack and mail its address to everybody asked to the meeting, which is asked once more."""
    report = mine(request, report_id)
    if not report.is_pack:
        raise Http404
    if request.POST.get("step") == CHECK and report.state != Report.State.FINAL:
        return _check(request, report)
    try:
        letters = packs.send(report=report, by=request.user, at=clock.now())
    except Refused as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, f"Sent to {letters} {'person' if letters == 1 else 'people'}. It stays as it is now.")
    return redirect("report", report.pk)


def _check(request: SignedInRequest, report: Report) -> HttpResponse:
    """Ask once more, and say who gets a letter."""
    seats = report.meeting.seats.select_related("person") if report.meeting else ()
    names = [seat.person.name for seat in seats if seat.person_id != request.user.pk]
    letters = f"A letter with its address goes to {listed(names)}." if names else "Nobody else is asked to the meeting."
    context = {
        "report": report,
        "title": "Send the pack?",
        "words": f"It stays as it is now, and cannot be changed afterwards. {letters}",
        "address": request.path,
        "step": "send",
        "button": "Send it, for good",
    }
    return render(request, "reports/documents/check.html", context)
