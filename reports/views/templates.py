"""The Word template of an alliance's or a cluster's documents: ours to take home, theirs to put in its place."""

import uuid

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from clusters.models import Alliance, Cluster
from clusters.queries import reach_now
from people import clock
from people.access import SignedInRequest, signed_in
from pictures.wording import listed
from reports import template_actions
from reports.documents.word_template import FIELDS, KINDS, REQUIRED, ours
from reports.forms.templates import TemplateForm
from reports.models import Report
from reports.template_actions import Owner, current_template
from reports.views.documents import WORD

KINDS_OF: dict[type[Owner], tuple[Report.Kind, ...]] = {
    Alliance: (Report.Kind.ALLIANCE, Report.Kind.PACK),
    Cluster: (Report.Kind.CLUSTER, Report.Kind.PACK),
}


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def template(request: SignedInRequest, alliance_id: uuid.UUID) -> HttpResponse:
    """Show which template an alliance's documents are written into, and take another."""
    return _page(request, _alliance(request, alliance_id), reverse("report-template-file", args=[alliance_id]))


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def of_cluster(request: SignedInRequest, cluster_id: uuid.UUID) -> HttpResponse:
    """Show which template a cluster's documents are written into, and take another."""
    return _page(request, _cluster(request, cluster_id), reverse("report-template-cluster-file", args=[cluster_id]))


def _page(request: SignedInRequest, owner: Owner, taken_from: str) -> HttpResponse:
    """Show the page, or do what was pressed on it."""
    kinds = KINDS_OF[type(owner)]
    if request.POST.get("step") == "ours":
        template_actions.take_ours(owner=owner, by=request.user, at=clock.now())
        messages.success(request, "Documents are written into our template again.")
        return redirect(request.path)
    form = TemplateForm(kinds, request.POST, request.FILES) if request.method == "POST" else TemplateForm(kinds)
    if form.is_valid():
        template_actions.put_template(
            owner=owner, name=form.name, content=form.content, serves=form.serves, by=request.user, at=clock.now()
        )
        messages.success(request, _taken(form))
        return redirect(request.path)
    current = current_template(owner)
    context = {
        "owner": owner,
        "taken_from": taken_from,
        "form": form,
        "current": current,
        "served": listed([KINDS[kind] for kind in kinds if current and kind in current.serves]),
        "others": listed([KINDS[kind] for kind in kinds if current and kind not in current.serves]),
        "fields": [
            (f"{{{{ {name} }}}}", what, listed([KINDS[kind] for kind in kinds if name in REQUIRED[kind]]))
            for name, what in FIELDS.items()
        ],
    }
    return render(request, "reports/documents/template.html", context)


def _taken(form: TemplateForm) -> str:
    """Say which documents are written into a new template from now on, and what it lacks for the others."""
    said = f"From now on {listed([KINDS[kind] for kind in form.serves])} are written into your template."
    return " ".join((said, *(f"{each}. They stay in ours." for each in form.lacks)))


@signed_in
@require_safe
def current(request: SignedInRequest, alliance_id: uuid.UUID) -> HttpResponse:
    """Send the Word template in use: the alliance's own, else ours."""
    return _file(_alliance(request, alliance_id))


@signed_in
@require_safe
def current_of_cluster(request: SignedInRequest, cluster_id: uuid.UUID) -> HttpResponse:
    """Send the Word template in use: the cluster's own, else ours."""
    return _file(_cluster(request, cluster_id))


def _file(owner: Owner) -> HttpResponse:
    """Send a template."""
    own = current_template(owner)
    headers = {"Content-Disposition": 'attachment; filename="staffroom-template.docx"'}
    return HttpResponse(bytes(own.content) if own else ours(), content_type=WORD, headers=headers)


def _alliance(request: SignedInRequest, alliance_id: uuid.UUID) -> Alliance:
    """Return an alliance that this person leads, else 404."""
    if all(each.id != alliance_id for each in reach_now(request).led):
        raise Http404
    return Alliance.objects.get(pk=alliance_id)


def _cluster(request: SignedInRequest, cluster_id: uuid.UUID) -> Cluster:
    """Return a cluster that this person leads (an administrator: any), else 404."""
    if reach_now(request).cluster(cluster_id) is None:
        raise Http404
    return Cluster.objects.get(pk=cluster_id)
