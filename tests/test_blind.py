"""The blind, over every address: nothing of another's sheet, nor that it has been begun, before the reveal.

Every URL of the resolver has a line in `tests/addresses.py`; one that has none fails the build.
"""

import datetime as dt
import difflib
import re

import pytest
import time_machine
from django.db import connection, reset_queries, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext

from clusters import actions as cluster_actions
from observations import actions
from people import actions as people_actions
from people import sight
from tests import addresses
from tests import world as worlds

pytestmark = pytest.mark.django_db

SENTINEL = "zebra-quartz-sentinel"
NOON = dt.datetime(2013, 1, 30, 12, 0, tzinfo=dt.UTC)
# What differs between any two answers, whatever anybody did.
MASKS = (
    re.compile(rb'(name="csrfmiddlewaretoken" value=")[^"]*'),
    re.compile(rb'(csrf[^"]*":\s*")[^"]*'),
    re.compile(rb'(nonce-|nonce=")[^"\']*'),
    re.compile(rb'(name="key" value=")[^"]*'),  # a form's own fresh key
)


@pytest.fixture(autouse=True)
def _noon(world, monkeypatch):
    # Figures are drawn again each minute, whoever did what: the test must not straddle one.
    monkeypatch.setattr("reports.views.agreement.SECONDS_OLD", 10**9)
    with time_machine.travel(NOON, tick=False):
        set_up(world)
        yield


def set_up(world) -> None:
    """What pages of a real installation expect, an update and an entry of the log to read."""
    people_actions.open_installation(kind="real", at=worlds.T0)
    cluster_actions.write_update(alliance=world.alliance, term=world.term, parts={}, by=None, at=worlds.T0)
    addresses.write_in_log(world)
    addresses.meet(world)
    addresses.put_together(world)


def signed_in(person) -> Client:
    client = Client(raise_request_exception=True)
    if person is not None:
        client.force_login(person, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


def answers(world, joint, person) -> dict[str, tuple]:
    """Status, headers, masked body and number of queries of every address, as this person gets them."""
    client = signed_in(person)
    found = {}
    for name, url in addresses.of(world, joint).items():
        reset_queries()
        with CaptureQueriesContext(connection) as queries:
            answer = client.get(url)
        body = b"".join(answer.streaming_content) if answer.streaming else answer.content
        for mask in MASKS:
            body = mask.sub(rb"\1", body)
        headers = {key: value for key, value in answer.headers.items() if key != "Set-Cookie"}
        found[name] = (answer.status_code, headers, body, len(queries))
    return found


def differences(one: tuple, other: tuple) -> list[str]:
    """Status, headers and lines in which two answers differ."""
    if one == other:
        return []
    bodies = [each[2].decode(errors="replace").splitlines() for each in (one, other)]
    lines = [line for line in difflib.unified_diff(*bodies, n=0, lineterm="") if not line.startswith(("---", "+++"))]
    return [f"{one[:2]} {one[3]} queries, {other[:2]} {other[3]} queries", *lines]


def act_as(person, do):
    with transaction.atomic():
        sight.look_as(person.pk)
        return do()


def host_content(world):
    return worlds.judgement(world.inductive, "Outstanding", note=SENTINEL, grounds=((2, "boundary"), (0, "decisive")))


def save(world, joint):
    observer = worlds.place_of(joint, world.host)
    act_as(
        world.host,
        lambda: actions.save_draft(
            observer=observer, content=host_content(world), based_on=None, by=world.host, at=NOON
        ),
    )


def seal(world, joint, who, content):
    observer = worlds.place_of(joint, who)
    return act_as(who, lambda: actions.seal(observer=observer, content=content, by=who, at=NOON))


EVERYBODY = ("visitor", "teacher", "school_lead", "alliance_lead", "cluster_lead", "administrator", "far_teacher")


@pytest.mark.parametrize("reader", EVERYBODY)
def test_no_address_tells_that_another_has_begun_or_sealed(world, reader):
    joint = worlds.lesson(world)
    person = getattr(world, reader)

    answers(world, joint, person)  # what a process keeps between requests is read now
    before = answers(world, joint, person)
    save(world, joint)
    drafted = answers(world, joint, person)
    seal(world, joint, world.host, host_content(world))
    sealed = answers(world, joint, person)

    for name in before:
        assert differences(before[name], drafted[name]) == [], f"{name} tells {reader} of a draft"
        assert differences(before[name], sealed[name]) == [], f"{name} tells {reader} of a seal"
        assert SENTINEL.encode() not in sealed[name][2], name


def test_the_sentinel_is_seen_after_the_reveal_by_the_other_observer_and_by_nobody_outside_the_pair(world):
    joint = worlds.lesson(world)
    seal(world, joint, world.host, host_content(world))
    assert seal(world, joint, world.visitor, worlds.judgement(world.ruled, "Good")).revealed

    seen = {
        reader: [
            name
            for name, answer in answers(world, joint, getattr(world, reader)).items()
            if SENTINEL.encode() in answer[2]
        ]
        for reader in EVERYBODY
    }
    assert "joint-compare" in seen.pop("visitor")
    assert set(map(tuple, seen.values())) == {()}


def test_a_leak_that_is_planted_is_caught(world, monkeypatch):
    """The test of the test: a page that says how many sheets are sealed must not pass."""
    from django.http import HttpResponse

    from observations.models import Sheet
    from observations.views import listing

    def leaking(request):
        sight.look_as(world.host.pk)
        return HttpResponse(f"{Sheet.objects.exclude(sealed_at=None).count()} sealed")

    joint = worlds.lesson(world)
    monkeypatch.setattr(addresses, "of", lambda world, joint: {"planted": "/observe/"})
    pattern = addresses.pattern("joint-list")
    monkeypatch.setattr(pattern, "callback", leaking)
    assert listing is not None

    before = answers(world, joint, world.visitor)
    seal(world, joint, world.host, host_content(world))
    assert answers(world, joint, world.visitor) != before
