"""Small words that several pages of this room share."""

from clusters.models import Term


def term_words(term: Term) -> str:
    """Return `Spring 2012–13`."""
    return f"{term.name} {term.academic_year.replace('-', '–')}"


def in_figures(count: int, one: str) -> str:
    """Return `8 lessons`, `1 lesson`."""
    return f"{count:,} {one}{'' if count == 1 else 's'}"
