"""Documents are read on the afternoon of the lesson; what workers do is done by hand, when a test says so."""

import datetime as dt

import pytest
import time_machine

from clusters import actions as cluster_actions
from clusters.meetings import actions as meeting_actions
from clusters.models import Meeting
from people import actions as account_actions
from people import clock
from reports import jobs, report_actions
from reports.documents.making import WORKS
from reports.models import Report
from tests import world as worlds
from tests.reports.lessons import counted
from tests.world import AFTER, SINCE, T0

PARTS = {
    "activity": "Two trios\nSix people",
    "successes": "Attendance",
    "challenges": "Cover",
    "impact": "",
    "next_steps": "A third trio",
}
EIGHT = (("Good", "Good"),) * 5 + (("Outstanding", "Outstanding"), ("Good", "Outstanding"), ("Inadequate", "Good"))


@pytest.fixture(autouse=True)
def _afternoon():
    with time_machine.travel(AFTER, tick=False):
        yield


@pytest.fixture
def house(world):
    """The fixed cast in a real installation, with a second alliance in the cluster and an SLE asked to nothing."""
    account_actions.open_installation(kind="real", at=T0)
    world.avon = cluster_actions.start_alliance(cluster=world.cluster, name="Avon alliance", by=None, at=T0)
    world.avon_lead = worlds.person("Avril Avonlead")
    cluster_actions.give_role(person=world.avon_lead, role="alliance_lead", scope=world.avon, by=None, at=T0, on=SINCE)
    return world


@pytest.fixture
def told(house):
    """Eight counted lessons, six of which matched, and a shared update."""
    counted(house, *EIGHT)
    cluster_actions.write_update(alliance=house.alliance, term=house.term, parts=PARTS, by=house.alliance_lead, at=T0)
    return house


@pytest.fixture
def work():
    """Do what workers do, until nothing waits."""

    def done():
        while jobs.sweep(WORKS, now=clock.now, seconds=120):
            pass

    return done


@pytest.fixture
def compile_only(monkeypatch):
    """Put documents together without the seconds that their files take."""
    works = {**WORKS, "files": lambda job, now: lambda: None}

    def done():
        while jobs.sweep(works, now=clock.now, seconds=120):
            pass

    return done


@pytest.fixture
def ask(house):
    """Ask for the alliance's report of the term."""

    def asked(alliance=None, term=None):
        alliance = alliance or house.alliance
        return report_actions.ask_for_alliance(
            alliance=alliance, term=term or house.term, by=house.alliance_lead, at=AFTER
        )

    return asked


@pytest.fixture
def report(told, ask, compile_only):
    """The alliance's report, put together."""
    made = ask()
    compile_only()
    return again(made)


@pytest.fixture
def meeting(told):
    facts = meeting_actions.MeetingFacts("Cluster meeting", AFTER, AFTER + dt.timedelta(minutes=90), "face")
    made = meeting_actions.plan_meeting(
        cluster=told.cluster,
        alliance=None,
        series="Meetings",
        facts=facts,
        facilitator=None,
        by=told.cluster_lead,
        at=T0,
    )
    turn = made.turns.get(alliance=told.alliance)
    meeting_actions.summarise(turn=turn, lines=["A network of trios", "Five schools"], by=told.cluster_lead, at=T0)
    return Meeting.objects.select_related("series__cluster", "term").get(pk=made.pk)


@pytest.fixture
def as_(client):
    def sign_in(person):
        client.force_login(person, backend="allauth.account.auth_backends.AuthenticationBackend")
        return client

    return sign_in


def again(report: Report) -> Report:
    """Read a document anew."""
    return Report.objects.select_related("alliance", "cluster", "term", "meeting__series").get(pk=report.pk)


def share(report, by, state=Report.State.SHARED):
    report_actions.set_state(report=report, state=state, by=by, at=AFTER)
    return again(report)
