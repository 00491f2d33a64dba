"""Practice: judged alone on one's own form, sealed, compared with a reference, and counted nowhere."""

import json

import pytest
from django.db import DatabaseError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from observations import actions
from observations.actions import practice as practice_actions
from observations.models import (
    Cell,
    Criterion,
    LedgerEntry,
    LedgerJudgement,
    PracticeLesson,
    PracticeReference,
    PracticeSheet,
    Sheet,
)
from observations.practice.shipped import SHIPPED
from people import sight
from tests.observations.pages import browser, fields, words
from tests.setup.pages import errors, value
from tests.world import T0

UNGRADED, GRADED = SHIPPED
LIST, NEW = reverse("practice-list"), reverse("practice-new")
pytestmark = pytest.mark.django_db
SECRET = "The two boys learned little"


@pytest.fixture(autouse=True)
def shipped(world):
    practice_actions.install_practice(scale=world.scale, at=T0)


def at(name, lesson=UNGRADED):
    return reverse(name, args=[lesson])


def begun(person, lesson=UNGRADED):
    client = browser(person)
    assert client.post(at("practice-sheet", lesson), {"action": "begin"}).url == at("practice-sheet", lesson)
    return client


def seal(client, version, lesson=UNGRADED, **answers):
    return client.post(at("practice-sheet", lesson), fields(version, action="seal", **answers))


LEVELS = {"ratings": {"On task": "clearly", "Challenge": "not_seen"}, "grounds": {"Different outcomes": "decisive"}}


def test_it_is_judged_on_ones_own_form_sealed_and_compared(world):
    client = begun(world.host)
    form = words(client.get(at("practice-sheet")))
    assert "Practice: only you see it, and it counts in no figure" in form
    assert "Different outcomes" in form

    answer = seal(client, world.inductive, **LEVELS)

    assert answer.url == at("practice-compare")
    page = words(client.get(answer.url))
    assert "You saw the same on one of two lines, with one ground in common." in page
    assert "Challenge You Not seen Apart" not in page  # that is how it reads on a phone, drawn by the stylesheet
    assert SECRET in page
    assert "Your grounds: one in both, none only yours, two only the reference’s" in page
    assert words(client.get(LIST)).count("sealed") == 1


def test_with_grades_a_rule_that_fires_asks_for_both(world):
    client = begun(world.visitor, GRADED)
    sent = {"minutes": "17", "grade": "Satisfactory", "how_reached": "decided"}

    refused = seal(client, world.ruled, GRADED, **sent)
    assert refused.status_code == 422
    assert "Say what you would give without the rule" in words(refused)
    seal(client, world.ruled, GRADED, **sent, grade_without_rule="Inadequate", draft="1")

    page = words(client.get(at("practice-compare", GRADED)))
    assert "You reached the same judgement as the reference." in page
    assert "Without the rule" in page
    assert "Counts as" not in page


def test_before_the_seal_nothing_of_the_reference_is_anywhere(world):
    client = begun(world.host)
    client.post(at("practice-sheet"), fields(world.inductive, **LEVELS))

    for name in ("practice-list", "practice-sheet", "practice-compare"):
        address = LIST if name == "practice-list" else at(name)
        assert SECRET.encode() not in client.get(address, follow=True).content
    with transaction.atomic():
        sight.look_as(world.host.pk)
        assert not PracticeReference.objects.exists()  # nor would the database show it


def test_after_the_seal_the_database_shows_that_reference_alone(world):
    seal(begun(world.host), world.inductive, **LEVELS)

    with transaction.atomic():
        sight.look_as(world.host.pk)
        assert [each.pk for each in PracticeReference.objects.all()] == [UNGRADED]
    with transaction.atomic():
        sight.look_as(world.visitor.pk)
        assert not PracticeReference.objects.exists()
        assert not PracticeSheet.objects.exists()


def test_it_counts_nowhere_and_can_reach_no_count(world):
    seal(begun(world.host), world.inductive, **LEVELS)
    client = begun(world.visitor, GRADED)
    sent = {"minutes": "17", "grade": "Satisfactory", "grade_without_rule": "Good", "how_reached": "decided"}
    seal(client, world.ruled, GRADED, **sent)
    client.get(at("practice-compare", GRADED))

    actions.count_everything(at=T0)
    actions.sweep(at=T0)
    assert [model.objects.exists() for model in (Sheet, LedgerEntry, LedgerJudgement, Cell)] == [False] * 4
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT conrelid::regclass::text, confrelid::regclass::text FROM pg_constraint WHERE contype = 'f'"
        )
        links = cursor.fetchall()
    counted = ("ledger", "cell", "jointobservation", "observer", "round", "observations_sheet")
    assert [
        link
        for link in links
        if any("practice" in each for each in link) and any(word in each for each in link for word in counted)
    ] == []


