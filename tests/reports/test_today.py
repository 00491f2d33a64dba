"""Today: one next step by rule, a few smaller ones, the week."""

import datetime as dt

import pytest
from django.urls import reverse

from clusters import actions as cluster_actions
from observations import actions
from observations.models import RoundSchool
from people.models import User
from tests import world as worlds
from tests.reports.lessons import another_round, counted, revealed, seal
from tests.world import AFTER, LESSON_START, T0

pytestmark = pytest.mark.django_db
HOME = "/"


def draft(joint, who, content, as_person):
    as_person(who)
    actions.save_draft(observer=worlds.place_of(joint, who), content=content, based_on=None, by=who, at=AFTER)


def test_before_anything_is_set_up_it_leads_to_the_first_page(world, see):
    response = see(world.host, HOME)
    assert (response.status_code, response.headers["Location"]) == (302, reverse("setup-first"))


def test_whoever_is_not_signed_in_signs_in_first(house, client):
    response = client.get(HOME)
    assert (response.status_code, response.headers["Location"]) == (302, f"{reverse('account_login')}?next=/")


def test_with_nothing_to_do_it_says_so(house, see):
    page = see(house.teacher, HOME)
    assert page.context["day"].next is None
    assert "Nothing waits for you" in page.content.decode()


def test_it_greets_by_first_name_with_the_day(house, see):
    assert see(house.host, HOME).context["day"].hello == "Good morning, Hannah. It’s Wednesday 30 January."


def test_a_sheet_that_lacks_the_answer_about_the_rule_says_just_that(house, see, as_person):
    joint = worlds.lesson(house)
    draft(
        joint, house.visitor, worlds.judgement(house.ruled, "Satisfactory", front_minutes=17, how="decided"), as_person
    )

    step = see(house.visitor, HOME).context["day"].next

    assert step.title == "Seal your judgement on Year 8 Science"
    assert step.words == "One answer about the 20% rule is left. You were at St Agnes School this morning, period 3."
    assert (step.note, step.aside) == ("Nobody sees it until all have sealed.", "about 3 min")
    assert step.address == reverse("joint-sheet", args=[joint.pk])


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ({"how": ""}, "One answer is left: how you reached your grade."),
        ({}, "Everything is answered."),
    ],
)
def test_what_is_left_is_computed_from_my_own_sheet(house, see, as_person, content, words):
    draft(worlds.lesson(house), house.host, worlds.judgement(house.inductive, "Good", **content), as_person)
    assert see(house.host, HOME).context["day"].next.detail == words


def test_nothing_written_yet_is_said_plainly(house, see):
    worlds.lesson(house)
    step = see(house.host, HOME).context["day"].next
    assert step.words == "Nothing is written yet. The lesson was at your own school this morning, period 3."


def test_an_ungraded_sheet_asks_for_what_was_seen(house, see, as_person):
    ungraded = another_round(house, graded=False)
    content = worlds.dataclasses.replace(worlds.judgement(house.inductive, "", note="seen"), no_grade=False, grounds=())
    draft(worlds.lesson(ungraded), house.host, content, as_person)
    assert see(house.host, HOME).context["day"].next.detail == "What you saw is still to be marked, line by line."


def test_shortly_before_a_sheet_closes_its_lesson_the_day_is_named(house, see):
    worlds.lesson(house, start=LESSON_START - dt.timedelta(days=12))
    assert see(house.host, HOME).context["day"].next.note == (
        "Seal it by Fri 1 February: after that the lesson closes without a pair."
    )


def test_during_the_lesson_it_is_time_for_notes(house, see):
    worlds.lesson(house, start=AFTER - dt.timedelta(minutes=10))
    assert see(house.host, HOME).context["day"].next.title == "Note what you see in Year 8 Science"


def test_steps_come_in_the_order_of_what_presses(house, see):
    revealed(house, subject="Art")
    worlds.lesson(house, subject="Drama", start=LESSON_START + dt.timedelta(days=2))
    worlds.lesson(house, subject="Music", start=LESSON_START + dt.timedelta(days=30))
    worlds.lesson(house)

    page = see(house.visitor, HOME)

    assert [page.context["day"].next.title, *(step.title for step in page.context["day"].small)] == [
        "Seal your judgement on Year 8 Science",
        "Visit Year 8 Drama",
        "Compare your judgements of Year 8 Art",
    ]
    assert page.context["day"].small[0].detail == "Fri 1 February, 10.05, Lab 2, St Agnes School"


def test_a_sealed_sheet_waits_for_nobody_on_today(house, see):
    joint = worlds.lesson(house)
    seal(joint, house.host, worlds.judgement(house.inductive, "Good"))
    assert see(house.host, HOME).context["day"].next is None


def test_at_most_four_small_steps(house, see):
    for days in range(7):
        worlds.lesson(house, start=LESSON_START - dt.timedelta(days=days))
    assert len(see(house.host, HOME).context["day"].small) == 4


