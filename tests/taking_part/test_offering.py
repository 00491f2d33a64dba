"""The host offers three times, a visitor picks one, the teacher agrees: then it is scheduled, and not before."""

import dataclasses
import datetime as dt

import pytest
from django.core import mail
from django.db import IntegrityError, transaction

from diary import actions as diary
from observations import actions
from observations.actions import arranging, forms, offering
from observations.actions.arranging import NotArranged
from observations.models import JointObservation, Observer, OfferedTime, Reserve, SetUpStep
from tests import world as worlds
from tests.taking_part.conftest import A_DAY, FIRST, NOW, times

pytestmark = pytest.mark.django_db


def state(joint):
    return JointObservation.objects.get(pk=joint.pk).state


def test_from_three_times_on_offer_to_a_scheduled_lesson(setting):
    joint = setting.offered(0, 1, 2)
    assert (state(joint), joint.offered_times.count(), joint.picked_at) == ("proposed", 3, None)

    joint = setting.picked(joint, 1, reserve=2)
    assert (state(joint), joint.lesson.starts_at, joint.lesson.room) == ("proposed", FIRST + A_DAY, "Lab 2")
    assert list(OfferedTime.objects.values_list("starts_at", "is_reserve")) == [(FIRST + 2 * A_DAY, True)]

    assert setting.yes(joint, "teacher")
    joint = setting.again(joint)
    assert (joint.state, joint.picked_at, joint.agreed_at, joint.scheduled_at) == ("scheduled", NOW, NOW, NOW)


def test_with_three_observers_it_waits_for_the_third(setting):
    joint = setting.picked(setting.offered(third=True))

    assert not setting.yes(joint, "teacher")
    assert state(joint) == "agreed"
    assert setting.yes(joint, "third")
    assert (state(joint), Observer.objects.filter(joint=joint).count()) == ("scheduled", 3)


def test_none_of_these_gives_the_turn_back_and_other_times_can_be_offered(setting, house):
    joint = setting.offered()

    offering.none_of_these(joint=joint, by=house.visitor, at=NOW)
    assert not OfferedTime.objects.exists()
    offering.offer_again(joint=joint, times=times(7), by=house.host, at=NOW)

    assert list(OfferedTime.objects.values_list("starts_at", flat=True)) == [FIRST + 7 * A_DAY]


def test_another_day_asks_the_teacher_again(setting, house):
    joint = setting.picked(setting.offered(third=True))
    setting.yes(joint, "teacher")

    offering.offer_again(joint=joint, times=times(7, 8), by=house.host, at=NOW)
    joint = setting.picked(joint, 0)

    assert (joint.state, joint.agreed_at) == ("proposed", None)
    setting.yes(joint, "third")
    assert state(joint) == "proposed"
    assert setting.yes(joint, "teacher")


def test_the_time_in_reserve_moves_a_scheduled_lesson_without_asking_again(setting, house):
    joint = setting.picked(setting.offered(0, 1), 0, reserve=1)
    setting.yes(joint, "teacher")

    offering.use_reserve_time(joint=joint, by=house.host, at=NOW)

    joint = setting.again(joint)
    assert (joint.state, joint.lesson.starts_at, OfferedTime.objects.count()) == ("scheduled", FIRST + A_DAY, 0)
    with pytest.raises(NotArranged, match="no time in reserve"):
        offering.use_reserve_time(joint=joint, by=house.host, at=NOW)


@pytest.mark.parametrize(
    ("offered", "said"),
    [
        ([], "one time at least"),
        (times(0, 1, 2, 3), "three at most"),
        (times(0, 0), "twice"),
        (times(-30), "over already"),
    ],
)
def test_times_that_cannot_be_offered(setting, house, offered, said):
    joint = setting.offered()

    with pytest.raises(NotArranged, match=said):
        offering.offer_again(joint=joint, times=offered, by=house.host, at=NOW)

    assert joint.offered_times.count() == 3


def test_a_quiet_school_says_until_when_and_never_why(setting, house):
    diary.keep_quiet(
        school=house.trevean,
        starts_on=dt.date(2013, 1, 28),
        ends_on=dt.date(2013, 2, 8),
        reason="Ofsted is here",
        by=None,
        at=NOW,
    )

    with pytest.raises(NotArranged) as refused:
        setting.offered(0, 14)

    assert refused.value.problems == {"time_0": "Trevean College is not available until 8 Feb"}


def test_a_quiet_school_holds_for_a_lead_who_arranges_and_not_for_what_has_been(setting, house):
    diary.keep_quiet(
        school=house.agnes, starts_on=dt.date(2013, 1, 1), ends_on=dt.date(2013, 3, 1), reason="", by=None, at=NOW
    )
    places = (setting.place("host", "agnes"), setting.place("visitor", "trevean"))

    with pytest.raises(NotArranged) as refused:
        arranging.arrange(round=house.round, lesson=setting.facts(), places=places, by=None, at=NOW)
    assert refused.value.problems == {"starts_at": "St Agnes School is not available until 1 Mar"}

    been = setting.facts(starts_at=NOW - 4 * A_DAY, ends_at=NOW - 4 * A_DAY + dt.timedelta(minutes=50))
    assert arranging.arrange(round=house.round, lesson=been, places=places, by=None, at=NOW).state == "proposed"


