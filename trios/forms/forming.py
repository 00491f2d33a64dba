"""Forming a trio: three people, who leads, and on what."""

from collections.abc import Iterable
from typing import Any

from django import forms

from people.forms import plain_helper
from people.models import User
from trios.actions import MemberFacts
from trios.candidates import Candidate

NOBODY = ("", "Nobody yet")
PEOPLE = ("one", "two", "three")
Groups = list[tuple[str, list[tuple[str, str]]]]


def by_school(candidates: Iterable[Candidate]) -> Groups:
    """Return the candidates as grouped choices: a group a school, with its phase."""
    groups: dict[str, list[tuple[str, str]]] = {}
    for each in candidates:
        heading = f"{each.school.name} ({each.school.get_school_phase_display().lower()})"
        groups.setdefault(heading, []).append((each.key, each.label))
    return list(groups.items())


def who_could_lead(candidates: Iterable[Candidate], elsewhere: Iterable[User]) -> Groups:
    """Return who could lead: those who wait to, then SLEs, those of no school here too, then everybody else."""
    groups: dict[str, list[tuple[str, str]]] = {"Would lead one": [], "SLEs": [], "Everybody else": []}
    for each in candidates:
        name = "Would lead one" if each.would_lead is not None else "SLEs" if each.is_sle else "Everybody else"
        on_what = f", on {each.would_lead}" if each.would_lead else ""
        groups[name].append((each.key, f"{each.person.name}, {each.school.name}{on_what}"))
    groups["SLEs"] += [(str(each.pk), each.name) for each in elsewhere]
    return [(name, choices) for name, choices in groups.items() if choices]


class TrioForm(forms.Form):
    """Two or three different people, a leader inside or outside them, and perhaps a question."""

    one = forms.ChoiceField(label="First", error_messages={"required": "Choose the first person"})
    two = forms.ChoiceField(label="Second", error_messages={"required": "Choose the second person"})
    three = forms.ChoiceField(label="Third", required=False)
    leader = forms.ChoiceField(
        label="Who leads it",
        help_text="One of the three, or somebody else. One person may be in one trio and lead another.",
        error_messages={"required": "Choose who leads it"},
    )
    focus = forms.CharField(
        label="Focus question",
        help_text="The three may find it themselves later.",
        max_length=200,
        required=False,
    )

    def __init__(  # one parameter each for what may be chosen
        self,
        *args: Any,  # noqa: ANN401  # Django's own
        candidates: list[Candidate],
        elsewhere: list[User],
        **kwargs: Any,  # noqa: ANN401  # Django's own
    ) -> None:
        super().__init__(*args, **kwargs)
        self.by_key = {each.key: each for each in candidates}
        self.leaders = {str(each.pk): each for each in (*elsewhere, *(candidate.person for candidate in candidates))}
        for name in (*PEOPLE, "leader"):
            field = self.fields[name]
            groups = who_could_lead(candidates, elsewhere) if name == "leader" else by_school(candidates)
            field.choices = [NOBODY, *groups]  # type: ignore[attr-defined]
            field.error_messages["invalid_choice"] = "Choose somebody of this alliance"
        self.helper = plain_helper()

    def clean(self) -> dict[str, Any]:
        """Refuse the same person twice, beside the field where they come again."""
        data = super().clean() or {}
        seen: dict[str, str] = {}
        for name in PEOPLE:
            key = data.get(name)
            if key and key in seen:
                self.add_error(name, f"{self.by_key[key].person.name} is in it already")
            elif key:
                seen[key] = name
        return data

    def members(self) -> list[MemberFacts]:
        """Return the people chosen, as they are at their schools."""
        chosen = [self.by_key[key] for name in PEOPLE if (key := self.cleaned_data.get(name))]
        return [MemberFacts(each.person, each.school, each.department, each.post) for each in chosen]

    def led_by(self) -> User:
        """Return who leads it."""
        return self.leaders[self.cleaned_data["leader"]]

    def chosen(self) -> list[Candidate]:
        """Return the people chosen so far, known or not whether they fit: for the badges."""
        values = [self[name].value() for name in PEOPLE]
        return [self.by_key[value] for value in dict.fromkeys(values) if value in self.by_key]