def test_what_is_sealed_stays(world):
    client = begun(world.host)
    seal(client, world.inductive, **LEVELS)
    before = PracticeSheet.objects.none()
    with transaction.atomic():
        sight.look_as(world.host.pk)
        before = PracticeSheet.objects.get().content

    again = seal(client, world.inductive, ratings={"On task": "partly"})
    assert again.url == at("practice-compare")
    draft = client.post(at("practice-draft"), json.dumps({"draft": "1"}), content_type="application/json")
    assert (draft.status_code, draft.json()) == (400, {"errors": {"": practice_actions.SEALED}})
    with transaction.atomic():
        sight.look_as(world.host.pk)
        assert PracticeSheet.objects.get().content == before
        with pytest.raises(DatabaseError), transaction.atomic():
            PracticeSheet.objects.update(content={})


def test_typing_is_saved_and_two_devices_keep_both_texts(world):
    client = begun(world.host)
    first = fields(world.inductive, notes=[("10:10", "First device", [])])
    saved = client.post(at("practice-draft"), json.dumps(first), content_type="application/json").json()
    assert saved["draft"] == 1

    other = fields(world.inductive, notes=[("10:12", "Second device", [])])
    answer = client.post(at("practice-draft"), json.dumps(other), content_type="application/json")

    assert answer.status_code == 409
    assert "First device" in answer.json()["html"]
    assert at("practice-sheet") in answer.json()["html"]
    page = client.post(at("practice-sheet"), other)
    assert page.status_code == 409
    assert "Second device" in page.content.decode()


def test_signed_out_a_draft_says_how_to_come_back(world):
    answer = browser(None).post(at("practice-draft"), {})

    assert answer.status_code == 401
    assert at("practice-sheet") in answer.json()["sign_in"].replace("%2F", "/")


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"minutes": "NaN"}, "Enter minutes from the front"),
        ({"minutes": "1e30"}, "Enter minutes from the front"),
        ({"grade": "Splendid"}, "Choose a grade of your own form"),
        ({"notes": [("25:61", "x", [])]}, "Enter a time on the day of the lesson"),
        ({"notes": [("10:10", "x" * 20_001, [])]}, "20,000"),
        ({"ratings": {"Challenge": "1.0"}}, "Challenge: choose one of the answers"),
    ],
)
def test_bad_input_keeps_everything_typed(world, wrong, sentence):
    client = begun(world.visitor, GRADED)

    answer = client.post(at("practice-sheet", GRADED), fields(world.ruled, **wrong))

    assert answer.status_code == 422
    assert sentence in words(answer)


def test_nobody_begins_without_a_form_or_reads_anothers_practice(world):
    seal(begun(world.host), world.inductive, **LEVELS)

    assert "No form to judge it on yet" in words(browser(world.far_teacher).get(at("practice-sheet")))
    assert browser(world.far_teacher).post(at("practice-sheet"), {"action": "begin"}).status_code == 403
    for other in (world.teacher, world.school_lead, world.administrator):
        assert browser(other).get(at("practice-compare")).status_code == 302  # to the form: they have not sealed
        assert "sealed" not in words(browser(other).get(LIST)).split("Getting the salt back")[1]
    assert browser(world.teacher).post(at("practice-draft"), {}).status_code == 404


def own(world, **more):
    return {
        "owner": str(world.agnes.pk),
        "title": "Our own",
        "subject": "Maths",
        "key_stage": "2",
        "minutes": "50",
        "text": "They count on.",
        "link": "",
        "grade": "2",
        "reason": "Because of the outcomes",
        "level_on_task": "clearly",
        "grade_on_task": "1",
        "role_challenge": "support",
        "role_outcomes": "decisive",
        **more,
    }


def test_a_school_lead_adds_one_for_their_school(world):
    lead = browser(world.school_lead)
    assert lead.post(NEW, own(world, link="https://example.org/film")).url == LIST

    lesson = PracticeLesson.objects.get(title="Our own")
    assert (lesson.school, lesson.graded, lesson.link) == (world.agnes, True, "https://example.org/film")
    assert "Watch the recording" in words(browser(world.host).get(at("practice-sheet", lesson.pk)))
    assert browser(world.visitor).get(at("practice-sheet", lesson.pk)).status_code == 404  # of another school
    with transaction.atomic():
        sight.look_as(world.school_lead.pk)  # who wrote it may see it
        reference = PracticeReference.objects.get(lesson=lesson)
        assert reference.grounds == [["outcomes", "decisive"], ["challenge", "support"]]
        assert reference.ratings == {"on_task": {"level": "clearly", "position": 1}}
        assert PracticeReference.objects.filter(lesson=lesson).update(reason="Changed") == 0  # not even they change it
    with pytest.raises(DatabaseError), transaction.atomic():
        PracticeLesson.objects.filter(pk=lesson.pk).update(text="Changed")


