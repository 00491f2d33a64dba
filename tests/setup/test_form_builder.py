"""A form from one of ours, without grades, with its own words, rules and guides; and tried before it is published."""

import pytest
from django.db import DatabaseError, transaction
from django.urls import reverse

from observations import starting_forms
from observations.actions import forms as actions
from observations.models import Criterion, InstrumentVersion, OwnGrade, Rule, Sheet
from observations.paperwork import published_form, read_form
from observations.starting import current_forms, schools_started
from tests.setup.pages import errors, value, words
from tests.setup.test_forms import NEW, details, draft, pasted  # noqa: F401  # the same form, pasted
from tests.world import T0


def start(client, code, real, **more):
    page = client.get(f"{NEW}?from={code}")
    names = ("name", "grades", "criteria", "scale_note", "guide", "principles")
    sent = {name: value(page, name) for name in names} | {"school": str(real.agnes.pk)}
    rates = "grades" if sent["grades"] else "levels"
    sent = {**sent, "criteria_on": rates, "name": f"From {code}", "rule_percent": "", "rule_word": "", **more}
    answer = client.post(f"{NEW}?from={code}", sent)
    assert answer.status_code == 302, errors(answer)
    return InstrumentVersion.objects.get(instrument__name=f"From {code}")


@pytest.mark.parametrize(
    ("code", "grades"),
    [
        ("grades-2009", ["Outstanding", "Good", "Satisfactory", "Inadequate"]),
        ("grades-2012", ["Outstanding", "Good", "Requires improvement", "Inadequate"]),
        ("developmental", []),
    ],
)
def test_a_form_starts_from_one_of_ours_with_its_guides(real, school_lead, code, grades):
    version = start(school_lead, code, real)

    form = read_form(version)
    assert [grade.word for grade in form.grades] == grades
    assert [(each.label, each.sub_code, each.guide) for each in form.criteria] == [
        (label, sub_code, dict(starting_forms.GUIDES)[label]) for label, sub_code in starting_forms.CRITERIA
    ]
    assert form.rates_levels is (not grades)
    assert form.principles.splitlines() == starting_forms.PRINCIPLES.splitlines()


def test_an_unknown_start_is_an_empty_form(school_lead):
    assert value(school_lead.get(f"{NEW}?from=nonsense"), "grades") == ""


def test_a_form_without_grades_is_published_and_has_nothing_to_line_up(real, school_lead):
    version = start(school_lead, "developmental", real)

    answer = school_lead.post(reverse("setup-form-publish", args=[version.pk]))

    assert answer.url == reverse("setup-form", args=[version.pk])
    page = words(school_lead.get(answer.url))
    assert "It has no grades, so nothing has to line up." in page
    assert "No grades: each line as seen, then up to three deciding grounds." in page
    assert "How its grades line up" not in page
    (started,) = (each for each in schools_started(school_lead_schools(real), on=T0.date()) if each.id == real.agnes.pk)
    assert started.is_lined_up


def school_lead_schools(real):
    return type(real.agnes).objects.filter(pk=real.agnes.pk)


def test_a_round_without_grades_takes_the_form_made_for_it_and_one_with_grades_never(real, school_lead):
    version = start(school_lead, "developmental", real)
    actions.publish_form(version=version, by=None, at=T0)

    agnes = [real.agnes.pk]
    assert current_forms(agnes, graded=True) == {real.agnes.pk: real.inductive}
    assert current_forms(agnes, graded=False) == {real.agnes.pk: version}


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"grades": "", "criteria_on": "grades"}, "grades"),
        ({"grades": "", "criteria_on": "levels"}, "rule_word"),
        ({"word_clearly": "Fully"}, "word_partly"),
        ({"word_clearly": "Fully", "word_partly": "Half", "word_not_seen": "fully"}, "word_not_seen"),
        ({"word_clearly": "w" * 41, "word_partly": "Half", "word_not_seen": "No"}, "word_clearly"),
        ({"guide": "g" * 2001}, "guide"),
        ({"principles": "p\x00"}, "principles"),
        ({"principles": "p" * 10_000_000}, None),
    ],
)
def test_bad_input_is_an_error_beside_its_field(school_lead, pasted, wrong, field):  # noqa: F811
    answer = school_lead.post(NEW, {**pasted, **wrong})

    if field is None:
        assert answer.status_code == 400
    else:
        assert field in errors(answer)
        assert value(answer, "criteria") == pasted["criteria"]
    assert not InstrumentVersion.objects.filter(instrument__name=pasted["name"]).exists()


