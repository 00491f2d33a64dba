import pytest
from django.urls import reverse

from clusters.models import Alliance, Cluster, Membership
from observations import actions
from observations.models import CrosswalkRow, JointObservation, Round
from people.models import Installation
from tests import world as worlds
from tests.setup.pages import words
from tests.world import T0

SETUP = reverse("setup")


def done(answer):
    return [task.title for task in answer.context["tasks"] if task.is_done]


@pytest.mark.django_db
def test_an_empty_installation_begins_with_the_alliance(frozen, signed_in):
    Installation.objects.create(kind="real", created_at=T0)
    administrator = worlds.person("Ada Administrator", is_administrator=True)

    answer = signed_in(administrator).get(SETUP)

    assert answer.context["upcoming"].title == "Your alliance"
    assert reverse("setup-start") in answer.content.decode()


def test_all_is_done_once_a_lesson_is_arranged(real, lead):
    answer = lead.get(SETUP)
    assert answer.context["upcoming"].title == "The first joint observation"
    assert f"{reverse('setup-joint-new')}?round={real.round.pk}" in answer.content.decode()

    worlds.lesson(real)
    answer = lead.get(SETUP)

    assert answer.context["upcoming"] is None
    assert len(done(answer)) == 6
    assert "All of it is done" in words(answer)


def test_each_step_back_shows_what_is_missing(real, lead):
    Round.objects.all().delete()
    assert lead.get(SETUP).context["upcoming"].title == "A round"

    CrosswalkRow.objects.filter(own_grade__version=real.ruled).delete()
    answer = lead.get(SETUP)
    assert answer.context["upcoming"].title == "How your grades line up"
    assert "To do: Trevean College" in words(answer)

    Membership.objects.filter(school=real.penrose).delete()
    answer = lead.get(SETUP)
    assert answer.context["upcoming"].title == "People"
    assert "Nobody yet at Penrose School" in words(answer)


def test_a_withdrawn_lesson_does_not_count(real, lead):
    joint = worlds.lesson(real)
    JointObservation.objects.filter(pk=joint.pk).update(state="withdrawn", withdrawn_at=T0)

    assert "The first joint observation" not in done(lead.get(SETUP))


def test_a_school_lead_sees_their_school_alone(school_lead):
    answer = school_lead.get(SETUP)

    assert [task.title for task in answer.context["tasks"]] == [
        "People",
        "Observation forms",
        "How your grades line up",
    ]
    assert "Set up your school" in words(answer)
    assert "1 of 1 school has one" in words(answer)


def test_an_administrator_chooses_among_alliances(real, administrator):
    page = administrator.get(f"{SETUP}?alliance={real.far_alliance.pk}")

    assert "Set up Far alliance" in words(page)
    assert f"?alliance={real.alliance.pk}" in page.content.decode()
    assert administrator.get(f"{SETUP}?alliance=nonsense").status_code == 404


def test_the_list_tells_nothing_of_judgements(real, lead, as_person):
    joint = worlds.lesson(real)
    before = lead.get(SETUP).content
    as_person(real.host)
    actions.seal(
        observer=worlds.place_of(joint, real.host),
        content=worlds.judgement(real.inductive, "Good"),
        by=real.host,
        at=worlds.AFTER,
    )

    assert lead.get(SETUP).content == before


def test_an_alliance_without_schools_begins_with_them(real, administrator):
    made = Alliance.objects.create(cluster=Cluster.objects.first(), name="Bare alliance")

    answer = administrator.get(f"{SETUP}?alliance={made.pk}")

    assert answer.context["upcoming"].title == "Schools"
    assert [task.address for task in answer.context["tasks"]].count("") == 4
