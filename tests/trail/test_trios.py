"""What was done on the trios that an SLE leads: by whom, when and on which; nothing of others' trios, nor of drafts."""

import pytest
from django.test import Client

from clusters import actions as cluster_actions
from clusters.models import Membership
from tests.trail.sentences import lines, said
from tests.trios import cast as casts
from tests.trios.cast import moment
from tests.trios.conftest import cast, on_day  # noqa: F401  # fixtures
from tests.trios.test_closing import ANSWERS
from trios import actions

pytestmark = pytest.mark.django_db
PATH = "/trail/trios/"
MARKER = "Quagga-marker"


def answer(person, path=PATH):
    client = Client()
    client.force_login(person, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client.get(path)


@pytest.fixture
def people(cast, on_day):  # noqa: F811
    on_day(30)
    return cast


def test_an_sle_reads_what_was_done_on_the_trios_they_lead(people):
    trio = people.trio()
    people.been(people.planned(trio)[0], 5)

    page = answer(people.sle).content.decode()
    name = {who: getattr(people, who).name for who in ("sle", "ann", "bob", "head")}
    visitor, host = (name[who] for who in ("ann", "bob"))
    assert [each for each in said(page) if "visit" in each] == [
        f"{visitor} noted that a visit has been · trio 1",
        f"{visitor} picked the time of a visit · trio 1",
        f"{name['sle']} planned the visits of a trio · trio 1",
    ]
    assert f"{name['head']} said yes to cover · trio 1" in said(page)
    assert f"{name['sle']} formed a trio · trio 1" in said(page)
    assert lines(page)[0][2:] == ["Visit changed: done at"]
    assert host not in page


def test_no_word_of_a_report_a_view_or_a_reason_stands_there(people):
    trio, other = people.finished(), people.trio(people.dan, people.eve, people.cat)
    answers = {**ANSWERS, "aims": MARKER}
    actions.send_report(trio=trio, answers=answers, by=people.ann, at=moment(21), on=casts.day(21))
    view = {"seen": MARKER, "change": MARKER, "again": "yes"}
    actions.send_head_view(trio=trio, school=people.schools["A"], answers=view, by=people.head, at=moment(22))
    actions.set_aside(trio=other, why=MARKER, by=people.lead, at=moment(23), on=casts.day(23))

    page = answer(people.sle).content.decode()
    assert [line[1:] for line in lines(page)][:3] == [
        [f"{people.lead.name} set a trio aside · trio 2", "Trio changed: state, ended on"],
        [f"{people.head.name} sent a headteacher’s view of a trio · trio 1", "Headteacher’s view new"],
        [f"{people.ann.name} sent a report on a trio · trio 1"],
    ]
    assert MARKER not in page


def test_neither_drafts_of_reports_nor_others_trios_stand_there(people):
    mine, theirs = people.finished(), people.trio(people.dan, people.eve, people.cat, leader=people.lead)
    before = lines(answer(people.sle).content.decode())
    assert theirs.number == 2
    assert {line[1][-1] for line in before} == {str(mine.number)}

    actions.save_report(trio=mine, answers={"aims": MARKER}, by=people.ann, at=moment(25))
    assert lines(answer(people.sle).content.decode()) == before


@pytest.mark.parametrize("who", ["lead", "cluster_lead", "ann", "head", "stranger", "far_sle", "administrator"])
def test_it_is_not_there_for_anybody_else(people, who):
    people.trio()

    assert answer(getattr(people, who)).status_code == 404
    assert PATH not in answer(getattr(people, who), "/trail/").content.decode()


def test_it_is_there_while_they_are_an_sle_and_lead_a_trio(people):
    assert answer(people.sle).status_code == 404
    people.trio()
    assert f'href="{PATH}"' in answer(people.sle, "/trail/").content.decode()
    held = Membership.objects.get(person=people.sle, role=Membership.Role.SLE)
    cluster_actions.end_role(membership=held, by=people.administrator, at=casts.T0, on=casts.DAY)

    assert answer(people.sle).status_code == 404


def test_a_page_beyond_the_end_leads_back(people):
    people.trio()

    assert "Nothing so far back" in answer(people.sle, f"{PATH}?page=9").content.decode()
