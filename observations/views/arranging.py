"""Rounds and the lessons arranged in them, for those who plan: schedule and neutral state, never a judgement."""

import uuid

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from clusters.access import Remit, refusal_to_lead_alliance, refusal_to_set_up, remit_of, schools_of
from clusters.models import Alliance, School
from observations.access import (
    refusal_to_add,
    refusal_to_arrange,
    refusal_to_change_observers,
    refusal_to_close,
    refusal_to_set_talk,
    refusal_to_withdraw,
)
from observations.actions import arranging as actions
from observations.actions.forms import reference_scale
from observations.models.lessons import JointObservation
from observations.models.rounds import Round
from observations.released import words_to_open
from observations.set_up_clock import clock_of
from observations.setup_forms.agreeing import ReasonForm
from observations.setup_forms.lessons import LessonForm
from observations.setup_forms.rounds import RoundForm
from observations.starting import (
    arranged_in,
    current_forms,
    joints_in,
    people_at_schools_of,
    round_rows,
    rounds_in,
    seats_of,
    state_of,
    yes_still_missing,
)
from people import clock
from people.access import SignedInRequest, require, signed_in
from people.taking_part import staying_out


def remit_of_lead(request: SignedInRequest) -> Remit:
    """Return what an alliance's lead looks after; raises `PermissionDenied` for anybody else."""
    remit = remit_of(request.user, on=clock.today())
    require(refusal_to_lead_alliance(remit))
    return remit


def round_for(remit: Remit, round_id: uuid.UUID | str) -> Round:
    """Return a round of an alliance looked after; raises `Http404` for any other and for what is no id."""
    found = next((each for each in rounds_in(remit) if str(each.pk) == str(round_id)), None)
    if found is None:
        raise Http404
    return found


def alliance_for(request: SignedInRequest) -> tuple[Remit, Alliance]:
    """Return the alliance of `?alliance=`, or the first looked after, with what else is looked after.

    Raises `Http404` where there is none.
    """
    remit = remit_of_lead(request)
    alliance = remit.alliance(request.GET.get("alliance", ""))
    if alliance is None:
        raise Http404
    return remit, alliance


@signed_in
@require_safe
def rounds(request: SignedInRequest) -> HttpResponse:
    """List the rounds of an alliance."""
    remit, alliance = alliance_for(request)
    return render(request, "setup/rounds.html", {"alliance": alliance, "rounds": round_rows(remit, alliance)})


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def new_round(request: SignedInRequest) -> HttpResponse:
    """Start a round in an alliance."""
    remit, alliance = alliance_for(request)
    partners = schools_of([alliance.pk], on=remit.on).values("school")
    schools = list(School.objects.filter(pk__in=partners).order_by("name", "pk"))
    form = RoundForm(request.POST or None, alliance=alliance, schools=schools)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        try:
            made = actions.start_round(
                alliance=alliance,
                title=data["title"],
                scale=reference_scale(remit.on),
                question=data["question"],
                graded=data["graded"],
                publishes=data["publishes"],
                sample_note=data["sample_note"],
                shown_schools=form.shown_schools(),
                by=request.user,
                at=clock.now(),
            )
        except actions.NotArranged as refused:
            for field, sentence in refused.problems.items():
                form.add_error(field, sentence)
        else:
            messages.success(request, f"{made.title} has started. Now its first lesson.")
            return redirect("setup-round", made.pk)
    return render(request, "setup/round_new.html", {"form": form, "alliance": alliance})


