"""Documents: the list, asking for one, one as it stands, its files, and how far the work on it is."""

import uuid

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from clusters.models import Alliance, Meeting, Term
from clusters.queries import reach_now
from people import clock
from people.access import SignedInRequest, require, signed_in
from reports import access, report_actions
from reports.documents import pdf
from reports.documents.shown import shown
from reports.models import Job, Report, ReportFile
from reports.queries.documents import Found, library, progress_of
from reports.report_actions import Refused
from reports.views.loading import found, mine

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
TYPES = {ReportFile.Kind.PDF.value: "application/pdf", ReportFile.Kind.WORD.value: WORD}
CHECK = "check"  # the page before the step that cannot be taken back
STATES = {"share": Report.State.SHARED, "unshare": Report.State.DRAFT, "final": Report.State.FINAL}
READERS = {
    Report.Kind.ALLIANCE: "everybody in the alliance, and those who lead the cluster",
    Report.Kind.CLUSTER: "those who lead in the cluster, and everybody asked to the meeting",
    Report.Kind.PACK: "those who lead in the cluster, and everybody asked to the meeting",
}
WRITERS = {
    Report.Kind.ALLIANCE: "Those who lead the alliance write it and have it brought up to date.",
    Report.Kind.CLUSTER: "Those who lead the cluster write it and have it brought up to date.",
    Report.Kind.PACK: "Whoever runs the meeting has it put together and sends it.",
}
SAID = {
    "share": "Shared with {}.",
    "unshare": "A draft again: only those who write it see it.",
    "final": "It is final, and stays as it is. PDF and Word follow within a minute.",
}


@signed_in
@require_safe
def reports(request: SignedInRequest) -> HttpResponse:
    """List the documents this person may open, and offer what they may have put together."""
    page = library(request.user, reach_now(request), on=clock.today())
    return render(request, "reports/documents/list.html", {"page": page})


@signed_in
@require_POST
def ask(request: SignedInRequest) -> HttpResponse:
    """Have a report put together: of an alliance's term, or of a meeting of the cluster."""
    reach = reach_now(request)
    require(access.refusal_to_ask(reach))
    try:
        if "meeting" in request.POST:
            report = _of_meeting(request, request.POST["meeting"])
        else:
            report = _of_alliance(request, request.POST.get("alliance", ""), request.POST.get("term", ""))
    except Refused as refused:
        messages.error(request, str(refused))
        return redirect("report-list")
    return redirect("report", report.pk)


def _of_alliance(request: SignedInRequest, alliance_id: str, term_id: str) -> Report:
    """Ask for an alliance's report; 404 for an alliance that the person does not lead, or an unknown term."""
    led = next((each for each in reach_now(request).led if str(each.id) == alliance_id), None)
    begun = Term.objects.filter(starts_on__lte=clock.today())
    term = next((each for each in begun if str(each.pk) == term_id), None)
    if led is None or term is None:
        raise Http404
    alliance = Alliance.objects.select_related("cluster").get(pk=led.id)
    return report_actions.ask_for_alliance(alliance=alliance, term=term, by=request.user, at=clock.now())


def _of_meeting(request: SignedInRequest, meeting_id: str) -> Report:
    """Ask for the cluster's report of a meeting; 404 for a meeting of a cluster that the person does not lead."""
    led = [each.id for each in reach_now(request).clusters]
    asked = Meeting.objects.filter(series__cluster__in=led).select_related("series__cluster", "term")
    meeting = next((each for each in asked if str(each.pk) == meeting_id), None)
    if meeting is None:
        raise Http404
    return report_actions.ask_for_meeting(meeting=meeting, kind=Report.Kind.CLUSTER, by=request.user, at=clock.now())


@signed_in
@require_safe
def report(request: SignedInRequest, report_id: uuid.UUID) -> HttpResponse:
    """Show a document as it stands, how far the work on it is, and what its writers may do with it."""
    document = found(request, report_id)
    return render(request, "reports/documents/report.html", _context(document))


