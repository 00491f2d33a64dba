"""The leads' own words in a report: prompts with the evidence beside them, saved while one types."""

import datetime as dt
import uuid

from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from observations.wording import clock_words, saved_words
from people import clock
from people.access import SignedInRequest, signed_in
from reports import report_actions
from reports.documents.shown import shown
from reports.forms.words import LONGEST, IntoForm, WordsForm
from reports.models import Report
from reports.report_actions import PROMPTS, Overtaken, Refused
from reports.views.loading import mine

EXACT = "%Y-%m-%dT%H:%M:%S.%f%z"


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def words(request: SignedInRequest, report_id: uuid.UUID) -> HttpResponse:
    """Write the words of a report; final ones and packs have no such page, and lead back to the document."""
    report = mine(request, report_id)
    document = shown(report)
    if report.is_final or report.is_pack or document is None:
        return redirect("report", report.pk)
    form = WordsForm(request.POST or None, initial=_initial(report))
    if request.method == "POST" and form.is_valid():
        return _save(request, report, form, document.content.tray)
    # To the script, an answer other than 200 says that nothing was saved.
    status = 422 if request.POST.get("step") == "autosave" else 200
    return _page(request, report, form, tray=document.content.tray, status=status)


def _initial(report: Report) -> dict[str, str]:
    """Return what stands, and when it was saved."""
    return {name: str(report.words.get(name, "")) for name in PROMPTS} | {"version": _exact(report.saved_at)}


def _exact(at: dt.datetime) -> str:
    """Write a time down to its last digit."""
    return at.astimezone(dt.UTC).strftime(EXACT)


def _save(request: SignedInRequest, report: Report, form: WordsForm, tray: tuple[str, ...]) -> HttpResponse:
    """Save what was typed, with the sentence that was to be put in; 409 with both texts if somebody saved meanwhile."""
    step, at = request.POST.get("step", ""), clock.now()
    typed = {name: form.cleaned_data[name] for name in PROMPTS}
    into = request.POST.get("into", "")
    if step.startswith("insert-") and into in PROMPTS:
        sentence = next((each for number, each in enumerate(tray) if step == f"insert-{number}"), "")
        typed[into] = "\n".join(filter(None, (typed[into].rstrip(), sentence)))[:LONGEST]
    try:
        saved = report_actions.save_words(
            report=report, words=typed, based_on=form.cleaned_data["version"], by=request.user, at=at
        )
    except Refused:
        return redirect("report", report.pk)
    except Overtaken:
        return _both(request, report, typed, tray)
    if step == "autosave":
        return JsonResponse({"version": _exact(saved.saved_at), "at": clock_words(at)})
    if step.startswith("insert-"):
        return redirect(f"{reverse('report-words', args=[report.pk])}?into={into}")
    return redirect("report", report.pk)


def _both(request: SignedInRequest, report: Report, typed: dict[str, str], tray: tuple[str, ...]) -> HttpResponse:
    """Answer 409: what was typed stays in the form, what others saved stands above it."""
    there = Report.objects.get(pk=report.pk)
    form = WordsForm(initial=typed | {"version": _exact(there.saved_at)})
    if request.POST.get("step") == "autosave":
        return JsonResponse({"version": _exact(there.saved_at)}, status=409)
    rows = [(str(form.fields[name].label), typed[name], str(there.words.get(name, ""))) for name in PROMPTS]
    differ = [row for row in rows if row[1] != row[2]]
    return _page(request, report, form, tray=tray, status=409, conflict=differ)


def _page(
    request: SignedInRequest,
    report: Report,
    form: WordsForm,
    *,
    tray: tuple[str, ...],
    status: int = 200,
    conflict: list[tuple[str, str, str]] | None = None,
) -> HttpResponse:
    """Show the page."""
    into = request.POST.get("into") or request.GET.get("into") or PROMPTS[0]
    context = {
        "report": report,
        "form": form,
        "tray": tray,
        "into": IntoForm(initial={"into": into if into in PROMPTS else PROMPTS[0]}),
        "conflict": conflict,
        "saved_at": saved_words(report.saved_at, now=clock.now()) if report.words else "",
    }
    return render(request, "reports/documents/words.html", context, status=status)
