"""The cascade of an alliance or of a whole cluster, as a whole or by term."""

import uuid

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from clusters.models import Alliance, Cluster, Term
from people.access import SignedInRequest, signed_in
from trios.access import Standing
from trios.cascade import cascade_of
from trios.drawing import tree_of
from trios.views.loading import alliance_asked_for, standing


@signed_in
@require_safe
def alliance_cascade(request: SignedInRequest) -> HttpResponse:
    """Show the cascade of one's alliance, or of one that one's cluster holds."""
    here = standing(request)
    seen = set(here.alliances)
    if here.clusters:
        seen |= set(Alliance.objects.filter(cluster__in=here.clusters).values_list("pk", flat=True))
    alliance = alliance_asked_for(request, seen)
    address = f"{reverse('trio-cascade')}?alliance={alliance.pk}"
    return _page(request, here, alliance.name, {alliance.pk}, alliance.cluster_id, address)


@signed_in
@require_safe
def cluster_cascade(request: SignedInRequest, cluster_id: uuid.UUID) -> HttpResponse:
    """Show the cascade of all alliances of a cluster, to its leads."""
    here = standing(request)
    if cluster_id not in here.clusters:
        raise Http404
    cluster = get_object_or_404(Cluster, pk=cluster_id)
    alliances = set(Alliance.objects.filter(cluster=cluster).values_list("pk", flat=True))
    return _page(
        request, here, str(cluster), alliances, cluster.pk, f"{reverse('trio-cluster-cascade', args=[cluster.pk])}?"
    )


def _page(  # what differs between an alliance and a cluster
    request: SignedInRequest, here: Standing, name: str, alliances: set[uuid.UUID], cluster: uuid.UUID, address: str
) -> HttpResponse:
    """Show the cascade of these alliances; `?term=` narrows it to what ran in that term."""
    terms = list(Term.objects.filter(cluster=cluster, starts_on__lte=here.on))
    wanted = request.GET.get("term", "")
    term = next((each for each in terms if str(each.pk) == wanted), None)
    if wanted and term is None:
        raise Http404
    cascade = cascade_of(alliances, on=here.on, term=term)
    joint = "" if address.endswith("?") else "&"
    tabs = [("So far", address.rstrip("?"), term is None)]
    tabs += [(str(each), f"{address}{joint}term={each.pk}", each == term) for each in terms]
    heads = list(zip(cascade.departments, cascade.visits, strict=True))
    context = {
        "name": name,
        "cascade": cascade,
        "picture": tree_of(cascade),
        "tabs": tabs,
        "rows": heads,
        "on": here.on,
    }
    return render(request, "trios/cascade.html", context | {"has_visits": any(map(any, cascade.visits))})
