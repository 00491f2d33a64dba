"""The dashboard's sentence, tiles and figures, from what has been set in motion."""

import dataclasses

from django.utils.safestring import SafeString

from pictures.bars import Bar, Bars, draw_bars
from pictures.crossing import draw_crossing
from pictures.interval import Interval, draw_interval
from reports.figures.finding import Finding, Table, framed
from reports.queries.dashboard import Dashboard, EventCame, Wait
from reports.wording import in_figures
from stats.proportions import wilson
from stats.results import Undefined
from trios.drawing import crossing_of

FEWEST_FOR_A_SHARE = 5


@dataclasses.dataclass(frozen=True, slots=True)
class Tile:
    """A number, what it counts, and how sure one can be of it: the interval drawn, or why there is none."""

    number: str
    words: str
    sure: str
    picture: SafeString | None = None


def sentence_of(page: Dashboard) -> str:
    """Say where it stands in one sentence, the page's title."""
    cascade = page.cascade
    if not cascade.trios:
        lessons = sum(term.lessons for term in page.terms)
        return f"{in_figures(lessons, 'joint observation')}, no trio yet." if lessons else "Nothing has begun yet."
    people = "1 person" if cascade.people == 1 else f"{cascade.people:,} people"
    words = f"{in_figures(cascade.trios, 'trio')} with {people} reach {cascade.schools} of {page.schools} schools"
    return f"{words}; {cascade.next_words}." if cascade.next_words else f"{words}."


def tiles_of(page: Dashboard) -> tuple[Tile, ...]:
    """Return the tiles: shares with their interval, and never a percentage of fewer than five."""
    cascade = page.cascade
    return (
        Tile(f"{cascade.schools} of {page.schools}", "schools have somebody in a trio", "All schools are counted."),
        _share(cascade.go_on, cascade.people, "people go on to lead a trio"),
        _share(page.crossed, page.visits, "visits crossed a department"),
        *(_days(wait) for wait in page.waits),
        Tile(
            f"{page.log.entries:,}",
            f"{'entry' if page.log.entries == 1 else 'entries'} in the log that you may read",
            f"{page.log.kept:,} of them tools and processes; {in_figures(page.log.writers, 'writer')}, "
            f"{page.log.replies:,} {'reply' if page.log.replies == 1 else 'replies'}.",
        ),
    )


def _share(part: int, of: int, words: str) -> Tile:
    """Return a share with its interval drawn to scale, or the count alone."""
    found = wilson(part, of)
    if of < FEWEST_FOR_A_SHARE or isinstance(found, Undefined):
        return Tile(f"{part:,} of {of:,}", words, "Too few for a share.")
    low, high = round(found.low * 100), round(found.high * 100)
    picture = framed(draw_interval, Interval(found.value, found.low, found.high))
    return Tile(f"{part:,} of {of:,}", words, f"{round(found.value * 100)}%; likely {low}–{high}% (Wilson).", picture)


def _days(wait: Wait) -> Tile:
    span = f"between {wait.shortest} and {wait.longest}" if wait.shortest < wait.longest else "the same each time"
    words = wait.what[:1].lower() + wait.what[1:]
    return Tile(f"{wait.median:g} days", words, f"Median of {wait.of}; {span}.")


def findings_of(page: Dashboard) -> tuple[Finding, ...]:
    """Return the figures that there is something to show in: reach by term, departments, events."""
    return tuple(filter(None, (_by_term(page), _departments(page), _attendance(page.events))))


def _by_term(page: Dashboard) -> Finding | None:
    if not any(term.people or term.lessons or term.came or term.entries for term in page.terms):
        return None
    rows = tuple(
        (term.term, term.schools, term.people, term.visits, term.lessons, term.came, term.entries)
        for term in page.terms
    )
    heads = ("Term", "Schools so far", "People in trios", "Visits", "Joint observations", "Places at events", "Entries")
    first, last = page.terms[0], page.terms[-1]
    said = f"{in_figures(last.schools, 'school')} reached by {last.term}"
    if len(page.terms) > 1:
        said += f", {first.schools} by {first.term}"
    return Finding(
        id="by-term",
        finding=said,
        method="Schools with somebody in a trio that has begun, by the end of each term; trios set aside left out.",
        picture=framed(draw_bars, Bars(tuple(Bar(term.term, term.schools) for term in page.terms))),
        data=Table("What was done, by term", heads, rows),
        closed="Everything by term",
    )


def _departments(page: Dashboard) -> Finding | None:
    crossing = crossing_of(page.cascade)
    if crossing is None:
        return None
    heads = ("Visitor", *crossing.names)
    rows: tuple[tuple[str | int, ...], ...] = tuple(
        (name, *counts) for name, counts in zip(crossing.names, crossing.counts, strict=True)
    )
    return Finding(
        id="departments",
        finding=page.cascade.crossed_words,
        method="Visits and revisits that have been. A row visited a column; hatched where neither visited the other.",
        picture=framed(draw_crossing, crossing),
        data=Table("Department of the visitor by department of the host", heads, rows),
    )


def _attendance(events: tuple[EventCame, ...]) -> Finding | None:
    if not events:
        return None
    first, last = events[0], events[-1]
    said = f"{last.people} came to {last.title}"
    if len(events) > 1:
        said += f", {first.people} to {first.title}"
    rows = tuple(
        (f"{each.title}, {each.held_on.day} {each.held_on:%B %Y}", each.people, each.schools) for each in events
    )
    return Finding(
        id="events",
        finding=said,
        method="Places taken by people of these schools at conferences and events across alliances.",
        picture=framed(draw_bars, Bars(tuple(Bar(each.title, each.people) for each in events[-8:]))),
        data=Table("Who came, by event", ("Event", "People", "Schools"), rows),
    )
