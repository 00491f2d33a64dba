"""What comes in to the log: an entry, a reply, what to look for, and the weekly mail."""

import uuid
from collections.abc import Iterable, Sequence
from typing import Any, Self

from django import forms
from django.core.files.uploadedfile import UploadedFile

from inquiry.access import Place
from inquiry.actions.entries import MOST_FILES, Draft
from inquiry.models import Audience, Citation, Entry
from inquiry.models.citing import LONGEST_NOTE
from inquiry.models.entries import LONGEST_TAG, LONGEST_TEXT, LONGEST_TITLE
from inquiry.naming import MOST_TAGS, TAG, tags_in
from inquiry.queries.listing import EntryRow, Wanted
from inquiry.queries.reading import FileRow
from inquiry.uploads import Accepted, NotTaken, accept
from people.forms import plain_helper

LONGEST_SEARCH = 200
SHOWN = 20  # characters of a tag in its error
NO_NUL = "There is a sign in it that can’t be saved. Type it again instead of pasting it"
TOO_LONG = "It has {:,} characters; the most is {:,}"
TEXT_HINT = (
    "Markdown works: **bold**, - lists, [a link](https://…). Write @ and a name, as in @Megan Hoskin, and it shows on "
    "their Today. No pupil’s name, please."
)


class ChoiceWords(str):
    """A choice's words with a second line, as the form's template draws it."""

    __slots__ = ("hint",)
    hint: str

    def __new__(cls, words: str, hint: str = "") -> Self:
        """Return the words; `hint` stands under them. Django copies a choice by its words and sets the rest after."""
        made = super().__new__(cls, words)
        made.hint = hint
        return made


KINDS = (
    (Entry.Kind.ENTRY.value, ChoiceWords("Entry", "What you tried, saw or learned")),
    (Entry.Kind.TOOL.value, ChoiceWords("Tool", "Something to use: a prompt sheet, a set of questions")),
    (Entry.Kind.PROCESS.value, ChoiceWords("Process", "A way of doing it, step by step")),
)


class WrittenField(forms.CharField):
    """Words of some length; says by how much they are too long, and what to do about a sign that can't be saved.

    Browsers are not told the length: they would cut what somebody pastes without a word.
    """

    def to_python(self, value: Any) -> str | None:  # noqa: ANN401  # Django's own
        """Return the words with plain line ends, which count once."""
        return super().to_python(value.replace("\r\n", "\n") if isinstance(value, str) else value)

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        """Return Django's attributes without the length."""
        return {name: value for name, value in super().widget_attrs(widget).items() if name != "maxlength"}

    def run_validators(self, value: str) -> None:
        """Raise one sentence in our own words, or nothing."""
        if "\x00" in value:
            raise forms.ValidationError(NO_NUL)
        if self.max_length and len(value) > self.max_length:
            raise forms.ValidationError(TOO_LONG.format(len(value), self.max_length))
        super().run_validators(value)


class Files(forms.FileInput):
    """An input for several files."""

    allow_multiple_selected = True


class FilesField(forms.FileField):
    """Files, each judged by its content."""

    widget = Files

    def clean(self, data: Any, initial: object = None) -> list[Accepted]:  # noqa: ANN401, ARG002  # Django's own
        """Return what is kept of each file; raises one sentence for each that is not taken."""
        uploads: list[UploadedFile[bytes]] = list(data or [])
        if len(uploads) > MOST_FILES:
            raise forms.ValidationError(f"Choose at most {MOST_FILES} files")
        taken, refused = [], []
        for upload in uploads:
            try:
                taken.append(accept(upload))
            except NotTaken as reason:
                refused.append(str(reason))
        if refused:
            raise forms.ValidationError(refused)
        return taken


