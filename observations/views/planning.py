"""A lesson being set up, for those who take part: offer times, pick one, say yes or no, and what it waits for."""

import uuid
from typing import Any

from django.contrib import messages
from django.forms import BaseForm
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from observations import access
from observations.actions import agreeing, letters, offering, releasing, waiting
from observations.actions.arranging import NotArranged
from observations.models.openness import Comfort
from observations.offering import offering_in, rounds_to_offer_in
from observations.openness import own_comfort
from observations.planning import Plan, plan_of
from observations.setup_forms.agreeing import ReasonForm, TeachersYesForm, YesForm
from observations.setup_forms.offers import OfferForm, PickForm, TimesForm
from observations.setup_forms.opening import ComfortForm
from people import clock
from people.access import SignedInRequest, require, signed_in
from people.taking_part import text_to_show

METHODS = ["GET", "HEAD", "POST"]
UNPROCESSABLE = 422
NO_SCHOOL = "Lessons are offered by people at a school that takes part in a round. Ask who leads your alliance."


def plan_or_404(request: SignedInRequest, joint_id: uuid.UUID) -> Plan:
    """Return the lesson as the signed-in person finds it; for whoever takes no part there is no such page."""
    plan = plan_of(request.user, joint_id, now=clock.now())
    if plan is None:
        raise Http404
    return plan


@signed_in
@require_http_methods(METHODS)
def joint_offer_new(request: SignedInRequest) -> HttpResponse:
    """Offer up to three times for a lesson at one's own school, in the round of `?round=` or the only one open."""
    today = clock.today()
    rounds = rounds_to_offer_in(request.user, on=today)
    require("" if rounds else NO_SCHOOL)
    wanted = request.GET.get("round", "")
    found = next((each for each in rounds if str(each.pk) == wanted), None)
    if found is None and (wanted or len(rounds) > 1):
        if wanted:
            raise Http404
        return render(request, "setup/round_choose.html", {"rounds": rounds, "to": "joint-offer-new"})
    around = offering_in(found or rounds[0], request.user, on=today)
    form = OfferForm(request.POST or None, offering=around, now=clock.now(), initial={"home": around.reader_key})
    if request.method == "POST" and form.is_valid():
        try:
            joint = offering.offer(
                round=around.round,
                lesson=form.facts(),
                places=form.places(),
                reserve=form.stand_by(),
                times=form.times(),
                by=request.user,
                at=clock.now(),
            )
        except NotArranged as refused:
            form.add_problems(refused.problems)
        else:
            if form.cleaned_data["accept"]:
                yes = agreeing.Yes(joint.text_id)
                agreeing.say_yes(joint=joint, yes=yes, by=request.user, at=clock.now())
            messages.success(request, "Offered. Who visits can pick a time now.")
            return redirect("joint-plan", joint.pk)
    text = text_to_show((around.round.alliance_id, around.round.alliance.cluster_id))
    context = {"form": form, "round": around.round, "offering": around, "text": text}
    return render(request, "observations/offer.html", context)


@signed_in
@never_cache
@require_safe
def joint_plan(request: SignedInRequest, joint_id: uuid.UUID) -> HttpResponse:
    """Show how far a lesson has been set up, and what waits for the reader."""
    return draw_plan(request, plan_or_404(request, joint_id))


def draw_plan(request: SignedInRequest, plan: Plan, *, status: int = 200, **forms: BaseForm) -> HttpResponse:
    """Draw the page; `forms` are those that came in with errors."""
    context: dict[str, Any] = {
        "plan": plan,
        "joint": plan.joint,
        "lesson": plan.joint.lesson,
        "waits": {step.waits_for for step in plan.waiting},
        "kinds": waiting.BY_HAND,
        "refusal": access.refusal_to_add(plan.joint),
        "pick": forms.get("pick") or (PickForm(times=plan.open_times) if plan.turn == "pick" else None),
    }
    if plan.takes_part and not plan.stands_by and not plan.is_being_set_up:
        context |= _comfort(plan, request)
    return render(request, "observations/plan.html", context, status=status)


