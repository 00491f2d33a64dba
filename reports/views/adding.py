"""Put the finding of a figure into the report that is being written: which report, and under which prompt."""

import re
import uuid

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from clusters.models import Alliance, Meeting, Term
from clusters.queries import reach_now
from people import clock
from people.access import SignedInRequest, require, signed_in
from reports import access, report_actions
from reports.documents.shown import PROMPTS
from reports.forms.words import AddForm
from reports.models import Report
from reports.queries import scopes
from reports.queries.adding import Desk, choices_of, desk_of, finding_of, open_reports
from reports.queries.agreement import VIEWS, agreement
from reports.report_actions import Refused

SAMPLE = re.compile("[gu]-[0-9a-f]{8}")


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def add(request: SignedInRequest, kind: str, scope_id: uuid.UUID) -> HttpResponse:
    """Put the finding of `?figure=` into a report; 404 for one that is not there, 403 for who writes none about it."""
    reach = reach_now(request)
    scope = scopes.find(kind, scope_id, reach)
    if scope is None:
        raise Http404
    desk = desk_of(scope, reach)
    require(access.refusal_to_write(writes=desk is not None))
    view, of, figure = (request.GET.get(name, "") for name in ("view", "of", "figure"))
    of = of if SAMPLE.fullmatch(of) else ""
    page = agreement(scope, view if view in VIEWS else "", of)
    if desk is None or page is None or all(each.id != figure for each in page.figures):
        raise Http404
    sentence = finding_of(desk, scope, view, of, figure)
    choices = choices_of(desk, on=clock.today())
    form = AddForm(choices, request.POST or None)
    if request.method == "POST" and sentence and form.is_valid():
        try:
            return _put_in(request, desk, form, sentence)
        except Refused as refused:
            form.add_error(None, str(refused))
    context = {
        "scope": scope,
        "sentence": sentence,
        "choices": choices,
        "form": form,
        "prompts": [(name, heading) for name, (heading, _) in PROMPTS.items()],
    }
    return render(request, "reports/agreement/add.html", context)


def _put_in(request: SignedInRequest, desk: Desk, form: AddForm, sentence: str) -> HttpResponse:
    """Put a sentence under a prompt of the chosen report, and lead to its words; to the report while it is made."""
    report = _chosen(request, desk, form.cleaned_data["to"])
    into = form.cleaned_data["into"]
    report_actions.add_sentence(report=report, into=into, sentence=sentence, by=request.user, at=clock.now())
    messages.success(request, f"Put in under “{PROMPTS[into][0]}”.")
    if report.compiled_at is None:
        return redirect("report", report.pk)
    return redirect(f"{reverse('report-words', args=[report.pk])}?into={into}")


def _chosen(request: SignedInRequest, desk: Desk, to: str) -> Report:
    """Return the report that was chosen, begun if it has to be. Raises `Refused` as asking for one does."""
    kind, pk = to.split(":")
    if kind == "report":
        return open_reports(desk).get(pk=pk)
    if kind == "term":
        alliance = get_object_or_404(Alliance.objects.select_related("cluster"), pk=desk.alliance_id)
        term = Term.objects.get(pk=pk)
        return report_actions.ask_for_alliance(alliance=alliance, term=term, by=request.user, at=clock.now())
    meeting = Meeting.objects.select_related("series__cluster", "term").get(pk=pk)
    return report_actions.ask_for_meeting(meeting=meeting, kind=Report.Kind.CLUSTER, by=request.user, at=clock.now())
