"""Saying no: before the reveal a lesson leaves every figure, afterwards its names go and the counts stay."""

import pytest
from django.urls import reverse

from observations import actions
from observations.actions import agreeing, practical
from observations.actions.arranging import NotArranged
from observations.models import (
    Cell,
    JointObservation,
    LedgerEntry,
    LedgerJudgement,
    Lesson,
    Look,
    Observer,
    Sheet,
    TeachersTerms,
)
from people import taking_part
from people.models import Acceptance
from tests.observations.pages import words
from tests.taking_part.conftest import A_DAY, FIRST, NOW

pytestmark = pytest.mark.django_db
SENTINEL = "because of zebra-quartz"


def counted():
    return {(cell.facet, cell.value, cell.pattern): cell.count for cell in Cell.objects.filter(count__gt=0)}


def decline(joint, by, *, reason="", at=NOW):
    agreeing.decline(joint=joint, reason=reason, by=by, at=at)


def test_the_teacher_withdraws_before_the_reveal_and_nothing_is_ever_counted(setting, house, as_person):
    joint = setting.scheduled()
    setting.sealed(joint, "host", "Good")
    as_person(None)

    decline(joint, house.teacher, reason=SENTINEL, at=FIRST + A_DAY)

    joint = setting.again(joint)
    assert (joint.state, joint.reason, taking_part.accepted(joint.pk, joint.text_id).keys()) == (
        "withdrawn",
        SENTINEL,
        {house.host.pk, house.visitor.pk},
    )
    actions.sweep(at=FIRST + A_DAY)
    assert (LedgerEntry.objects.count(), counted()) == (0, {})


def test_the_teacher_withdraws_after_the_reveal_and_every_name_goes_while_the_counts_stay(setting, house):
    joint = setting.revealed(receives=True, note=SENTINEL)
    actions.sweep(at=FIRST + A_DAY)
    practical.send_message(joint=joint, key=joint.pk, text="Lab 3 instead.", by=house.teacher, at=FIRST)
    Look.objects.create(joint=joint, person=house.host, day=FIRST.date(), at=FIRST)
    before = counted()
    assert before

    decline(joint, house.teacher, at=FIRST + A_DAY)
    actions.sweep(at=FIRST + 2 * A_DAY)

    assert counted() == before
    entry = LedgerEntry.objects.get()
    assert (entry.joint_id, entry.voided_at, entry.counted_at is not None) == (None, None, True)
    assert list(LedgerJudgement.objects.values_list("person", flat=True)) == [None, None]
    assert Lesson.objects.values_list("teacher", "period", "room", "subject").get() == (None, "", "", "Science")
    assert (TeachersTerms.objects.count(), Look.objects.count()) == (0, 0)
    assert set(Acceptance.objects.values_list("about", flat=True)) == {None}
    assert actions.recount(at=FIRST + 2 * A_DAY).changed == 0


def test_after_the_names_are_out_nobody_opens_the_lesson_and_each_keeps_their_own_sheet(setting, house, browser):
    joint = setting.revealed(note=SENTINEL)
    decline(joint, house.teacher, at=FIRST + A_DAY)

    gone = ("joint-compare", "joint-thread", "joint-plan", "joint-released", "joint-taught")
    for who in ("host", "visitor", "teacher", "administrator"):
        client = browser(getattr(house, who))
        assert {client.get(reverse(name, args=[joint.pk])).status_code for name in gone} == {404}
    page = words(browser(house.host).get(reverse("joint-mine", args=[joint.pk])))
    assert "The names have been taken out of this lesson" in page
    assert SENTINEL in page
    assert "Tom Teacher" not in words(browser(house.visitor).get("/observe/"))


def test_a_reason_stands_with_those_who_arrange_and_nowhere_near_a_judgement(setting, house, browser, as_person):
    joint = setting.scheduled()
    setting.sealed(joint, "host", "Good")
    as_person(None)
    decline(joint, house.teacher, reason=SENTINEL, at=FIRST + A_DAY)

    read = browser(house.alliance_lead).get(reverse("setup-joint", args=[joint.pk]))
    assert SENTINEL in words(read)
    for name in ("joint-mine", "joint-thread"):
        assert SENTINEL not in words(browser(house.host).get(reverse(name, args=[joint.pk])))
    as_person(house.host)
    assert Sheet.objects.get().sealed_at is not None


def test_an_observer_says_no_and_the_reserve_who_has_accepted_steps_in(setting, house):
    joint = setting.picked(setting.offered(reserve=setting.place("third", "penrose")))
    setting.yes(joint, "third")
    setting.yes(joint, "teacher")

    decline(joint, house.visitor, at=NOW)

    places = Observer.objects.filter(joint=joint, replaced_at=None).values_list("person__name", flat=True)
    joint = setting.again(joint)
    assert (joint.state, set(places), joint.observers_changed_at) == ("scheduled", {"Hannah Host", "Thea Third"}, NOW)


def test_without_a_reserve_who_has_accepted_two_schools_have_to_be_left(setting, house):
    three, two = setting.scheduled(0, third=True), setting.scheduled(7, reserve=setting.place("third", "penrose"))

    decline(three, house.third, at=NOW)
    decline(two, house.visitor, at=NOW)

    assert (setting.again(three).state, setting.again(two).state) == ("scheduled", "withdrawn")


def test_the_last_who_has_not_said_yes_leaves_and_it_is_scheduled(setting, house):
    joint = setting.picked(setting.offered(third=True))
    setting.yes(joint, "teacher")

    decline(joint, house.third, at=NOW)

    assert setting.again(joint).state == "scheduled"


def test_once_the_lesson_has_begun_an_observer_stays(setting, house, as_person):
    joint = setting.scheduled()

    with pytest.raises(NotArranged, match="The lesson has begun"):
        decline(joint, house.visitor, at=FIRST)

    assert JointObservation.objects.get().state == "scheduled"


def test_a_closed_lesson_cannot_be_declined(setting, house):
    joint = setting.scheduled()
    actions.sweep(at=FIRST + 15 * A_DAY)

    with pytest.raises(NotArranged, match="closed"):
        decline(joint, house.teacher, at=FIRST + 15 * A_DAY)
