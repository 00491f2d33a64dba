"""After the reveal: what differed for oneself to learn from, disputing how grades line up, sharing the learning."""

import dataclasses
import datetime as dt
import re

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from observations.actions import arranging, forms
from observations.judgements import Content, RatingContent
from observations.models import CrosswalkRow
from observations.paperwork import published_form
from tests import world as worlds
from tests.observations.opened import opened, seal
from tests.observations.pages import browser, visit, words
from tests.world import AFTER, LESSON_START

pytestmark = pytest.mark.django_db
MINE = reverse("my-differences")


@pytest.fixture(autouse=True)
def _after_the_lesson():
    with time_machine.travel(AFTER, tick=False):
        yield


def test_what_differed_is_listed_from_ones_own_side(world):
    opened(world, host="Inadequate", visitor="Good")

    host, visitor = (words(browser(who).get(MINE)) for who in (world.host, world.visitor))

    assert "Year 8 Science, 30 January 2013 St Agnes School, with Victor Visitor · counts as differ" in host
    assert "You: Inadequate · Others: Good 2 grades" in host
    assert "You: Good · Others: Inadequate 2 grades" in visitor
    assert "Apart in 1 of 1 lesson: you were below once." in host
    assert "Apart in 1 of 1 lesson: you were above once." in visitor


def test_agreed_in_grade_but_not_in_grounds_is_listed_too(world):
    joint = worlds.lesson(world)
    seal(joint, world.host, worlds.judgement(world.inductive, "Good", grounds=((0, "decisive"),)))
    seal(joint, world.visitor, worlds.judgement(world.ruled, "Good", grounds=((1, "decisive"), (2, "boundary"))))

    page = words(browser(world.host).get(MINE))

    assert "counts as agree" in page
    assert "Nothing that could be compared was apart." in page
    assert "Only you: Students on task (decisive)" in page
    assert "Only Victor: Different outcomes met (decisive), Challenge (on the boundary)" in page


def test_nobody_else_finds_any_of_it_and_a_lesson_before_its_reveal_is_not_in_it(world):
    opened(world)
    still_blind = worlds.lesson(world, subject="History", start=LESSON_START - dt.timedelta(days=1))
    seal(still_blind, world.visitor, worlds.judgement(world.ruled, "Outstanding"))

    for other in ("teacher", "school_lead", "alliance_lead", "cluster_lead", "administrator", "third", "far_teacher"):
        page = words(browser(getattr(world, other)).get(MINE))
        assert "Nothing to compare yet" in page
        assert "Science" not in page
    for observer in (world.host, world.visitor):
        assert "History" not in words(browser(observer).get(MINE))


def test_own_words_for_what_was_seen_stand_first_and_say_what_they_stand_for(world):
    text = dataclasses.replace(
        worlds.INDUCTIVE, name="Own words", criteria_on="levels", grades=(), level_words=("Fully", "Half", "Not yet")
    )
    own = forms.publish_form(
        version=forms.draft_form(school=world.agnes, text=text, by=None, at=worlds.T0), by=None, at=worlds.T0
    )
    round_ = arranging.start_round(alliance=world.alliance, title="Seen", scale=world.scale, by=None, at=worlds.T0)
    joint = worlds.lesson(dataclasses.replace(world, round=round_, inductive=own))
    for who, version in ((world.host, own), (world.visitor, world.ruled)):
        challenge = next(each.id for each in published_form(version.pk).criteria if each.sub_code == "challenge")
        seal(joint, who, Content(ratings=(RatingContent(challenge, level="clearly"),)))

    page = words(visit(world.host, "joint-compare", joint))
    assert "Challenge Fully same place Clearly" in page
    assert "Fully and Clearly count as the same place because both are first of three: same position ." in page


def test_three_observers_stand_beside_each_other(world):
    joint = worlds.lesson(world, third=True)
    penrose = worlds.place_of(joint, world.third).version
    seal(joint, world.host, worlds.judgement(world.inductive, "Good"))
    seal(joint, world.visitor, worlds.judgement(world.ruled, "Good"))
    seal(joint, world.third, worlds.judgement(penrose, "Inadequate"))

    page = words(browser(world.host).get(MINE))
    assert re.search("with (Victor Visitor and Thea Third|Thea Third and Victor Visitor)", page)
    assert re.search("You: Good · Others: (Good, Inadequate|Inadequate, Good) 2 grades", page)
    comparison = words(visit(world.third, "joint-compare", joint))
    assert "All three sheets opened" in comparison
    assert "Your grounds: one in more than one sheet" in comparison


