"""A meeting of two alliances, planned by who leads the cluster, on the morning before it begins."""

import datetime as dt
import uuid

import pytest
import time_machine

from clusters import actions as cluster_actions
from clusters.meetings import actions as meeting_actions
from clusters.models import Membership
from people import actions as account_actions
from tests import world as worlds
from tests.world import SINCE, T0

MORNING = dt.datetime(2013, 2, 25, 9, 0, tzinfo=dt.UTC)
START = dt.datetime(2013, 2, 25, 12, 30, tzinfo=dt.UTC)


@pytest.fixture(autouse=True)
def _morning():
    with time_machine.travel(MORNING, tick=False):
        yield


@pytest.fixture
def house(world):
    account_actions.open_installation(kind="real", at=T0)
    world.avon = cluster_actions.start_alliance(cluster=world.cluster, name="Avon alliance", by=None, at=T0)
    world.avon_lead = worlds.person("Avril Avonlead")
    cluster_actions.give_role(
        person=world.avon_lead, role=Membership.Role.ALLIANCE_LEAD, scope=world.avon, by=None, at=T0, on=SINCE
    )
    return world


@pytest.fixture
def plan(house):
    def planned(alliance=None, start=START, minutes=90):
        facts = meeting_actions.MeetingFacts("Cluster meeting", start, start + dt.timedelta(minutes=minutes), "face")
        return meeting_actions.plan_meeting(
            cluster=house.cluster,
            alliance=alliance,
            series="Cluster meetings",
            facts=facts,
            facilitator=None,
            by=house.cluster_lead,
            at=MORNING,
        )

    return planned


@pytest.fixture
def meeting(plan):
    return plan()


@pytest.fixture
def typed(house):
    def type_in(meeting, text="Said", kind="note", **more):
        facts = meeting_actions.OutcomeFacts(uuid.uuid4(), kind, text, **more)
        return meeting_actions.type_outcome(meeting=meeting, facts=facts, by=house.cluster_lead, at=START)

    return type_in


@pytest.fixture
def as_(client):
    def sign_in(person):
        client.force_login(person, backend="allauth.account.auth_backends.AuthenticationBackend")
        return client

    return sign_in
