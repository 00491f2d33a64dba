"""The observed teacher decides who receives the judgements, reads who has looked, and answers."""

import pytest
from django.core import mail
from django.urls import reverse

from observations.models import Look, TeachersTerms
from tests.observations.pages import words
from tests.taking_part.conftest import A_DAY, FIRST

pytestmark = pytest.mark.django_db
SENTINEL = "zebra-quartz in the margin"


@pytest.fixture
def joint(setting, frozen):
    made = setting.revealed(note=SENTINEL)
    frozen.move_to(FIRST + A_DAY)
    return made


def at(name, joint):
    return reverse(name, args=[joint.pk])


def test_before_the_reveal_nobody_is_shown_anything_whatever_they_asked_for(setting, house, browser, as_person):
    joint = setting.scheduled(receives=True)
    TeachersTerms.objects.update(released=True)
    setting.sealed(joint, "host", "Good", note=SENTINEL)
    as_person(None)

    for who in ("teacher", "school_lead", "administrator"):
        for name in ("joint-released", "joint-open"):
            assert browser(getattr(house, who)).get(at(name, joint)).status_code == 404
    assert SENTINEL not in words(browser(house.teacher).get(at("joint-taught", joint)))


def test_the_teacher_receives_the_judgements_only_if_they_ask(house, browser, joint):
    teacher = browser(house.teacher)
    refused = teacher.get(at("joint-released", joint))
    assert (refused.status_code, SENTINEL in refused.content.decode()) == (403, False)

    teacher.post(at("joint-taught", joint), {"action": "decide", "receives": "on"})

    page = words(teacher.get(at("joint-released", joint)))
    for shown in (SENTINEL, "Hannah Host", "Victor Visitor", "Outstanding", "Good", "You asked to see them"):
        assert shown in page


def test_the_school_lead_sees_them_only_once_released_and_stands_among_those_who_looked(house, browser, joint):
    lead = browser(house.school_lead)
    assert lead.get(at("joint-released", joint)).status_code == 404
    assert "released them" not in words(lead.get(at("setup-joint", joint)))

    browser(house.teacher).post(at("joint-taught", joint), {"action": "decide", "released": "on"})

    assert "the teacher has released them to you" in words(lead.get(at("setup-joint", joint)))
    assert SENTINEL in words(lead.get(at("joint-released", joint)))
    assert browser(house.alliance_lead).get(at("joint-released", joint)).status_code == 404
    assert "Sally Schoollead" in words(browser(house.teacher).get(at("joint-taught", joint)))
    browser(house.teacher).post(at("joint-taught", joint), {"action": "decide"})
    assert lead.get(at("joint-released", joint)).status_code == 404


def test_who_has_looked_is_kept_once_a_person_and_day(house, browser, joint, frozen):
    for _ in range(3):
        assert browser(house.host).get(at("joint-compare", joint)).status_code == 200
    frozen.move_to(FIRST + 2 * A_DAY)
    browser(house.host).get(at("joint-compare", joint))
    browser(house.visitor).get(at("joint-compare", joint))

    assert sorted(Look.objects.values_list("person__name", "day")) == [
        ("Hannah Host", (FIRST + A_DAY).date()),
        ("Hannah Host", (FIRST + 2 * A_DAY).date()),
        ("Victor Visitor", (FIRST + 2 * A_DAY).date()),
    ]
    page = words(browser(house.teacher).get(at("joint-taught", joint)))
    assert "Thu 31 January Hannah Host Fri 1 February Hannah Host Fri 1 February Victor Visitor" in page


def test_an_administrator_gives_a_reason_that_everyone_who_took_part_reads(
    house, browser, joint, django_capture_on_commit_callbacks
):
    client = browser(house.administrator)
    assert client.get(at("joint-released", joint))["Location"] == at("joint-open", joint)
    empty = client.post(at("joint-open", joint), {"reason": " "})
    assert (empty.status_code, "Say why: everyone who took part is told" in empty.content.decode()) == (422, True)
    assert client.post(at("joint-open", joint), {"reason": "r" * 301}).status_code == 422

    with django_capture_on_commit_callbacks(execute=True):
        answer = client.post(at("joint-open", joint), {"reason": "A complaint about the room"}, follow=True)

    assert SENTINEL in words(answer)
    assert {letter.to[0].split(".")[0] for letter in mail.outbox} == {"tom", "hannah", "victor"}
    assert "complaint" not in str([letter.body for letter in mail.outbox])
    assert "because: A complaint about the room" in words(browser(house.teacher).get(at("joint-taught", joint)))
    for who in (house.host, house.visitor):
        page = words(browser(who).get(at("joint-thread", joint)))
        assert "Ada Administrator opened the judgements as an administrator on Thu 31 January: A complaint" in page


def test_the_reason_holds_for_the_day(house, browser, joint, frozen):
    client = browser(house.administrator)
    client.post(at("joint-open", joint), {"reason": "A complaint"})
    assert client.get(at("joint-released", joint)).status_code == 200

    frozen.move_to(FIRST + 2 * A_DAY)

    assert browser(house.administrator).get(at("joint-released", joint)).status_code == 302


def test_the_teachers_response_stands_beside_the_comparison(house, browser, joint):
    teacher = browser(house.teacher)
    for who in (house.host, house.visitor):
        assert "says to it" not in words(browser(who).get(at("joint-compare", joint)))

    teacher.post(at("joint-taught", joint), {"action": "respond", "words": "The cards were <new>."})

    for who in (house.host, house.visitor):
        assert "says to it The cards were <new>." in words(browser(who).get(at("joint-compare", joint)))
    teacher.post(at("joint-taught", joint), {"action": "respond", "words": ""})
    assert "says to it" not in words(browser(house.host).get(at("joint-compare", joint)))


@pytest.mark.parametrize("typed", ["r" * 20_001, "Sci\x00ence"])
def test_a_response_that_cannot_be_kept_stays_on_the_page(house, browser, joint, typed):
    answer = browser(house.teacher).post(at("joint-taught", joint), {"action": "respond", "words": typed})

    assert answer.status_code == 422
    assert typed.replace("\x00", "")[:50] in answer.content.decode()
    assert TeachersTerms.objects.get().response == ""


def test_there_is_nothing_to_answer_before_the_reveal(setting, house, browser):
    joint = setting.scheduled()

    answer = browser(house.teacher).post(at("joint-taught", joint), {"action": "respond", "words": "Early."})

    assert answer.status_code == 403
