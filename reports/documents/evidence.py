"""What the app has counted, as a document may tell it: read with the eyes of who leads the cluster, never more.

Everything here comes from cells, whose number does not grow with the lessons behind them.
"""

import dataclasses
import uuid

from clusters.models import Cluster, Term
from clusters.queries import ClusterAt, Reach
from pictures.interval import Interval, draw_interval
from reports.documents.content import Figure, Number, figure_of
from reports.figures.finding import Finding
from reports.figures.tally import FEWEST_FOR_COEFFICIENTS, Share
from reports.queries.agreement import agreement
from reports.queries.page import Agreement
from reports.queries.reading import Reading, read
from reports.queries.scopes import Scope, find
from reports.wording import term_words
from stats.framing import Difference, compare

VIEWS = ("", "rules", "term")
NOTHING_COUNTED = "No lesson has been judged by two observers and counted yet."


@dataclasses.dataclass(frozen=True, slots=True)
class Evidence:
    """The agreement of a scope as a document tells it: numbers of the term and of all, figures, what is not known."""

    numbers: tuple[Number, ...] = ()
    figures: tuple[Figure, ...] = ()
    unknown: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()


def scope_of(kind: str, scope_id: uuid.UUID, cluster: Cluster) -> Scope | None:
    """Return the scope as the cluster's lead meets it: school and pair figures only where the schools agreed."""
    at = ClusterAt(cluster.pk, cluster.name, cluster.wave or cluster.name)
    return find(kind, scope_id, Reach(clusters=(at,)))


def before(term: Term) -> Term | None:
    """Return the term before this one (one query)."""
    return Term.objects.filter(cluster=term.cluster_id, starts_on__lt=term.starts_on).order_by("-starts_on").first()


def evidence_of(scope: Scope | None, term: Term, earlier: Term | None) -> Evidence:
    """Return what a scope's cells tell about a term, beside the term before and all lessons so far."""
    reading = read(scope) if scope else None
    if scope is None or reading is None:
        return Evidence(unknown=(NOTHING_COUNTED,))
    pages = [page for page in (agreement(scope, view) for view in VIEWS) if page]
    return Evidence(
        numbers=numbers_of(reading, term, earlier),
        figures=tuple(figure_of(each) for page in pages for each in _findings(page)),
        unknown=(*_unknown(reading, term, earlier), *_silences(pages)),
        sources=(pages[0].headline.lede, pages[0].counted),
    )


def _findings(page: Agreement) -> tuple[Finding, ...]:
    """Return the figures of one view in the order of its page."""
    found = (page.lessons, *page.findings, page.matrix, page.pairs, page.decided)
    return tuple(each for each in found if each)


def _silences(pages: list[Agreement]) -> tuple[str, ...]:
    """Return the sentences that stand where a reader from above is told less, each once."""
    return tuple(dict.fromkeys(page.silence for page in pages if page.silence and "Rules concern" not in page.silence))


def numbers_of(reading: Reading, term: Term, earlier: Term | None) -> tuple[Number, ...]:
    """Return how much matched in the term, beside the term before it, and of all lessons so far."""
    what = "Judgements that matched" if reading.tally.sample.graded else "Criteria seen alike"
    whole = reading.tally.share()
    numbers = [Number(f"{what}, all so far", *_said(whole), pictures=_drawn(whole))]
    now = _of_term(reading, term)
    if now is not None and now.of:
        label = f"{what}, {term_words(term)}"
        numbers.insert(0, Number(label, *_said(now), before=_beside(reading, term, earlier), pictures=_drawn(now)))
    return tuple(numbers)


def _of_term(reading: Reading, term: Term | None) -> Share | None:
    """Return a term's share; None where it is kept from this reader."""
    if term is None or reading.silence or str(term.pk) in reading.hidden("term"):
        return None
    return reading.tally.share("term", str(term.pk))


def _said(share: Share) -> tuple[str, str]:
    """Write `6 of 8`, and `75%; likely 41–93%`."""
    return share.words, f"{share.percent}; likely {share.likely}" if share.interval else "Too few for a percentage"


def _drawn(share: Share) -> tuple[str, ...]:
    """Draw a share with its interval; nothing below five."""
    found = share.interval
    if found is None:
        return ()
    picture = Interval(found.value, found.low, found.high)
    return draw_interval(picture), draw_interval(picture, narrow=True)


def _beside(reading: Reading, term: Term, earlier: Term | None) -> str:
    """Say what the term before was, and whether the two can be told apart; never an arrow."""
    then = _of_term(reading, earlier)
    if earlier is None or then is None or not then.of:
        return "There is no earlier term to lay beside it."
    value, likely = _said(then)
    said = f"{term_words(earlier)}: {value} ({likely[:1].lower()}{likely[1:]})."
    now = reading.tally.share("term", str(term.pk))
    if min(now.of, then.of) < FEWEST_FOR_COEFFICIENTS or not reading.tally.sample.graded:
        return f"{said} Too few in one of the two to say that anything changed."
    grades = [grade.word for grade in reading.scale]
    mine, theirs = (reading.tally.vectors(grades, "term", str(each.pk)) for each in (term, earlier))
    found = compare(mine, theirs, "percent_agreement")
    return f"{said} {_apart(found)}" if isinstance(found, Difference) else said


def _apart(found: Difference) -> str:
    """Say by how many points two terms differ, and how sure that is."""
    value, low, high = (f"{each * 100:+.0f}".replace("-", "−") for each in (found.value, found.low, found.high))
    told = "They differ by more than chance" if found.low > 0 or found.high < 0 else "Chance alone could do that"
    return f"The difference is {value} points (likely {low} to {high}). {told}; other lessons, perhaps other people."


def _unknown(reading: Reading, term: Term, earlier: Term | None) -> tuple[str, ...]:
    """Say what these counts leave open."""
    share, unit = reading.tally.share(), "lessons" if reading.tally.sample.graded else "criteria"
    said = []
    if share.interval:
        said.append(f"After {share.of:,} {unit} the true share may lie anywhere in {share.likely}.")
    elif share.of:
        said.append(f"{share.of:,} {unit} are too few for a percentage: one more could move it by a quarter.")
    if share.dropped and reading.told_all:
        said.append(f"{share.dropped:,} counted lessons had no two grades to compare.")
    now, then = _of_term(reading, term), _of_term(reading, earlier)
    if now is None or not now.of:
        said.append(f"Nothing can be shown for {term_words(term)} alone.")
    elif then is None or not then.of:
        said.append(f"Whether {term_words(term)} differs from what came before: there is no earlier term to compare.")
    return tuple(said)