@signed_in
@require_safe
def one_round(request: SignedInRequest, round_id: uuid.UUID) -> HttpResponse:
    """Show a round and the lessons arranged in it."""
    found = round_for(remit_of_lead(request), round_id)
    now = clock.now()
    context = {"round": found, "lessons": arranged_in(found, now=now), "clock": clock_of(found, now=now)}
    return render(request, "setup/round.html", context)


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def close_round(request: SignedInRequest, round_id: uuid.UUID) -> HttpResponse:
    """Ask whether a round is to close, and close it."""
    found = round_for(remit_of_lead(request), round_id)
    require(refusal_to_arrange(found))
    if request.method == "POST":
        actions.close_round(round_id=found.pk, by=request.user, at=clock.now())
        messages.success(request, f"{found.title} is closed. Its figures are counted now.")
        return redirect("setup-round", found.pk)
    return render(request, "setup/round_close.html", {"round": found})


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def new_lesson(request: SignedInRequest) -> HttpResponse:
    """Arrange a joint observation in the round of `?round=`; without one, choose the round first."""
    remit = remit_of_lead(request)
    if "round" not in request.GET:
        is_open = [each for each in round_rows(remit) if each.closed_at is None]
        if len(is_open) != 1:
            return render(request, "setup/round_choose.html", {"rounds": is_open, "to": "setup-joint-new"})
        return redirect(f"{reverse('setup-joint-new')}?round={is_open[0].id}")
    found = round_for(remit, request.GET["round"])
    require(refusal_to_arrange(found))
    everybody = people_at_schools_of(found.alliance, on=remit.on)
    out = staying_out(each.person.pk for each in everybody)
    people = [each for each in everybody if each.person.pk not in out]
    versions = current_forms({each.school.pk for each in people}, graded=found.graded)
    form = LessonForm(request.POST or None, people=people, versions=versions, now=clock.now())
    if request.method == "POST" and form.is_valid():
        try:
            joint = _arrange(request, found, form)
        except actions.NotArranged as refused:
            form.add_problems(refused.problems)
        else:
            messages.success(request, "Arranged. Its teacher and observers are asked for their yes.")
            return redirect("setup-joint", joint.pk)
    context = {"form": form, "round": found, "people": people, "versions": versions}
    return render(request, "setup/lesson_new.html", context)


def _arrange(request: SignedInRequest, round_: Round, form: LessonForm) -> JointObservation:
    """Arrange the lesson as entered; raises `NotArranged`."""
    data = form.cleaned_data
    return actions.arrange(
        round=round_,
        lesson=form.facts(),
        places=form.places(),
        talk_at=data["talk_at"],
        talk_how=data["talk_how"],
        by=request.user,
        at=clock.now(),
    )


def joint_for(request: SignedInRequest, joint_id: uuid.UUID) -> tuple[Remit, JointObservation]:
    """Return a lesson that the signed-in person may see arranged (404 for any other), with what they look after."""
    remit = remit_of(request.user, on=clock.today())
    require(refusal_to_set_up(remit))
    joint = joints_in(remit).filter(pk=joint_id).first()
    if joint is None:
        raise Http404
    return remit, joint


@signed_in
@require_safe
def arranged(request: SignedInRequest, joint_id: uuid.UUID) -> HttpResponse:
    """Show an arranged lesson: when, where, who, and a state that tells nothing of any sheet before the reveal."""
    remit, joint = joint_for(request, joint_id)
    seats = seats_of(joint)
    taking_part = {joint.created_by_id, joint.lesson.teacher_id, *(seat.person_id for seat in seats)}
    context = {
        "joint": joint,
        "lesson": joint.lesson,
        "state": state_of(joint, now=clock.now()),
        "seats": seats,
        "leads": remit.leads_alliances,
        "may_withdraw": not refusal_to_withdraw(remit, joint),
        "may_close": not refusal_to_close(remit, joint),
        "may_set_talk": not (refusal_to_add(joint) or refusal_to_set_talk(remit, joint)),
        "takes_part": request.user.pk in taking_part,
        "may_change": not refusal_to_change_observers(remit, joint, seats),
        "released": words_to_open(joint, remit),
        **yes_still_missing(joint, seats),
    }
    return render(request, "setup/lesson.html", context)


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def withdraw(request: SignedInRequest, joint_id: uuid.UUID) -> HttpResponse:
    """Ask whether a lesson is to be withdrawn, and withdraw it."""
    remit, joint = joint_for(request, joint_id)
    require(refusal_to_withdraw(remit, joint))
    form = ReasonForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        actions.withdraw(joint=joint, by=request.user, at=clock.now(), reason=form.cleaned_data["reason"])
        messages.success(request, "Withdrawn. It counts in no figure.")
        return redirect("setup-joint", joint.pk)
    context = {"joint": joint, "lesson": joint.lesson, "form": form}
    return render(request, "setup/lesson_withdraw.html", context, status=422 if form.is_bound else 200)
