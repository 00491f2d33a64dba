import pytest
from django.urls import reverse

from observations.models import CrosswalkRow, ReferenceScale, Round, RoundSchool
from tests import world as worlds
from tests.setup.pages import errors, value, words

NEW, LIST = reverse("setup-round-new"), reverse("setup-rounds")


@pytest.fixture
def typed(real):
    return {
        "title": "Spring round",
        "question": "",
        "publishes": "close",
        "sample_note": "All schools were judged good",
        "shown": [str(real.agnes.pk), str(real.trevean.pk)],
    }


def test_a_round_is_ungraded_and_publishes_at_its_close_unless_one_says_otherwise(real, lead, typed):
    page = lead.get(NEW)
    assert not page.context["form"]["graded"].value()
    assert page.context["form"]["publishes"].value() == "close"

    answer = lead.post(NEW, typed, follow=True)

    made = Round.objects.get(title="Spring round")
    assert (made.graded, made.publishes, made.sample_note, made.alliance, made.created_by) == (
        False,
        "close",
        "All schools were judged good",
        real.alliance,
        real.alliance_lead,
    )
    assert set(RoundSchool.objects.filter(round=made).values_list("school__name", "agreed_to_be_shown")) == {
        ("St Agnes School", True),
        ("Trevean College", True),
        ("Penrose School", False),
    }
    assert "No lesson arranged yet" in words(answer)


def test_grades_need_a_question(lead, typed):
    refused = lead.post(NEW, {**typed, "graded": "on"})
    assert errors(refused) == {"question": ["Grades are turned on for a stated question: write it here"]}
    assert value(refused, "title") == "Spring round"
    assert not Round.objects.filter(title="Spring round").exists()

    lead.post(NEW, {**typed, "graded": "on", "question": "Do we see the same lesson?"})

    assert Round.objects.get(title="Spring round").graded


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"title": ""}, "title"),
        ({"title": "t" * 121}, "title"),
        ({"title": "t\x00"}, "title"),
        ({"question": "q" * 301}, "question"),
        ({"publishes": "never"}, "publishes"),
        ({"sample_note": "s" * 20_001}, "sample_note"),
        ({"shown": ["nonsense"]}, "shown"),
    ],
)
def test_bad_input_is_an_error_beside_its_field(lead, typed, wrong, field):
    assert list(errors(lead.post(NEW, {**typed, **wrong}))) == [field]
    assert Round.objects.count() == 1


def test_a_school_of_another_alliance_cannot_be_shown(real, lead, typed):
    assert "shown" in errors(lead.post(NEW, {**typed, "shown": [str(real.far_school.pk)]}))


def test_a_new_installation_gets_its_reference_scales_with_its_first_round(real, lead, typed):
    Round.objects.all().delete()
    CrosswalkRow.objects.all().delete()
    ReferenceScale.objects.all().delete()

    lead.post(NEW, typed)

    assert Round.objects.get().scale.code == "four-2012"


def test_a_round_lists_its_lessons_by_schedule_and_neutral_state(real, lead):
    worlds.lesson(real)

    page = words(lead.get(reverse("setup-round", args=[real.round.pk])))

    assert "Year 8 Science Wed 30 January, 10.05, St Agnes School arranged" in page
    assert "With grades. Figures are published as it goes." in page
    assert "1 lesson, with grades, open" in words(lead.get(LIST))


def test_a_round_closes_after_it_was_asked(real, lead):
    where = reverse("setup-round-close", args=[real.round.pk])
    assert "Close Winter round?" in words(lead.get(where))

    answer = lead.post(where, follow=True)

    real.round.refresh_from_db()
    assert real.round.closed_at is not None
    assert "Closed Mon 14 January." in words(answer)
    assert lead.post(where).status_code == 403
    arrange = lead.get(f"{reverse('setup-joint-new')}?round={real.round.pk}")
    assert arrange.status_code == 403
    assert "nothing more can be arranged in it" in words(arrange)


def test_without_any_round_the_list_says_what_a_round_is(lead):
    Round.objects.all().delete()

    assert "No round yet" in words(lead.get(LIST))
    assert "No round is open" in words(lead.get(reverse("setup-joint-new")))


def test_with_one_open_round_it_is_chosen_with_two_one_is_asked(real, lead, typed):
    new_lesson = reverse("setup-joint-new")
    assert lead.get(new_lesson).url == f"{new_lesson}?round={real.round.pk}"

    lead.post(NEW, typed)

    assert "In which round?" in words(lead.get(new_lesson))


@pytest.mark.parametrize("wanted", ["", "nonsense", "00000000-0000-0000-0000-000000000000", "\x00"])
def test_a_round_that_is_not_there(lead, wanted):
    assert lead.get(reverse("setup-joint-new"), {"round": wanted}).status_code == 404


def test_sent_twice_a_round_starts_once(lead, typed):
    lead.post(NEW, typed)

    assert errors(lead.post(NEW, typed)) == {"title": ["A round of this name is open already"]}