def _context(document: Found) -> dict[str, object]:
    """Return what the page of a document shows."""
    this = document.report
    kinds = set(this.files.values_list("kind", flat=True))
    meeting = this.meeting
    trail = [("Reports", reverse("report-list"))]
    if meeting is not None:
        trail = [("Meetings", reverse("meeting-list")), (meeting.title, reverse("meeting", args=[meeting.pk]))]
    return {
        "report": this,
        "document": shown(this),
        "writes": document.writes,
        "progress": progress_of(this),
        "has_pdf": ReportFile.Kind.PDF in kinds,
        "has_word": ReportFile.Kind.WORD in kinds,
        "no_pdf": pdf.refusal() if ReportFile.Kind.PDF not in kinds else "",
        "readers": READERS[Report.Kind(this.kind)],
        "writers": WRITERS[Report.Kind(this.kind)],
        "trail": [*trail, (str(this), "")],
    }


@signed_in
@require_safe
def progress(request: SignedInRequest, report_id: uuid.UUID) -> HttpResponse:
    """Send an open page how far the work is; once it is over, the page is asked to load itself again."""
    document = found(request, report_id)
    now = progress_of(document.report)
    if not now.is_going_on:
        return HttpResponse(headers={"HX-Refresh": "true"})
    context = {"report": document.report, "progress": now, "writes": document.writes}
    return render(request, "reports/documents/progress.html", context)


@signed_in
@require_POST
def again(request: SignedInRequest, report_id: uuid.UUID) -> HttpResponse:
    """Run what failed once more, or have figures or files made anew."""
    report = mine(request, report_id)
    failed = progress_of(report).failed
    at = clock.now()
    if failed is not None:
        report_actions.run_again(job=Job.objects.get(pk=failed), by=request.user, at=at)
    elif request.POST.get("what") == "files" or report.is_final:
        report_actions.ask_for_files(report=report, by=request.user, at=at)
    elif report.alliance is not None:
        report_actions.ask_for_alliance(alliance=report.alliance, term=report.term, by=request.user, at=at)
    elif report.meeting is not None:
        kind = Report.Kind(report.kind)
        report_actions.ask_for_meeting(meeting=report.meeting, kind=kind, by=request.user, at=at)
    return redirect("report", report.pk)


@signed_in
@require_POST
def state(request: SignedInRequest, report_id: uuid.UUID) -> HttpResponse:
    """Share a document, take it back, or make it final, which is asked once more; an unknown step changes nothing."""
    report = mine(request, report_id)
    step = request.POST.get("step", "")
    if step == CHECK and report.state != Report.State.FINAL:
        readers = READERS[Report.Kind(report.kind)]
        context = {
            "report": report,
            "title": "Make it final?",
            "words": f"Nobody can change it afterwards, and it is read by {readers}. A later version can be begun.",
            "address": request.path,
            "step": "final",
            "button": "Make it final, for good",
        }
        return render(request, "reports/documents/check.html", context)
    if step in STATES:
        try:
            report_actions.set_state(report=report, state=STATES[step], by=request.user, at=clock.now())
        except Refused as refused:
            messages.error(request, str(refused))
        else:
            messages.success(request, SAID[step].format(READERS[Report.Kind(report.kind)]))
    return redirect("report", report.pk)


@signed_in
@require_safe
def file(request: SignedInRequest, report_id: uuid.UUID, kind: str) -> HttpResponse:
    """Send a document as one file; 404 while it has not been made."""
    document = found(request, report_id)
    held = document.report.files.filter(kind=kind).first() if kind in TYPES else None
    drawn = shown(document.report)
    if held is None or drawn is None:
        raise Http404
    headers = {"Content-Disposition": f'attachment; filename="{drawn.name}.{kind}"', "ETag": f'"{held.sha256}"'}
    return HttpResponse(bytes(held.content), content_type=TYPES[kind], headers=headers)
