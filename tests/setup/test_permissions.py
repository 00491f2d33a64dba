"""Each start page and each of its forms × who: what lies beyond one's remit is not there, the rest says whose it is."""

import pytest
from django.urls import reverse

from clusters.models import Membership
from observations.actions import arranging, forms
from observations.models import CrosswalkRow, InstrumentVersion
from tests import world as worlds
from tests.setup.cast import member
from tests.setup.pages import words
from tests.world import T0

WHO = ("administrator", "alliance_lead", "school_lead", "teacher", "cluster_lead", "far_teacher", "far_lead")
GONE, NOT_YOURS, POSTED_TO = 404, 403, 405
NOBODY_ELSE = {"teacher": NOT_YOURS, "cluster_lead": NOT_YOURS, "far_teacher": NOT_YOURS}
OF_ADMINISTRATOR = {"alliance_lead": NOT_YOURS, "school_lead": NOT_YOURS, **NOBODY_ELSE, "far_lead": NOT_YOURS}
OF_ALLIANCE = {"school_lead": NOT_YOURS, **NOBODY_ELSE}
# What belongs to the alliance is not there for a lead of another one.
OF_ONE_ALLIANCE = {**OF_ALLIANCE, "far_lead": GONE}
OF_ONE_SCHOOL = {**NOBODY_ELSE, "far_lead": GONE}

# name → (what the address is about, who may not, what one who may gets from GET)
PAGES = {
    "setup": ("", NOBODY_ELSE, 200),
    "setup-start": ("", OF_ADMINISTRATOR, 200),
    "setup-alliance-new": ("", OF_ADMINISTRATOR, 200),
    "setup-schools": ("alliance", OF_ONE_ALLIANCE, 200),
    "setup-school-new": ("alliance", OF_ONE_ALLIANCE, 200),
    "setup-schools-paste": ("alliance", OF_ONE_ALLIANCE, 200),
    "setup-people": ("", NOBODY_ELSE, 200),
    "setup-person-new": ("", NOBODY_ELSE, 200),
    "setup-people-paste": ("", NOBODY_ELSE, 200),
    "setup-person-invite": ("membership", OF_ONE_SCHOOL, POSTED_TO),
    "setup-role-end": ("membership", OF_ONE_SCHOOL, 200),
    "setup-forms": ("", NOBODY_ELSE, 200),
    "setup-form-new": ("", NOBODY_ELSE, 200),
    "setup-form": ("version", OF_ONE_SCHOOL, 200),
    "setup-form-words": ("draft", OF_ONE_SCHOOL, 200),
    "setup-form-publish": ("draft", OF_ONE_SCHOOL, POSTED_TO),
    "setup-form-again": ("version", OF_ONE_SCHOOL, POSTED_TO),
    "setup-form-discard": ("draft", OF_ONE_SCHOOL, POSTED_TO),
    "setup-lines": ("version", OF_ONE_SCHOOL, 200),
    "setup-dispute": ("row", OF_ONE_SCHOOL, 200),
    "setup-rounds": ("alliance", OF_ONE_ALLIANCE, 200),
    "setup-round-new": ("alliance", OF_ONE_ALLIANCE, 200),
    "setup-round": ("round", OF_ONE_ALLIANCE, 200),
    "setup-round-close": ("round", OF_ONE_ALLIANCE, 200),
    "setup-joint-new": ("round_asked", OF_ONE_ALLIANCE, 200),
    "setup-joint": ("joint", OF_ONE_SCHOOL, 200),
    "setup-joint-withdraw": ("joint", {**OF_ONE_SCHOOL, "school_lead": NOT_YOURS}, 200),
}

ONLY_READ = {
    "setup",
    "setup-schools",
    "setup-people",
    "setup-forms",
    "setup-rounds",
    "setup-round",
    "setup-joint",
}


@pytest.fixture
def cast(real):
    """The fixed cast, and somebody who leads the other alliance."""
    far_lead = member("Freda Farlead", Membership.Role.ALLIANCE_LEAD, real.far_alliance)
    people = {name: getattr(real, name) for name in WHO if name != "far_lead"}
    return {**people, "far_lead": far_lead}


