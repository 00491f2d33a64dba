"""How often each teacher of a school has been observed this year, and the school's own cap on it."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from clusters.access import remit_of
from clusters.models import School
from diary import actions
from diary.forms import CapForm
from diary.queries import cap_of
from observations.year_total import teachers_of
from people import clock
from people.access import SignedInRequest, require, signed_in


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def cap(request: SignedInRequest) -> HttpResponse:
    """Set how often a teacher of the school one leads is observed in a year at most, beside the totals so far."""
    remit = remit_of(request.user, on=clock.today())
    schools = list(School.objects.filter(pk__in=remit.school_ids).order_by("name"))
    require("" if schools else "A school’s own cap is for those who lead it.")
    wanted = request.GET.get("school", str(schools[0].pk))
    school = next((each for each in schools if str(each.pk) == wanted), schools[0])
    known = cap_of(school.pk)
    form = CapForm(request.POST or None, initial={"visits": known.visits, "minutes": known.minutes} if known else None)
    if request.method == "POST" and form.is_valid():
        actions.set_cap(school=school, by=request.user, at=clock.now(), **form.cleaned_data)
        messages.success(request, f"The cap of {school} is saved. Nothing that goes over it can be offered.")
        return redirect(f"{request.path}?school={school.pk}")
    context = {"form": form, "school": school, "schools": schools, "teachers": teachers_of(school, on=remit.on)}
    return render(request, "setup/cap.html", context)
