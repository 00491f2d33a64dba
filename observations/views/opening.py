"""One's own pages before any lesson: how far one opens one's room, who sees what, and the first hour."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from clusters.queries import reach_now
from observations.actions import releasing
from observations.first_hour import hour_of
from observations.openness import own_rungs
from observations.setup_forms.opening import OpeningForm
from people import clock, taking_part
from people.access import SignedInRequest, signed_in
from people.models import FIRST_LINE
from people.taking_part import text_to_show

METHODS = ["GET", "HEAD", "POST"]
UNPROCESSABLE = 422


@signed_in
@never_cache
@require_http_methods(METHODS)
def joint_opening(request: SignedInRequest) -> HttpResponse:
    """Keep how far one opens one's room: rung by rung, for one's department, one's school, other schools."""
    form = OpeningForm(request.POST if request.method == "POST" else None, known=own_rungs(request.user))
    if form.is_valid():
        releasing.open_up(person=request.user, rungs=form.rungs(), at=clock.now())
        messages.success(request, "Kept. You can change it at any time, in either direction.")
        return redirect("joint-opening")
    status = UNPROCESSABLE if form.is_bound else 200
    return render(request, "observations/opening.html", {"form": form}, status=status)


@signed_in
@require_http_methods(METHODS)
def who_sees_what(request: SignedInRequest) -> HttpResponse:
    """Say in plain words who sees what and when, with the agreement in force where the reader works."""
    if request.method == "POST":
        taking_part.read_who_sees_what(person=request.user, at=clock.now())
        return redirect("first-hour")
    reach = reach_now(request)
    scopes = [*(each.id for each in reach.alliances), *(each.cluster.id for each in reach.alliances)]
    text = text_to_show(list(dict.fromkeys(scopes)))
    return render(request, "observations/who_sees_what.html", {"text": text})


@signed_in
@never_cache
@require_http_methods(METHODS)
def first_hour(request: SignedInRequest) -> HttpResponse:
    """Show the steps of a first hour, and take in yes, no, or that one puts them aside."""
    if request.method == "POST":
        answer, now = request.POST.get("answer", ""), clock.now()
        if answer in ("yes", "no"):
            taking_part.answer(person=request.user, takes_part=answer == "yes", at=now)
            said = "You can be asked now. Each lesson needs your yes again." if answer == "yes" else "Nobody asks you."
            messages.success(request, f"{said} You can change your mind here.")
        elif answer == "later":
            taking_part.dismiss_first_hour(person=request.user, at=now)
        return redirect("today")
    return render(request, "observations/first_hour.html", {"hour": hour_of(request.user), "first_line": FIRST_LINE})
