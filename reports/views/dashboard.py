"""The dashboard of an alliance, for those who look after it, and of a whole cluster, for its leads."""

import dataclasses
import uuid

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from clusters.models import Alliance, Cluster
from clusters.queries import reach_now
from people.access import SignedInRequest, require, signed_in
from reports.figures.set_in_motion import findings_of, sentence_of, tiles_of
from reports.queries.dashboard import dashboard_of
from reports.queries.scopes import ALLIANCE, CLUSTER, address_of
from trios.access import Standing
from trios.views.loading import standing

FOR_LEADS = "The dashboard is for the SLEs and leads of the alliance, and for the leads of its cluster."
Link = tuple[str, str]


@dataclasses.dataclass(frozen=True, slots=True)
class Shown:
    """Whose page it is: its name, its cluster, and the alliances it is made of."""

    name: str
    cluster: uuid.UUID
    alliances: frozenset[uuid.UUID]


@signed_in
@require_safe
def alliance(request: SignedInRequest, alliance_id: uuid.UUID) -> HttpResponse:
    """Show one alliance: 404 to who is outside, 403 with a sentence to who is inside and does not look after it."""
    here, reach = standing(request), reach_now(request)
    found = get_object_or_404(Alliance.objects.select_related("cluster"), pk=alliance_id)
    above: list[Link] = []
    if reach.cluster(found.cluster_id) is not None:
        above = [(str(found.cluster), reverse("dashboard-cluster", args=[found.cluster_id]))]
    elif found.pk not in here.alliances:
        raise Http404
    else:
        require("" if found.pk in here.leads else FOR_LEADS)
    links = [("How far judgements agree", address_of(ALLIANCE, found.pk)), ("Progress updates", reverse("update-list"))]
    if found.pk in here.alliances or found.cluster_id in here.clusters:
        links.append(("The cascade of trios", f"{reverse('trio-cascade')}?alliance={found.pk}"))
    shown = Shown(found.name, found.cluster_id, frozenset({found.pk}))
    return _page(request, here, shown, [*above, (found.name, "")], links)


@signed_in
@require_safe
def cluster(request: SignedInRequest, cluster_id: uuid.UUID) -> HttpResponse:
    """Show all alliances of a cluster together, to its leads; the way on leads to each of them."""
    here = standing(request)
    if reach_now(request).cluster(cluster_id) is None:
        raise Http404
    found = get_object_or_404(Cluster, pk=cluster_id)
    alliances = list(Alliance.objects.filter(cluster=found).order_by("name", "pk"))
    links = [(each.name, reverse("dashboard-alliance", args=[each.pk])) for each in alliances]
    links.append(("How far judgements agree", address_of(CLUSTER, found.pk)))
    if found.pk in here.clusters:
        links.append(("The cascade of trios", reverse("trio-cluster-cascade", args=[found.pk])))
    shown = Shown(str(found), found.pk, frozenset(each.pk for each in alliances))
    return _page(request, here, shown, [(str(found), "")], links)


def _page(request: SignedInRequest, here: Standing, shown: Shown, trail: list[Link], links: list[Link]) -> HttpResponse:
    """Show the dashboard of these alliances."""
    page = dashboard_of(set(shown.alliances), shown.cluster, reader=request.user, on=here.on)
    context = {
        "name": shown.name,
        "trail": trail,
        "links": links,
        "title": sentence_of(page),
        "tiles": tiles_of(page),
        "findings": findings_of(page),
        "stalls": page.cascade.stalls,
        "longest": page.cascade.longest_stall,
        "not_reached": page.cascade.not_reached,
        "on": here.on,
    }
    return render(request, "reports/dashboard/page.html", context)