@pytest.fixture
def address(real):
    """Return the address of a page by its name, about something of St Agnes or of the Tamar alliance."""

    def find(name):
        about = PAGES[name][0]
        if about == "alliance":
            return f"{reverse(name)}?alliance={real.alliance.pk}"
        if about == "round_asked":
            return f"{reverse(name)}?round={real.round.pk}"
        things = {
            "membership": lambda: Membership.objects.get(person=real.teacher),
            "version": lambda: real.inductive,
            "draft": lambda: forms.draft_form(school=real.agnes, text=worlds.RULED, by=None, at=T0),
            "row": lambda: CrosswalkRow.objects.filter(own_grade__version=real.inductive).first(),
            "round": lambda: real.round,
            "joint": lambda: worlds.lesson(real),
        }
        return reverse(name, args=[things[about]().pk] if about else [])

    return find


@pytest.mark.parametrize("name", PAGES)
def test_page(name, cast, address, signed_in):
    _, refused, shown = PAGES[name]
    where = address(name)

    answers = {who: signed_in(person).get(where) for who, person in cast.items()}

    expected = {who: POSTED_TO if shown == POSTED_TO else refused.get(who, shown) for who in WHO}
    assert {who: answer.status_code for who, answer in answers.items()} == expected
    for answer in answers.values():
        if answer.status_code == NOT_YOURS:
            assert "That isn’t yours to do" in words(answer)
            assert "You can see this, but doing it" not in words(answer)  # the sentence is one of its own


@pytest.mark.parametrize("name", [name for name in PAGES if PAGES[name][1]])
def test_form(name, cast, address, signed_in):
    _, refused, _ = PAGES[name]
    where = address(name)
    before = everything()

    answers = {who: signed_in(cast[who]).post(where, {}).status_code for who in refused}

    assert answers == {who: POSTED_TO if name in ONLY_READ else status for who, status in refused.items()}
    assert everything() == before


@pytest.mark.parametrize("name", PAGES)
def test_nobody_signed_in_is_sent_to_the_sign_in_page_and_changes_nothing(name, address, signed_in):
    where = address(name)
    before = everything()

    for answer in (signed_in().get(where), signed_in().post(where, {})):
        assert answer.status_code == 302
        assert answer.url.startswith(reverse("account_login"))
    assert everything() == before


def everything():
    """What the start pages could have changed."""
    return (
        list(Membership.objects.order_by("pk").values()),
        list(InstrumentVersion.objects.order_by("pk").values()),
        list(CrosswalkRow.objects.order_by("pk").values()),
        list(arranging.Round.objects.order_by("pk").values()),
        list(arranging.JointObservation.objects.order_by("pk").values()),
    )


def test_an_alliance_lead_reaches_nothing_of_another_alliance(cast, real, signed_in):
    client = signed_in(cast["far_lead"])

    for name in ("setup", "setup-people", "setup-forms"):
        page = words(client.get(reverse(name)))
        assert "St Agnes" not in page
        assert "Hannah" not in page


def test_a_school_lead_reaches_their_own_school_only(real, school_lead):
    people = words(school_lead.get(reverse("setup-people")))
    forms_page = words(school_lead.get(reverse("setup-forms")))

    assert "Tom Teacher" in people
    assert "Victor Visitor" not in people
    assert "Trevean" not in forms_page
    trevean = Membership.objects.get(person=real.visitor)
    assert school_lead.get(reverse("setup-role-end", args=[trevean.pk])).status_code == 404
    assert school_lead.get(reverse("setup-form", args=[real.ruled.pk])).status_code == 404


def test_a_role_that_has_ended_reaches_nothing(real, signed_in):
    Membership.objects.filter(person=real.alliance_lead).update(ends_on="2013-01-13")

    assert signed_in(real.alliance_lead).get(reverse("setup")).status_code == 403
