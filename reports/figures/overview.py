"""The figures of the first tab beside the lessons: grade by grade, school by school, and what decided."""

import uuid
from collections.abc import Mapping

from pictures.decided import Decided, Theme, decided_finding, draw_decided
from pictures.grades import Grade
from pictures.matrix import Matrix, draw_matrix, matrix_finding
from pictures.school_pairs import Pair, SchoolPairs, draw_school_pairs, pairs_finding
from pictures.wording import count_word
from reports.figures.finding import Finding, Table, framed
from reports.figures.tally import Share, Tally

ROLES = ("decisive", "support", "boundary")
HEADS = ("Decisive", "Supporting", "On a boundary")
THEMES = (
    ("progress", "Progress", "on task, outcomes, AfL", ""),
    ("challenge", "Challenge", "against prior level", ""),
    ("supplementary", "Supplementary", "TAs, knowledge, homework", "nothing supplementary"),
    ("rule", "A rule", "on the school’s form", ""),
)
MOST_ON_THE_STAIRS = 8


def matrix_figure(tally: Tally, scale: tuple[Grade, ...], *, takes_in: str) -> Finding | None:
    """Return host's grade by visitor's grade; None where no host observed beside a visitor.

    `takes_in` says which other words stand at one of the grades, or nothing.
    """
    picture = Matrix(scale, tally.table(len(scale)))
    if not any(map(any, picture.counts)):
        return None
    within = tally.share(apart=1)
    rows: tuple[tuple[str | int, ...], ...] = tuple(
        (grade.word, *row) for grade, row in zip(scale, tally.table(len(scale)), strict=True)
    )
    return Finding(
        id="matrix",
        finding=matrix_finding(picture),
        method=f"{_within(within)} Outlined: the same grade from both.{f' {takes_in}' if takes_in else ''}",
        picture=framed(draw_matrix, picture),
        data=Table("Lessons by the host’s grade (rows) and the visitor’s", ("Host", *(g.word for g in scale)), rows),
    )


def _within(within: Share) -> str:
    """Write how many lie at most one grade apart, with the interval."""
    return f"{within.words} within one grade{f' (likely {within.likely})' if within.likely else ''}."


def pairs_figure(tally: Tally, schools: Mapping[uuid.UUID, str], *, is_own: bool) -> Finding | None:
    """Return the pairs of schools that may be shown, by short name; None if there is none.

    `is_own` says that these are the pairs of the reader's own school, for which nobody need agree.
    """
    shares = pair_shares(tally)
    if not shares:
        return None
    ids = sorted({school for pair in shares for school in pair}, key=lambda school: (schools[school], str(school)))
    at = {school: place for place, school in enumerate(ids)}
    pairs = tuple(Pair(at[one], at[other], share.matched, share.of) for (one, other), share in shares.items())
    picture = SchoolPairs(tuple(schools[school] for school in ids), pairs)
    shown = sum(share.of + share.dropped for share in shares.values())
    agreed = (
        f"All {count_word(len(ids))} agreed to be shown." if shown == tally.lessons else "Only those who agreed to it."
    )
    if is_own:
        agreed = "Each pair is shown to its own two schools."
    rows = sorted(
        (schools[one], schools[other], share.matched, share.of) for (one, other), share in shares.items() if share.of
    )
    is_drawn = len(ids) <= MOST_ON_THE_STAIRS
    key = " One dot a lesson; colour starts at three." if is_drawn else ""
    return Finding(
        id="pairs",
        finding=pairs_finding(picture),
        method=f"Lessons matched, schools in alphabetical order. {agreed}{key}",
        picture=framed(draw_school_pairs, picture) if is_drawn else "",
        data=Table("Lessons that two schools saw together", ("School", "With", "Matched", "Of"), tuple(rows)),
    )


def pair_shares(tally: Tally) -> dict[tuple[uuid.UUID, uuid.UUID], Share]:
    """Return what each pair of schools saw together, by their ids."""
    shares = {}
    for value in tally.values("school_pair"):
        one, other = (uuid.UUID(each) for each in value.split("|"))
        shares[one, other] = tally.share("school_pair", value)
    return shares


def decided_picture(tally: Tally) -> Decided:
    """Return how often each theme was named in each role."""

    def named(theme: str, role: str) -> int:
        return sum(tally.patterns("decided", f"{theme}/{role}", unit="judged").values())

    themes = tuple(
        Theme(name, detail, tuple(named(code, role) for role in ROLES), nothing)
        for code, name, detail, nothing in THEMES
    )
    return Decided(themes, tally.judgements)


def decided_figure(picture: Decided) -> Finding | None:
    """Return what decided, by theme and role; None if nobody named anything."""
    if not any(any(theme.counts) for theme in picture.themes):
        return None
    total = f"{picture.judgements:,} judgement{'' if picture.judgements == 1 else 's'}"
    return Finding(
        id="decided",
        finding=decided_finding(picture),
        method=f"How often each theme was named, out of {total}. One judgement can name three.",
        picture=framed(draw_decided, picture),
        data=Table(
            f"Times each theme was named, out of {total}",
            ("Theme", *HEADS),
            tuple((theme.name, *theme.counts) for theme in picture.themes),
        ),
    )
