"""What comes in about events: what and when, and who came."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.db.models import QuerySet

from clusters.forms.starting import DayField
from clusters.gatherings.actions import seen_gathering
from clusters.gatherings.lines import CameLine, read_lines, text_of
from clusters.models import Gathering, School
from people.forms import plain_helper

LARGEST = 500_000
LONGEST = LARGEST  # what came as a file stands in the field on its second way


class GatheringForm(forms.Form):
    """What it was, when, of which cluster, and who hosted it; `seen` is the mark of what it read when it was drawn."""

    seen = forms.CharField(widget=forms.HiddenInput, max_length=16, required=False)
    title = forms.CharField(label="What it was", max_length=120, error_messages={"required": "Give it a name"})
    held_on = DayField(label="Day")
    kind = forms.ChoiceField(
        label="Kind",
        choices=Gathering.Kind.choices,
        error_messages={"required": "Choose one", "invalid_choice": "Choose one of the list"},
    )
    cluster = forms.ChoiceField(
        label="Cluster", error_messages={"required": "Choose one", "invalid_choice": "Choose one of the list"}
    )
    host = forms.ModelChoiceField(
        label="Hosted by",
        queryset=School.objects.none(),
        required=False,
        empty_label="Somewhere else",
        error_messages={"invalid_choice": "Choose a school from the list"},
    )

    def __init__(  # one parameter each for what may be chosen
        self,
        *args: Any,  # noqa: ANN401  # Django's own
        clusters: Sequence[tuple[str, str]],
        schools: QuerySet[School],
        **kwargs: Any,  # noqa: ANN401  # Django's own
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["cluster"].choices = clusters  # type: ignore[attr-defined]  # it is a ChoiceField
        self.fields["host"].queryset = schools  # type: ignore[attr-defined]  # it is a ModelChoiceField
        if len(clusters) == 1:
            self.fields["cluster"].initial = clusters[0][0]
            self.fields["cluster"].widget = forms.HiddenInput()
        self.helper = plain_helper()


def gathering_initial(gathering: Gathering) -> dict[str, Any]:
    """Return an event as the form shows it."""
    initial = {name: getattr(gathering, name) for name in ("title", "held_on", "kind", "host")}
    return initial | {"seen": seen_gathering(gathering)}


def differing(form: GatheringForm, there: Gathering) -> list[tuple[str, str, str]]:
    """Return what was entered beside what others saved: (label, entered, saved) of each that differs."""
    typed, kinds = form.cleaned_data, dict(Gathering.Kind.choices)
    rows = {
        "title": (typed["title"], there.title),
        "held_on": tuple(f"{day.day} {day:%B %Y}" for day in (typed["held_on"], there.held_on)),
        "kind": (str(kinds[typed["kind"]]), str(kinds[there.kind])),
        "host": tuple(host.name if host else "Somewhere else" for host in (typed["host"], there.host)),
    }
    return [(str(form.fields[name].label), here, saved) for name, (here, saved) in rows.items() if here != saved]


class CameForm(forms.Form):
    """Who came: pasted, or as a file."""

    lines = forms.CharField(
        label="Who came",
        help_text="A line each: the school (its name or register number), then the person. Or cells of a spreadsheet.",
        max_length=LONGEST,
        required=False,
        widget=forms.Textarea(attrs={"rows": 8}),
    )
    file = forms.FileField(
        label="Or a CSV file", required=False, error_messages={"empty": "The file is empty: choose another"}
    )

    def __init__(self, *args: Any, schools: QuerySet[School], **kwargs: Any) -> None:  # noqa: ANN401  # Django's own
        super().__init__(*args, **kwargs)
        self.schools = schools
        self.found: list[CameLine] = []
        self.text = ""
        self.helper = plain_helper()

    def clean_file(self) -> Any:  # noqa: ANN401  # Django’s uploaded file, or nothing
        """Refuse what is no table of people."""
        file = self.cleaned_data.get("file")
        if file and (file.size or 0) > LARGEST:
            raise forms.ValidationError("The file is too large: at most half a megabyte")
        return file

    def clean(self) -> dict[str, Any]:
        """Read the lines of the file, else those pasted, each with its verdict."""
        data = super().clean() or {}
        file = data.get("file")
        name = "file" if file else "lines"
        self.text = text_of(file.read()) if file else data.get("lines", "")
        if "lines" in self.errors or "file" in self.errors:
            return data
        if "\x00" in self.text:
            self.add_error(name, "This is no table: it holds characters that no text has")
        elif not self.text.strip():
            self.add_error("lines", "Paste who came, or choose a file")
        else:
            try:
                self.found = read_lines(self.text, self.schools)
            except forms.ValidationError as refused:
                self.add_error(name, refused)
        return data

    @property
    def is_good(self) -> bool:
        """Whether there are lines, and nothing is wrong with any."""
        return bool(self.found) and not any(line.problem for line in self.found)