def test_it_asks_as_many_questions_for_one_lesson_as_for_three(world):
    opened(world)
    client = browser(world.host)
    client.get(MINE)
    with CaptureQueriesContext(connection) as asked:
        client.get(MINE)
        one = len(asked)
    for days in (1, 2):
        start = LESSON_START - dt.timedelta(days=days)
        opened(world, worlds.lesson(world, subject=f"Maths {days}", start=start), host="Good")
    with CaptureQueriesContext(connection) as asked:
        page = client.get(MINE)
        three = len(asked)

    assert words(page).count("with Victor Visitor") == 3
    assert three == one


def test_how_grades_line_up_is_there_for_observers_after_the_reveal_alone(world):
    joint = worlds.lesson(world)
    assert visit(world.host, "joint-lines", joint).status_code == 404
    opened(world, joint)

    page = words(visit(world.host, "joint-lines", joint))
    assert "St Agnes School, Lesson form" in page
    assert "S Satisfactory Requires improvement same position" in page
    for other in (world.teacher, world.school_lead, world.third, world.administrator):
        assert visit(other, "joint-lines", joint).status_code == 404


def satisfactory(world):
    return CrosswalkRow.objects.get(own_grade__version=world.ruled, own_grade__word="Satisfactory")


def dispute(joint, row):
    return reverse("joint-dispute", args=[joint.pk, row.pk])


def test_an_observer_disputes_a_line_of_the_others_form_and_the_comparison_says_so(world):
    joint = worlds.lesson(world)
    row = satisfactory(world)
    assert browser(world.host).post(dispute(joint, row), {"reason": "Too soon"}).status_code == 404
    opened(world, joint, visitor="Satisfactory")

    answer = browser(world.host).post(dispute(joint, row), {"reason": "Ours asks for more"})

    assert answer.url == reverse("joint-lines", args=[joint.pk])
    assert "disputed 30 January Ours asks for more" in words(browser(world.visitor).get(answer.url))
    assert "This is disputed: Ours asks for more." in words(visit(world.visitor, "joint-compare", joint))
    row.refresh_from_db()
    assert (row.disputed_on, row.dispute_reason) == (AFTER.date(), "Ours asks for more")


@pytest.mark.parametrize("reason", ["", "   ", "r" * 301, "r\x00"])
def test_a_dispute_needs_a_reason_that_can_be_kept(world, reason):
    joint = opened(world)
    row = satisfactory(world)

    answer = browser(world.host).post(dispute(joint, row), {"reason": reason})

    assert answer.status_code == 200
    assert list(answer.context["form"].errors) == ["reason"]
    row.refresh_from_db()
    assert row.disputed_on is None


def test_a_line_of_a_form_that_was_not_used_is_not_there(world):
    joint = opened(world)
    unused = CrosswalkRow.objects.exclude(own_grade__version__in=[world.inductive, world.ruled]).first()

    assert browser(world.host).post(dispute(joint, unused), {"reason": "Not mine"}).status_code == 404


def test_a_lead_settles_disputes_by_saying_the_lines_again(world):
    joint = opened(world)
    row = satisfactory(world)
    browser(world.host).post(dispute(joint, row), {"reason": "Ours asks for more"})
    lead = browser(world.administrator)
    where = reverse("setup-lines", args=[world.ruled.pk])
    form = lead.get(where).context["form"]
    sent = {name: field.initial for name, field in form.fields.items() if name.startswith("grade_")}
    sent["valid_from"] = AFTER.date().isoformat()

    lead.post(where, sent)
    row.refresh_from_db()
    assert row.disputed_on is not None  # saving other lines settles nothing
    assert lead.post(where, {**sent, "settle": "on"}).status_code == 302

    now = CrosswalkRow.objects.in_force(AFTER.date()).get(own_grade=row.own_grade)
    assert (now.disputed_on, now.kind, now.valid_from) == (None, "position", AFTER.date())
    row.refresh_from_db()
    assert row.valid_to == AFTER.date() - dt.timedelta(days=1)  # what was disputed stays as it was


def test_sharing_the_learning_begins_an_entry_with_nothing_of_the_comparison_in_it(world):
    joint = opened(world)
    page = visit(world.host, "joint-compare", joint).content.decode()
    (way,) = set(re.findall(r'href="(/log/new/[^"]*)"', page))

    assert way == "/log/new/?from=comparison"
    shared = browser(world.host).get(way)
    blank = browser(world.far_teacher).get(way)
    assert shared.context["form"].initial["title"] == "What we learned from comparing two judgements"
    assert "What surprised us" in words(shared)
    for name in ("title", "text"):  # the same whoever comes, from whatever lesson
        assert shared.context["form"].initial[name] == blank.context["form"].initial[name]
    assert shared.context["form"]["place"].value() in (None, "")  # whoever writes it says who reads it
