"""What has been done: for administrators, without what the blind hides, narrowed by person, kind and day."""

import datetime as dt

import pytest
from django.db import transaction
from django.urls import reverse

from clusters import actions as cluster_actions
from inquiry.models import Entry
from observations.actions import agreeing, arranging
from people import sight
from reports.forms.trail import TrailForm
from tests import addresses
from tests import world as worlds
from tests.test_blind import host_content, save, seal
from tests.trail.sentences import lines, said
from tests.world import T0

pytestmark = pytest.mark.django_db
ALL = "/trail/all/"
HOUR = dt.timedelta(hours=1)


def start(real, name, by, at=T0):
    cluster_actions.start_alliance(cluster=real.cluster, name=name, by=by, at=at)


def asked(**given) -> str:
    return ALL + "?" + "&".join(f"{name}={given.get(name, '')}" for name in ("person", "kind", "day"))


@pytest.mark.parametrize("who", ["teacher", "host", "school_lead", "alliance_lead", "cluster_lead"])
def test_it_is_not_there_for_anybody_else(real, read, who):
    read(getattr(real, who), ALL, 404)
    assert reverse("trail-all") not in read(getattr(real, who), "/more/")


def test_set_up_leads_an_administrator_there_and_nobody_else(real, read):
    assert f'href="{ALL}"' in read(real.administrator, "/setup/")
    assert f'href="{ALL}"' not in read(real.alliance_lead, "/setup/")


def test_it_tells_who_did_what_to_what_and_what_nobody_did(real, read):
    start(real, "Marker", real.cluster_lead, T0 + HOUR)

    found = lines(read(real.administrator, ALL))
    assert found[0] == ["10.00", "Clara Clusterlead started an alliance", "Alliance new"]
    assert ["09.00", "Staffroom started an alliance", "Alliance new"] in found
    assert ["09.00", "Staffroom published an observation form", "Version of a form changed: published at"] in found


def test_of_a_lesson_it_tells_nothing_that_those_on_it_do(real, read):
    """Neither before the reveal nor after it, and whatever the judgements."""
    joint = worlds.lesson(real)
    before = lines(read(real.administrator, ALL))
    save(real, joint)
    seal(real, joint, real.host, host_content(real))
    assert lines(read(real.administrator, ALL)) == before

    seal(real, joint, real.visitor, worlds.judgement(real.ruled, "Good"))
    with transaction.atomic():
        sight.look_as(real.teacher.pk)
        agreeing.decline(joint=joint, reason="", by=real.teacher, at=T0 + HOUR)
    assert lines(read(real.administrator, ALL)) == before
    page = read(real.administrator, ALL)
    assert [name for name in ("Tom Teacher", "Hannah Host", "Victor Visitor") if name in page] == []


@pytest.mark.parametrize("who", ["teacher", "host"])
def test_who_says_no_before_the_reveal_is_told_to_nobody(real, read, who):
    joint = worlds.lesson(real)
    before = lines(read(real.administrator, ALL))
    with transaction.atomic():
        sight.look_as(getattr(real, who).pk)
        agreeing.decline(joint=joint, reason="", by=getattr(real, who), at=T0 + HOUR)
    joint.refresh_from_db()
    assert joint.state == "withdrawn"
    assert lines(read(real.administrator, ALL)) == before


@pytest.mark.parametrize("kind", ["seal", "say+yes", "accept+agreement", "move+on", "no+such+kind"])
def test_a_kind_that_is_not_told_cannot_be_asked_for(real, read, kind):
    worlds.lesson(real)

    page = read(real.administrator, asked(kind=kind))
    assert "Choose one of the kinds in the list" in page
    assert lines(page) == []


def test_a_person_who_is_asked_for_is_told_of_without_what_they_did_on_a_lesson(real, read):
    joint = worlds.lesson(real)
    seal(real, joint, real.host, host_content(real))
    addresses.write_in_log(real)

    assert said(read(real.administrator, asked(person="hannah"))) == ["Hannah Host wrote in the learning log"]
    assert Entry.objects.count() == 1
    assert "Nothing found" in read(real.administrator, asked(person="Tom+Teacher"))


def test_it_is_narrowed_by_person_kind_and_day_of_london(real, read):
    night = dt.datetime(2012, 7, 1, 23, 30, tzinfo=dt.UTC)  # half past midnight on the second in London
    start(real, "One", real.cluster_lead, night)
    start(real, "Two", real.alliance_lead, night - HOUR)
    arranging.start_round(alliance=real.alliance, title="R", scale=real.scale, by=real.cluster_lead, at=night)

    on_the_day = said(read(real.administrator, asked(day="2012-07-02")))
    assert sorted(on_the_day) == ["Clara Clusterlead started a round", "Clara Clusterlead started an alliance"]
    assert said(read(real.administrator, asked(day="2012-07-01"))) == ["Alan Alliancelead started an alliance"]
    every = said(read(real.administrator, asked(person="clara.clusterlead@example.org", kind="start+alliance")))
    assert every == ["Clara Clusterlead started an alliance"]


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"person": "Nobody Such"}, "Nobody here has this name or mail address"),
        ({"person": "ll"}, "More than one person: "),
        ({"person": "x" * 121}, "at most 120 characters"),
        ({"person": "a\0b"}, "Null characters are not allowed"),
        ({"day": "2012-02-30"}, "Enter a day as year, month, day: 2013-02-25"),
        ({"day": "yesterday"}, "Enter a day as year, month, day: 2013-02-25"),
    ],
)
def test_what_cannot_be_asked_is_said_beside_its_field_and_kept(real, client, given, words):
    client.force_login(real.administrator, backend="allauth.account.auth_backends.AuthenticationBackend")
    answer = client.get(ALL, {"person": "", "kind": "", "day": "", **given})

    assert answer.status_code == 200
    (field,) = given
    assert words in answer.context["form"].errors[field][0]
    assert answer.context["page"] is None
    assert answer.context["form"][field].value() == given[field]


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31"])
def test_the_first_and_the_last_day_there_are_have_nothing(real, read, day):
    assert "Nothing found" in read(real.administrator, asked(day=day))


@pytest.mark.parametrize("page", ["-1", "0", "x", "10" * 30, "201", "200"])
def test_a_page_that_is_none_is_answered(real, read, page):
    shown = read(real.administrator, f"{ALL}?page={page}")

    assert ("Nothing so far back" in shown) == (page in ("200", "201"))


def test_the_form_takes_what_it_offers(real):
    kinds = [verb for _, acts in TrailForm().fields["kind"].choices[1:] for verb, _ in acts]

    assert all(TrailForm({"kind": verb}).is_valid() for verb in kinds)


def test_it_costs_the_same_with_few_acts_and_with_many(real, client, django_assert_num_queries):
    client.force_login(real.administrator, backend="allauth.account.auth_backends.AuthenticationBackend")
    start(real, "First", real.alliance_lead)
    client.get(ALL)
    with django_assert_num_queries(8):
        client.get(ALL)

    for number in range(60):
        start(real, f"A {number}", (real.administrator, real.alliance_lead, None)[number % 3], T0 + number * HOUR)

    with django_assert_num_queries(8):
        client.get(ALL)
