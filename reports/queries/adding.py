"""Putting the finding of a figure into a report: which reports of its scope a person writes, and what may go in."""

import dataclasses
import datetime as dt
import uuid

from django.db.models import QuerySet
from django.urls import reverse

from clusters.models import Cluster, Meeting, Term
from clusters.queries import Reach
from clusters.wording import moment_words
from reports.documents.evidence import scope_of
from reports.models import Report
from reports.queries.agreement import VIEWS, agreement
from reports.queries.documents import RELATED
from reports.queries.scopes import ALLIANCE, CLUSTER, ROUND, Scope
from reports.wording import term_words

MOST_MEETINGS = 5


@dataclasses.dataclass(frozen=True, slots=True)
class Desk:
    """Whose reports a person writes that are about a scope: an alliance's, or those of a cluster's meetings."""

    cluster_id: uuid.UUID
    alliance_id: uuid.UUID | None = None


@dataclasses.dataclass(frozen=True, slots=True)
class Choice:
    """A report to put a finding into, or one to begin: how a form names it, and in words."""

    value: str
    words: str


def desk_of(scope: Scope, reach: Reach) -> Desk | None:
    """Return whose reports this person writes about a scope; None where they write none."""
    if scope.kind == CLUSTER:
        return Desk(scope.id) if reach.cluster(scope.id) else None
    if scope.kind not in {ALLIANCE, ROUND}:
        return None
    led = next((each for each in reach.led if each.id == scope.alliance_id), None)
    return Desk(led.cluster.id, led.id) if led else None


def address_to_add(scope: Scope, reach: Reach) -> str:
    """Return where a figure of this scope is put into a report; empty for who writes none about it."""
    return reverse("agreement-add", args=[scope.kind, scope.id]) if desk_of(scope, reach) else ""


def choices_of(desk: Desk, *, on: dt.date) -> tuple[Choice, ...]:
    """Return the reports that are still written, the latest first, else what can be begun (at most two queries)."""
    written = tuple(Choice(f"report:{each.pk}", _words_of(each)) for each in open_reports(desk))
    return written or (_terms(desk, on=on) if desk.alliance_id else _meetings(desk))


def open_reports(desk: Desk) -> QuerySet[Report]:
    """Return the reports of a desk that are not final yet, the latest first."""
    kind = Report.Kind.ALLIANCE if desk.alliance_id else Report.Kind.CLUSTER
    theirs = Report.objects.filter(kind=kind, cluster=desk.cluster_id, alliance=desk.alliance_id)
    found = theirs.exclude(state=Report.State.FINAL).select_related(*RELATED).defer("content", "words")
    return found.order_by("-term__starts_on", "-asked_at", "pk")


def _words_of(report: Report) -> str:
    """Name a report by its term, and by its meeting where it has one."""
    of = f"{report.meeting.title}, {moment_words(report.meeting.starts_at)}" if report.meeting else ""
    return f"{term_words(report.term)}{f': {of}' if of else ''} ({str(report).rsplit(', ', 1)[-1]})"


def _terms(desk: Desk, *, on: dt.date) -> tuple[Choice, ...]:
    """Return the term that is running or was last, of which a report can be begun."""
    term = Term.objects.filter(cluster=desk.cluster_id, starts_on__lte=on).order_by("-starts_on").first()
    return (Choice(f"term:{term.pk}", f"Begin the report of {term_words(term)}"),) if term else ()


def _meetings(desk: Desk) -> tuple[Choice, ...]:
    """Return the latest meetings of the whole cluster, of which a report can be begun."""
    whole = Meeting.objects.filter(series__cluster=desk.cluster_id, series__alliance=None).order_by("-starts_at", "pk")
    return tuple(
        Choice(f"meeting:{each.pk}", f"Begin the report for {each.title}, {moment_words(each.starts_at)}")
        for each in whole[:MOST_MEETINGS]
    )


def finding_of(desk: Desk, scope: Scope, view: str, of: str, figure: str) -> str:
    """Return the finding of a figure as a sentence for every reader of the report; empty where some may not see it.

    It is read as the cluster's lead meets it, as everything else in a document is.
    """
    above = scope_of(scope.kind, scope.id, Cluster.objects.get(pk=desk.cluster_id))
    page = agreement(above, view if view in VIEWS else "", of) if above else None
    found = next((each for each in page.figures if each.id == figure), None) if page else None
    return f"{found.finding.rstrip('.')}." if found else ""
