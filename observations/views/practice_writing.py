"""Practice lessons of a school or an alliance: added with their reference, and put away."""

import uuid

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from clusters.access import Remit, remit_of
from clusters.models import Alliance, School
from observations.access import refusal_to_add_practice, refusal_to_put_away
from observations.actions import practice as actions
from observations.actions.forms import reference_scale
from observations.paperwork import scale_grades
from observations.practice_form import PracticeForm
from observations.views.practice import lesson_or_404
from people import clock
from people.access import SignedInRequest, require, signed_in


def _owners(remit: Remit) -> list[School | Alliance]:
    """Return for whom somebody may add practice: the alliances and schools that they look after."""
    return [*remit.alliances(), *remit.schools()]


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def practice_new(request: SignedInRequest) -> HttpResponse:
    """Write a practice lesson with its reference, and add it."""
    remit = remit_of(request.user, on=clock.today())
    require(refusal_to_add_practice(remit))
    scale = reference_scale(clock.today())
    form = PracticeForm(request.POST or None, owners=_owners(remit), scale=scale_grades(scale.pk))
    if request.method == "POST" and form.is_valid():
        lesson = actions.add_practice(
            text=form.practice(), of=form.belongs_to(), scale=scale, by=request.user, at=clock.now()
        )
        messages.success(request, f"“{lesson.title}” is added. Nobody sees its reference before they have sealed.")
        return redirect("practice-list")
    return render(request, "practice/new.html", {"form": form})


@signed_in
@require_POST
def practice_away(request: SignedInRequest, lesson_id: uuid.UUID) -> HttpResponse:
    """Offer a practice lesson to nobody new."""
    lesson = lesson_or_404(request, lesson_id)
    remit = remit_of(request.user, on=clock.today())
    require(refusal_to_put_away(remit, lesson))
    if lesson.put_away_at is not None:
        raise Http404
    actions.put_away(lesson=lesson, by=request.user, at=clock.now())
    messages.success(request, f"“{lesson.title}” is put away. Whoever has begun it keeps it.")
    return redirect("practice-list")