class EntryForm(forms.Form):
    """An entry, new or changed. `places` are the audiences to choose from; none is chosen beforehand."""

    key = forms.CharField(required=False, widget=forms.HiddenInput)
    based_on = forms.CharField(required=False, widget=forms.HiddenInput)
    trio = forms.CharField(required=False, widget=forms.HiddenInput)
    title = WrittenField(
        label="Title",
        max_length=LONGEST_TITLE,
        help_text="What you would tell a colleague in the corridor.",
        error_messages={"required": "Give it a title"},
    )
    text = WrittenField(
        label="What you learned",
        max_length=LONGEST_TEXT,
        help_text=TEXT_HINT,
        widget=forms.Textarea(attrs={"rows": 10}),
        error_messages={"required": "Write what you learned"},
    )
    kind = forms.ChoiceField(
        label="What is it?",
        choices=KINDS,
        initial=Entry.Kind.ENTRY,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose what it is", "invalid_choice": "Choose entry, tool or process"},
    )
    tried = forms.BooleanField(label="I have tried this with a class", required=False)
    tags = WrittenField(
        label="Tags",
        required=False,
        max_length=1000,
        help_text="With commas between: wait time, questioning",
    )
    attachments = FilesField(
        label="Files",
        required=False,
        help_text=f"Photos, PDF, Word, Excel or PowerPoint: at most {MOST_FILES}, 10 MB each. No faces of pupils.",
    )
    remove = forms.MultipleChoiceField(
        label="Files to remove",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"invalid_choice": "That file is no longer here"},
    )
    place = forms.ChoiceField(
        label="Who may read it?",
        help_text="Those who lead there can take it back to you, and administrators can read all that is shared.",
        widget=forms.RadioSelect,
        error_messages={"required": "Choose who may read it", "invalid_choice": "Choose who may read it"},
    )

    def __init__(self, *args: Any, places: Iterable[Place], kept: Sequence[FileRow] = (), **kwargs: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **kwargs)
        self.places = {place.value: place for place in places}
        self.kept = kept
        self.fields["place"].choices = [  # type: ignore[attr-defined]  # a ChoiceField
            (value, ChoiceWords(place.name, place.who)) for value, place in self.places.items()
        ]
        if kept:
            self.fields["remove"].choices = [(str(each.id), each.name) for each in kept]  # type: ignore[attr-defined]
        else:
            del self.fields["remove"]
        self.helper = plain_helper()

    def clean_tags(self) -> tuple[str, ...]:
        """Return the tags, each judged by itself."""
        words = tags_in(self.cleaned_data["tags"])
        if long := [word for word in words if len(word) > LONGEST_TAG]:
            raise forms.ValidationError(f"A tag has at most {LONGEST_TAG} characters: “{long[0][:SHOWN]}…”")
        if odd := [word for word in words if not TAG.match(word)]:
            raise forms.ValidationError(f"A tag is a word or two, in letters and figures. “{odd[0][:SHOWN]}” is not")
        if len(words) > MOST_TAGS:
            raise forms.ValidationError(f"There are {len(words)} tags; the most is {MOST_TAGS}")
        return words

    def clean(self) -> dict[str, Any]:
        """Count the files that stay together with the new ones; ask for files again where another field is wrong."""
        data = super().clean() or {}
        stays = len(self.kept) - len(data.get("remove", ()))
        if stays + len(data.get("attachments", ())) > MOST_FILES:
            self.add_error("attachments", f"An entry has at most {MOST_FILES} files")
        if self.errors and self.files:
            self["attachments"].help_text = "Please choose your files again: browsers forget them with a form."
        return data

    def draft(self) -> Draft:
        """Return the entry as entered; a trio that is none of the writer's is passed over."""
        data = self.cleaned_data
        written_in = self.places.get(f"{Audience.TRIO}:{data['trio']}")
        return Draft(
            title=" ".join(data["title"].split()),
            text=data["text"],
            kind=data["kind"],
            tried=data["tried"],
            tags=data["tags"],
            place=self.places[data["place"]],
            trio=written_in.id if written_in else None,
            files=tuple(data["attachments"]),
            removed=frozenset(uuid.UUID(each) for each in data.get("remove", ())),
        )


class ReplyForm(forms.Form):
    """A reply."""

    key = forms.CharField(required=False, widget=forms.HiddenInput)
    text = WrittenField(
        label="Your reply",
        max_length=LONGEST_TEXT,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="Whoever reads the entry reads your reply.",
        error_messages={"required": "Write your reply"},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401  # Django's own
        super().__init__(*args, **kwargs)
        self.helper = plain_helper()

    def words(self) -> str:
        """Return the reply as entered."""
        return str(self.cleaned_data["text"])


class CiteForm(forms.Form):
    """Entries, the part of an update they are evidence for, and perhaps what they show. `rows` are those to choose."""

    entries = forms.MultipleChoiceField(
        label="Entries",
        widget=forms.CheckboxSelectMultiple,
        error_messages={
            "required": "Choose at least one entry",
            "invalid_choice": "An entry that you chose is not among these any more",
        },
    )
    part = forms.ChoiceField(
        label="As evidence for",
        choices=Citation.Part.choices,
        initial=Citation.Part.IMPACT,
        error_messages={"required": "Choose a part of the update", "invalid_choice": "Choose one of the parts"},
    )
    note = WrittenField(
        label="What they show",
        help_text="A few words for whoever reads the update.",
        max_length=LONGEST_NOTE,
        required=False,
    )

    def __init__(self, *args: Any, rows: Iterable[EntryRow], **kwargs: Any) -> None:  # noqa: ANN401  # Django's own
        super().__init__(*args, **kwargs)
        choices = [(str(row.id), ChoiceWords(row.title, f"{row.full_name}, {row.day}. {row.told}")) for row in rows]
        self.fields["entries"].choices = choices  # type: ignore[attr-defined]  # a ChoiceField
        self.helper = plain_helper()


class SearchForm(forms.Form):
    """What to look for; whatever cannot be looked for is passed over."""

    q = forms.CharField(required=False, max_length=LONGEST_SEARCH)
    kind = forms.ChoiceField(required=False, choices=Entry.Kind.choices)
    mine = forms.BooleanField(required=False)

    def wanted(self, *, tag: str = "") -> Wanted:
        """Return what is asked for, as far as it makes sense."""
        self.is_valid()
        data = self.cleaned_data
        return Wanted(
            words=data.get("q", ""), tag=tag, kind=data.get("kind", ""), is_mine=bool(data.get("mine", False))
        )


def key_of(form: forms.Form) -> uuid.UUID:
    """Return the key under which a form's words are saved: its own, or a new one where a browser sent none."""
    try:
        return uuid.UUID(form.cleaned_data["key"])
    except ValueError:
        return uuid.uuid4()
