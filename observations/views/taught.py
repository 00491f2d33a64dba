"""The observed teacher's own page of a lesson, and the judgements for whom they release them to."""

import uuid

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from clusters.access import remit_of
from observations.actions import releasing
from observations.models.lessons import JointObservation
from observations.released import Taught, looks_at, released_to, revealed_joint, taught_by, why_released
from observations.setup_forms.agreeing import BreakGlassForm, ResponseForm, TermsForm
from observations.year_total import totals_of
from people import clock
from people.access import SignedInRequest, require, signed_in

METHODS = ["GET", "HEAD", "POST"]
UNPROCESSABLE = 422


@signed_in
@never_cache
@require_http_methods(METHODS)
def joint_taught(request: SignedInRequest, joint_id: uuid.UUID) -> HttpResponse:
    """Show a teacher their observed lesson: what is theirs to decide, who has looked, and what they answered."""
    taught = taught_by(request.user, joint_id)
    if taught is None:
        raise Http404
    forms = _forms(taught)
    status = 200
    if request.method == "POST":
        require("" if taught.joint.state != JointObservation.State.WITHDRAWN else "This lesson has been withdrawn.")
        form = forms["words" if request.POST.get("action") == "respond" else "choose"]
        sent = type(form)(request.POST)
        if sent.is_valid():
            _keep(request, taught, sent)
            return redirect("joint-taught", joint_id)
        forms["words" if isinstance(sent, ResponseForm) else "choose"], status = sent, UNPROCESSABLE
    total = totals_of([request.user.pk], on=clock.today())[request.user.pk]
    context = {"taught": taught, "joint": taught.joint, "lesson": taught.joint.lesson, "total": total, **forms}
    return render(request, "observations/taught.html", context, status=status)


def _forms(taught: Taught) -> dict[str, TermsForm | ResponseForm]:
    """Return both forms of the page as they stand."""
    terms = taught.terms
    return {
        "choose": TermsForm(initial={"receives": terms.receives, "released": terms.released} if terms else None),
        "words": ResponseForm(initial={"words": terms.response} if terms else None),
    }


def _keep(request: SignedInRequest, taught: Taught, form: TermsForm | ResponseForm) -> None:
    """Keep what the teacher decided or answered; there is something to answer once the sheets are open."""
    now, data = clock.now(), form.cleaned_data
    if isinstance(form, ResponseForm):
        require("" if taught.is_open and taught.terms else "There is something to answer once every sheet is open.")
        releasing.respond(joint=taught.joint, text=data["words"], by=request.user, at=now)
        messages.success(request, "Your response stands beside the comparison.")
    else:
        releasing.decide(joint=taught.joint, by=request.user, at=now, **data)
        messages.success(request, "Kept. You can change it at any time.")


@signed_in
@never_cache
@require_safe
def joint_released(request: SignedInRequest, joint_id: uuid.UUID) -> HttpResponse:
    """Show every judgement of a revealed lesson to its teacher who asked, or whom they released it to."""
    joint = revealed_joint(joint_id)
    if joint is None:
        raise Http404
    now = clock.now()
    why = why_released(joint, request.user, remit_of(request.user, on=clock.today()), now=now)
    if not why:
        if request.user.is_administrator:
            return redirect("joint-open", joint_id)
        is_teacher = joint.lesson.teacher_id == request.user.pk
        require("Ask for the judgements on your lesson’s own page first." if is_teacher else "")
        raise Http404
    if joint.lesson.teacher_id != request.user.pk:
        releasing.note_look(joint_id=joint.pk, by=request.user, at=now)
    context = {"released": released_to(joint, why), "joint": joint, "lesson": joint.lesson}
    return render(request, "observations/released.html", context)


@signed_in
@never_cache
@require_http_methods(METHODS)
def joint_open(request: SignedInRequest, joint_id: uuid.UUID) -> HttpResponse:
    """Ask an administrator for a reason to look at a revealed lesson; its teacher and observers are told."""
    joint = revealed_joint(joint_id)
    if joint is None or not request.user.is_administrator:
        raise Http404
    form = BreakGlassForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        releasing.break_glass(joint=joint, reason=form.cleaned_data["reason"], by=request.user, at=clock.now())
        return redirect("joint-released", joint_id)
    context = {"joint": joint, "lesson": joint.lesson, "form": form, "looks": looks_at(joint, with_reason=True)}
    return render(request, "observations/open.html", context, status=UNPROCESSABLE if form.is_bound else 200)
