"""What an agenda comes to: when each item begins, whether all of it fits, minutes for each alliance. Pure."""

import datetime as dt
import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from clusters.models import AgendaItem, Turn
from clusters.wording import clock_words
from pictures.wording import capital, count_word


@dataclass(frozen=True, slots=True)
class Template:
    """An item as the minutes of 25 February 2013 have it, and the name it goes by where room is short."""

    title: str
    short: str
    minutes: int
    is_updates: bool = False


# The minutes print each time below the item that it belongs to (docs/adr/0010-times-stand-below-their-items.md).
OF_THE_MINUTES = (
    Template("Progress update from each cluster", "Progress updates", 40, is_updates=True),
    Template(
        "Reflections on leadership of pedagogy across an alliance arising from the action research", "Reflections", 20
    ),
    Template("Plans for next terms activity", "Next term’s plans", 20),
    Template("Agreeing when to meet next and future facilitation arrangements", "Next meeting", 5),
    Template("Completing the documentation needed for the research", "Documentation", 5),
)


@dataclass(frozen=True, slots=True)
class Slot:
    """An item in its place on the clock; `is_over` where it ends after the meeting does."""

    id: uuid.UUID
    title: str
    short: str
    minutes: int
    is_updates: bool
    starts: dt.datetime
    ends: dt.datetime
    is_over: bool

    @property
    def from_to(self) -> str:
        """`12.30 – 13.10`."""
        return f"{clock_words(self.starts)} – {clock_words(self.ends)}"

    @property
    def begins(self) -> str:
        """`12.30`."""
        return clock_words(self.starts)


def laid_out(items: Iterable[AgendaItem], *, starts: dt.datetime, ends: dt.datetime) -> tuple[Slot, ...]:
    """Return the items one after another from the meeting's start."""
    slots: list[Slot] = []
    at = starts
    for item in items:
        until = at + dt.timedelta(minutes=item.minutes)
        slots.append(
            Slot(
                id=item.pk,
                title=item.title,
                short=item.short or item.title,
                minutes=item.minutes,
                is_updates=item.is_updates,
                starts=at,
                ends=until,
                is_over=until > ends,
            )
        )
        at = until
    return tuple(slots)


@dataclass(frozen=True, slots=True)
class Speaking:
    """An alliance in its place on the clock, with its whole minutes; none of them where twelve share five."""

    id: uuid.UUID
    name: str
    begins: str
    minutes: int


def turns_laid_out(turns: Sequence[Turn], slot: Slot) -> tuple[Speaking, ...]:
    """Return the alliances one after another in the item in which they report, each with an equal share of it."""
    each = dt.timedelta(minutes=slot.minutes) / len(turns) if turns else dt.timedelta()
    whole = slot.minutes // len(turns) if turns else 0
    step = dt.timedelta(minutes=whole) if whole else each
    return tuple(
        Speaking(turn.pk, turn.alliance.name, clock_words(slot.starts + index * step), whole)
        for index, turn in enumerate(turns)
    )


def fit_words(minutes: int, slot: int) -> str:
    """Say whether this many minutes of items fit a slot of so many, or by how much they do not."""
    if minutes > slot:
        return f"The agenda takes {minutes} minutes, {minutes - slot} more than the {slot} there are."
    left = slot - minutes
    return f"The agenda takes {minutes} of {slot} minutes: {f'{left} are left' if left else 'it fits'}."


def share_words(minutes: int, alliances: int) -> str:
    """Say what falls to each alliance: twelve in 40 minutes have 3 minutes each. Nothing without alliances."""
    if not alliances:
        return ""
    each = minutes // alliances
    share = f"{each} minute{'' if each == 1 else 's'} each" if each else "less than a minute each"
    words = capital(count_word(alliances))
    return f"{words} alliance{'' if alliances == 1 else 's'} in {minutes} minutes: {share}."
