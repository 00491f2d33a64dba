import pytest
from django.urls import reverse

from observations.actions import forms
from observations.lining_up import Crosswalk
from observations.models import CrosswalkRow
from observations.paperwork import published_form
from tests import world as worlds
from tests.setup.conftest import NOW
from tests.setup.pages import errors, value, words
from tests.world import SINCE, T0

FIVE = forms.FormText(
    name="Five grades",
    grades=tuple((word, word[:2], "") for word in ("Superb", "Good", "Middling", "Weak", "Poor")),
    criteria=(("On task", "on_task"),),
)


@pytest.fixture
def unlined(real):
    draft = forms.draft_form(school=real.trevean, text=worlds.RULED, by=None, at=T0)
    return forms.publish_form(version=draft, by=None, at=T0)


def where(version):
    return reverse("setup-lines", args=[version.pk])


TODAY = NOW.date()


def standing(version, on=TODAY):
    rows = CrosswalkRow.objects.in_force(on).filter(own_grade__version=version)
    return {
        row.own_grade.word: (row.reference_grade.word, row.kind)
        for row in rows.select_related("own_grade", "reference_grade")
    }


def chosen(page, **more):
    names = [name for name in page.context["form"].fields if name.startswith("grade_")]
    return {**{name: value(page, name) for name in names}, "valid_from": value(page, "valid_from"), **more}


def judged(real, word):
    return f"judged:{real.scale.grades.get(word=word).pk}"


def test_words_and_positions_are_proposed_from_the_start_of_the_school_year(real, lead, unlined):
    page = lead.get(where(unlined))
    assert "Nothing is lined up yet" in words(page)
    assert value(page, "valid_from") == "2012-09-01"

    assert lead.post(where(unlined), chosen(page)).status_code == 302

    assert standing(unlined) == {
        "Outstanding": ("Outstanding", "word"),
        "Good": ("Good", "word"),
        "Satisfactory": ("Requires improvement", "position"),
        "Inadequate": ("Inadequate", "word"),
    }


def test_grades_that_nothing_proposes_are_left_apart(real, lead):
    version = forms.publish_form(version=forms.draft_form(school=real.agnes, text=FIVE, by=None, at=T0), by=None, at=T0)

    page = lead.get(where(version))
    lead.post(where(version), chosen(page))

    assert standing(version) == {"Good": ("Good", "word")}
    lines = Crosswalk([version.pk], scale_id=real.scale.pk, on=NOW.date())
    assert lines.place(published_form(version.pk).grade_at(1)) is None
    assert "Nothing: not comparable" in words(lead.get(where(version)))


def test_a_judgement_of_ones_own_carries_name_and_day(real, lead, unlined):
    lead.post(where(unlined), chosen(lead.get(where(unlined)), grade_3=judged(real, "Good")))

    row = CrosswalkRow.objects.get(own_grade__version=unlined, own_grade__word="Satisfactory")
    assert (row.judged_by, row.judged_on, row.valid_from) == (real.alliance_lead, NOW.date(), SINCE)
    assert "judged equivalent by Alan Alliancelead on 14 January 2013" in words(lead.get(where(unlined)))


def test_a_judgement_can_be_anothers_of_the_school_on_another_day(real, lead, unlined):
    trevean_head = real.visitor
    page = lead.get(where(unlined))
    offered = [name for _, name in page.context["form"].fields["judged_by"].choices]
    assert offered == ["Alan Alliancelead", "Victor Visitor"]

    more = {"judged_by": str(trevean_head.pk), "judged_on": "2013-01-10"}
    lead.post(where(unlined), chosen(page, grade_3=judged(real, "Good"), **more))

    row = CrosswalkRow.objects.get(own_grade__version=unlined, own_grade__word="Satisfactory")
    assert (row.judged_by, row.judged_on.isoformat()) == (trevean_head, "2013-01-10")
    assert CrosswalkRow.objects.filter(own_grade__version=unlined, kind="word", judged_by=None).count() == 3


