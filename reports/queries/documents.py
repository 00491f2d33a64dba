"""Documents as lists and pages show them, and the work that is going on about each."""

import dataclasses
import datetime as dt
import uuid

from django.db.models import F

from clusters.models import Meeting, Term
from clusters.queries import Reach
from clusters.wording import moment_words
from people.clock import LONDON
from people.models import User
from reports import jobs
from reports.access import visible_to, written_by
from reports.models import Job, Report
from reports.wording import term_words

RELATED = ("cluster", "alliance", "term", "meeting__series")
FRESH = dt.timedelta(days=14)


@dataclasses.dataclass(frozen=True, slots=True)
class ReportRow:
    """A document in the list."""

    id: uuid.UUID
    title: str
    detail: str


@dataclasses.dataclass(frozen=True, slots=True)
class Choice:
    """Something a document can be put together of: an alliance with its terms, or a meeting (no terms)."""

    id: uuid.UUID
    name: str
    terms: tuple[tuple[uuid.UUID, str], ...] = ()


@dataclasses.dataclass(frozen=True, slots=True)
class Library:
    """The documents a person may open, by what they are about, and what they may have put together."""

    groups: tuple[tuple[str, tuple[ReportRow, ...]], ...]
    alliances: tuple[Choice, ...]
    meetings: tuple[Choice, ...]
    clusters: tuple[Choice, ...] = ()


@dataclasses.dataclass(frozen=True, slots=True)
class Progress:
    """How far the work on a document is: what is going on, or what failed; `title` is empty when nothing does."""

    title: str = ""
    detail: str = ""
    done: int = 0
    parts: int = 1
    failed: uuid.UUID | None = None

    @property
    def is_going_on(self) -> bool:
        """Whether a worker has something to do."""
        return bool(self.title) and self.failed is None

    @property
    def token(self) -> str:
        """What an open page compares."""
        return f"{self.title}/{self.done}/{self.parts}/{self.detail}/{self.failed or ''}"


@dataclasses.dataclass(frozen=True, slots=True)
class Found:
    """A document that this person may open, and whether they write it."""

    report: Report
    writes: bool


def find(report_id: uuid.UUID, person: User, reach: Reach) -> Found | None:
    """Return a document with whether this person writes it; None where they may not open it (two queries)."""
    report = visible_to(person, reach).select_related(*RELATED).filter(pk=report_id).first()
    if report is None:
        return None
    return Found(report, Report.objects.filter(written_by(person, reach), pk=report_id).exists())


def library(person: User, reach: Reach, *, on: dt.date) -> Library:
    """Return all that the list shows (at most four queries)."""
    seen = visible_to(person, reach).select_related(*RELATED).defer("content", "words")
    groups: dict[str, list[ReportRow]] = {}
    for report in seen.order_by("alliance__name", "cluster__name", "-term__starts_on", "kind", "-version", "pk"):
        groups.setdefault(str(report.alliance or report.cluster), []).append(_row(report))
    return Library(
        groups=tuple((name, tuple(rows)) for name, rows in groups.items()),
        alliances=_alliances(reach, on=on),
        meetings=_meetings(reach),
        clusters=tuple(Choice(each.id, each.name) for each in reach.clusters),
    )


def _row(report: Report) -> ReportRow:
    """Write one line."""
    if report.meeting is not None:
        what = "Pack for" if report.is_pack else "Progress report,"
        title = f"{what} {report.meeting.title.lower()}, {moment_words(report.meeting.starts_at)}"
    else:
        title = f"Progress report, {term_words(report.term)}"
    made = report.final_at or report.compiled_at
    local = made.astimezone(LONDON) if made else None
    when = f"{local.day} {local:%B %Y}" if local else "being put together"
    return ReportRow(report.pk, title, f"Version {report.version}. {report.get_state_display()}, {when}.")


def _alliances(reach: Reach, *, on: dt.date) -> tuple[Choice, ...]:
    """Return the led alliances with the terms that have begun, the latest first (one query, none without any)."""
    if not reach.led:
        return ()
    begun = Term.objects.filter(cluster__in={each.cluster.id for each in reach.led}, starts_on__lte=on)
    terms = list(begun.order_by("-starts_on"))
    return tuple(
        Choice(
            each.id,
            each.name,
            tuple((term.pk, term_words(term)) for term in terms if term.cluster_id == each.cluster.id),
        )
        for each in reach.led
    )


def _meetings(reach: Reach) -> tuple[Choice, ...]:
    """Return the meetings of the whole clusters that this person leads, the latest first (one query, or none)."""
    if not reach.clusters:
        return ()
    whole = Meeting.objects.filter(series__cluster__in=[each.id for each in reach.clusters], series__alliance=None)
    return tuple(
        Choice(each.pk, f"{each.title}, {moment_words(each.starts_at)}") for each in whole.order_by("-starts_at")[:20]
    )


def progress_of(report: Report) -> Progress:
    """Return how far the work on a document is (one query)."""
    jobs_of = Job.objects.filter(subject=report.pk).order_by("asked_at", F("ended_at").asc(nulls_last=True), "pk")
    found = {job.kind: job for job in jobs_of}
    for kind in (Job.Kind.COMPILE, Job.Kind.FILES):
        job = found.get(kind)
        if job is None or job.state == Job.State.DONE:
            continue
        title = "Being put together" if kind == Job.Kind.COMPILE else "PDF and Word are being made"
        if job.state == Job.State.FAILED:
            return Progress(title, job.why_failed, failed=job.pk)
        waiting = f"Waiting for a worker, try {job.tries + 1}" if job.tries else "Waiting for a worker"
        doing = job.doing if job.state == Job.State.RUNNING and job.doing else waiting
        return Progress(title, f"{doing}.", job.parts_done, job.parts)
    return Progress()


def pack_of(meeting: Meeting, person: User, reach: Reach) -> Report | None:
    """Return the latest pack of a meeting that this person may open (one query)."""
    packs = visible_to(person, reach).filter(kind=Report.Kind.PACK, meeting=meeting)
    return packs.order_by("-version").first()


def waiting_for_words(person: User, reach: Reach, *, at: dt.datetime) -> tuple[Report, ...]:
    """Return fresh drafts that this person writes and that are there to be read (one query, none for others)."""
    if not reach.led and not reach.clusters:
        return ()
    drafts = Report.objects.filter(
        written_by(person, reach), state=Report.State.DRAFT, compiled_at__gte=at - FRESH, compiled_at__lte=at
    )
    return tuple(drafts.select_related(*RELATED).defer("content").order_by("-compiled_at", "pk"))


def failed_jobs() -> tuple[Job, ...]:
    """Return the long work that has stopped, for the health page."""
    return jobs.stopped()