def test_own_words_for_levels_are_shown_and_stay(school_lead, pasted):  # noqa: F811
    own = {"word_clearly": "Fully met", "word_partly": "In part", "word_not_seen": "Not yet"}
    version = draft(school_lead, {**pasted, "criteria_on": "levels", **own})

    assert version.level_words == ["Fully met", "In part", "Not yet"]
    page = words(school_lead.get(reverse("setup-form", args=[version.pk])))
    assert "Each as “Fully met”, “In part”, “Not yet”, or not applicable." in page
    again = school_lead.get(reverse("setup-form-words", args=[version.pk]))
    assert value(again, "word_partly") == "In part"


def test_a_guide_beside_each_line_is_kept_when_the_words_change(school_lead, pasted):  # noqa: F811
    version = draft(school_lead, pasted)
    where = reverse("setup-form", args=[version.pk])
    assert school_lead.post(where, details(version, guide_0="Who starts, and how soon")).status_code == 302

    school_lead.post(reverse("setup-form-words", args=[version.pk]), {**pasted, "criteria": "Students on task\nNew"})

    assert list(Criterion.objects.filter(version=version).values_list("label", "guide")) == [
        ("Students on task", "Who starts, and how soon"),
        ("New", ""),
    ]
    assert list(errors(school_lead.post(where, details(version, guide_1="g" * 301)))) == ["guide_1"]


def test_themes_are_offered_with_what_belongs_to_each(school_lead, pasted):  # noqa: F811
    page = school_lead.get(reverse("setup-form", args=[draft(school_lead, pasted).pk]))

    choices = dict(page.context["form"].fields["about_0"].choices)
    assert {theme: [value for value, _ in group] for theme, group in choices.items()} == {
        "Progress": ["on_task", "outcomes", "enjoyment", "afl"],
        "Challenge": ["challenge"],
        "Supplementary": ["assistants", "knowledge", "homework", "resources", "other"],
    }


PLAIN = {"measure": "front", "words": "", "compares": "over"}


def rules_of(version):
    return list(Rule.objects.filter(version=version).order_by("over_percent").values_list("over_percent", "effect"))


def test_rules_are_added_and_removed_and_the_framing_follows(school_lead, pasted):  # noqa: F811
    version = draft(school_lead, {**pasted, "rule_percent": "", "rule_word": ""})
    where = reverse("setup-form-rules", args=[version.pk])
    assert "Framing index 0: no rules" in words(school_lead.get(where))

    school_lead.post(where, {**PLAIN, "percent": "60", "effect": "most", "word": "Inadequate"})
    assert "Framing index 0.75: when a rule applies it rules out up to 3 of 4 grades" in words(school_lead.get(where))
    school_lead.post(where, {**PLAIN, "percent": "20", "effect": "least", "word": "Satisfactory"})
    page = words(school_lead.get(where))

    assert rules_of(version) == [(20, "least"), (60, "most")]
    assert "More than 20% of the lesson taught from the front is judged at least Satisfactory." in page
    gone = reverse("setup-form-rule-remove", args=[version.pk, version.rules.get(over_percent=60).pk])
    school_lead.post(gone)
    school_lead.post(gone)  # twice is once
    assert rules_of(version) == [(20, "least")]
    assert "Framing index 0.25" in words(school_lead.get(where))


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"percent": ""}, "percent"),
        ({"percent": "100"}, "percent"),
        ({"percent": "-1"}, "percent"),
        ({"percent": "1.5"}, "percent"),
        ({"percent": "NaN"}, "percent"),
        ({"percent": str(10**30)}, "percent"),
        ({"percent": "20"}, "percent"),
        ({"effect": "never"}, "effect"),
        ({"effect": ""}, "effect"),
        ({"word": "Splendid"}, "word"),
        ({"word": ""}, "word"),
        ({"measure": "weight"}, "measure"),
        ({"measure": ""}, "measure"),
        ({"compares": ""}, "compares"),
        ({"compares": "about"}, "compares"),
        ({"measure": "times"}, "words"),
        ({"measure": "minutes", "words": "w" * 61}, "words"),
        ({"measure": "minutes", "words": "w\x00"}, "words"),
    ],
)
def test_a_bad_rule_is_an_error_beside_its_field(school_lead, pasted, wrong, field):  # noqa: F811
    version = draft(school_lead, pasted)  # has a rule at 20 already
    sent = {**PLAIN, "percent": "30", "effect": "is", "word": "Good", **wrong}

    answer = school_lead.post(reverse("setup-form-rules", args=[version.pk]), sent)

    assert list(errors(answer)) == [field]
    assert rules_of(version) == [(20, "is")]


