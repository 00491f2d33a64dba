"""The sample-size planner: how many lessons a question takes, before anyone collects them."""

from collections.abc import Iterable, Mapping

from crispy_forms.layout import Div, Layout
from django import forms
from django.core.exceptions import ValidationError

from people.forms import plain_helper
from stats.planning import Clustering, Plan, Sides, one_group, two_groups

SIDES = (("2", "Either way (two-sided)"), ("1", "One way only (one-sided)"))
KINDS = (("two", "between two groups"), ("one", "of one group from a fixed figure"))
PAIRS = (("first", "second"), ("kind", "sides"), ("power",), ("each", "alike"))
FEWEST_APART = 1
MOST_CHARACTERS = 40


class PlannerForm(forms.Form):
    """What is to be told apart, in whole percentages."""

    use_required_attribute = False

    first = forms.IntegerField(label="Agreement of one", min_value=1, max_value=99, initial=75, help_text="In percent")
    second = forms.IntegerField(
        label="Agreement of the other", min_value=1, max_value=99, initial=60, help_text="In percent"
    )
    kind = forms.ChoiceField(label="Told apart", choices=KINDS, initial="two")
    sides = forms.ChoiceField(label="Which differences count", choices=SIDES, initial="2")
    power = forms.IntegerField(
        label="Power",
        min_value=50,
        max_value=99,
        initial=80,
        help_text="How likely a true difference shows, in percent",
    )
    each = forms.IntegerField(
        label="Lessons of each pair of schools",
        min_value=1,
        max_value=999,
        initial=1,
        required=False,
        help_text="Lessons that the same two schools see together are not independent",
    )
    alike = forms.IntegerField(
        label="How alike those are",
        min_value=0,
        max_value=99,
        initial=0,
        required=False,
        help_text="Correlation in percent: 0 if they were independent, 10 is common",
    )

    def __init__(self, asked: Mapping[str, str]) -> None:
        """Take what `asked` answers; where nothing is asked the form is not bound, and shows the usual question."""
        super().__init__(asked or None, auto_id="plan_%s")
        self.label_suffix = ""
        self.helper = plain_helper()
        self.helper.layout = Layout(*(Div(*pair, css_class="fields") for pair in PAIRS))

    @classmethod
    def asked(cls, query: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
        """Return what a page's query asks of the planner, by field; nothing if no field is filled in."""
        fields: Iterable[str] = cls.base_fields
        found = tuple((name, query.get(name, "")[:MOST_CHARACTERS]) for name in fields)
        return found if any(word for _, word in found) else ()

    def clean(self) -> dict[str, object]:
        """Refuse two equal shares: telling them apart takes forever."""
        found = super().clean() or {}
        first, second = found.get("first"), found.get("second")
        if isinstance(first, int) and isinstance(second, int) and abs(first - second) < FEWEST_APART:
            self.add_error("second", ValidationError("Two equal shares cannot be told apart: choose another."))
        return found

    @property
    def plan(self) -> Plan | None:
        """The plan asked for; the usual one before anything is asked; None where something is wrong."""
        if not self.is_bound:
            return two_groups(0.75, 0.60)
        if not self.is_valid():
            return None
        found = self.cleaned_data
        answer = two_groups if found["kind"] == "two" else one_group
        sides: Sides = 2 if found["sides"] == "2" else 1
        clustering = Clustering(float(found["each"] or 1), (found["alike"] or 0) / 100)
        shares = (found["first"] / 100, found["second"] / 100)
        return answer(*shares, power=found["power"] / 100, sides=sides, clustering=clustering)
