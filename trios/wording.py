"""Short names for places where room is short, and days as one says them."""

import datetime as dt
import uuid
from collections import Counter
from collections.abc import Iterable

from people.clock import LONDON
from people.models import User
from pictures.wording import capital, count_word

KINDS_OF_SCHOOL = {"school", "academy", "college", "primary", "infant", "junior", "high", "community"}


def short_school(name: str) -> str:
    """Write `Lambert’s Hill` for `Lambert’s Hill Primary School`; what would leave nothing stays whole."""
    words = name.split()
    while len(words) > 1 and words[-1].casefold() in KINDS_OF_SCHOOL:
        words.pop()
    return " ".join(words)


def short_department(name: str) -> str:
    """Write `D&T` for `Design & Technology`; a department of one word stays whole."""
    words = name.split()
    if len(words) < 3:  # noqa: PLR2004 - `Year 5`, `Modern languages` are short enough
        return name
    return "".join(word[0].upper() for word in words)


def names_apart(people: Iterable[User]) -> dict[uuid.UUID, str]:
    """Return what to call each of these people: the first name, or the whole where two of them share it."""
    found = list(people)
    often = Counter(each.first_name for each in found)
    return {each.pk: each.first_name if often[each.first_name] == 1 else each.name for each in found}


def plural(count: int, one: str, several: str = "") -> str:
    """Write `1 trio`, `2 trios`."""
    return f"{count} {one if count == 1 else several or one + 's'}"


def short_alliance(name: str) -> str:
    """Write `Woodroffe alliance` for `Woodroffe School – Teaching School Alliance`; a short name stays whole."""
    first = name.split(" – ", maxsplit=1)[0].removesuffix(" Teaching School Alliance")
    if first == name or first.lower().endswith("alliance"):
        return first
    return f"{short_school(first)} alliance"


def covered_words(covered: int, of: int) -> str:
    """Write `Two of three have a yes from their head`."""
    many = f"{capital(count_word(covered))} of {count_word(of)}" if covered else f"None of the {count_word(of)}"
    return f"{many} {'has' if covered == 1 else 'have'} a yes from their head"


def said_day(moment: dt.datetime, *, now: dt.datetime) -> str:
    """Return a day that is past as one says it: `today`, `yesterday`, `Monday`, `9 February`."""
    local, today = moment.astimezone(LONDON), now.astimezone(LONDON).date()
    days = (today - local.date()).days
    if days <= 1:
        return "yesterday" if days == 1 else "today"
    return f"{local:%A}" if days < 7 else f"{local.day} {local:%B}"  # noqa: PLR2004 - a week
