import datetime as dt

import pytest
import time_machine
from django.urls import reverse

from observations import actions
from observations.models import InstrumentVersion, JointObservation, Lesson, Observer
from tests import world as worlds
from tests.setup.cast import member
from tests.setup.conftest import NOW
from tests.setup.pages import errors, value, words
from tests.world import AFTER

LONDON_IN_SUMMER = dt.timezone(dt.timedelta(hours=1))


@pytest.fixture
def where(real):
    return f"{reverse('setup-joint-new')}?round={real.round.pk}"


@pytest.fixture
def typed(real):
    return {
        "taught": f"{real.agnes.pk}:{real.teacher.pk}",
        "subject": "Science",
        "year_group": "Year 8",
        "key_stage": "3",
        "day": "2013-01-30",
        "starts": "10:05",
        "ends": "10.55",
        "period": "period 3",
        "room": "Lab 2",
        "first": f"{real.agnes.pk}:{real.host.pk}",
        "second": f"{real.trevean.pk}:{real.visitor.pk}",
        "third": "",
        "talk_day": "2013-02-01",
        "talk_time": "15:40",
        "talk_how": "by phone",
    }


def test_a_lesson_is_arranged_on_each_schools_own_form(real, lead, where, typed):
    answer = lead.post(where, typed, follow=True)

    joint = JointObservation.objects.get()
    assert (joint.lesson.title, joint.lesson.starts_at, joint.lesson.minutes) == (
        "Year 8 Science",
        worlds.LESSON_START,
        50,
    )
    assert (joint.state, joint.graded, joint.talk_how) == ("proposed", True, "by phone")  # scheduled by everyone's yes
    assert joint.talk_at == dt.datetime(2013, 2, 1, 15, 40, tzinfo=dt.UTC)
    assert set(Observer.objects.values_list("person__name", "school__name", "version", "is_host")) == {
        ("Hannah Host", "St Agnes School", real.inductive.pk, True),
        ("Victor Visitor", "Trevean College", real.ruled.pk, False),
    }
    page = words(answer)
    for fact in (
        "Wed 30 January 2013, 10.05–10.55, St Agnes School waits for everyone’s yes",
        "Teacher Tom Teacher",
        "Observes at home Hannah Host, St Agnes School, on Lesson form",
        "Visits Victor Visitor, Trevean College, on Lesson form",
        "Conversation Fri 1 February, 15.40, by phone",
    ):
        assert fact in page


def test_three_may_observe_and_the_newest_form_is_used(real, lead, where, typed):
    lead.post(reverse("setup-form-again", args=[real.ruled.pk]))
    second = InstrumentVersion.objects.get(instrument=real.ruled.instrument, number=2)
    lead.post(reverse("setup-form-publish", args=[second.pk]))

    lead.post(where, {**typed, "third": f"{real.penrose.pk}:{real.third.pk}", "talk_day": "", "talk_time": ""})

    assert Observer.objects.count() == 3
    assert Observer.objects.get(person=real.visitor).version == second
    assert JointObservation.objects.get().talk_at is None


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"taught": ""}, "taught"),
        ({"taught": "nonsense"}, "taught"),
        ({"subject": ""}, "subject"),
        ({"subject": "s" * 41}, "subject"),
        ({"subject": "Sci\x00ence"}, "subject"),
        ({"key_stage": ""}, "key_stage"),
        ({"key_stage": "9"}, "key_stage"),
        ({"year_group": "y" * 21}, "year_group"),
        ({"day": ""}, "day"),
        ({"day": "2013-02-29"}, "day"),
        ({"day": "1900-01-01"}, "day"),
        ({"day": "2015-01-15"}, "day"),
        ({"day": "2010-12-31"}, "day"),
        ({"day": "9999-12-31"}, "day"),
        ({"starts": ""}, "starts"),
        ({"starts": "25:00"}, "starts"),
        ({"starts": "NaN"}, "starts"),
        ({"ends": "10:05"}, "ends"),
        ({"ends": "18:06"}, "ends"),
        ({"first": "nonsense"}, "first"),
        ({"second": ""}, "second"),
        ({"third": "nonsense"}, "third"),
        ({"room": "r" * 20_001}, "room"),
        ({"talk_time": ""}, "talk_time"),
        ({"talk_day": ""}, "talk_day"),
        ({"talk_day": "2013-01-29"}, "talk_day"),
        ({"talk_day": "2013-02-29"}, "talk_day"),
        ({"talk_day": "2019-01-01"}, "talk_day"),
        ({"talk_how": "h" * 41}, "talk_how"),
    ],
)
def test_bad_input_is_an_error_beside_its_field_and_nothing_is_lost(lead, where, typed, wrong, field):
    answer = lead.post(where, {**typed, **wrong})

    assert list(errors(answer)) == [field]
    kept = next(each for each in ("subject", "period") if each != field)
    assert value(answer, kept) == typed[kept]
    assert not Lesson.objects.exists()


@pytest.mark.parametrize(
    ("day", "starts", "ends", "field"),
    [
        ("2013-10-27", "01:30", "02:30", "starts"),  # comes twice
        ("2014-10-26", "00:30", "01:30", "ends"),
        ("2013-03-31", "01:30", "02:30", "starts"),  # is left out
    ],
)
def test_an_hour_at_which_the_clocks_change_is_refused(lead, where, typed, day, starts, ends, field):  # noqa: PLR0917
    answer = lead.post(where, {**typed, "day": day, "starts": starts, "ends": ends, "talk_day": "", "talk_time": ""})

    assert errors(answer) == {field: ["The clocks change at that hour: choose another time"]}


def test_summer_time_is_kept(lead, where, typed):
    lead.post(where, {**typed, "day": "2013-06-12", "talk_day": "", "talk_time": ""})

    assert Lesson.objects.get().starts_at == dt.datetime(2013, 6, 12, 10, 5, tzinfo=LONDON_IN_SUMMER)


