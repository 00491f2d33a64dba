"""Form a trio, by suggestion or by hand."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from people import clock
from people.access import SignedInRequest, require, signed_in
from trios import actions
from trios.access import refusal_to_form
from trios.candidates import candidates_of, longest_trip, sles_elsewhere, suggested
from trios.crossing import badges_of
from trios.forms.forming import PEOPLE, TrioForm
from trios.refusals import Refused
from trios.views.loading import alliance_asked_for, standing, take_in


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def form_trio(request: SignedInRequest) -> HttpResponse:
    """Choose three people and who leads them; a suggestion fills the form in."""
    here = standing(request)
    require(refusal_to_form(here))
    alliance = alliance_asked_for(request, here.leads)
    candidates = candidates_of(alliance, on=here.on)
    initial: dict[str, str] = dict(zip(PEOPLE, request.GET.getlist("with"), strict=False))
    elsewhere = sles_elsewhere(alliance, candidates, on=here.on)
    if request.user in elsewhere or any(each.key == str(request.user.pk) for each in candidates):
        initial["leader"] = str(request.user.pk)
    initial |= {name: request.GET[name] for name in (*PEOPLE, "leader", "focus") if name in request.GET}
    form = TrioForm(request.POST or None, candidates=candidates, elsewhere=elsewhere, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            trio = actions.form_trio(
                alliance=alliance,
                leader=form.led_by(),
                members=form.members(),
                focus=form.cleaned_data["focus"],
                by=request.user,
                at=clock.now(),
                on=here.on,
            )
        except Refused as refused:
            take_in(form, Refused({"one" if name == "people" else name: why for name, why in refused.problems.items()}))
        else:
            messages.success(request, f"{trio} is formed. Its heads have been asked for cover on their pages.")
            return redirect("trio", trio.pk)
    chosen = form.chosen()
    crosses, flags = badges_of(chosen)
    leader = str(form["leader"].value() or "")
    free = [each for each in candidates if each.key != leader]
    context = {
        "form": form,
        "alliance": alliance,
        "suggestions": [] if request.method == "POST" or "with" in request.GET else suggested(free),
        "leader": leader,
        "trip": longest_trip(chosen),
        "crosses": crosses,
        "flags": flags,
        "willing": sum(1 for each in free if each.would_join is not None and each.is_free),
    }
    return render(request, "trios/new.html", context)
