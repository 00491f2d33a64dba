"""A sheet that has not been opened leaves no trace on any of these pages, for anybody."""

import pytest
from django.urls import reverse

from clusters.models import Membership
from observations import actions
from people.models import User
from tests import world as worlds
from tests.reports.lessons import counted, seal
from tests.world import AFTER

pytestmark = pytest.mark.django_db
SENTINEL = "SENTINEL of the host"


def every_page(world, client):
    """All pages of this room as everybody but the host sees them: status, headers and body."""
    addresses = ["/", reverse("agreement"), reverse("update-list")]
    for kind in ("cluster", "round"):
        here = [kind, getattr(world, kind).pk]
        addresses += [f"{reverse('agreement-scope', args=here)}?view={view}" for view in ("", "subject")]
        addresses += [reverse("agreement-stamp", args=here), reverse("agreement-csv", args=here)]
    found = {}
    for person in User.objects.exclude(pk=world.host.pk).order_by("email"):
        client.force_login(person)
        for address in addresses:
            response = client.get(address)
            found[person.name, address] = (response.status_code, sorted(response.headers.items()), response.content)
    return found


@pytest.mark.parametrize("with_earlier", [False, True], ids=["nothing counted", "two counted"])
def test_what_the_host_does_before_all_have_sealed_changes_no_page_of_anybody_else(
    house, client, as_person, with_earlier
):
    if with_earlier:
        counted(house, ("Good", "Good"), ("Good", "Outstanding"))
    joint = worlds.lesson(house)
    before = every_page(house, client)

    as_person(house.host)
    content = worlds.judgement(house.inductive, "Inadequate", note=SENTINEL)
    actions.save_draft(
        observer=worlds.place_of(joint, house.host), content=content, based_on=None, by=house.host, at=AFTER
    )
    assert every_page(house, client) == before

    seal(joint, house.host, content)
    actions.sweep(at=AFTER)
    assert every_page(house, client) == before

    seal(joint, house.visitor, worlds.judgement(house.ruled, "Good"))
    actions.sweep(at=AFTER)
    after = every_page(house, client)
    changed = {name for name, address in after if after[name, address] != before[name, address]}
    assert {"Victor Visitor", "Clara Clusterlead", "Alan Alliancelead", "Sally Schoollead"} <= changed
    assert not any(SENTINEL.encode() in body for _, _, body in after.values())


def test_a_lead_who_observes_is_as_blind_as_anybody(house, client):
    """Conflict beats role: the visitor also leads the alliance and the cluster."""
    for role, scope in (("alliance_lead", {"alliance": house.alliance}), ("cluster_lead", {"cluster": house.cluster})):
        Membership.objects.create(person=house.visitor, role=role, starts_on=worlds.SINCE, **scope)
    joint = worlds.lesson(house)
    before = every_page(house, client)
    seal(joint, house.host, worlds.judgement(house.inductive, "Inadequate", note=SENTINEL))
    actions.sweep(at=AFTER)
    assert every_page(house, client) == before
