"""What people type inside their words: @names and tags. Pure."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from people.models import User

MOST_TAGS = 8
MOST_NAMED = 20
LONGEST_NAME = 4  # words
WORD = r"[^\W\d_][\w'’-]*"
AT_NAME = re.compile(rf"(?<![\w.@])@({WORD}(?: {WORD}){{0,{LONGEST_NAME - 1}}})")
TAG = re.compile(r"[^\W_][\w &'’.+-]*\Z")


@dataclass(frozen=True, slots=True)
class Named:
    """Who is meant by the @names of a text, and the names that are nobody's or more than one person's."""

    people: tuple[User, ...]
    unclear: tuple[str, ...]


def names_at(text: str) -> tuple[tuple[str, ...], ...]:
    """Return the words behind each @, at most so many times."""
    found = dict.fromkeys(tuple(match[1].split()) for match in AT_NAME.finditer(text))
    return tuple(found)[:MOST_NAMED]


def named(text: str, people: Sequence[User]) -> Named:
    """Find the people behind the @names of a text among those who may be named there.

    The longest name that fits wins; a first name is enough where only one person has it.
    """
    meant: dict[User, None] = {}
    unclear: list[str] = []
    for words in names_at(text):
        fits = _fitting(words, people)
        if len(fits) == 1:
            meant[fits[0]] = None
        else:
            unclear.append(words[0])
    return Named(tuple(meant), tuple(unclear))


def _fitting(words: tuple[str, ...], people: Iterable[User]) -> list[User]:
    """Return whose name these words begin with: in full if anybody's, else by first name."""
    said = [word.casefold() for word in words]
    for length in range(len(said), 1, -1):
        full = " ".join(said[:length])
        if fits := [person for person in people if _plain(person.name) == full]:
            return fits
    return [person for person in people if _plain(person.first_name) == said[0]]


def _plain(name: str) -> str:
    return " ".join(name.casefold().split())


def tags_in(text: str) -> tuple[str, ...]:
    """Return the tags of a comma-separated line: small letters, without `#`, each once, in order."""
    words = (" ".join(part.strip().lstrip("#").lower().split()) for part in text.split(","))
    return tuple(dict.fromkeys(word for word in words if word))
