"""What differed, for oneself to learn from; how the grades of one lesson's forms line up, and disputing that."""

import uuid

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from observations.access import may_compare
from observations.actions import forms as actions
from observations.learning import my_learning
from observations.models.forms import CrosswalkRow
from observations.models.lessons import Observer
from observations.paperwork import published_form
from observations.setup_forms.lines import DisputeForm
from observations.views.judging import place_or_404
from people import clock
from people.access import SignedInRequest, signed_in
from people.clock import LONDON


@signed_in
@never_cache
@require_safe
def my_differences(request: SignedInRequest) -> HttpResponse:
    """Show the person what differed in the lessons that they observed; it is theirs alone."""
    return render(request, "observations/differences.html", {"mine": my_learning(request.user)})


def _place_after_reveal(request: SignedInRequest, joint_id: uuid.UUID) -> Observer:
    """Return the person's place on a revealed lesson; before that, and to everybody else, there is no such page."""
    place = place_or_404(request.user, joint_id)
    if not may_compare(place):
        raise Http404
    return place


@signed_in
@never_cache
@require_safe
def joint_lines(request: SignedInRequest, joint_id: uuid.UUID) -> HttpResponse:
    """Show how the grades of the forms of a revealed lesson lined up on its day."""
    joint = _place_after_reveal(request, joint_id).joint
    observers = Observer.objects.filter(joint=joint, replaced_at__isnull=True).select_related("school")
    versions = {each.version_id: each.school.name for each in observers.order_by("-is_host", "id")}
    day = joint.lesson.starts_at.astimezone(LONDON).date()
    rows = {
        row.own_grade_id: row
        for row in CrosswalkRow.objects.in_force(day)
        .filter(own_grade__version__in=versions, reference_grade__scale=joint.round.scale_id)
        .select_related("reference_grade", "judged_by")
        .order_by("valid_from")
    }
    tables = []
    for version, school in versions.items():
        form = published_form(version)
        tables.append((school, form, [(grade, rows.get(grade.id)) for grade in form.grades]))
    context = {"joint": joint, "lesson": joint.lesson, "tables": tables, "scale": joint.round.scale}
    return render(request, "observations/lines.html", context)


@signed_in
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def joint_dispute(request: SignedInRequest, joint_id: uuid.UUID, row_id: uuid.UUID) -> HttpResponse:
    """Let an observer of a revealed lesson say why they dispute a line of one of its forms."""
    joint = _place_after_reveal(request, joint_id).joint
    used = Observer.objects.filter(joint=joint, replaced_at__isnull=True).values("version")
    row = (
        CrosswalkRow.objects.filter(pk=row_id, own_grade__version__in=used, reference_grade__scale=joint.round.scale_id)
        .select_related("own_grade__version__instrument__school", "reference_grade", "judged_by")
        .first()
    )
    if row is None:
        raise Http404
    form = DisputeForm(request.POST or None, initial={"reason": row.dispute_reason})
    if request.method == "POST" and form.is_valid():
        actions.dispute(row=row, reason=form.cleaned_data["reason"], on=clock.today(), by=request.user, at=clock.now())
        messages.success(request, "Marked as disputed. The comparison says so, and the school’s lead sees it.")
        return redirect("joint-lines", joint.pk)
    context = {"form": form, "row": row, "version": row.own_grade.version, "joint": joint}
    return render(request, "setup/dispute.html", context)