def test_a_form_without_grades_is_no_form_for_a_lesson_with_them(setting, house):
    observers = setting.place("host", "agnes"), setting.place("visitor", "trevean")
    text = dataclasses.replace(worlds.INDUCTIVE, name="Developing", grades=())
    gradeless = forms.publish_form(
        version=forms.draft_form(school=house.trevean, text=text, by=None, at=NOW), by=None, at=NOW
    )
    places = (observers[0], dataclasses.replace(observers[1], version=gradeless))

    def arranged(in_round):
        return arranging.arrange(round=in_round, lesson=setting.facts(), places=places, by=None, at=NOW)

    with pytest.raises(NotArranged) as refused:
        arranged(house.round)
    assert refused.value.problems == {"round": "Trevean College’s form has no grades, and this round asks for them"}
    ungraded = arranging.start_round(
        alliance=house.alliance, title="Without", scale=house.scale, by=None, at=NOW, graded=False
    )
    assert arranged(ungraded).graded is False


def test_planning_time_is_never_offered_and_does_not_say_whose(setting, house):
    diary.add_weekly_time(
        person=house.visitor, kind="planning", day=3, starts_at=dt.time(10), ends_at=dt.time(11), at=NOW
    )

    with pytest.raises(NotArranged) as refused:
        setting.offered(0, 1)

    assert refused.value.problems == {"time_0": "That is planning time of one of you, which is never offered"}


def test_a_schools_own_cap_counts_this_years_visits(setting, house):
    setting.scheduled(0)
    diary.set_cap(school=house.agnes, visits=1, minutes=None, by=None, at=NOW)

    with pytest.raises(NotArranged) as refused:
        setting.offered(7)
    assert refused.value.problems == {
        "time_0": "This school keeps its own cap, and this would go over it: 1 visit, 50 minutes this year already"
    }

    diary.set_cap(school=house.agnes, visits=None, minutes=100, by=None, at=NOW)
    assert setting.offered(7).state == "proposed"
    diary.set_cap(school=house.agnes, visits=None, minutes=99, by=None, at=NOW)
    with pytest.raises(NotArranged, match="go over it"):
        setting.offered(8)
    assert setting.offered(250).state == "proposed"  # another school year


def test_a_lesson_that_is_only_proposed_blocks_no_other_time_until_one_is_picked(setting):
    first, second = setting.offered(0), setting.offered(0)

    setting.picked(first)

    with pytest.raises(NotArranged, match="arranged already"):
        setting.picked(second)


def test_a_time_that_is_no_longer_offered_cannot_be_picked(setting, house):
    joint = setting.offered(0)
    gone = joint.offered_times.get()
    offering.offer_again(joint=joint, times=times(3), by=house.host, at=NOW)

    with pytest.raises(NotArranged) as refused:
        offering.pick(joint=joint, offered=gone, reserve=None, by=house.visitor, at=NOW)

    assert refused.value.problems == {"offered": "This time is no longer offered: pick another"}


@pytest.mark.parametrize("who", ["teacher", "host", "visitor"])
def test_who_stands_by_takes_no_other_part_says_the_form_and_the_database(setting, house, who):
    joint = setting.offered()
    with pytest.raises(NotArranged, match="does not take part otherwise"):
        setting.offered(5, reserve=setting.place(who, "trevean"))

    place = setting.place(who, "trevean")
    with pytest.raises(IntegrityError, match="takes no other part"), transaction.atomic():
        Reserve.objects.create(joint=joint, person=place.person, school=place.school, version=place.version)


def test_nobody_observes_themself_or_twice_says_the_database(setting, house):
    joint = setting.offered()
    place = setting.place("teacher", "agnes")

    with pytest.raises(IntegrityError, match="nobody observes themself"), transaction.atomic():
        Observer.objects.create(joint=joint, person=place.person, school=place.school, version=place.version)
    with pytest.raises(IntegrityError, match="observer_once_on_a_lesson"), transaction.atomic():
        Observer.objects.create(joint=joint, person=house.host, school=place.school, version=place.version)


def test_mails_say_only_that_something_waits(setting, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        joint = setting.offered()
    assert [letter.to for letter in mail.outbox] == [["victor.visitor@example.org"]]

    with django_capture_on_commit_callbacks(execute=True):
        setting.picked(joint)
    assert [letter.to for letter in mail.outbox[1:]] == [["tom.teacher@example.org"]]

    mail.outbox.clear()
    with django_capture_on_commit_callbacks(execute=True):
        setting.yes(joint, "teacher")
    assert {letter.to[0].split(".")[0] for letter in mail.outbox} == {"tom", "hannah", "victor"}
    said = [letter.subject + letter.body + str(letter.attachments) for letter in mail.outbox]
    for planted in ("Science", "Year 8", "observ", "grade", "judge"):
        assert [words for words in said if planted in words] == []
    for letter in mail.outbox:
        own = letter.to[0].split("@", 1)[0].replace(".", " ").title()
        others = {"Hannah Host", "Victor Visitor", "Tom Teacher"} - {own}
        assert [name for name in others if name in str(letter.attachments)] == []


def test_it_is_given_up_two_weeks_after_its_time(setting, house):
    joint = setting.offered(0)

    actions.sweep(at=FIRST + 14 * A_DAY)
    assert state(joint) == "proposed"
    actions.sweep(at=FIRST + 15 * A_DAY)

    joint = setting.again(joint)
    assert (joint.state, joint.reason) == ("withdrawn", "Its time went by before everyone had said yes.")
    assert SetUpStep.objects.filter(ended_at=None).count() == 0