def test_a_rule_measures_something_else_in_the_schools_words(school_lead, pasted):  # noqa: F811
    version = draft(school_lead, {**pasted, "rule_percent": "", "rule_word": ""})
    where = reverse("setup-form-rules", args=[version.pk])
    copying = {"measure": "minutes", "words": "Pupils copying", "percent": "30", "effect": "most", "word": "Good"}
    calls = {"measure": "times", "words": "Pupils sent out", "percent": "2", "effect": "is", "word": "Inadequate"}
    few = {"compares": "under", "percent": "10", "effect": "least", "word": "Satisfactory"}

    for rule in (copying, calls, few):
        assert school_lead.post(where, {**PLAIN, **rule}).status_code == 302
    page = words(school_lead.get(where))
    assert "More than 30% of the lesson on: Pupils copying is judged at most Good." in page
    assert "More than 2 times: Pupils sent out is judged Inadequate." in page
    assert "Less than 10% of the lesson taught from the front is judged at least Satisfactory." in page

    other_unit = {**PLAIN, **calls, "words": "pupils COPYING"}
    assert list(errors(school_lead.post(where, other_unit))) == ["words"]
    again = school_lead.post(where, {**PLAIN, **copying, "words": "pupils copying"})
    assert errors(again) == {"percent": ["There is a rule at this mark already: remove it first"]}
    kept = school_lead.post(reverse("setup-form-words", args=[version.pk]), {**pasted, "criteria": "Changed"})
    assert kept.status_code == 302
    assert version.rules.count() == 3


def test_a_form_with_several_rules_keeps_them_and_the_grades_they_speak_of(school_lead, pasted):  # noqa: F811
    version = draft(school_lead, pasted)
    school_lead.post(
        reverse("setup-form-rules", args=[version.pk]), {**PLAIN, "percent": "40", "effect": "is", "word": "Inadequate"}
    )
    where = reverse("setup-form-words", args=[version.pk])

    refused = school_lead.post(where, {**pasted, "grades": "Outstanding\nGood\nSatisfactory"})
    assert errors(refused) == {"grades": ["A rule speaks of “Inadequate”: keep it, or remove the rule first"]}
    assert school_lead.post(where, {**pasted, "criteria": "Changed"}).status_code == 302
    assert rules_of(version) == [(20, "is"), (40, "is")]


def test_without_grades_there_are_no_rules(real, school_lead):
    version = start(school_lead, "developmental", real)

    answer = school_lead.get(reverse("setup-form-rules", args=[version.pk]))

    assert answer.status_code == 403
    assert "A rule sets a grade, and this form has none." in words(answer)


def test_published_its_guides_words_and_rules_stay_in_the_database_too(real, school_lead, pasted):  # noqa: F811
    version = draft(school_lead, pasted)
    school_lead.post(reverse("setup-form-publish", args=[version.pk]))

    for name, args in (("setup-form-rules", [version.pk]), ("setup-form-rule-remove", [version.pk, version.pk])):
        assert school_lead.post(reverse(name, args=args), {}).status_code == 403
    changes = (
        lambda: InstrumentVersion.objects.filter(pk=version.pk).update(principles="Changed"),
        lambda: InstrumentVersion.objects.filter(pk=version.pk).update(level_words=["a", "b", "c"]),
        lambda: Criterion.objects.filter(version=version).update(guide="Changed"),
        lambda: Rule.objects.filter(version=version).delete(),
        lambda: OwnGrade.objects.create(version=version, position=9, word="New", letters="N"),
        lambda: InstrumentVersion.objects.filter(pk=version.pk).delete(),
    )
    for change in changes:
        with pytest.raises(DatabaseError), transaction.atomic():
            change()
    assert published_form(version.pk).rules


def test_a_form_is_tried_as_an_observer_would_meet_it_and_nothing_is_saved(school_lead, pasted):  # noqa: F811
    version = draft(school_lead, {**pasted, "guide": "Read this first", "principles": "Learning first"})

    page = school_lead.get(reverse("setup-form-preview", args=[version.pk]))

    text = words(page)
    for seen in ("A trial: nothing is saved", "Your judgement of the lesson", "No grade", "Without the rule"):
        assert seen in text
    for seen in ("Students on task", "Read this first", "Learning first", "How did you reach it?"):
        assert seen in text
    markup = page.content.decode()
    assert 'name="action" value="seal"' not in markup
    assert "data-draft-url" not in markup
    assert not Sheet.objects.exists()
    assert school_lead.post(reverse("setup-form-preview", args=[version.pk])).status_code == 405


def test_the_preview_of_another_schools_form_is_not_there(real, school_lead):
    assert school_lead.get(reverse("setup-form-preview", args=[real.ruled.pk])).status_code == 404
    assert school_lead.get(reverse("setup-form-rules", args=[real.ruled.pk])).status_code == 404
