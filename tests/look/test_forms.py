"""Forms drawn by the crispy templates: the order inside a field, the ids, and the summary first in the page."""

import re

import pytest
from django import forms
from django.template.loader import render_to_string

from alliance.specimens import Grade, Specimen
from alliance.templatetags import look


class Visit(forms.Form):
    minutes = forms.IntegerField(label="Minutes", help_text="The lesson was 50 minutes long", max_value=50)
    where = forms.CharField(label="Where")
    grade = forms.ChoiceField(choices=[("1", Grade("Good", "Most progress", "G", 2))], widget=forms.RadioSelect)

    def clean(self):
        self.add_error(None, "The two times don't fit together")


def drawn(form, template="{% load crispy_forms_filters %}{{ form|crispy }}"):
    from django.template import engines  # the engines exist once settings are read

    return engines["django"].from_string(template).render({"form": form})


def test_a_field_is_label_hint_error_input():
    html = drawn(Visit({"minutes": "64", "where": "Lab 2", "grade": "1"}))

    field = html[html.index('id="div_id_minutes"') : html.index('id="div_id_where"')]
    places = [field.index(part) for part in ("<label", 'class="hint"', 'class="field-error"', "<input")]
    assert places == sorted(places)


def test_an_input_is_described_by_its_hint_and_its_error():
    html = drawn(Visit({"minutes": "64"}))

    described = re.search(r'<input type="number"[^>]*aria-describedby="([^"]+)"', html)[1].split()
    assert described == ["id_minutes_helptext", "id_minutes_error"]
    assert [f'id="{name}"' in html for name in described] == [True, True]


def test_the_summary_says_each_error_once_and_leads_to_its_field():
    html = drawn(Visit({"minutes": "64", "grade": "9"}))

    summary = html[: html.index("</ul>")]
    assert "Four things to put right" in summary
    assert re.findall(r'href="#([^"]+)"', summary) == ["id_minutes", "id_where", "id_grade_0"]
    assert "The two times don&#x27;t fit together" in summary
    assert "Where: This field is required." in summary
    assert [html.count(f'id="{name}"') for name in ("id_minutes", "id_where", "id_grade_0")] == [1, 1, 1]


def test_the_summary_stands_once_however_often_it_is_asked_for():
    html = drawn(
        Visit({"minutes": "64"}),
        "{% load look crispy_forms_filters %}{% error_summary form %}<hr>{{ form|crispy }}{% error_summary form %}",
    )

    assert html.count("error-summary__title") == 1
    assert html.index("error-summary__title") < html.index("<hr>")


def test_a_form_without_errors_has_no_summary():
    assert "error-summary" not in drawn(Visit())
    assert "error-summary" not in render_to_string("components/error_summary.html", look.error_summary(None))


def test_radios_carry_chip_word_and_hint_and_nothing_a_radio_may_not_have():
    html = drawn(Visit({"grade": "9"}))

    row = html[html.index('class="choice"') : html.index("</label>", html.index('class="choice"'))]
    assert "chip--4-2" in row
    assert "Good" in row
    assert "Most progress" in row
    assert "aria-invalid" not in row


def test_only_what_may_be_left_out_says_so():
    html = drawn(Specimen())

    assert re.findall(r"(\w[\w ]+\??) <span class=\"label__optional\">", html) == [
        "Joint note",
        "What does this note show?",
    ]


@pytest.mark.parametrize(
    ("position", "of", "colour"),
    [
        (1, 4, "4-1"),
        (4, 4, "4-4"),
        (3, 5, "5-3"),
        (1, 2, "5-1"),
        (2, 2, "5-5"),
        (2, 3, "5-3"),
        (7, 7, "5-5"),
        (1, 1, "5-1"),
    ],
)
def test_a_grade_takes_the_colour_of_its_place(position, of, colour):
    assert look.ramp(position, of) == colour


def test_no_grade_is_a_hatch_with_its_word():
    assert look.grade("–", "No grade", None, 4) == (
        '<span class="grade"><span class="chip chip--none" aria-hidden="true">–</span> No grade</span>'
    )


@pytest.mark.parametrize(
    ("name", "letters"), [("Ruth Ellery", "RE"), ("Anna van der Berg", "AB"), ("Cher", "C"), ("", "")]
)
def test_initials(name, letters):
    assert look.initials(name) == letters