def test_an_alliance_lead_adds_one_for_all_its_schools(world):
    assert browser(world.alliance_lead).post(NEW, own(world, owner=str(world.alliance.pk))).url == LIST

    lesson = PracticeLesson.objects.get(title="Our own")
    assert "Our own" in words(browser(world.visitor).get(LIST))
    assert browser(world.far_teacher).get(at("practice-sheet", lesson.pk)).status_code == 404


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"owner": ""}, "owner"),
        ({"owner": "nonsense"}, "owner"),
        ({"title": ""}, "title"),
        ({"title": "t" * 81}, "title"),
        ({"title": "t\x00"}, "title"),
        ({"subject": ""}, "subject"),
        ({"year_group": "y" * 21}, "year_group"),
        ({"key_stage": "9"}, "key_stage"),
        ({"minutes": "0"}, "minutes"),
        ({"minutes": "481"}, "minutes"),
        ({"minutes": "NaN"}, "minutes"),
        ({"minutes": "1.5"}, "minutes"),
        ({"minutes": str(10**30)}, "minutes"),
        ({"text": ""}, "text"),
        ({"text": "x" * 20_001}, "text"),
        ({"link": "http://example.org/film"}, "link"),
        ({"link": "javascript:alert(1)"}, "link"),
        ({"link": "https://example.org/" + "x" * 500}, "link"),
        ({"grade": "9"}, "grade"),
        ({"grade": "1.0"}, "grade"),
        ({"reason": ""}, "reason"),
        ({"reason": "r" * 2001}, "reason"),
        ({"level_afl": "often"}, "level_afl"),
        ({"grade_afl": "5"}, "grade_afl"),
        ({"role_afl": "most"}, "role_afl"),
        ({"role_afl": "support", "role_on_task": "support"}, "role_challenge"),
        ({"level_on_task": "", "grade_on_task": "", "role_challenge": "", "role_outcomes": ""}, "level_on_task"),
    ],
)
def test_bad_input_of_a_new_one_is_an_error_beside_its_field(world, wrong, field):
    answer = browser(world.school_lead).post(NEW, own(world, **wrong))

    assert list(errors(answer)) == [field]
    kept = "reason" if field != "reason" else "title"
    assert value(answer, kept) == own(world)[kept]
    assert not PracticeLesson.objects.filter(title="Our own").exists()


def test_sent_twice_it_is_added_once(world):
    lead = browser(world.school_lead)
    lead.post(NEW, own(world))

    assert list(errors(lead.post(NEW, own(world)))) == ["title"]
    assert PracticeLesson.objects.filter(title="Our own").count() == 1


def test_another_school_is_no_choice(world):
    assert "owner" in errors(browser(world.school_lead).post(NEW, own(world, owner=str(world.trevean.pk))))


def test_put_away_it_is_offered_to_nobody_new_and_kept_by_whoever_began(world):
    browser(world.school_lead).post(NEW, own(world))
    lesson = PracticeLesson.objects.get(title="Our own").pk
    begun(world.host, lesson)

    pages = [browser(who).get(at("practice-sheet", lesson)) for who in (world.teacher, world.school_lead)]
    assert [at("practice-away", lesson) in page.content.decode() for page in pages] == [False, True]
    assert browser(world.teacher).post(at("practice-away", lesson)).status_code == 403
    assert browser(world.school_lead).post(at("practice-away", lesson)).url == LIST
    assert browser(world.school_lead).post(at("practice-away", UNGRADED)).status_code == 403

    assert "Our own" not in words(browser(world.teacher).get(LIST))
    assert browser(world.teacher).get(at("practice-sheet", lesson)).status_code == 404
    assert "Our own" in words(browser(world.host).get(LIST))
    assert browser(world.host).get(at("practice-sheet", lesson)).status_code == 200


def test_those_that_come_with_the_app_are_installed_once_and_speak_of_all_that_forms_ask(world):
    practice_actions.install_practice(scale=world.scale, at=T0)

    assert PracticeLesson.objects.filter(school=None, alliance=None).count() == len(SHIPPED)
    for text in SHIPPED.values():
        assert {code for code, _, _ in text["ratings"]} == set(_codes())


def _codes():
    return [value for value, _ in Criterion._meta.get_field("sub_code").choices if value != "other"]


def test_the_list_asks_as_many_questions_with_one_lesson_as_with_many(world, django_assert_num_queries):
    client = browser(world.school_lead)
    client.get(LIST)
    with CaptureQueriesContext(connection) as asked:
        client.get(LIST)
        few = len(asked)
    for number in range(3):
        client.post(NEW, own(world, title=f"Our {number}"))
    client.get(LIST)
    with django_assert_num_queries(few):
        client.get(LIST)
