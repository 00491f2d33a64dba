"""How the grades of a form line up with the reference scale, and disputes of it."""

import datetime as dt
import uuid

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from clusters.actions import SEPTEMBER
from clusters.models import Membership
from observations.access import refusal_to_line_up
from observations.actions import forms as actions
from observations.models.forms import CrosswalkRow, InstrumentVersion, OwnGrade, ReferenceGrade, ReferenceScale
from observations.paperwork import published_form, scale_grades
from observations.setup_forms.lines import DisputeForm, LinesForm
from observations.starting import rows_in
from observations.views.paperwork import remit_for, version_for
from people import clock
from people.access import SignedInRequest, require, signed_in
from people.models import User


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def lines(request: SignedInRequest, version_id: uuid.UUID) -> HttpResponse:
    """Show how a form's grades line up, and say it anew from a day on."""
    version, today = version_for(request, version_id), clock.today()
    require(refusal_to_line_up(version))
    scale = actions.reference_scale(today)
    rows = {
        row.own_grade_id: row
        for row in CrosswalkRow.objects.in_force(today)
        .filter(own_grade__version=version, reference_grade__scale=scale)
        .select_related("reference_grade", "judged_by")
        .order_by("valid_from")
    }
    grades = published_form(version.pk).grades
    form = LinesForm(
        request.POST or None,
        grades=grades,
        scale=scale_grades(scale.pk),
        rows=rows,
        from_day=today if rows else _school_year(today),
        people=_judges(request.user, version, today),
    )
    if request.method == "POST" and form.is_valid():
        _save(request, form, version, scale)
        messages.success(request, f"The grades of {version.instrument} are lined up.")
        return redirect("setup-forms")
    shown = [(grade, rows.get(grade.id)) for grade in grades]
    return render(
        request, "setup/lines.html", {"form": form, "version": version, "scale": scale, "lines": shown, "rows": rows}
    )


def _judges(person: User, version: InstrumentVersion, on: dt.date) -> list[User]:
    """Return who may have judged two grades equivalent: whoever asks first, then everybody at the form's school."""
    held = Membership.objects.current(on).filter(school=version.instrument.school_id).values("person")
    others = User.objects.filter(pk__in=held, is_active=True).exclude(pk=person.pk).order_by("name", "pk")
    return [person, *others]


def _school_year(day: dt.date) -> dt.date:
    """Return the first of September before this day."""
    return dt.date(day.year if day.month >= SEPTEMBER else day.year - 1, SEPTEMBER, 1)


def _save(request: SignedInRequest, form: LinesForm, version: InstrumentVersion, scale: ReferenceScale) -> None:
    """Write the lines that differ from those in force on the chosen day, and leave the others as they are."""
    valid_from: dt.date = form.cleaned_data["valid_from"]
    at = clock.now()
    own = {grade.pk: grade for grade in OwnGrade.objects.filter(version=version)}
    references = {grade.pk: grade for grade in ReferenceGrade.objects.filter(scale=scale)}
    in_force = CrosswalkRow.objects.in_force(valid_from).filter(own_grade__in=own, reference_grade__scale=scale)
    settles = form.cleaned_data.get("settle", False)
    before = {
        row.own_grade_id: ("disputed", "") if settles and row.disputed_on else (row.reference_grade_id, row.kind)
        for row in in_force.order_by("valid_from")
    }
    for line in form.lines():
        grade = own[line.grade_id]
        if line.reference_id is None:
            if line.grade_id in before:
                actions.leave_apart(grade=grade, scale_id=scale.pk, valid_from=valid_from, by=request.user, at=at)
        elif before.get(line.grade_id) != (line.reference_id, line.kind):
            actions.line_up(
                grade=grade,
                reference_grade=references[line.reference_id],
                kind=line.kind,
                valid_from=valid_from,
                judged_on=form.cleaned_data["judged_on"] or clock.today(),
                judged_by=form.judge(),
                by=request.user,
                at=at,
            )


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def dispute(request: SignedInRequest, row_id: uuid.UUID) -> HttpResponse:
    """Say why a line is disputed: it still counts, and says so."""
    row = rows_in(remit_for(request)).filter(pk=row_id).first()
    if row is None:
        raise Http404
    version = row.own_grade.version
    form = DisputeForm(request.POST or None, initial={"reason": row.dispute_reason})
    if request.method == "POST" and form.is_valid():
        actions.dispute(row=row, reason=form.cleaned_data["reason"], on=clock.today(), by=request.user, at=clock.now())
        messages.success(request, "Marked as disputed. Lessons counted by it say so.")
        return redirect("setup-lines", version.pk)
    return render(request, "setup/dispute.html", {"form": form, "row": row, "version": version})
