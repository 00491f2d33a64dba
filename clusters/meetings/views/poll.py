"""When to meet next: dates to choose from, who can come on which, and the meeting that is planned for it."""

import uuid
from collections.abc import Callable

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from clusters.meetings import actions
from clusters.meetings.access import Standing, refusal_to_run
from clusters.meetings.forms.coming import DateForm
from clusters.meetings.queries import poll_of, still_to_answer
from clusters.meetings.views.loading import meeting_of
from clusters.models import Meeting, PollDate
from clusters.refusals import Gone, Refused, is_gone
from clusters.wording import moment_words
from people import clock
from people.access import SignedInRequest, require, signed_in

WITH_A_DATE = ("propose", "agree")


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def poll(request: SignedInRequest, meeting_id: uuid.UUID) -> HttpResponse:
    """Propose dates for the next meeting, answer, and close the poll with a choice; or agree on a date without it."""
    meeting, standing = meeting_of(request, meeting_id)
    step = request.POST.get("step", "")
    form = DateForm(request.POST if step in WITH_A_DATE else None)
    if request.method == "POST":
        if step != "answer":
            require(refusal_to_run(standing))
        if step in ("withdraw", "choose") and is_gone(PollDate.objects.all(), request.POST.get("date", "")):
            return redirect("meeting-poll", meeting.pk)
        if step not in WITH_A_DATE or form.is_valid():
            done = _try(request, meeting, step, form)
            if done:
                return redirect("meeting-poll", meeting.pk)
    return _page(request, meeting, standing, form)


def _try(request: SignedInRequest, meeting: Meeting, step: str, form: DateForm) -> bool:
    """Do what was pressed; return False where the form has to be shown with its error."""
    by, at = request.user, clock.now()
    date = form.cleaned_data["starts_at"] if step in WITH_A_DATE else clock.now()
    steps: dict[str, Callable[[], object]] = {
        "answer": lambda: actions.answer_poll(meeting=meeting, can=set(request.POST.getlist("can")), by=by, at=at),
        "propose": lambda: actions.propose_date(meeting=meeting, starts_at=date, by=by, at=at),
        "agree": lambda: actions.agree_date(meeting=meeting, starts_at=date, by=by, at=at),
        "choose": lambda: actions.choose_date(meeting=meeting, date=_date(request, meeting), by=by, at=at),
        "withdraw": lambda: actions.withdraw_date(date=_date(request, meeting), by=by, at=at),
        "reopen": lambda: actions.reopen_poll(meeting=meeting, by=by, at=at),
    }
    try:
        steps.get(step, lambda: None)()
    except Gone:
        return True  # another press took the date back meanwhile: the page shows it
    except Refused as refused:
        if step in WITH_A_DATE:
            form.add_error("starts_at", str(refused))
            return False
        messages.error(request, str(refused))
        return True
    if said := SAID.get(step):
        messages.success(request, said)
    return True


SAID = {
    "answer": "Thank you: your answer is noted.",
    "agree": "The date is agreed, and the next meeting is planned.",
    "choose": "The date is chosen, the poll is closed, and the next meeting is planned.",
    "reopen": "The date is open again. The meeting planned for it moves with the next choice.",
}


def _date(request: SignedInRequest, meeting: Meeting) -> PollDate:
    """Return the proposed date that was pressed; 404 for one of another meeting."""
    dates = meeting.poll_dates.select_related("meeting")
    found = next((each for each in dates if str(each.pk) == request.POST.get("date")), None)
    if found is None:
        raise Http404
    return found


def _page(request: SignedInRequest, meeting: Meeting, standing: Standing, form: DateForm) -> HttpResponse:
    """Show the page."""
    context = {
        "meeting": meeting,
        "chosen": moment_words(meeting.next_at) if meeting.next_at else "",
        "dates": poll_of(meeting, request.user),
        "waiting": still_to_answer(meeting),
        "runs": standing.runs,
        "following": getattr(meeting, "followed_by", None),
        "form": form if standing.runs and not meeting.next_at else None,
    }
    return render(request, "meetings/poll.html", context)
