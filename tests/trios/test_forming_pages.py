"""The page on which a trio is formed, and whom it names."""

import re
import uuid

import pytest
from django.urls import reverse

from diary import actions as diary_actions
from tests.trios.cast import day, moment
from trios import actions
from trios.models import Trio

pytestmark = pytest.mark.django_db
BAD_TEXTS = ["x\x00y", "x" * 20_001]


def test_forming_takes_four_choices_and_one_press(cast, browse, on_day):
    on_day(1)
    client = browse(cast.sle)

    answer = client.post(
        reverse("trio-new"), {"one": cast.ann.pk, "two": cast.bob.pk, "three": cast.cat.pk, "leader": cast.sle.pk}
    )

    trio = Trio.objects.get()
    assert answer.headers["Location"] == reverse("trio", args=[trio.pk])
    page = client.get(reverse("trio", args=[trio.pk])).content.decode()
    assert [re.sub(r"<.*?>", "", tag) for tag in re.findall(r'<span class="tag.*?</span>', page)][:3] == [
        "3 schools",
        "3 departments",
        "2 school phases",
    ]


def test_an_sle_who_works_at_no_school_leads_a_trio(cast, browse, on_day):
    on_day(1)
    cast.sle.memberships.filter(school__isnull=False).delete()
    client = browse(cast.sle)

    page = client.get(reverse("trio-new")).content.decode()
    client.post(reverse("trio-new"), {"one": cast.ann.pk, "two": cast.bob.pk, "leader": cast.sle.pk})
    refused = client.post(reverse("trio-new"), {"one": cast.sle.pk, "two": cast.dan.pk, "leader": cast.sle.pk})

    assert f'<option value="{cast.sle.pk}" selected>{cast.sle.name}</option>' in page
    assert Trio.objects.get().leader == cast.sle
    assert "Choose somebody of this alliance" in refused.content.decode()


def test_a_suggestion_fills_the_form_in_and_shows_its_badges(cast, browse, on_day):
    on_day(1)
    for each in (cast.ann, cast.bob, cast.cat):
        actions.be_willing(alliance=cast.alliance, person=each, kind="join", focus="", at=moment(0), on=day(0))
    client = browse(cast.sle)
    page = client.get(reverse("trio-new")).content.decode()
    link = re.search(r'href="(\?alliance=[^"]+)">Take these three', page)[1].replace("&amp;", "&")

    filled = client.get(reverse("trio-new") + link).content.decode()

    assert filled.count("selected") == 4
    assert "3 schools" in filled


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"two": "one"}, "Ann Able is in it already"),
        ({"one": "", "two": ""}, "Choose the first person"),
        ({"three": str(uuid.UUID(int=1))}, "Choose somebody of this alliance"),
        ({"leader": "\x00"}, "Choose somebody of this alliance"),
        ({"focus": "x" * 201}, "at most 200 characters"),
        ({"focus": "x\x00"}, "Null characters"),
    ],
)
def test_bad_input_while_forming_stays_beside_its_field(cast, browse, on_day, change, said):
    on_day(1)
    data = {"one": str(cast.ann.pk), "two": str(cast.bob.pk), "three": str(cast.cat.pk), "leader": str(cast.sle.pk)}
    change = {name: data.get(value, value) for name, value in change.items()}

    answer = browse(cast.sle).post(reverse("trio-new"), data | change)

    assert answer.status_code == 200
    assert said in answer.content.decode()
    assert not Trio.objects.exists()


def test_somebody_in_an_open_trio_is_named(cast, browse, running):
    data = {"one": cast.ann.pk, "two": cast.dan.pk, "three": "", "leader": cast.sle.pk}

    assert "is in Trio 1 until it ends" in browse(cast.sle).post(reverse("trio-new"), data).content.decode()


def test_an_sle_forms_a_trio_for_somebody_who_waits_to_lead(cast, browse, on_day):
    on_day(1)
    for each, kind in (
        (cast.dan, "lead"),
        (cast.dan, "join"),
        (cast.ann, "join"),
        (cast.bob, "join"),
        (cast.cat, "join"),
    ):
        actions.be_willing(alliance=cast.alliance, person=each, kind=kind, focus="", at=moment(0), on=day(0))
    client = browse(cast.sle)
    link = re.search(
        r'href="([^"]+)">Form a trio for them to lead', client.get(reverse("trio-waiting")).content.decode()
    )
    address = link[1].replace("&amp;", "&")

    page = client.get(address).content.decode()

    assert f'value="{cast.dan.pk}" selected' in page
    assert "Suggested, from 3 people" in page  # whoever is to lead is not suggested as a member
    taken = re.search(r'href="(\?alliance=[^"]+)">Take these three', page)[1].replace("&amp;", "&")
    assert f'value="{cast.dan.pk}" selected' in client.get(reverse("trio-new") + taken).content.decode()


def test_who_is_chosen_shows_what_it_crosses_and_the_way_between(cast, browse, on_day):
    on_day(1)
    client = browse(cast.sle)
    chosen = f"{reverse('trio-new')}?one={cast.ann.pk}&two={cast.bob.pk}"
    assert "Nobody has entered yet how long the way" in client.get(chosen).content.decode()
    minutes = {(cast.schools["A"], cast.schools["B"]): 22}
    diary_actions.set_travel(minutes=minutes, by=cast.sle, at=moment(1))

    page = client.get(chosen).content.decode()

    assert "22 minutes at most between two of them." in page
    assert "2 departments" in page
    assert "two people so far" in page


def test_two_of_one_school_and_department_are_flagged_and_formed(cast, browse, on_day):
    on_day(1)
    client = browse(cast.sle)
    chosen = {"one": cast.ann.pk, "two": cast.dan.pk, "three": "", "leader": cast.sle.pk}

    assert "all of one school" in client.get(reverse("trio-new"), chosen).content.decode()
    client.post(reverse("trio-new"), chosen)

    page = client.get(reverse("trio", args=[Trio.objects.get().pk])).content.decode()
    assert "two people so far" in page
    assert "all of one school" in page
