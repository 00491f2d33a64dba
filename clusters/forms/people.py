"""People with a role, one by hand or many pasted."""

from dataclasses import replace
from typing import Any

from crispy_forms.layout import Div, Layout
from django import forms

from clusters.access import Remit
from clusters.actions import SCOPE_OF_ROLE, Newcomer
from clusters.forms.schools import LONGEST_PASTE, problem_words
from clusters.models import Alliance, Cluster, Membership, School
from clusters.pasted import Line, Row, folded, read, split
from people.access import refusal_to_change_roles
from people.forms import plain_helper
from people.models import User

Scope = School | Alliance | Cluster
WHERE = {
    "school": "{} belongs to a school: choose one",
    "alliance": "{} belongs to an alliance: choose one",
    "cluster": "{} belongs to a cluster: choose one",
}
ROLES = {folded(str(word)): str(value) for value, word in Membership.Role.choices}
POSTS = {folded(str(word)): str(value) for value, word in Membership.Post.choices} | {
    "head": str(Membership.Post.HEADTEACHER),
    "headofschool": str(Membership.Post.HEADTEACHER),
    "seniorleadership": str(Membership.Post.SENIOR),
    "slt": str(Membership.Post.SENIOR),
    "middleleadership": str(Membership.Post.MIDDLE),
}


class Places:
    """The schools, alliances and clusters within somebody's remit, and the roles that they may give there."""

    def __init__(self, remit: Remit) -> None:
        """Read them (one query a kind that may be given)."""
        self.remit = remit
        self.roles = [(str(role), role.label) for role in remit.roles]
        kinds = {SCOPE_OF_ROLE[role] for role in remit.roles}
        self.by_kind: dict[str, list[Scope]] = {
            "school": list(remit.schools()),
            "alliance": list(remit.alliances()) if "alliance" in kinds else [],
            "cluster": list(remit.clusters()) if "cluster" in kinds else [],
        }
        self.by_key: dict[str, Scope] = {key_of(scope): scope for scopes in self.by_kind.values() for scope in scopes}

    def choices(self) -> list[tuple[str, list[tuple[str, str]]]]:
        """Return the choices of a select, grouped by kind."""
        titles = {"school": "Schools", "alliance": "Alliances", "cluster": "Clusters"}
        return [
            (titles[kind], [(key_of(scope), str(scope)) for scope in scopes])
            for kind, scopes in self.by_kind.items()
            if scopes
        ]

    def find(self, words: str, *, role: str) -> str:
        """Return the key of the place that these words mean: its name or URN, or the only one if they are empty."""
        if role in Membership.Role.values:
            scopes = self.by_kind[SCOPE_OF_ROLE[Membership.Role(role)]]
        else:  # what is wrong with the line is the role, and not the place too
            scopes = [scope for each in self.by_kind.values() for scope in each]
        if not words:
            return key_of(scopes[0]) if len(scopes) == 1 else ""
        wanted = folded(words)
        for scope in scopes:
            names = {folded(str(scope)), folded(scope.name)}
            if wanted in names or (isinstance(scope, School) and scope.urn == words):
                return key_of(scope)
        return words


def key_of(scope: Scope) -> str:
    """Return the value by which a form names a place."""
    return f"{type(scope).__name__.lower()}:{scope.pk}"


