"""The minutes of a meeting and of a whole series: to read and to print, as Word file and PDF, and mailed."""

import uuid

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from clusters.meetings.access import refusal_to_run, standing_at
from clusters.meetings.actions.inviting import send_minutes
from clusters.meetings.minutes import Minutes, compiled
from clusters.meetings.queries import find_series
from clusters.meetings.views.loading import meeting_of
from clusters.models import Meeting, Series
from clusters.queries import reach_now
from clusters.refusals import Overtaken
from people import clock
from people.access import SignedInRequest, require, signed_in
from reports.documents import pdf
from reports.documents.minutes import Paper, paper_of, paper_of_series
from reports.views.documents import TYPES, WORD

CHANGED = "They were sent, or have changed, since this page was opened. Look them over before you press again."
SMALL = 500_000  # bytes: what every mail server still takes


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def minutes(request: SignedInRequest, meeting_id: uuid.UUID) -> HttpResponse:
    """Show the minutes of a meeting, to print or to read; a POST mails them to everybody who was asked."""
    found, standing = meeting_of(request, meeting_id)
    (one,) = compiled([found], standing=lambda _: standing, at=clock.now())
    if request.method == "POST":
        require(refusal_to_run(standing))
        return _mail(request, found, one)
    context = {
        "title": "Minutes",
        "all": [one],
        "back": reverse("meeting", args=[found.pk]),
        "back_words": found.title,
        "word": reverse("meeting-minutes-word", args=[found.pk]),
        "pdf": reverse("meeting-minutes-pdf", args=[found.pk]),
        "no_pdf": _no_pdf(paper_of(one)),
        "sends": standing.runs,
        "stamp": found.stamp,
    }
    return render(request, "meetings/minutes.html", context)


def _mail(request: SignedInRequest, meeting: Meeting, one: Minutes) -> HttpResponse:
    """Send them as the text of a letter, with the Word file if it is small."""
    text = render_to_string("meetings/minutes.txt", {"minutes": one})
    paper = paper_of(one)
    content = _word(paper)
    file = (f"{paper.name}.docx", content, WORD) if len(content) <= SMALL else None
    stamp = request.POST.get("stamp", "")
    try:
        sent = send_minutes(meeting=meeting, text=text, file=file, based_on=stamp, by=request.user, at=clock.now())
    except Overtaken:
        messages.error(request, CHANGED)
    else:
        messages.success(request, f"The minutes are sent to {sent} {'person' if sent == 1 else 'people'}.")
    return redirect("meeting-minutes", meeting.pk)


@signed_in
@require_safe
def word(request: SignedInRequest, meeting_id: uuid.UUID) -> HttpResponse:
    """Send the minutes of a meeting as a Word file."""
    paper = _paper_of(request, meeting_id)
    return _file(paper, "docx", _word(paper))


@signed_in
@require_safe
def on_paper(request: SignedInRequest, meeting_id: uuid.UUID) -> HttpResponse:
    """Send the minutes of a meeting as PDF."""
    return _pdf(request, _paper_of(request, meeting_id), reverse("meeting-minutes", args=[meeting_id]))


def _paper_of(request: SignedInRequest, meeting_id: uuid.UUID) -> Paper:
    """Put the minutes of a meeting on paper; 404 where the meeting is not for this person."""
    found, standing = meeting_of(request, meeting_id)
    (one,) = compiled([found], standing=lambda _: standing, at=clock.now())
    return paper_of(one)


@signed_in
@require_safe
def series_minutes(request: SignedInRequest, series_id: uuid.UUID) -> HttpResponse:
    """Show the minutes of a whole series one after another; 404 where no meeting of it is for this person."""
    series, held = _held_in(request, series_id)
    context = {
        "title": f"Minutes: {series.name}",
        "all": held,
        "back": reverse("meeting-list"),
        "back_words": "Meetings",
        "word": reverse("meeting-series-minutes-word", args=[series.pk]),
        "pdf": reverse("meeting-series-minutes-pdf", args=[series.pk]),
        "no_pdf": _no_pdf(paper_of_series(series, held)),
    }
    return render(request, "meetings/minutes.html", context)


def _held_in(request: SignedInRequest, series_id: uuid.UUID) -> tuple[Series, tuple[Minutes, ...]]:
    """Return a series with the minutes of those of its meetings that this person may see; 404 where there are none."""
    found = find_series(series_id, request.user, on=clock.today())
    if found is None:
        raise Http404
    series, held = found
    reach = reach_now(request)
    return series, compiled(held, standing=lambda each: standing_at(each, request.user, reach), at=clock.now())


@signed_in
@require_safe
def series_word(request: SignedInRequest, series_id: uuid.UUID) -> HttpResponse:
    """Send the minutes of a whole series as a Word file."""
    paper = paper_of_series(*_held_in(request, series_id))
    return _file(paper, "docx", _word(paper))


@signed_in
@require_safe
def series_on_paper(request: SignedInRequest, series_id: uuid.UUID) -> HttpResponse:
    """Send the minutes of a whole series as PDF."""
    paper = paper_of_series(*_held_in(request, series_id))
    return _pdf(request, paper, reverse("meeting-series-minutes", args=[series_id]))


def _word(paper: Paper) -> bytes:
    """Return minutes as a Word file."""
    from reports.documents.minutes_files import word_of_minutes  # loads what draws, which no other page needs

    return word_of_minutes(paper)


def _no_pdf(paper: Paper) -> str:
    """Say why there is no PDF, and what to do about it; nothing where there is."""
    return pdf.refusal() or paper.too_long


def _pdf(request: SignedInRequest, paper: Paper, page: str) -> HttpResponse:
    """Send minutes as PDF; where there can be none, lead back to their page, which says why."""
    if _no_pdf(paper):
        messages.error(request, _no_pdf(paper))
        return redirect(page)
    from reports.documents.minutes_files import pdf_of_minutes  # as slow to load as the above

    return _file(paper, "pdf", pdf_of_minutes(paper))


def _file(paper: Paper, kind: str, content: bytes) -> HttpResponse:
    """Send a file under its name."""
    headers = {"Content-Disposition": f'attachment; filename="{paper.name}.{kind}"'}
    return HttpResponse(content, content_type=TYPES[kind], headers=headers)
