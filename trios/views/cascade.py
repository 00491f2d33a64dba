"""The cascade of an alliance or of a whole cluster, as a whole or by term."""

import uuid
from dataclasses import dataclass

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from clusters.models import Alliance, Cluster, Term
from people.access import SignedInRequest, signed_in
from trios.access import Standing
from trios.cascade import cascade_of
from trios.drawing import crossing_of, tree_of
from trios.views.loading import alliance_asked_for, standing


@dataclass(frozen=True, slots=True)
class Shown:
    """Whose cascade it is: its name, its cluster, the page's address, and the alliances it is made of."""

    name: str
    cluster: uuid.UUID
    address: str
    alliances: tuple[Alliance, ...]


def _address(alliance: Alliance) -> str:
    return f"{reverse('trio-cascade')}?alliance={alliance.pk}"


@signed_in
@require_safe
def alliance_cascade(request: SignedInRequest) -> HttpResponse:
    """Show the cascade of one's alliance, or of one that one's cluster holds."""
    here = standing(request)
    seen = set(here.alliances)
    if here.clusters:
        seen |= set(Alliance.objects.filter(cluster__in=here.clusters).values_list("pk", flat=True))
    alliance = alliance_asked_for(request, seen)
    return _page(request, here, Shown(alliance.name, alliance.cluster_id, _address(alliance), (alliance,)))


@signed_in
@require_safe
def cluster_cascade(request: SignedInRequest, cluster_id: uuid.UUID) -> HttpResponse:
    """Show the cascade of all alliances of a cluster, to its leads."""
    here = standing(request)
    if cluster_id not in here.clusters:
        raise Http404
    cluster = get_object_or_404(Cluster, pk=cluster_id)
    alliances = tuple(Alliance.objects.filter(cluster=cluster).order_by("name", "pk"))
    address = reverse("trio-cluster-cascade", args=[cluster.pk])
    return _page(request, here, Shown(str(cluster), cluster.pk, address, alliances))


def _page(request: SignedInRequest, here: Standing, shown: Shown) -> HttpResponse:
    """Show the cascade of these alliances; `?term=` narrows it to what ran in that term."""
    terms = list(Term.objects.filter(cluster=shown.cluster, starts_on__lte=here.on))
    wanted = request.GET.get("term", "")
    term = next((each for each in terms if str(each.pk) == wanted), None)
    if wanted and term is None:
        raise Http404
    cascade = cascade_of([alliance.pk for alliance in shown.alliances], on=here.on, term=term)
    joint = "&" if "?" in shown.address else "?"
    tabs = [("So far", shown.address, term is None)]
    tabs += [(str(each).replace("-", "–"), f"{shown.address}{joint}term={each.pk}", each == term) for each in terms]
    context = {
        "name": shown.name,
        "parts": [(alliance, _address(alliance)) for alliance in shown.alliances[len(shown.alliances) == 1 :]],
        "cascade": cascade,
        "picture": tree_of(cascade),
        "crossing": crossing_of(cascade),
        "tabs": tabs,
        "rows": list(zip(cascade.departments, cascade.visits, strict=True)),
        "on": here.on,
    }
    return render(request, "trios/cascade.html", context)
