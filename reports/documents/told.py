"""What people have told: updates, summaries, what a meeting agreed, and the trios of a term."""

import dataclasses
import datetime as dt
import uuid
from collections.abc import Iterable

from django.urls import reverse

from clusters.models import Alliance, Meeting, Outcome, ProgressUpdate, Term, Turn
from clusters.wording import short_name
from inquiry.queries.citing import InReport, in_reports
from pictures.cascade import draw_cascade
from pictures.wording import listed
from reports.documents.content import Figure, Words
from reports.figures.finding import Table
from reports.queries.updates import PARTS
from trios.cascade import Cascade, cascade_of
from trios.drawing import tree_of

MISSING = {
    "activity": "a) what was done",
    "successes": "b) what went well",
    "challenges": "c) what was hard",
    "impact": "d) how impact was measured, and what was found",
    "next_steps": "what comes next",
}
NO_BASELINE = "No baseline is frozen for this activity, so nothing here says that anything has changed since before it."


@dataclasses.dataclass(frozen=True, slots=True)
class Update:
    """An alliance's update as far as it has been shared, what it leaves open, and where it stands."""

    words: tuple[Words, ...] = ()
    unknown: tuple[str, ...] = ()
    address: str = ""


def updates_in(term: Term, alliances: Iterable[Alliance]) -> dict[uuid.UUID, Update]:
    """Return what each alliance's update of the term says; a draft says nothing yet (two queries)."""
    asked = list(alliances)
    found = {each.alliance_id: each for each in ProgressUpdate.objects.filter(term=term, alliance__in=asked)}
    cited = in_reports([each.pk for each in found.values()])
    return {each.pk: _update(found.get(each.pk), cited) for each in asked}


def _update(update: ProgressUpdate | None, cited: Iterable[InReport]) -> Update:
    """Return the parts that were written, each with what it cites."""
    if update is None:
        return Update(unknown=("No progress update was written for this term.",))
    if update.state == ProgressUpdate.State.DRAFT:
        return Update(unknown=("The progress update of this term is a draft, so it is not in here.",))
    under: dict[str, tuple[str, ...]] = {}
    for each in cited:
        if each.update_id == update.pk:
            under[each.part] = (*under.get(each.part, ()), f"{each.title} ({each.detail})")
    words = tuple(
        Words(heading, _lines(getattr(update, name)), under.get(name, ()))
        for name, heading in PARTS
        if name != "unsorted"
    )
    missing = [MISSING[name] for name in MISSING if not getattr(update, name).strip()]
    unknown = (f"The update does not say yet: {listed(missing)}.",) if missing else ()
    return Update(words, unknown, reverse("update", args=[update.pk]))


def _lines(text: str) -> tuple[str, ...]:
    """Return a text's lines that have anything on them."""
    return tuple(line.strip() for line in text.splitlines() if line.strip())


def summaries_at(meeting: Meeting) -> tuple[tuple[Alliance, tuple[str, ...]], ...]:
    """Return the alliances of a meeting in the order they speak, each with its quick summary (one query)."""
    turns: Iterable[Turn] = meeting.turns.select_related("alliance")
    return tuple((turn.alliance, _lines(turn.summary)) for turn in turns)


def agreed_at(meeting: Meeting) -> tuple[Words, ...]:
    """Return what a meeting noted, decided and promised, without who promised it, and its own words (one query)."""
    outcomes = list(meeting.outcomes.select_related("alliance"))
    by_kind = {
        kind: tuple(_outcome(each) for each in outcomes if each.kind == kind)
        for kind in (Outcome.Kind.DECISION, Outcome.Kind.ACTION, Outcome.Kind.NOTE)
    }
    said = (
        ("Decided", by_kind[Outcome.Kind.DECISION]),
        ("To be done", by_kind[Outcome.Kind.ACTION]),
        ("Noted", by_kind[Outcome.Kind.NOTE]),
        ("Reflections", _lines(meeting.reflections)),
        ("Shared challenges", _lines(meeting.shared_challenges)),
    )
    return tuple(Words(heading, lines) for heading, lines in said if lines)


def _outcome(outcome: Outcome) -> str:
    """Write an outcome with its alliance and by when."""
    of = f" ({short_name(outcome.alliance.name)})" if outcome.alliance else ""
    due = f", by {outcome.due_on.day} {outcome.due_on:%B %Y}" if outcome.due_on else ""
    return f"{outcome.text.rstrip('.')}{of}{due}."


def trios_of(alliances: Iterable[uuid.UUID], term: Term, *, on: dt.date) -> Cascade | None:
    """Return the trios that ran in a term as they stood at its end or on this day; None without any."""
    found = cascade_of(alliances, on=min(on, term.ends_on), term=term)
    return found if found.trios else None


def trios_figure(found: Cascade) -> Figure:
    """Draw the cascade, with the trios as rows; who is in one is named only in the drawing of their own alliance."""
    tree = tree_of(found)
    rows = tuple((f"Trio {node.number}", node.generation, len(node.seats), node.words) for node in found.nodes)
    return Figure(
        id="trios",
        finding=found.finding.rstrip("."),
        method=f"Trios by generation. {found.go_on_words}.",
        pictures=(draw_cascade(tree), draw_cascade(tree, narrow=True)) if tree else (),
        tables=(Table("Trios by generation", ("Trio", "Generation", "People", "Where it stands"), rows),),
    )


def trios_unknown(found: Cascade | None) -> tuple[str, ...]:
    """Say what the trios leave open."""
    if found is None or not found.not_reached:
        return ()
    return (f"What would bring in {listed(list(found.not_reached))}: nobody there has been in a trio yet.",)
