"""Grounds side by side: in both, only mine, only theirs. Agreeing in grade is not agreeing in grounds."""

import dataclasses
from collections.abc import Sequence

from observations.comparison.lines import topic
from observations.comparison.seats import Seat
from observations.models.forms import SubCode
from observations.models.sheets import Ground
from pictures.wording import count_word, listed

TWO = 2


@dataclasses.dataclass(frozen=True, slots=True)
class Named:
    """A ground that somebody named, and the part it played."""

    words: str
    detail: str


@dataclasses.dataclass(frozen=True, slots=True)
class Group:
    """Grounds under one heading; `shape` is the observer's mark, empty for what is shared."""

    title: str
    shape: str
    named: tuple[Named, ...]


@dataclasses.dataclass(frozen=True, slots=True)
class Grounds:
    """All grounds of a lesson. `shared` are the words of those in more than one sheet."""

    heading: str
    groups: tuple[Group, ...]
    shared: tuple[str, ...]


def side_by_side(seats: Sequence[Seat]) -> Grounds:
    """Return the grounds of all observers, what is shared first."""
    columns = [_by_topic(seat) for seat in seats]
    every = dict.fromkeys(key for column in columns for key in column)
    shared = [key for key in every if sum(key in column for column in columns) >= TWO]
    together = tuple(Named(_words(key, columns), _roles(key, columns, seats)) for key in shared)
    groups = [Group("In both" if len(seats) == TWO else "In more than one", "", together)]
    for seat, column in zip(seats, columns, strict=True):
        own = tuple(Named(words, role) for key, (words, role) in column.items() if key not in shared)
        groups.append(Group(f"Only {seat.object}", seat.shape, own))
    return Grounds(_heading(seats, groups), tuple(groups), tuple(named.words for named in together))


def decisive(seat: Seat) -> list[str]:
    """Return the words of the grounds that one observer called decisive."""
    return [words for words, role in _by_topic(seat).values() if role == _role_words(Ground.Role.DECISIVE)]


def _by_topic(seat: Seat) -> dict[str, tuple[str, str]]:
    """Return an observer's grounds by topic: their words, and their role in words."""
    found: dict[str, tuple[str, str]] = {}
    for ground in seat.sheet.content.grounds:
        criterion = seat.form.criterion(ground.criterion)
        if criterion is not None:
            is_other = criterion.sub_code == SubCode.OTHER
            words = criterion.label if is_other else str(SubCode(criterion.sub_code).label)
            found.setdefault(topic(criterion), (words, _role_words(ground.role)))
    return found


def _role_words(role: str) -> str:
    """Return `decisive`, `supporting` or `on the boundary`."""
    return str(Ground.Role(role).label).lower()


def _words(key: str, columns: Sequence[dict[str, tuple[str, str]]]) -> str:
    """Return the words of a topic."""
    return next(column[key][0] for column in columns if key in column)


def _roles(key: str, columns: Sequence[dict[str, tuple[str, str]]], seats: Sequence[Seat]) -> str:
    """Return `decisive for both`, or `decisive for you, supporting for Priya`."""
    by_role: dict[str, list[str]] = {}
    for seat, column in zip(seats, columns, strict=True):
        if key in column:
            by_role.setdefault(column[key][1], []).append(seat.object)
    if len(by_role) == 1 and len(seats) == TWO:
        return f"{next(iter(by_role))} for both"
    return ", ".join(f"{role} for {listed(names)}" for role, names in by_role.items())


def _heading(seats: Sequence[Seat], groups: Sequence[Group]) -> str:
    """Return `Your grounds: one in both, one only yours, two only Priya’s`."""
    if not any(group.named for group in groups):
        return "Nobody named a ground"
    shared, *own = (count_word(len(group.named)) for group in groups)
    where = "in both" if len(seats) == TWO else "in more than one sheet"
    parts = [f"{shared} {where}"]
    parts += [f"{count} only {seat.whose}" for count, seat in zip(own, seats, strict=True)]
    return f"Your grounds: {', '.join(parts)}"