def test_the_twenty_ninth_of_february_is_a_day_in_a_leap_year(real, lead, where, typed):
    with time_machine.travel(dt.datetime(2015, 9, 14, 10, 0, tzinfo=dt.UTC), tick=False):
        lead.force_login(real.alliance_lead)
        lead.post(where, {**typed, "day": "2016-02-29", "talk_day": "", "talk_time": ""})

    assert Lesson.objects.get().starts_at.date() == dt.date(2016, 2, 29)


def test_the_same_person_cannot_observe_twice(real, lead, where, typed):
    sentence = "Choose another person: the same one cannot observe twice"

    assert errors(lead.post(where, {**typed, "second": typed["first"]})) == {"second": [sentence]}
    assert errors(lead.post(where, {**typed, "third": typed["first"]})) == {"third": [sentence]}
    assert not Lesson.objects.exists()


def test_nobody_observes_themself(real, lead, where, typed):
    answer = errors(lead.post(where, {**typed, "taught": typed["first"]}))

    assert answer == {"taught": ["Nobody observes themself: choose another teacher or other observers"]}


def test_observers_are_of_two_schools(real, lead, where, typed):
    answer = errors(lead.post(where, {**typed, "second": f"{real.agnes.pk}:{real.school_lead.pk}"}))

    assert answer == {"second": ["Choose observers of two schools: the join is what this is for"]}


def test_a_school_without_a_published_form_cannot_send_an_observer(real, lead, administrator, where, typed):
    administrator.post(
        f"{reverse('setup-school-new')}?alliance={real.alliance.pk}",
        {"urn": "113890", "name": "Pool Academy", "school_phase": "secondary"},
    )
    pool = real.alliance.schools.get(urn="113890")
    paula = member("Paula Pool", "teacher", pool)

    answer = lead.post(where, {**typed, "second": f"{pool.pk}:{paula.pk}"})

    assert errors(answer) == {"second": ["Pool Academy has no published observation form yet: write it first"]}


def test_people_of_another_alliance_are_no_choice(real, lead, where, typed):
    far = f"{real.far_school.pk}:{real.far_teacher.pk}"

    assert errors(lead.post(where, {**typed, "first": far, "taught": far})) == {
        "taught": ["Choose somebody from the list"],
        "first": ["Choose somebody from the list"],
    }


def seal(joint, who, version, as_person):
    as_person(who)
    actions.seal(observer=worlds.place_of(joint, who), content=worlds.judgement(version, "Good"), by=who, at=AFTER)


def test_nothing_of_a_sheet_shows_before_the_reveal(real, lead, as_person):
    joint = worlds.lesson(real)
    pages = [reverse("setup-joint", args=[joint.pk]), reverse("setup-round", args=[real.round.pk])]
    before = [lead.get(page).content for page in pages]

    seal(joint, real.host, real.inductive, as_person)
    assert [lead.get(page).content for page in pages] == before

    as_person(real.visitor)
    actions.seal(
        observer=worlds.place_of(joint, real.visitor),
        content=worlds.judgement(real.ruled, "Good"),
        by=real.visitor,
        at=AFTER,
    )
    for page in pages:
        assert " open" in words(lead.get(page))
        assert "Good" not in words(lead.get(page))


def test_a_lesson_is_over_by_the_clock_alone(real, lead):
    joint = worlds.lesson(real)
    page = reverse("setup-joint", args=[joint.pk])
    assert "arranged" in words(lead.get(page))

    with time_machine.travel(AFTER, tick=False):
        lead.force_login(real.alliance_lead)
        assert "lesson over" in words(lead.get(page))


def test_a_lesson_is_withdrawn_after_it_was_asked(real, lead):
    joint = worlds.lesson(real)
    where = reverse("setup-joint-withdraw", args=[joint.pk])
    assert "Withdraw Year 8 Science?" in words(lead.get(where))

    answer = lead.post(where, follow=True)

    joint.refresh_from_db()
    assert (joint.state, joint.withdrawn_at) == ("withdrawn", NOW)
    assert "Withdrawn. It counts in no figure." in words(answer)
    assert "Withdraw this lesson" not in words(answer)
    again = lead.post(where)
    assert again.status_code == 403
    assert "has been withdrawn already" in words(again)


def test_a_school_lead_sees_a_lesson_in_their_school_and_leaves_it_to_others_to_withdraw(real, school_lead):
    joint = worlds.lesson(real)

    page = words(school_lead.get(reverse("setup-joint", args=[joint.pk])))
    refused = school_lead.post(reverse("setup-joint-withdraw", args=[joint.pk]))

    assert "Teacher Tom Teacher" in page
    assert "Withdraw" not in page
    assert refused.status_code == 403
    assert "Those who lead the alliance withdraw a lesson." in words(refused)


def test_both_observers_find_it_under_observe(real, lead, where, typed, signed_in):
    lead.post(where, typed)

    for observer in (real.host, real.visitor):
        assert "Year 8 Science" in words(signed_in(observer).get(reverse("joint-list")))
    assert "Year 8 Science" not in words(signed_in(real.third).get(reverse("joint-list")))


def test_sent_twice_a_lesson_is_arranged_once_until_it_is_withdrawn(real, lead, where, typed):
    lead.post(where, typed)
    again = lead.post(where, {**typed, "starts": "10:30", "ends": "11:20"})
    assert errors(again) == {"starts": ["A lesson of Tom Teacher at that time is arranged already"]}

    lead.post(reverse("setup-joint-withdraw", args=[JointObservation.objects.get().pk]))

    assert lead.post(where, typed).status_code == 302
    assert JointObservation.objects.count() == 2
