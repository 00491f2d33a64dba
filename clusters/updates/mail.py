"""A mail about several alliances, as it goes round before a meeting, split by alliance. Pure; nothing is lost."""

import dataclasses
import re
import unicodedata
import uuid
from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby

from clusters.updates.pasted import BULLET, LONGEST_HEADING, QUOTED, heading_of

# What the name of an alliance has besides its own word, and what a heading says of it.
OF_ANY_NAME = frozenset(
    [
        *("a", "the", "of", "from", "our", "teaching", "school", "schools", "academy", "college", "alliance", "tsa"),
        *("progress", "quick", "summary", "update", "updates"),
    ]
)
A_NAME = re.compile(r"\b(?:Alliance|TSA|School|Academy|College|Trust)\W*$")
MOST_WORDS = 8  # of a heading that looks like the name of an alliance we do not know
MARK = re.compile(r"^\s*[•▪◦‣\uf0b7\uf0a7]\s*")  # nothing but a bullet, with or without a blank behind it
NUMBER = re.compile(r"\d")
MARKS_ALONE = frozenset("•▪◦‣·§*–—-o\uf0b7\uf0a7")
INVISIBLE = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u2060\ufeff\u00ad"))
OPENING, SECOND = "unsorted", "challenges"


@dataclasses.dataclass(frozen=True, slots=True)
class Row:
    """A line as it was pasted, without its `mark` (a bullet, a number, or none); `gap` blank lines stood before it."""

    number: int
    text: str
    mark: str
    gap: int


@dataclasses.dataclass(frozen=True, slots=True)
class Passage:
    """What stands below a heading (none: before the first) and above the next: of an alliance here, or of none."""

    alliance: uuid.UUID | None
    heading: str
    rows: tuple[Row, ...]


@dataclasses.dataclass(frozen=True, slots=True)
class Line:
    """A line of an alliance: the part of its update that it belongs to, and whether it is meant for the summary."""

    number: int
    text: str
    part: str
    is_first: bool


def read_mail(text: str, names: Mapping[uuid.UUID, Sequence[str]], others: Iterable[str] = ()) -> tuple[Passage, ...]:
    """Return the passages of a mail in their order, each row in exactly one.

    `names` are what each alliance of the meeting may be called, its own name and that of its lead school; `others` are
    alliances that are not at the meeting. What stands under a heading that only looks like a name is of none.
    """
    known = _known(names, others)
    passages: list[tuple[uuid.UUID | None, str, list[Row]]] = [(None, "", [])]
    for row in rows_of(text):
        head, colon, rest = row.text.partition(":")
        if found := _named(row, row.text, known):
            passages.append((known[found], row.text, []))
        elif colon and (found := _named(row, head, known)):
            passages.append((known[found], head, [dataclasses.replace(row, text=rest.strip())]))
        elif _looks_like_a_name(row):
            passages.append((None, row.text, []))
        else:
            passages[-1][2].append(row)
    return tuple(Passage(alliance, head, tuple(rows)) for alliance, head, rows in passages if alliance or head or rows)


def rows_of(text: str) -> list[Row]:
    """Return the lines that are not empty, numbered from 1; one that a mail program broke is one again."""
    rows: list[Row] = []
    gap, alone = 0, ""
    for typed in text.translate(INVISIBLE).splitlines():
        raw = QUOTED.sub("", typed.replace("\xa0", " "))
        words = " ".join(raw.split())
        if not words:
            gap += 1
        elif words in MARKS_ALONE:
            alone = words  # Word now and then leaves a bullet on a line of its own
        elif rows and not alone and _goes_on(rows[-1], raw, gap):
            rows[-1] = dataclasses.replace(rows[-1], text=f"{rows[-1].text} {words}")
        else:
            mark = alone or _mark(raw)
            point = words if alone else " ".join(raw[len(_mark(raw)) :].split())
            rows.append(Row(len(rows) + 1, point or words, mark.strip(), gap))
            gap, alone = 0, ""
    return rows