class PersonForm(forms.Form):
    """One person and their role."""

    name = forms.CharField(label="Name", max_length=120, error_messages={"required": "Enter their name"})
    title = forms.CharField(
        label="Title",
        help_text="How others address them, for example Mr or Dr",
        max_length=20,
        required=False,
    )
    email = forms.EmailField(
        label="E-mail address",
        help_text="Their invitation goes there, and they sign in with it.",
        max_length=254,
        error_messages={
            "required": "Enter their e-mail address",
            "invalid": "Enter an e-mail address, like name@school.org",
        },
    )
    role = forms.ChoiceField(
        label="Role",
        help_text="What they may do in Staffroom. Headteachers who observe lessons are teachers here.",
        initial=str(Membership.Role.TEACHER),
        error_messages={"required": "Choose a role", "invalid_choice": "That is not a role that you can give"},
    )
    where = forms.ChoiceField(
        label="Where",
        error_messages={
            "required": "Say where they have this role",
            "invalid_choice": "You look after no school, alliance or cluster of this name",
        },
    )
    post = forms.ChoiceField(
        label="Post at the school",
        choices=[("", "–"), *Membership.Post.choices],
        required=False,
        error_messages={"invalid_choice": "Choose a post: headteacher, senior or middle leader, teacher, other"},
    )
    department = forms.CharField(label="Department", max_length=60, required=False)

    def __init__(self, *args: Any, places: Places, **kwargs: Any) -> None:  # noqa: ANN401  # Django's own
        super().__init__(*args, **kwargs)
        self.places = places
        role, where = self.fields["role"], self.fields["where"]
        if isinstance(role, forms.ChoiceField) and isinstance(where, forms.ChoiceField):
            role.choices, where.choices = places.roles, places.choices()
            if len(places.by_key) > 1:  # or whoever does not look is invited to the first of them
                where.choices = [("", "Choose"), *places.choices()]
        self.helper = plain_helper()
        self.helper.layout = Layout(
            Div("name", "title", css_class="fields"),
            "email",
            Div("role", "where", css_class="fields"),
            Div("post", "department", css_class="fields"),
        )

    def clean_email(self) -> str:
        """Refuse one's own address: nobody changes their own roles."""
        email = str(self.cleaned_data["email"])
        themself = email.casefold() == self.places.remit.person.email.casefold()
        of = self.places.remit.person if themself else User()
        if refusal := refusal_to_change_roles(self.places.remit.person, of=of):
            raise forms.ValidationError(refusal)
        return email

    def clean(self) -> dict[str, Any]:
        """Keep the place to the kind that the role belongs to, and posts to schools."""
        data = super().clean() or {}
        role, where = data.get("role"), data.get("where")
        if role and where:
            kind = SCOPE_OF_ROLE[Membership.Role(role)]
            if not where.startswith(f"{kind}:"):
                label = Membership.Role(role).label
                article = "An" if label[0] in "AS" and label != "School lead" else "A"
                self.add_error("where", WHERE[kind].format(f"{article} {label}"))
        return data

    def newcomer(self) -> Newcomer:
        """Return the person as entered."""
        data = self.cleaned_data
        at_school = data["where"].startswith("school:")
        return Newcomer(
            name=data["name"],
            title=data["title"],
            email=data["email"],
            role=data["role"],
            scope=self.places.by_key[data["where"]],
            post=data["post"] if at_school else "",
            department=data["department"] if at_school else "",
        )


class PastedPeopleForm(forms.Form):
    """Many people, a line each: name, e-mail, post, role, where, title, department."""

    HEADS = ("Name", "E-mail", "Post", "Role", "School", "Title", "Department")

    lines = forms.CharField(
        label="One person a line",
        help_text=(
            "Name, e-mail address, post, role, school; then title and department, if you like. "
            "Straight from a spreadsheet is fine. Without a role they are teachers."
        ),
        max_length=LONGEST_PASTE,
        widget=forms.Textarea(attrs={"rows": 8, "spellcheck": "false"}),
        error_messages={"required": "Paste at least one line"},
    )

    def __init__(self, *args: Any, places: Places, **kwargs: Any) -> None:  # noqa: ANN401  # Django's own
        super().__init__(*args, **kwargs)
        self.places = places
        self.rows: list[Row] = []
        self.newcomers: list[Newcomer] = []
        self.helper = plain_helper()

    def clean_lines(self) -> str:
        """Read the lines into `rows` and, as far as they are good, `newcomers`; a bad line is an error of the field."""
        text = str(self.cleaned_data["lines"])
        lines = split(text)
        if lines and folded(lines[0].cell(0)) == "name" and "@" not in lines[0].cell(1):
            lines = lines[1:]
        self.rows, person_forms = read(lines, self._form_of, columns=len(self.HEADS))
        self._find_repeats()
        self.newcomers = [form.newcomer() for form in person_forms if form.is_valid()]
        bad = [row.line.number for row in self.rows if row.problems]
        if bad or not self.rows:
            raise forms.ValidationError(problem_words(bad, len(self.rows)))
        return text

    def _form_of(self, line: Line) -> PersonForm:
        role = ROLES.get(folded(line.cell(3)), line.cell(3)) or str(Membership.Role.TEACHER)
        data = {
            "name": line.cell(0),
            "email": line.cell(1),
            "post": POSTS.get(folded(line.cell(2)), line.cell(2)),
            "role": role,
            "where": self.places.find(line.cell(4), role=role),
            "title": line.cell(5),
            "department": line.cell(6),
        }
        return PersonForm(data, places=self.places)

    def _find_repeats(self) -> None:
        """Mark people who come twice with the same role in the same place, and addresses under two names."""
        seen: dict[tuple[str, ...], int] = {}
        names: dict[str, str] = {}
        for index, row in enumerate(self.rows):
            email = row.line.cell(1).casefold()
            key = (email, *(folded(row.line.cell(each)) for each in (3, 4)))
            problems = row.problems
            if email and key in seen:
                problems = (*problems, f"The same person and role as in line {seen[key]}")
            elif names.setdefault(email, row.line.cell(0)) != row.line.cell(0):
                problems = (*problems, f"This address belongs to {names[email]} further up")
            seen.setdefault(key, row.line.number)
            self.rows[index] = replace(row, problems=problems)
