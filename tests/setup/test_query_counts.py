"""List pages cost the same with one row and with three, and no page costs more than is meant."""

import pytest
from django.urls import reverse

from clusters.models import Membership
from observations.actions import arranging, forms
from tests import world as worlds
from tests.setup.cast import member
from tests.world import T0

SAVEPOINT = 2  # the request's own transaction, within the test's
PAGES = {
    "setup": 8,
    "setup-schools": 7,
    "setup-people": 8,
    "setup-person-new": 7,
    "setup-forms": 7,
    "setup-rounds": 7,
}


def more(real, number):
    """One more of everything that a list could show."""
    member(f"Further {number}", Membership.Role.TEACHER, real.agnes)
    forms.draft_form(school=real.agnes, text=worlds.RULED, by=None, at=T0)
    worlds.lesson(real, subject=f"Subject {number}")
    arranging.start_round(alliance=real.alliance, title=f"Round {number}", scale=real.scale, by=None, at=T0)


@pytest.mark.parametrize("name", PAGES)
def test_a_page_costs_the_same_with_one_row_and_with_three(real, lead, name, django_assert_num_queries):
    address = reverse(name)
    lead.get(address)
    more(real, 1)
    with django_assert_num_queries(PAGES[name] + SAVEPOINT):
        lead.get(address)

    more(real, 2)
    more(real, 3)

    with django_assert_num_queries(PAGES[name] + SAVEPOINT):
        lead.get(address)


@pytest.mark.parametrize(
    ("name", "about", "most"),
    [
        ("setup-form", "version", 8),
        ("setup-lines", "version", 9),  # one is for who may have judged two grades equivalent
        ("setup-round", "round", 9),  # two are the set-up clock
        ("setup-joint", "joint", 8),  # one asks who has said yes
        ("setup-joint-new", "asked", 9),  # one leaves out whoever takes no part
    ],
)
def test_a_page_about_one_thing(real, lead, name, about, most, django_assert_max_num_queries):
    joint = worlds.lesson(real)
    ids = {"version": real.inductive.pk, "round": real.round.pk, "joint": joint.pk}
    address = f"{reverse(name)}?round={real.round.pk}" if about == "asked" else reverse(name, args=[ids[about]])
    lead.get(address)

    with django_assert_max_num_queries(most + SAVEPOINT):
        lead.get(address)


def test_arranging_a_lesson_stays_within_its_queries(real, lead, django_assert_max_num_queries):
    typed = {
        "taught": f"{real.agnes.pk}:{real.teacher.pk}",
        "subject": "Science",
        "key_stage": "3",
        "day": "2013-01-30",
        "starts": "10:05",
        "ends": "10:55",
        "first": f"{real.agnes.pk}:{real.host.pk}",
        "second": f"{real.trevean.pk}:{real.visitor.pk}",
    }
    address = f"{reverse('setup-joint-new')}?round={real.round.pk}"
    lead.get(address)

    # three ask whether the day will do, one whether the forms have grades, the others are the agreement and the clock
    with django_assert_max_num_queries(24 + SAVEPOINT):
        assert lead.post(address, typed).status_code == 302
