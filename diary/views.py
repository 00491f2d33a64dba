"""Pages about time and distance: a school's quiet periods, one's own week, minutes between schools."""

import uuid

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from clusters.access import refusal_to_lead_alliance, remit_of
from clusters.models import Membership, School
from diary import actions
from diary.forms import QuietForm, TravelForm, WeeklyTimeForm
from diary.models import QuietPeriod, WeeklyTime
from diary.queries import minutes_between, pairs_of
from people import clock
from people.access import SignedInRequest, require, signed_in

METHODS = ["GET", "HEAD", "POST"]


@signed_in
@require_http_methods(METHODS)
def quiet(request: SignedInRequest) -> HttpResponse:
    """List and add the quiet periods of the schools that one leads; their reasons are seen here alone."""
    remit = remit_of(request.user, on=clock.today())
    schools = list(School.objects.filter(pk__in=remit.school_ids).order_by("name"))
    require("" if schools else "Quiet periods are for those who lead a school.")
    form = QuietForm(request.POST or None)
    wanted = request.GET.get("school", str(schools[0].pk))
    school = next((each for each in schools if str(each.pk) == wanted), schools[0])
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        actions.keep_quiet(
            school=school,
            starts_on=data["starts_on"],
            ends_on=data["ends_on"],
            reason=data["reason"],
            by=request.user,
            at=clock.now(),
        )
        messages.success(request, f"{school} is left alone in these days. Nobody else sees why.")
        return redirect("diary-quiet")
    periods = QuietPeriod.objects.filter(school__in=schools, ends_on__gte=remit.on).select_related("school")
    return render(request, "diary/quiet.html", {"form": form, "school": school, "periods": periods})


@signed_in
@require_POST
def quiet_end(request: SignedInRequest, period_id: uuid.UUID) -> HttpResponse:
    """Take a quiet period back; 404 for other schools'."""
    remit = remit_of(request.user, on=clock.today())
    period = get_object_or_404(QuietPeriod, pk=period_id, school__in=remit.school_ids)
    actions.end_quiet(period=period, by=request.user, at=clock.now())
    messages.success(request, "The quiet period is taken back.")
    return redirect("diary-quiet")


@signed_in
@require_http_methods(METHODS)
def week(request: SignedInRequest) -> HttpResponse:
    """Keep one's own week: when one teaches, and the planning time that is never offered."""
    form = WeeklyTimeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        actions.add_weekly_time(person=request.user, at=clock.now(), **form.cleaned_data)
        return redirect("diary-week")
    times = WeeklyTime.objects.filter(person=request.user)
    return render(request, "diary/week.html", {"form": form, "times": times})


@signed_in
@require_POST
def week_remove(request: SignedInRequest, time_id: uuid.UUID) -> HttpResponse:
    """Take a stretch out of one's own week; 404 for anybody else's."""
    time = get_object_or_404(WeeklyTime.objects.select_related("person"), pk=time_id, person=request.user)
    actions.remove_weekly_time(time=time, at=clock.now())
    return redirect("diary-week")


@signed_in
@require_http_methods(METHODS)
def travel(request: SignedInRequest) -> HttpResponse:
    """Keep the minutes between the schools of the alliances that one looks after as lead or SLE."""
    on = clock.today()
    remit = remit_of(request.user, on=on)
    sle = Membership.objects.of(request.user).current(on).filter(role=Membership.Role.SLE).values("alliance")
    schools = School.objects.filter(alliances__in=sle) if not remit.leads_alliances else remit.schools()
    found = list(schools.distinct())
    require("" if found else refusal_to_lead_alliance(remit))
    known = minutes_between(school.pk for school in found)
    form = TravelForm(request.POST or None, pairs=pairs_of(found), known=known)
    if request.method == "POST" and form.is_valid():
        actions.set_travel(minutes=form.minutes(), by=request.user, at=clock.now())
        messages.success(request, "The minutes are saved. Suggestions keep them short.")
        return redirect("diary-travel")
    return render(request, "diary/travel.html", {"form": form})