def _mark(raw: str) -> str:
    """Return the bullet or number that a line begins with, blanks and all."""
    found = BULLET.match(raw) or MARK.match(raw)
    return found[0] if found else ""


def _goes_on(before: Row, raw: str, gap: int) -> bool:
    """Whether a line is the rest of the point above it: no blank line, mark or heading; set in, or in small letters."""
    if not before.mark or gap or _mark(raw) or heading_of(raw.strip())[0]:
        return False
    return raw[0].isspace() or raw[0].islower()


def _known(names: Mapping[uuid.UUID, Sequence[str]], others: Iterable[str]) -> dict[str, uuid.UUID | None]:
    """Return whose each name is, in full and by its own word alone, where that is one alliance's."""
    owners: dict[str, set[uuid.UUID | str]] = {}
    called: list[tuple[uuid.UUID | str, str]] = [(key, name) for key, each in names.items() for name in each]
    for owner, name in (*called, *((name, name) for name in others)):
        for form in {_plain(name), _own_word(name)} - {""}:
            owners.setdefault(form, set()).add(owner)
    one = {form: next(iter(each)) for form, each in owners.items() if len(each) == 1}
    return {form: owner if isinstance(owner, uuid.UUID) else None for form, owner in one.items()}


def _named(row: Row, words: str, known: Mapping[str, uuid.UUID | None]) -> str:
    """Return the known name that a heading is; nothing for a point of a list, unless the list is numbered."""
    if len(words) > LONGEST_HEADING or (row.mark and not NUMBER.match(row.mark)):
        return ""
    return next((form for form in (_plain(words), _own_word(words)) if form in known), "")


def _looks_like_a_name(row: Row) -> bool:
    """Whether a line seems to be the heading of an alliance that is not known here."""
    return bool(not row.mark and row.gap and len(row.text.split()) <= MOST_WORDS and A_NAME.search(row.text))


def _words(name: str) -> list[str]:
    return re.findall(r"[^\W_]+", unicodedata.normalize("NFKC", name).casefold())


def _plain(name: str) -> str:
    """Return a name without marks: Word and mail programs make other dashes and blanks of them."""
    return " ".join(_words(name))


def _own_word(name: str) -> str:
    """Return what a name has of its own: `woodroffe` of `Woodroffe School – Teaching School Alliance`."""
    return " ".join(word for word in _words(name) if word not in OF_ANY_NAME)


def sorted_lines(rows: Sequence[Row]) -> tuple[Line, ...]:
    """Return an alliance's rows with their parts, as `split_update` finds them; the headings of parts are left out.

    What comes first is for the summary. A second list after a wider gap, under no heading, is of its challenges: so
    they stand in the mail of the minutes.
    """
    opening: list[Row] = []
    under: list[tuple[Row, str]] = []
    here = ""
    for row in rows:
        found, text = ("", row.text) if row.mark else heading_of(row.text)
        here = found or here
        if text and here:
            under.append((dataclasses.replace(row, text=text), here))
        elif text:
            opening.append(row)
    second = OPENING if any(part == SECOND for _, part in under) else SECOND
    parts = [(row, second if run == 1 else OPENING, run == 0) for row, run in _runs(opening)]
    first = under[0][1] if under and not opening else ""
    parts += [(row, part, part == first) for row, part in under]
    return tuple(Line(row.number, row.text, part, is_first) for row, part, is_first in parts)


def _runs(rows: Sequence[Row]) -> list[tuple[Row, int]]:
    """Number the lists that stand apart from each other by more blank lines than their points do."""
    usual, run, numbered = min((row.gap for row in rows[1:]), default=0), 0, []
    for place, row in enumerate(rows):
        run += place > 0 and row.gap > usual
        numbered.append((row, run))
    return numbered


def by_part(lines: Iterable[Line]) -> list[tuple[str, list[Line]]]:
    """Return lines that follow each other under one part together: (part, lines)."""
    return [(part, list(each)) for (part, _), each in groupby(lines, key=lambda line: (line.part, line.is_first))]
