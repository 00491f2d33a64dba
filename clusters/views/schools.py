"""The schools of an alliance: listed, added by hand, pasted."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from clusters import access, actions
from clusters.forms.schools import Known, PastedSchoolsForm, SchoolForm
from clusters.models import Alliance, School
from people import clock
from people.access import SignedInRequest, require, signed_in


def alliance_led(request: SignedInRequest) -> tuple[access.Remit, Alliance]:
    """Return the signed-in person's remit and the alliance asked for.

    Raises `PermissionDenied` for who leads none, and `Http404` for one out of remit or where there is none yet.
    """
    remit = access.remit_of(request.user, on=clock.today())
    require(access.refusal_to_lead_alliance(remit))
    alliance = remit.alliance(request.GET.get("alliance", ""))
    if alliance is None:
        raise Http404
    return remit, alliance


def task_list_of(alliance: Alliance) -> str:
    """Return the address of an alliance's task list."""
    return f"{reverse('setup')}?alliance={alliance.pk}"


def back_to(alliance: Alliance) -> str:
    """Return the address of an alliance's list of schools."""
    return f"{reverse('setup-schools')}?alliance={alliance.pk}"


@signed_in
@require_safe
def schools(request: SignedInRequest) -> HttpResponse:
    """List the schools of an alliance."""
    remit, alliance = alliance_led(request)
    partners = access.schools_of([alliance.pk], on=remit.on).values("school")
    found = School.objects.filter(pk__in=partners).order_by("name", "pk")
    return render(
        request, "setup/schools.html", {"alliance": alliance, "schools": found, "back": task_list_of(alliance)}
    )


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def add_school(request: SignedInRequest) -> HttpResponse:
    """Add one school by hand."""
    remit, alliance = alliance_led(request)
    form = SchoolForm(request.POST or None, known=Known(alliance, remit))
    if request.method == "POST" and form.is_valid():
        added = actions.add_schools(
            alliance=alliance, schools=[form.facts()], by=request.user, at=clock.now(), on=remit.on
        )
        messages.success(request, f"{added[0].name} is in {alliance.name}.")
        return redirect(back_to(alliance))
    return render(request, "setup/school_new.html", {"form": form, "alliance": alliance, "back": back_to(alliance)})


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def paste_schools(request: SignedInRequest) -> HttpResponse:
    """Add many schools from pasted lines: look at them first, then all or none."""
    remit, alliance = alliance_led(request)
    form = PastedSchoolsForm(request.POST or None, known=Known(alliance, remit))
    is_good = request.method == "POST" and form.is_valid()
    if is_good and "add" in request.POST:
        added = actions.add_schools(
            alliance=alliance, schools=form.schools, by=request.user, at=clock.now(), on=remit.on
        )
        words = "One school is" if len(added) == 1 else f"{len(added)} schools are"
        messages.success(request, f"{words} in {alliance.name}.")
        return redirect(back_to(alliance))
    context = {"form": form, "alliance": alliance, "is_good": is_good, "back": back_to(alliance)}
    return render(request, "setup/schools_paste.html", context)