def _comfort(plan: Plan, request: SignedInRequest) -> dict[str, Any]:
    """Return the question about comfort as it stands: before the lesson, or after it."""
    moment = Comfort.Moment.AFTER if plan.joint.lesson.ends_at <= plan.now else Comfort.Moment.BEFORE
    known = own_comfort(plan.joint, request.user)
    form = ComfortForm(initial={"value": known.get(moment)})
    return {"comfort": form, "moment": moment.label, "known": known.get(moment)}


@signed_in
@require_POST
def joint_comfort(request: SignedInRequest, joint_id: uuid.UUID) -> HttpResponse:
    """Keep how comfortable one is: before the lesson, or after it."""
    plan = plan_or_404(request, joint_id)
    if not plan.takes_part or plan.is_being_set_up:
        raise Http404
    form = ComfortForm(request.POST)
    if not form.is_valid():
        messages.error(request, "Choose a number from 0 to 10.")
        return redirect("joint-plan", joint_id)
    moment = Comfort.Moment.AFTER if plan.joint.lesson.ends_at <= plan.now else Comfort.Moment.BEFORE
    releasing.say_how_comfortable(
        joint=plan.joint, moment=moment, value=form.cleaned_data["value"], by=request.user, at=plan.now
    )
    messages.success(request, "Kept, for you alone.")
    return redirect("joint-plan", joint_id)


@signed_in
@require_http_methods(METHODS)
def joint_offer(request: SignedInRequest, joint_id: uuid.UUID) -> HttpResponse:
    """Offer other times for a lesson that is being set up."""
    plan = plan_or_404(request, joint_id)
    require(access.refusal_to_offer(plan))
    form = TimesForm(request.POST or None, now=plan.now)
    if request.method == "POST" and form.is_valid():
        try:
            offering.offer_again(joint=plan.joint, times=form.times(), by=request.user, at=plan.now)
        except NotArranged as refused:
            form.add_problems(refused.problems)
        else:
            messages.success(request, "Offered. Who visits can pick a time now.")
            return redirect("joint-plan", joint_id)
    return render(request, "observations/offer_times.html", {"form": form, "plan": plan, "joint": plan.joint})


@signed_in
@require_POST
def joint_pick(request: SignedInRequest, joint_id: uuid.UUID) -> HttpResponse:
    """Pick one of the times on offer, and accept the agreement."""
    plan = plan_or_404(request, joint_id)
    require(access.refusal_to_pick(plan))
    form = PickForm(request.POST, times=plan.open_times)
    if form.is_valid():
        try:
            offering.pick(joint=plan.joint, offered=form.picked(), reserve=form.kept(), by=request.user, at=plan.now)
        except NotArranged as refused:
            for field, sentence in refused.problems.items():
                form.add_error(field if field in form.fields else None, sentence)
        else:
            yes = agreeing.Yes(plan.joint.text_id)
            agreeing.say_yes(joint=plan.joint, yes=yes, by=request.user, at=plan.now)
            messages.success(request, "Picked. The teacher is asked now.")
            return redirect("joint-plan", joint_id)
    return draw_plan(request, plan, status=UNPROCESSABLE, pick=form)


@signed_in
@require_POST
def joint_none(request: SignedInRequest, joint_id: uuid.UUID) -> HttpResponse:
    """Say that none of the offered times will do."""
    plan = plan_or_404(request, joint_id)
    require(access.refusal_to_pick(plan))
    offering.none_of_these(joint=plan.joint, by=request.user, at=plan.now)
    messages.success(request, "The host is asked for other times.")
    return redirect("joint-plan", joint_id)


