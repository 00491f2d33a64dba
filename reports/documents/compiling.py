"""Putting a document together, part by part, so that a page can say how far it is. Reads only; the job writes."""

import dataclasses
import datetime as dt
from collections.abc import Callable, Iterator

from clusters.models import Alliance, Meeting
from clusters.wording import clock_words, date_words, short_name
from observations.models import Cell
from people.clock import LONDON
from reports.documents import told
from reports.documents.content import Content, Figure, Number, Page, Words
from reports.documents.evidence import Evidence, before, evidence_of, numbers_of, scope_of
from reports.models import Report
from reports.queries.reading import read
from reports.queries.update_counts import countable
from reports.wording import term_words

Part = tuple[str, Callable[[], None]]
NOT_A_MEASURE = (
    told.NO_BASELINE,
    "Lessons of rounds that publish when they close are not in it until then.",
)


@dataclasses.dataclass(slots=True)
class Draft:
    """A document while it is being put together."""

    title: str
    about: str
    lede: str
    evidence: Evidence = dataclasses.field(default_factory=Evidence)
    counted: tuple[str, ...] = ()
    trios: tuple[Figure, ...] = ()
    words: tuple[Words, ...] = ()
    pages: list[Page] = dataclasses.field(default_factory=list)
    agreed: tuple[Words, ...] = ()
    unknown: list[str] = dataclasses.field(default_factory=list)

    def whole(self) -> Content:
        """Return it as it is kept."""
        return Content(
            title=self.title,
            about=self.about,
            lede=self.lede,
            numbers=self.evidence.numbers,
            counted=self.counted,
            figures=(*self.evidence.figures, *self.trios),
            words=self.words,
            pages=tuple(self.pages),
            agreed=self.agreed,
            unknown=tuple(dict.fromkeys((*self.evidence.unknown, *self.unknown))),
            sources=self.evidence.sources,
        )


def begun(report: Report) -> Draft:
    """Return a document with its heading alone."""
    if report.alliance is not None:
        return Draft(report.alliance.name, term_words(report.term), f"{report.cluster}. Progress report.")
    meeting = _meeting(report)
    when = f"{date_words(meeting.starts_at)}, {clock_words(meeting.starts_at)} to {clock_words(meeting.ends_at)}"
    about = f"{when}. {meeting.get_mode_display()}."
    title = f"Pack: {meeting.title}" if report.is_pack else f"{report.cluster}"
    return Draft(
        title, about, f"{report.cluster}." if report.is_pack else f"Progress report, {term_words(report.term)}."
    )


def parts_of(report: Report, draft: Draft, *, on: dt.date) -> list[Part]:
    """Return what there is to do, each with what to say meanwhile; done in order, the draft is complete."""
    if report.alliance is not None:
        return list(_of_alliance(report, report.alliance, draft, on))
    return list(_of_meeting(report, _meeting(report), draft, on))


def _meeting(report: Report) -> Meeting:
    """Return the meeting of a pack or of a cluster's report; there always is one."""
    assert report.meeting is not None  # noqa: S101  # the database holds it: report_is_of_its_scope
    return report.meeting


def _of_alliance(report: Report, alliance: Alliance, draft: Draft, on: dt.date) -> Iterator[Part]:
    """An alliance's report of a term."""
    term = report.term

    def count() -> None:
        draft.counted = _both_terms(alliance, report)

    def agree() -> None:
        scope = scope_of(Cell.Scope.ALLIANCE, alliance.pk, report.cluster)
        draft.evidence = evidence_of(scope, term, before(term))

    def follow() -> None:
        found = told.trios_of([alliance.pk], term, on=on)
        draft.trios = (told.trios_figure(found),) if found else ()
        draft.unknown += told.trios_unknown(found)

    def tell() -> None:
        update = told.updates_in(term, [alliance])[alliance.pk]
        draft.words = update.words
        draft.unknown += (*update.unknown, *NOT_A_MEASURE)

    yield "Counting lessons, people and events", count
    yield "Comparing judgements, and drawing them", agree
    yield "Following the trios", follow
    yield "Reading the update", tell


def _both_terms(alliance: Alliance, report: Report) -> tuple[str, ...]:
    """Return what was counted this term, and what in the term before."""
    earlier = before(report.term)
    now = tuple(f"{term_words(report.term)}: {each}" for each in countable(alliance, report.term))
    then = countable(alliance, earlier) if earlier else ()
    return (*now, *(f"{term_words(earlier)}: {each}" for each in then if earlier))


def _of_meeting(report: Report, meeting: Meeting, draft: Draft, on: dt.date) -> Iterator[Part]:
    """A pack, or a cluster's report: a page for each alliance, for the report also figures and what was agreed."""

    def agree() -> None:
        scope = scope_of(Cell.Scope.CLUSTER, report.cluster_id, report.cluster)
        draft.evidence = evidence_of(scope, report.term, before(report.term))

    def hear() -> None:
        draft.agreed = told.agreed_at(meeting)
        draft.unknown += NOT_A_MEASURE

    if not report.is_pack:
        yield "Comparing judgements, and drawing them", agree
        yield "Reading what was agreed", hear
    summaries = told.summaries_at(meeting)
    updates = told.updates_in(report.term, [alliance for alliance, _ in summaries])
    for alliance, summary in summaries:

        def one(alliance: Alliance = alliance, summary: tuple[str, ...] = summary) -> None:
            update = updates[alliance.pk]
            draft.pages.append(_page(report, alliance, summary, update, on))
            draft.unknown += [f"{short_name(alliance.name)}: {each}" for each in update.unknown]

        yield f"{short_name(alliance.name)}: numbers and words", one


def _page(report: Report, alliance: Alliance, summary: tuple[str, ...], update: told.Update, on: dt.date) -> Page:
    """Return one alliance's page."""
    trios = told.trios_of([alliance.pk], report.term, on=on)
    return Page(
        name=alliance.name,
        summary=summary,
        numbers=_numbers(report, alliance),
        counted=(*countable(alliance, report.term), *((trios.go_on_words + ".",) if trios else ())),
        words=update.words,
        address=update.address,
    )


def _numbers(report: Report, alliance: Alliance) -> tuple[Number, ...]:
    """Return how many judgements of an alliance matched, as far as its schools let others see it."""
    scope = scope_of(Cell.Scope.ALLIANCE, alliance.pk, report.cluster)
    reading = read(scope) if scope else None
    return numbers_of(reading, report.term, before(report.term)) if reading else ()


def day_of(at: dt.datetime) -> dt.date:
    """Return the date in London."""
    return at.astimezone(LONDON).date()
