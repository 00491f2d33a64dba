"""A school's observation form from pasted words: grades best first, criteria, letters for chips, what each is about.

Pure: text in, tuples out. What is guessed here is shown and can be changed before the form is published.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from string import ascii_lowercase

from observations.models.forms import SubCode

BULLET = re.compile(r"^\s*(?:[-*•·–]\s+|\(?\d{1,2}[.)]\s+)?")
APART = re.compile(r"\t+|\s+[-–—]\s+")
WORD = re.compile(r"\w+")

# The first that fits counts, so the narrower stand first. Each is the beginning of a word or of several.
SPEAKS_OF = tuple(
    (sub_code, re.compile(rf"\b(?:{beginnings})"))
    for sub_code, beginnings in (
        (SubCode.ASSISTANTS, r"teaching assistant|tas?\b|support staff|other adults|additional adults"),
        (SubCode.HOMEWORK, r"homework|home learning|independent study"),
        (SubCode.AFL, r"afl\b|assess|question|feedback|mark(?:ing|ed)|checks? for understanding"),
        (SubCode.CHALLENGE, r"challeng|stretch|differentiat|expectation|pace\b|high attain"),
        (SubCode.ON_TASK, r"on task|engag|behav|attent|participat|routine"),
        (SubCode.ENJOYMENT, r"enjoy|focus|motivat|interest|attitude|curio"),
        (SubCode.KNOWLEDGE, r"(?:subject |teacher )?knowledge|expertise"),
        (SubCode.RESOURCES, r"resourc|material|equipment|displays?\b|ict\b|technology"),
        (SubCode.OUTCOMES, r"outcome|progress|achiev|attain|learn|objective"),
    )
)


def grades_in(text: str) -> list[tuple[str, str]]:
    """Return (word, description) of each line that is not empty; bullets and numbering before a word are left out."""
    found = []
    for line in text.splitlines():
        parts = APART.split(BULLET.sub("", line, count=1).strip(), maxsplit=1)
        if parts[0]:
            found.append((parts[0], parts[1].strip() if len(parts) > 1 else ""))
    return found


def criteria_in(text: str) -> list[str]:
    """Return the label in each line that is not empty, without bullets and numbering."""
    return [label for line in text.splitlines() if (label := BULLET.sub("", line, count=1).strip())]


def grade_lines(grades: Iterable[tuple[str, str]]) -> str:
    """Return (word, description) pairs as they would be typed."""
    return "\n".join(f"{word} - {description}" if description else word for word, description in grades)


def speaks_of(label: str) -> SubCode:
    """Guess from its words what a criterion is about."""
    words = " ".join(WORD.findall(label.casefold()))
    return next((sub_code for sub_code, beginning in SPEAKS_OF if beginning.search(words)), SubCode.OTHER)


def letters_for(words: Sequence[str]) -> list[str]:
    """Return at most two letters for each grade, each different: first letters, and more of a word where they meet."""
    taken: list[str] = []
    for position, word in enumerate(words, start=1):
        free = (each for each in _candidates(word, position) if each not in taken)
        taken.append(next(free))
    return taken


def _candidates(word: str, position: int) -> Iterator[str]:
    """Yield letters for a grade, the best first; the last are always free."""
    parts = [part.upper() for part in WORD.findall(word)]
    if len(parts) > 1:
        yield parts[0][0] + parts[1][0]
    if parts:
        yield parts[0][0]
        yield from (parts[0][0] + letter.casefold()[0] for letter in parts[0][1:])
    yield str(position)
    yield from (f"{position}{letter}" for letter in ascii_lowercase)
