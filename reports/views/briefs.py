"""Briefs: one page to sell the next phase, without names, under a link that ends."""

import uuid

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.safestring import SafeString
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from people import clock
from people.access import SignedInRequest, signed_in
from pictures.frame import around
from reports import brief_actions
from reports.documents.shown import Shown, shown
from reports.forms.briefs import BriefForm
from reports.models import Brief
from reports.views.loading import mine

FRESH = "brief-link"


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def briefs(request: SignedInRequest, report_id: uuid.UUID) -> HttpResponse:
    """Make a brief of a report that is shared or final, and list those there are with how often each was looked at."""
    report = mine(request, report_id)
    document = shown(report)
    if report.is_pack or document is None or report.state == report.State.DRAFT:
        messages.error(request, "Share the report first: a brief is made of what others may read.")
        return redirect("report", report.pk)
    form = BriefForm(request.POST or None, initial=_proposed(document))
    if request.method == "POST" and form.is_valid():
        _, token = brief_actions.make_brief(
            report=report,
            texts=form.texts,
            days=form.cleaned_data["days"],
            content=document.content,
            by=request.user,
            at=clock.now(),
        )
        request.session[FRESH] = [str(report.pk), token]
        return redirect("report-briefs", report.pk)
    kept = request.session.pop(FRESH, None) if request.method == "GET" else None
    fresh = kept[1] if kept and kept[0] == str(report.pk) else ""
    context = {
        "report": report,
        "form": form,
        "fresh": request.build_absolute_uri(reverse("brief", args=[fresh])) if fresh else "",
        "briefs": report.briefs.select_related("made_by").order_by("-made_at"),
        "now": clock.now(),
    }
    return render(request, "reports/documents/briefs.html", context)


def _proposed(document: Shown) -> dict[str, str]:
    """Return what the report's own words offer."""
    own = {words.heading: "\n".join(words.lines) for words in document.own}
    return {
        "title": f"{document.content.title}: what comes next"[:120],
        "found": own.get("In short", ""),
        "ask": own.get("What comes next", ""),
    }


@signed_in
@require_POST
def take_back(request: SignedInRequest, report_id: uuid.UUID, brief_id: uuid.UUID) -> HttpResponse:
    """End a brief's link."""
    report = mine(request, report_id)
    brief = Brief.objects.filter(pk=brief_id, report=report).first()
    if brief is None:
        raise Http404
    brief_actions.take_back(brief=brief, by=request.user, at=clock.now())
    messages.success(request, "The link has ended.")
    return redirect("report-briefs", report.pk)


@never_cache
@require_safe
def brief(request: HttpRequest, token: str) -> HttpResponse:
    """Show a brief to whoever has its link; the same page, 404, for one that has ended and one that never was."""
    held = brief_actions.look(token, at=clock.now(), counts=request.method == "GET")
    if held is None:
        return render(request, "reports/documents/brief_gone.html", status=404)
    said = held.content
    context = {
        "brief": held,
        "said": said,
        "numbers": [(value, beside, label, _drawn(pictures)) for value, beside, label, pictures in said["numbers"]],
        "figures": [(finding, SafeString(method), _drawn(pictures)) for finding, method, pictures in said["figures"]],
    }
    answer = render(request, "reports/documents/brief.html", context)
    answer["X-Robots-Tag"] = "noindex, nofollow"
    answer["Referrer-Policy"] = "no-referrer"
    return answer


def _drawn(pictures: list[str]) -> SafeString:
    """Return a frozen drawing in its frame; it has escaped its own words."""
    return SafeString(around(tuple(pictures)))