def test_a_change_from_a_day_on_ends_what_stood_before(real, lead):
    page = lead.get(where(real.ruled))
    assert value(page, "valid_from") == "2013-01-14"

    lead.post(where(real.ruled), chosen(page, grade_3=judged(real, "Good"), valid_from="2013-01-10"))

    assert standing(real.ruled, on=NOW.date().replace(day=9))["Satisfactory"] == ("Requires improvement", "position")
    assert standing(real.ruled)["Satisfactory"] == ("Good", "judged")
    assert CrosswalkRow.objects.filter(own_grade__version=real.ruled).count() == 5


def test_a_line_can_be_taken_away_from_a_day_on(real, lead):
    lead.post(where(real.ruled), chosen(lead.get(where(real.ruled)), grade_3="apart"))

    assert "Satisfactory" not in standing(real.ruled)
    assert "Satisfactory" in standing(real.ruled, on=NOW.date().replace(day=13))


def test_saving_what_stands_changes_nothing(real, lead):
    before = list(CrosswalkRow.objects.order_by("pk").values())

    lead.post(where(real.ruled), chosen(lead.get(where(real.ruled))))

    assert list(CrosswalkRow.objects.order_by("pk").values()) == before


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"grade_1": ""}, "grade_1"),
        ({"grade_1": "word:nonsense"}, "grade_1"),
        ({"grade_1": "judged:00000000-0000-0000-0000-000000000000"}, "grade_1"),
        ({"valid_from": ""}, "valid_from"),
        ({"valid_from": "2013-02-29"}, "valid_from"),
        ({"valid_from": "1900-01-01"}, "valid_from"),
        ({"valid_from": "10**30"}, "valid_from"),
        ({"judged_by": "nobody"}, "judged_by"),
        ({"judged_on": "2013-01-15"}, "judged_on"),
        ({"judged_on": "1900-01-01"}, "judged_on"),
        ({"judged_on": "2013-02-29"}, "judged_on"),
    ],
)
def test_bad_input_is_an_error_beside_its_field(real, lead, wrong, field):
    before = standing(real.ruled)

    answer = lead.post(where(real.ruled), chosen(lead.get(where(real.ruled)), **wrong))

    assert list(errors(answer)) == [field]
    assert standing(real.ruled) == before


def test_a_draft_has_no_lines_yet(real, lead):
    draft = forms.draft_form(school=real.agnes, text=worlds.RULED, by=None, at=T0)

    answer = lead.get(where(draft))

    assert answer.status_code == 403
    assert "Publish the form first" in words(answer)


@pytest.fixture
def row(real):
    return CrosswalkRow.objects.get(own_grade__version=real.ruled, own_grade__word="Satisfactory")


def test_a_dispute_keeps_its_reason_beside_the_line(real, lead, row):
    page = reverse("setup-dispute", args=[row.pk])
    assert "Trevean College lines them up: same position." in words(lead.get(page))

    lead.post(page, {"reason": "Satisfactory was good enough; this is not."})

    row.refresh_from_db()
    assert (row.disputed_on, row.dispute_reason) == (NOW.date(), "Satisfactory was good enough; this is not.")
    assert "disputed 14 January Satisfactory was good enough" in words(lead.get(where(real.ruled)))


@pytest.mark.parametrize("reason", ["", "r" * 301, "r\x00", " "])
def test_a_dispute_needs_a_reason(lead, row, reason):
    assert list(errors(lead.post(reverse("setup-dispute", args=[row.pk]), {"reason": reason}))) == ["reason"]
    row.refresh_from_db()
    assert row.disputed_on is None


def test_said_anew_on_the_same_day_a_dispute_is_settled(real, lead, row):
    lead.post(reverse("setup-dispute", args=[row.pk]), {"reason": "No."})

    lead.post(where(real.ruled), chosen(lead.get(where(real.ruled)), grade_3=judged(real, "Good"), valid_from=SINCE))

    row.refresh_from_db()
    assert (row.disputed_on, row.dispute_reason, row.reference_grade.word) == (None, "", "Good")
