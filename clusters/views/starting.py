"""Starting a cluster with its first alliance and terms, and further alliances."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from clusters import access, actions
from clusters.forms.starting import AllianceForm, StartForm, proposed_terms
from people import clock
from people.access import SignedInRequest, require, signed_in


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def start(request: SignedInRequest) -> HttpResponse:
    """Make a cluster with its terms and a first alliance."""
    remit = access.remit_of(request.user, on=clock.today())
    require(access.refusal_to_start(remit))
    form = StartForm(request.POST or None, initial=proposed_terms(remit.on))
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        made = actions.start_cluster_with_alliance(
            name=data["cluster"],
            wave=data["wave"],
            theme=data["theme"],
            alliance=data["alliance"],
            terms=list(form.terms()),
            by=request.user,
            at=clock.now(),
        )
        messages.success(request, f"{made.name} has started. Now its schools.")
        return redirect(f"{reverse('setup')}?alliance={made.pk}")
    return render(request, "setup/start.html", {"form": form})


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def further_alliance(request: SignedInRequest) -> HttpResponse:
    """Make a further alliance in a cluster that is there."""
    remit = access.remit_of(request.user, on=clock.today())
    require(access.refusal_to_start(remit))
    form = AllianceForm(request.POST or None, clusters=remit.clusters())
    if request.method == "POST" and form.is_valid():
        made = actions.start_alliance(
            cluster=form.cleaned_data["cluster"], name=form.cleaned_data["name"], by=request.user, at=clock.now()
        )
        messages.success(request, f"{made.name} has started. Now its schools.")
        return redirect(f"{reverse('setup')}?alliance={made.pk}")
    return render(request, "setup/alliance.html", {"form": form})
