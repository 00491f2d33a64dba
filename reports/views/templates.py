"""The Word template of an alliance's reports: ours to take home, theirs to put in its place."""

import uuid

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from clusters.models import Alliance
from clusters.queries import reach_now
from people import clock
from people.access import SignedInRequest, signed_in
from reports import report_actions
from reports.documents.word_template import FIELDS, REQUIRED, ours
from reports.forms.templates import TemplateForm
from reports.queries.documents import templates_of
from reports.views.documents import WORD


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def template(request: SignedInRequest, alliance_id: uuid.UUID) -> HttpResponse:
    """Show which template an alliance's reports are written into, and take another."""
    alliance = _led(request, alliance_id)
    if request.POST.get("step") == "ours":
        report_actions.take_ours(alliance=alliance, by=request.user, at=clock.now())
        messages.success(request, "Reports are written into our template again.")
        return redirect("report-template", alliance.pk)
    form = TemplateForm(request.POST, request.FILES) if request.method == "POST" else TemplateForm()
    if form.is_valid():
        report_actions.put_template(
            alliance=alliance, name=form.name, content=form.content, by=request.user, at=clock.now()
        )
        messages.success(request, "From now on reports are written into your template.")
        return redirect("report-template", alliance.pk)
    given = templates_of(alliance)
    context = {
        "alliance": alliance,
        "form": form,
        "current": given[0] if given and not given[0].is_ours else None,
        "fields": [(f"{{{{ {name} }}}}", what, name in REQUIRED) for name, what in FIELDS.items()],
    }
    return render(request, "reports/documents/template.html", context)


@signed_in
@require_safe
def current(request: SignedInRequest, alliance_id: uuid.UUID) -> HttpResponse:
    """Send the Word template in use: the alliance's own, else ours."""
    alliance = _led(request, alliance_id)
    own = report_actions.template_of(alliance)
    headers = {"Content-Disposition": 'attachment; filename="staffroom-template.docx"'}
    return HttpResponse(bytes(own.content) if own else ours(), content_type=WORD, headers=headers)


def _led(request: SignedInRequest, alliance_id: uuid.UUID) -> Alliance:
    """Return an alliance that this person leads, else 404."""
    if all(each.id != alliance_id for each in reach_now(request).led):
        raise Http404
    return Alliance.objects.get(pk=alliance_id)
