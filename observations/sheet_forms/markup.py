"""The choices of a sheet as markup.

A page has hundreds of them, and a template takes twenty times as long for each. Whatever anybody wrote is escaped.
"""

from collections.abc import Iterable
from html import escape

from django.utils.safestring import SafeString, mark_safe

Choice = tuple[str, str]
"""The value that is sent, and the words beside it."""


def options(choices: Iterable[Choice], chosen: str) -> SafeString:
    """Return the options of a list."""
    return _joined(
        f'<option value="{escape(value)}"{" selected" if value == chosen else ""}>{escape(words)}</option>'
        for value, words in choices
    )


def boxes(name: str, choices: Iterable[Choice], chosen: frozenset[str]) -> SafeString:
    """Return boxes of which any number may be ticked."""
    start = f'<label class="choice"><input type="checkbox" name="{escape(name)}" value="'
    return _joined(
        f'{start}{escape(value)}"{" checked" if value in chosen else ""} /> '
        f'<span class="choice__words">{escape(words)}</span></label>'
        for value, words in choices
    )


def radios(name: str, choices: Iterable[Choice], chosen: str) -> SafeString:
    """Return radio buttons; the first carries the id that an error leads to."""
    start = f'<label class="choice"><input type="radio" name="{escape(name)}" value="'
    first = f' id="id_{escape(name)}"'
    return _joined(
        f'{start}{escape(value)}"{"" if number else first}{" checked" if value == chosen else ""} /> '
        f'<span class="choice__words">{escape(words)}</span></label>'
        for number, (value, words) in enumerate(choices)
    )


def _joined(parts: Iterable[str]) -> SafeString:
    """Return parts that have been escaped as one piece of markup."""
    return mark_safe("".join(parts))  # noqa: S308  # escaped above, one by one
