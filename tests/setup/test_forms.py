import pytest
from django.db import DatabaseError, transaction
from django.urls import reverse

from clusters.models import Partnership
from observations.models import Criterion, InstrumentVersion, OwnGrade, Rule
from observations.starting import current_forms
from tests import world as worlds
from tests.setup.cast import member
from tests.setup.pages import errors, value, words

LIST, NEW = reverse("setup-forms"), reverse("setup-form-new")


@pytest.fixture
def pasted(real):
    return {
        "school": str(real.agnes.pk),
        "name": "Lesson form of 2013",
        "grades": "Outstanding - nearly all make progress\nGood\nSatisfactory\nInadequate",
        "criteria": "Students on task\nPace and challenge\nUse of TAs\nSpiritual development",
        "criteria_on": "grades",
        "scale_note": "the words of 2009",
        "rule_percent": "20",
        "rule_effect": "is",
        "rule_word": "satisfactory",
    }


def draft(client, pasted):
    answer = client.post(NEW, pasted)
    assert answer.status_code == 302, errors(answer)
    return InstrumentVersion.objects.get(instrument__name=pasted["name"])


def test_pasted_words_become_a_draft(school_lead, pasted):
    version = draft(school_lead, pasted)

    assert version.published_at is None
    assert list(OwnGrade.objects.filter(version=version).values_list("word", "letters", "description")) == [
        ("Outstanding", "O", "nearly all make progress"),
        ("Good", "G", ""),
        ("Satisfactory", "S", ""),
        ("Inadequate", "I", ""),
    ]
    assert list(Criterion.objects.filter(version=version).values_list("label", "sub_code")) == [
        ("Students on task", "on_task"),
        ("Pace and challenge", "challenge"),
        ("Use of TAs", "assistants"),
        ("Spiritual development", "other"),
    ]
    assert list(Rule.objects.filter(version=version).values_list("over_percent", "effect", "grade__word")) == [
        (20, "is", "Satisfactory")
    ]


def test_a_draft_is_shown_as_an_observer_would_see_it(school_lead, pasted):
    page = words(school_lead.get(reverse("setup-form", args=[draft(school_lead, pasted).pk])))

    for seen in (
        "Outstanding nearly all make progress",
        "No grade",
        "Use of TAs",
        "the words of 2009",
        "More than 20% of the lesson taught from the front is judged Satisfactory.",
    ):
        assert seen in page


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"school": ""}, "school"),
        ({"school": "nonsense"}, "school"),
        ({"name": ""}, "name"),
        ({"name": "n" * 121}, "name"),
        ({"grades": ""}, "grades"),
        ({"grades": "Only one"}, "grades"),
        ({"grades": "\n".join(f"Grade {number}" for number in range(10))}, "grades"),
        ({"grades": "Good\ngood"}, "grades"),
        ({"grades": f"Good\n{'b' * 41}"}, "grades"),
        ({"grades": f"Good - {'d' * 121}\nBad"}, "grades"),
        ({"grades": "Good\x00\nBad"}, "grades"),
        ({"grades": "g" * 20_001}, "grades"),
        ({"criteria": ""}, "criteria"),
        ({"criteria": "c" * 81}, "criteria"),
        ({"criteria": "On task\nON TASK"}, "criteria"),
        ({"criteria": "\n".join(f"Look at {number}" for number in range(41))}, "criteria"),
        ({"criteria_on": "stars"}, "criteria_on"),
        ({"scale_note": "s" * 121}, "scale_note"),
        ({"rule_percent": "100"}, "rule_percent"),
        ({"rule_percent": "-1"}, "rule_percent"),
        ({"rule_percent": "20.5"}, "rule_percent"),
        ({"rule_percent": str(10**30)}, "rule_percent"),
        ({"rule_percent": "NaN"}, "rule_percent"),
        ({"rule_percent": ""}, "rule_percent"),
        ({"rule_effect": "never"}, "rule_effect"),
        ({"rule_word": ""}, "rule_word"),
        ({"rule_word": "Splendid"}, "rule_word"),
    ],
)
def test_bad_input_is_an_error_beside_its_field_and_nothing_is_lost(school_lead, pasted, wrong, field):
    answer = school_lead.post(NEW, {**pasted, **wrong})

    assert list(errors(answer)) == [field]
    kept = next(each for each in ("criteria", "grades") if each != field)
    assert value(answer, kept) == pasted[kept]
    assert not InstrumentVersion.objects.filter(instrument__name=pasted["name"]).exists()


def test_a_school_beyond_ones_remit_is_no_choice(real, school_lead, pasted):
    assert "school" in errors(school_lead.post(NEW, {**pasted, "school": str(real.trevean.pk)}))


def test_a_form_without_a_rule_rates_clearly_partly_not_seen(school_lead, pasted):
    version = draft(school_lead, {**pasted, "rule_percent": "", "rule_word": "", "criteria_on": "levels"})

    assert not Rule.objects.filter(version=version).exists()
    assert "Each as clearly, partly or not seen." in words(school_lead.get(reverse("setup-form", args=[version.pk])))


def details(version, **more):
    grades = version.grades.values_list("letters", flat=True)
    criteria = version.criteria.values_list("sub_code", flat=True)
    return {
        **{f"letters_{number}": letters for number, letters in enumerate(grades)},
        **{f"about_{number}": sub_code for number, sub_code in enumerate(criteria)},
        **more,
    }


