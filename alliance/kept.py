"""What came in a form that could not be taken: kept to be sent again or copied, and called what the form calls it."""

import re
import sys
from dataclasses import dataclass
from typing import Any

from django.forms import Form
from django.http import HttpRequest

WORTH_COPYING = 20  # characters; shorter answers are quicker typed again than copied
TOKEN = "csrfmiddlewaretoken"  # noqa: S105  # the name of the field
NOTE = re.compile(r"(note-.+)-text")  # a note on a sheet is of no form of Django's: its time stands beside it
UNKNOWN = "What you wrote"


@dataclass(frozen=True)
class Repeated:
    """One value of a form, to be sent again; `label` is that of its field, empty where that is not known."""

    name: str
    value: str
    label: str = ""

    @property
    def is_writing(self) -> bool:
        """Whether somebody wrote this, so that losing it would hurt; an id has no blank in it."""
        return len(self.value) >= WORTH_COPYING and any(sign.isspace() for sign in self.value)


def what_was_sent(request: HttpRequest) -> dict[str, Any]:
    """Return what a page needs to offer a form again; `is_whole` unless nothing came, or something is left out.

    `writing` is (label, text) of what is worth reading; no label is there twice.
    """
    labels = _labels(request)
    values = [
        Repeated(name, str(value), labels.get(name) or _note(name, request))
        for name, all_of in request.POST.lists()
        for value in all_of
        if name != TOKEN
    ]
    kept = [repeated for repeated in values if not is_secret(repeated.name)]
    return {
        "kept": kept,
        "writing": _told_apart([repeated for repeated in kept if repeated.is_writing]),
        "is_whole": bool(kept) and len(kept) == len(values),
        "had_files": bool(request.FILES),
        "path": request.get_full_path(),
    }


def is_secret(name: str) -> bool:
    """Say whether a field's value must never be written into a page."""
    return "password" in name.lower() or name == "code"


def _labels(request: HttpRequest) -> dict[str, str]:
    """Return the labels by name of the fields in the forms that the page's module knows, where these agree on one."""
    match = request.resolver_match
    known = vars(sys.modules[match.func.__module__]).values() if match else ()
    forms = [each for each in known if isinstance(each, type) and issubclass(each, Form)]
    found: dict[str, set[str]] = {}
    for form in forms:
        for name, field in form.base_fields.items():
            found.setdefault(name, set()).add(str(field.label or ""))
    return {name: labels.pop() for name, labels in found.items() if len(labels) == 1}


def _note(name: str, request: HttpRequest) -> str:
    """Return what the sheet calls a note."""
    note = NOTE.fullmatch(name)
    return f"Note at {request.POST.get(f'{note[1]}-time', '')}".removesuffix(" at ") if note else ""


def _told_apart(writing: list[Repeated]) -> list[tuple[str, str]]:
    """Return each text under its label, numbered from the second of one label on."""
    times: dict[str, int] = {}
    told = []
    for each in writing:
        label = each.label or UNKNOWN
        times[label] = times.get(label, 0) + 1
        told.append((label if times[label] == 1 else f"{label} ({times[label]})", each.value))
    return told