@signed_in
@never_cache
@require_http_methods(METHODS)
def joint_agree(request: SignedInRequest, joint_id: uuid.UUID) -> HttpResponse:
    """Show the agreement to take part and ask for a yes; the teacher is asked about their appraiser too."""
    plan = plan_or_404(request, joint_id)
    if not plan.takes_part:
        raise Http404
    asks = plan.turn == "yes"
    kind = TeachersYesForm if plan.is_teacher else YesForm
    form = kind(request.POST if request.method == "POST" else None, initial={"version": plan.joint.text_id})
    if request.method == "POST":
        require("" if asks else "Nothing waits for your yes on this lesson.")
        if form.is_valid():
            try:
                is_dated = agreeing.say_yes(joint=plan.joint, yes=form.yes(), by=request.user, at=plan.now)
            except NotArranged as refused:
                for field, sentence in refused.problems.items():
                    form.add_error(field if field in form.fields else None, sentence)
            else:
                said = "Everyone has said yes: it is a date." if is_dated else "Thank you. The others are asked too."
                messages.success(request, said)
                return redirect("joint-plan", joint_id)
    status = UNPROCESSABLE if form.is_bound else 200
    context = {"plan": plan, "joint": plan.joint, "lesson": plan.joint.lesson, "form": form if asks else None}
    return render(request, "observations/agree.html", context, status=status)


@signed_in
@require_http_methods(METHODS)
def joint_decline(request: SignedInRequest, joint_id: uuid.UUID) -> HttpResponse:
    """Ask whether somebody really says no, or takes their yes back, and do so."""
    plan = plan_or_404(request, joint_id)
    require(access.refusal_to_decline(plan))
    form = ReasonForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            agreeing.decline(joint=plan.joint, reason=form.cleaned_data["reason"], by=request.user, at=plan.now)
        except NotArranged as refused:
            form.add_error(None, " ".join(refused.problems.values()))
        else:
            messages.success(request, "Done. Nobody counts it against you.")
            return redirect("joint-list")
    status = UNPROCESSABLE if form.is_bound else 200
    context = {"plan": plan, "joint": plan.joint, "lesson": plan.joint.lesson, "form": form}
    return render(request, "observations/decline.html", context, status=status)


@signed_in
@require_POST
def joint_wait(request: SignedInRequest, joint_id: uuid.UUID) -> HttpResponse:
    """Say that a lesson waits for cover or a room, or no longer does."""
    plan = plan_or_404(request, joint_id)
    require(access.refusal_to_wait(plan))
    what = request.POST.get("what", "")
    if what in waiting.BY_HAND:
        waits = request.POST.get("waits") == "yes"
        waiting.say_it_waits(joint=plan.joint, what=what, waits=waits, by=request.user, at=plan.now)
    return redirect("joint-plan", joint_id)


@signed_in
@require_POST
def joint_reserve_time(request: SignedInRequest, joint_id: uuid.UUID) -> HttpResponse:
    """Move a lesson to the time kept in reserve."""
    plan = plan_or_404(request, joint_id)
    require(access.refusal_to_move(plan))
    try:
        offering.use_reserve_time(joint=plan.joint, by=request.user, at=plan.now)
    except NotArranged as refused:
        messages.error(request, " ".join(refused.problems.values()))
    else:
        messages.success(request, "Moved. Everyone who takes part is told.")
    return redirect("joint-plan", joint_id)


@signed_in
@require_safe
def joint_calendar(request: SignedInRequest, joint_id: uuid.UUID, what: str) -> HttpResponse:
    """Return the lesson, or the conversation about it, as a calendar file; 404 before it has a date."""
    plan = plan_or_404(request, joint_id)
    known = what in ("lesson", "talk")
    if not known or plan.is_being_set_up or (what == "talk" and plan.joint.talk_at is None):
        raise Http404
    made = letters.talk_file if what == "talk" else letters.lesson_file
    answer = HttpResponse(
        made(plan.joint, reader=request.user, at=plan.now), content_type="text/calendar; charset=utf-8"
    )
    answer["Content-Disposition"] = f'attachment; filename="{what}.ics"'
    return answer