def test_letters_and_themes_can_be_changed_while_it_is_a_draft(school_lead, pasted):
    version = draft(school_lead, pasted)
    where = reverse("setup-form", args=[version.pk])

    assert school_lead.post(where, details(version, letters_2="Sa", about_3="enjoyment")).status_code == 302

    assert list(version.grades.values_list("letters", flat=True)) == ["O", "G", "Sa", "I"]
    assert version.criteria.get(label="Spiritual development").sub_code == "enjoyment"
    assert version.rules.get().grade.word == "Satisfactory"


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"letters_0": ""}, "letters_0"),
        ({"letters_0": "OUT"}, "letters_0"),
        ({"letters_1": "O"}, "letters_1"),
        ({"letters_1": "\x00"}, "letters_1"),
        ({"about_0": "nonsense"}, "about_0"),
    ],
)
def test_bad_letters_and_themes_are_errors_beside_their_field(school_lead, pasted, wrong, field):
    version = draft(school_lead, pasted)

    answer = school_lead.post(reverse("setup-form", args=[version.pk]), details(version, **wrong))

    assert list(errors(answer)) == [field]
    assert list(version.grades.values_list("letters", flat=True)) == ["O", "G", "S", "I"]


def test_the_words_of_a_draft_can_be_changed_and_keep_letters_and_themes(school_lead, pasted):
    version = draft(school_lead, pasted)
    school_lead.post(reverse("setup-form", args=[version.pk]), details(version, letters_2="Sa", about_3="enjoyment"))
    where = reverse("setup-form-words", args=[version.pk])
    page = school_lead.get(where)
    assert value(page, "grades") == pasted["grades"]
    assert value(page, "rule_percent") == "20"

    changed = {**pasted, "grades": "Outstanding\nGood\nSatisfactory", "criteria": "Spiritual development\nHomework"}
    assert school_lead.post(where, changed).status_code == 302

    assert list(version.grades.values_list("word", "letters")) == [
        ("Outstanding", "O"),
        ("Good", "G"),
        ("Satisfactory", "Sa"),
    ]
    assert list(version.criteria.values_list("sub_code", flat=True)) == ["enjoyment", "homework"]


def test_published_it_never_changes_and_its_grades_are_lined_up_next(real, school_lead, pasted):
    version = draft(school_lead, pasted)

    answer = school_lead.post(reverse("setup-form-publish", args=[version.pk]))

    assert answer.url == reverse("setup-lines", args=[version.pk])
    assert current_forms([real.agnes.pk]) == {real.agnes.pk: version}
    page = words(school_lead.get(reverse("setup-form", args=[version.pk])))
    assert "It never changes, since judgements are made on it." in page
    for name in ("setup-form", "setup-form-words", "setup-form-discard"):
        refused = school_lead.post(reverse(name, args=[version.pk]), details(version))
        assert refused.status_code == 403
        assert "Start a new version instead." in words(refused)
    with pytest.raises(DatabaseError, match="published"), transaction.atomic():
        version.grades.update(word="Changed")


def test_publishing_again_changes_nothing(school_lead, pasted):
    version = draft(school_lead, pasted)
    school_lead.post(reverse("setup-form-publish", args=[version.pk]))
    version.refresh_from_db()
    first = version.published_at

    school_lead.post(reverse("setup-form-publish", args=[version.pk]))

    version.refresh_from_db()
    assert version.published_at == first


def test_a_new_version_begins_with_the_words_of_the_last(real, school_lead):
    where = reverse("setup-form-again", args=[real.inductive.pk])

    first = school_lead.post(where).url
    again = school_lead.post(where).url

    made = InstrumentVersion.objects.get(instrument=real.inductive.instrument, number=2)
    assert first == again == reverse("setup-form", args=[made.pk])
    assert list(made.grades.values_list("word", "letters")) == [
        (word, letters) for word, letters, _ in worlds.INDUCTIVE.grades
    ]
    assert current_forms([real.agnes.pk]) == {real.agnes.pk: real.inductive}


def test_a_draft_can_be_thrown_away(school_lead, pasted):
    version = draft(school_lead, pasted)

    answer = school_lead.post(reverse("setup-form-discard", args=[version.pk]), follow=True)

    assert "The draft of Lesson form of 2013 is gone." in words(answer)
    assert not InstrumentVersion.objects.filter(instrument__name=pasted["name"]).exists()
    assert school_lead.post(NEW, pasted).status_code == 302


def test_a_discarded_second_version_leaves_the_first(real, school_lead):
    school_lead.post(reverse("setup-form-again", args=[real.inductive.pk]))
    second = InstrumentVersion.objects.get(instrument=real.inductive.instrument, number=2)

    school_lead.post(reverse("setup-form-discard", args=[second.pk]))

    assert list(real.inductive.instrument.versions.all()) == [real.inductive]


def test_the_list_shows_drafts_and_what_is_published(school_lead, pasted):
    draft(school_lead, pasted)

    page = words(school_lead.get(LIST))

    assert "St Agnes School: Lesson form Version 1, published Mon 7 January" in page
    assert "St Agnes School: Lesson form of 2013 Version 1 draft" in page


def test_without_a_form_or_a_school_the_list_says_what_comes_first(real, signed_in):
    freda = member("Freda Farlead", "alliance_lead", real.far_alliance)

    assert "No form yet" in words(signed_in(freda).get(LIST))
    assert "Save and look at it" in words(signed_in(freda).get(NEW))

    Partnership.objects.filter(alliance=real.far_alliance).delete()

    assert "Start with the schools." in words(signed_in(freda).get(LIST))
    assert "Start with the schools." in words(signed_in(freda).get(NEW))


def test_sent_twice_a_form_has_one_draft(school_lead, pasted):
    version = draft(school_lead, pasted)

    assert list(errors(school_lead.post(NEW, pasted))) == ["name"]
    assert list(version.instrument.versions.all()) == [version]
