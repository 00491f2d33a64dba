"""An observer who never seals is replaced or withdrawn: by the clock alone, with one neutral sentence for others."""

import pytest
from django.urls import reverse

from observations.actions import arranging, replacing
from observations.actions.arranging import NotArranged
from observations.models import LedgerEntry, Observer
from tests import world as worlds
from tests.observations.pages import words
from tests.taking_part.conftest import A_DAY, FIRST, NOW

pytestmark = pytest.mark.django_db
SENTENCE = "Who observes this lesson has changed."


def replace(joint, who, *, by, at):
    place = Observer.objects.get(joint=joint, person=who)
    return replacing.replace_observer(joint=joint, place_id=place.pk, by=by, at=at)


@pytest.mark.parametrize("days", [0, 1, 6])
def test_an_observer_keeps_their_place_for_a_week_after_the_lesson_whatever_they_did(setting, house, days, as_person):
    joint = setting.scheduled(third=True)
    setting.sealed(joint, "host", "Good")
    as_person(None)

    for who in (house.host, house.visitor):
        with pytest.raises(NotArranged, match="keeps their place until Wednesday 6 February"):
            replace(joint, who, by=house.alliance_lead, at=FIRST + days * A_DAY)


def test_with_two_sealed_left_the_sheets_open_and_the_figures_are_of_two(setting, house, as_person):
    joint = setting.scheduled(third=True)
    setting.sealed(joint, "host", "Good")
    setting.sealed(joint, "visitor", "Good")
    as_person(house.alliance_lead)

    replace(joint, house.third, by=house.alliance_lead, at=FIRST + 8 * A_DAY)

    assert setting.again(joint).state == "revealed"
    assert LedgerEntry.objects.get().observers == 2


def test_below_two_sealed_sheets_nothing_opens(setting, house, as_person):
    joint = setting.scheduled()
    setting.sealed(joint, "host", "Good")
    as_person(house.alliance_lead)

    replace(joint, house.visitor, by=house.alliance_lead, at=FIRST + 8 * A_DAY)

    assert (setting.again(joint).state, LedgerEntry.objects.count()) == ("scheduled", 0)


def test_the_others_read_one_neutral_sentence_and_the_replaced_keeps_what_is_theirs(
    setting, house, browser, frozen, as_person
):
    joint = setting.scheduled(third=True)
    setting.sealed(joint, "third", "Good", note="kept for Thea")
    as_person(house.alliance_lead)
    replace(joint, house.third, by=house.alliance_lead, at=FIRST + 8 * A_DAY)
    frozen.move_to(FIRST + 8 * A_DAY)

    for name in ("joint-sheet", "joint-thread", "joint-plan"):
        page = words(browser(house.visitor).get(reverse(name, args=[joint.pk])))
        assert SENTENCE in page
        assert page.count("Thea") == 0
    assert "kept for Thea" in words(browser(house.third).get(reverse("joint-mine", args=[joint.pk])))


def test_the_reserve_who_has_accepted_takes_the_place(setting, house):
    joint = setting.picked(setting.offered(reserve=setting.place("third", "penrose")))
    setting.yes(joint, "third")
    setting.yes(joint, "teacher")

    assert replace(joint, house.visitor, by=house.alliance_lead, at=NOW)

    place = worlds.place_of(joint, house.third)
    assert (place.is_host, place.version.instrument.school) == (False, house.penrose)


def test_whoever_observes_the_lesson_does_not_change_who_observes_it(setting, house, browser):
    joint = setting.scheduled()
    version = Observer.objects.get(joint=joint, person=house.visitor).version
    lead = house.alliance_lead
    both = arranging.arrange(
        round=house.round,
        lesson=setting.facts(starts_at=FIRST + 3 * A_DAY, ends_at=FIRST + 3 * A_DAY * 1.01),
        places=(setting.place("host", "agnes"), arranging.Place(lead, house.trevean, version)),
        by=None,
        at=NOW,
    )

    assert browser(lead).get(reverse("setup-joint-observers", args=[joint.pk])).status_code == 200
    refused = browser(lead).get(reverse("setup-joint-observers", args=[both.pk]))
    assert refused.status_code == 403
    assert "You observe this lesson yourself" in refused.content.decode()


def test_the_page_is_the_same_whoever_has_written_or_sealed(setting, house, browser, frozen, as_person):
    joint = setting.scheduled()
    frozen.move_to(FIRST + 8 * A_DAY)
    lead, address = browser(house.alliance_lead), reverse("setup-joint-observers", args=[joint.pk])
    before = words(lead.get(address))

    setting.sealed(joint, "host", "Good")
    as_person(None)

    assert words(lead.get(address)) == before
    assert "End their place" in before


def test_somebody_is_asked_to_stand_by_and_then_steps_in_from_the_page(setting, house, browser):
    joint = setting.scheduled()
    lead, address = browser(house.alliance_lead), reverse("setup-joint-observers", args=[joint.pk])

    for wrong, said in (("", "Choose somebody from the list"), (f"{house.agnes.pk}:{house.host.pk}", "otherwise")):
        assert said in words(lead.post(address, {"action": "ask", "reserve": wrong}))
    lead.post(address, {"action": "ask", "reserve": f"{house.penrose.pk}:{house.third.pk}"})
    assert "asked, and has not said yes yet" in words(lead.get(address))

    assert "Would you stand by?" in words(browser(house.third).get(reverse("joint-plan", args=[joint.pk])))
    agree = reverse("joint-agree", args=[joint.pk])
    browser(house.third).post(agree, {"version": str(joint.text_id), "accept": "on"})
    place = Observer.objects.get(joint=joint, person=house.visitor)
    lead.post(address, {"action": "end", "place": str(place.pk)})

    assert Observer.objects.filter(joint=joint, person=house.third, replaced_at=None).exists()


@pytest.mark.parametrize("place", ["", "nonsense", "11111111-1111-4111-8111-111111111111"])
def test_a_place_that_is_none_changes_nothing(setting, house, browser, place):
    joint = setting.scheduled()

    browser(house.alliance_lead).post(
        reverse("setup-joint-observers", args=[joint.pk]), {"action": "end", "place": place}
    )

    assert Observer.objects.filter(replaced_at__isnull=False).count() == 0
