"""Template tags of the look: icons, grade chips, the error summary, and small words."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from django import template
from django.core.exceptions import NON_FIELD_ERRORS
from django.forms import BoundField, Field
from django.forms.forms import BaseForm
from django.utils.html import format_html
from django.utils.safestring import SafeString

from alliance import icons
from pictures.envelope import draw_open, draw_sealed

register = template.Library()

NUMBER_WORDS = ("No", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine")
LONGEST_RAMP = 5  # colours exist for scales of four and of five


@dataclass(frozen=True)
class ErrorLine:
    """One line of the error summary: the field to go to (empty when it concerns the whole form) and the sentence."""

    anchor: str
    message: str


@register.simple_tag
def icon(name: str, size: str = "") -> SafeString:
    """`{% icon "pencil" %}`, or `{% icon "check" "small" %}` for 16 px."""
    return icons.drawing(name, f"icon icon--{size}" if size else "icon")


@cache
def _drawn_envelope(kind: str) -> SafeString:
    """Draw an envelope once for each process."""
    return SafeString(draw_open() if kind == "open" else draw_sealed(small=kind == "small"))


@register.simple_tag
def envelope(kind: str = "") -> SafeString:
    """`{% envelope %}`: sealed, for its page; `"small"` for a row; `"open"` for one that waits for its sheet."""
    return _drawn_envelope(kind)


def ramp(position: int | None, of: int) -> str:
    """Return the colour class of the grade at `position` (1 is best) on a scale of `of`; `none` for no grade.

    Scales of four and five have colours of their own; others take the nearest of the five.
    """
    if position is None:
        return "none"
    if of in (LONGEST_RAMP - 1, LONGEST_RAMP):
        return f"{of}-{position}"
    share = (position - 1) / (of - 1) if of > 1 else 0
    return f"5-{1 + round(share * (LONGEST_RAMP - 1))}"


@register.simple_tag
def chip(letter: str, position: int | None, of: int, size: int = 28) -> SafeString:
    """`{% chip "G" 2 4 %}`: the letter on its colour, 28, 36 or 52 px; None for no grade. Its word must follow."""
    classes = f"chip chip--{ramp(position, of)}"
    if size != 28:  # noqa: PLR2004 - the plain size needs no class
        classes += f" chip--{size}"
    if len(letter) > 1:
        classes += " chip--long"
    return format_html('<span class="{}" aria-hidden="true">{}</span>', classes, letter)


@register.simple_tag
def grade(letter: str, word: str, position: int | None, of: int, size: int = 28) -> SafeString:
    """`{% grade "RI" "Requires improvement" 3 4 %}`: chip and word together, the only way a grade is shown."""
    return format_html('<span class="grade">{} {}</span>', chip(letter, position, of, size), word)


def target_of(field: BoundField) -> str:
    """Return the id of the first thing in a field that can take the focus."""
    if field.id_for_label:
        return field.id_for_label
    return f"{field.auto_id}_0" if field.field.widget.__class__.__name__ != "HiddenInput" else ""


def told_apart(field: BoundField, message: str) -> str:
    """Return the message, with the field's label before Django's own sentence, which reads the same for every field."""
    return f"{field.label}: {message}" if message == Field.default_error_messages["required"] else message


def error_lines(form: BaseForm) -> Iterator[ErrorLine]:
    """Yield the errors of a form in the order of its fields, those of the whole form first."""
    for message in form.errors.get(NON_FIELD_ERRORS, []):
        yield ErrorLine("", str(message))
    for field in form:
        for message in field.errors:
            yield ErrorLine(target_of(field), told_apart(field, str(message)))


@register.inclusion_tag("components/error_summary.html")
def error_summary(form: BaseForm) -> dict[str, object]:
    """`{% error_summary form %}`: the summary where it is first asked for, nothing the second time or without errors.

    base.html asks for the page's `form`, first in the page; the crispy templates ask again for every form they draw.
    """
    lines: list[ErrorLine] = []
    if isinstance(form, BaseForm) and form.is_bound and "summarised" not in vars(form):
        vars(form)["summarised"] = True
        lines = list(error_lines(form))
    return {"lines": lines, "title": f"{number_word(len(lines))} thing{'s' if len(lines) > 1 else ''} to put right"}


@register.filter
def number_word(count: int) -> str:
    """Return a small number as a word with a capital, a larger one in digits."""
    return NUMBER_WORDS[count] if count < len(NUMBER_WORDS) else str(count)


@register.filter
def initials(name: str) -> str:
    """Return at most two letters: of the first and the last word of a name."""
    words = name.split()
    return "".join(word[0] for word in words[:1] + words[1:][-1:]).upper()
