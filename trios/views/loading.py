"""How pages get at what they show: only through what the signed-in person may see."""

import uuid
from collections.abc import Iterable

from django.db.models import QuerySet
from django.forms import Form
from django.http import Http404

from clusters.models import Alliance
from people import clock
from people.access import SignedInRequest
from trios.access import Standing, standing_of
from trios.models import Trio, Visit
from trios.refusals import Refused


def standing(request: SignedInRequest) -> Standing:
    """Return what the signed-in person is today."""
    return standing_of(request.user, on=clock.today())


def trio_of(standing: Standing, trio_id: uuid.UUID) -> Trio:
    """Return a trio that this person may see; 404 for any other."""
    found = Trio.objects.visible_to(standing.person, on=standing.on).filter(pk=trio_id)
    trio = found.select_related("alliance", "leader").first()
    if trio is None:
        raise Http404
    return trio


def visit_of(standing: Standing, visit_id: uuid.UUID) -> Visit:
    """Return a visit of a trio that this person may see; 404 for any other."""
    seen = Trio.objects.visible_to(standing.person, on=standing.on).values("pk")
    found = Visit.objects.filter(pk=visit_id, trio__in=seen).select_related("trio__alliance", "visitor", "host")
    visit = found.first()
    if visit is None:
        raise Http404
    return visit


def alliance_asked_for(request: SignedInRequest, ids: Iterable[uuid.UUID]) -> Alliance:
    """Return the alliance that `?alliance=` names among these, or the first by name; 404 if there is none."""
    alliances: QuerySet[Alliance] = Alliance.objects.filter(pk__in=set(ids)).order_by("name", "pk")
    wanted = request.GET.get("alliance")
    found = next((each for each in alliances if wanted is None or str(each.pk) == wanted), None)
    if found is None:
        raise Http404
    return found


def take_in(form: Form, refused: Refused) -> None:
    """Put an action's sentences beside the fields they are about, or over the form."""
    for name, sentence in refused.problems.items():
        form.add_error(name if name in form.fields else None, sentence)