def test_the_week_has_what_has_been_and_what_comes(house, see):
    worlds.lesson(house)
    worlds.lesson(house, subject="Drama", start=LESSON_START + dt.timedelta(days=2))

    week = see(house.host, HOME).context["day"].week

    assert [(day.name, day.date, len(day.been), len(day.coming)) for day in week.days] == [
        ("Mon", 28, 0, 0),
        ("Tue", 29, 0, 0),
        ("Wed", 30, 1, 0),
        ("Thu", 31, 0, 0),
        ("Fri", 1, 0, 1),
    ]
    assert [(event.when, event.words) for event in week.plan] == [("Fri 10.05", "Year 8 Drama, Lab 2")]


def test_the_observed_teacher_has_the_lesson_in_their_week_and_nothing_to_do(house, see):
    worlds.lesson(house, start=LESSON_START + dt.timedelta(days=1))
    page = see(house.teacher, HOME)
    assert page.context["day"].next is None
    assert [event.words for event in page.context["day"].week.plan] == ["You are observed: Year 8 Science, Lab 2"]


def test_a_cluster_lead_finds_the_count(house, see):
    counted(house, ("Good", "Good"), ("Good", "Outstanding"))
    step = see(house.cluster_lead, HOME).context["day"].next
    assert (step.title, step.is_turn) == ("1 of 2 judgements matched", False)
    assert step.address == reverse("agreement-scope", args=["cluster", house.cluster.pk])


def test_an_alliance_lead_is_asked_for_the_first_lesson_of_a_round(house, see):
    page = see(house.alliance_lead, HOME)
    assert page.context["day"].next.title == "Arrange the first lesson of Winter round"
    assert [step.title for step in page.context["day"].small] == [
        "No update for Spring 2012–13 yet",
        "What has been set in motion",
    ]


def test_an_alliance_lead_finds_what_is_counted(house, see):
    counted(house, ("Good", "Good"))
    worlds.lesson(house)
    assert see(house.alliance_lead, HOME).context["day"].next.title == "1 of 2 lessons counted"


def test_a_written_update_is_counted(house, see):
    parts = {"activity": "Trios", "successes": "", "challenges": "", "impact": "", "next_steps": ""}
    cluster_actions.write_update(alliance=house.alliance, term=house.term, parts=parts, by=None, at=T0)
    assert see(house.alliance_lead, HOME).context["day"].small[0].detail == "1 of 1 written"


def test_an_administrator_of_an_empty_installation_starts_it(db, see):
    worlds.forms.install_reference_scales()
    from people.actions import open_installation  # nothing else of the house is there

    open_installation(kind="real", at=T0)
    ada = User.objects.create(name="Ada", email="ada@example.org", is_administrator=True, created_at=T0)
    assert see(ada, HOME).context["day"].next.address == reverse("setup")


def member(name, role, scope):
    made = worlds.person(name)
    cluster_actions.give_role(person=made, role=role, scope=scope, by=None, at=T0, on=T0.date())
    return made


def test_an_alliance_in_which_nothing_has_begun_is_to_be_set_up_by_who_looks_after_it(house, see):
    early = cluster_actions.start_alliance(cluster=house.cluster, name="Early alliance", by=None, at=T0)
    lead = member("Ed Early", "alliance_lead", early)

    steps = [see(person, HOME).context["day"].next for person in (lead, house.administrator)]
    parts = {"activity": "Trios", "successes": "", "challenges": "", "impact": "", "next_steps": ""}
    cluster_actions.write_update(alliance=early, term=house.term, parts=parts, by=None, at=T0)

    assert {(step.title, step.address) for step in steps} == {
        ("Go on setting up Early alliance", f"{reverse('setup')}?alliance={early.pk}")
    }
    assert see(lead, HOME).context["day"].next.title != "Go on setting up Early alliance"


def test_a_school_lead_is_asked_for_the_form_that_an_open_round_waits_for(house, see):
    school = cluster_actions.add_school(
        alliance=house.alliance, urn="120077", name="Formless School", by=None, at=T0, on=T0.date()
    )
    lead = member("Fay Formless", "school_lead", school)
    assert see(lead, HOME).context["day"].next is None

    RoundSchool.objects.create(round=house.round, school=school)

    step = see(lead, HOME).context["day"].next
    assert (step.title, step.address) == ("Write the observation form of Formless School", reverse("setup-forms"))


@pytest.mark.parametrize("lessons", [1, 3])
def test_it_asks_as_often_for_three_lessons_as_for_one(house, client, as_person, lessons, django_assert_num_queries):
    for number in range(lessons):
        joint = worlds.lesson(house, start=LESSON_START - dt.timedelta(days=number))
        draft(joint, house.visitor, worlds.judgement(house.ruled, "Good"), as_person)
    client.force_login(house.visitor)
    client.get(HOME)
    # what is being set up is one; and the savepoint that stands for the transaction here
    with django_assert_num_queries(10 + 2):
        client.get(HOME)
