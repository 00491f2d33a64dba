"""What Today tells those who lead: rounds of their alliances, updates that are missing, counts of their clusters."""

import dataclasses
import datetime as dt
import uuid

from django.contrib.postgres.aggregates import ArrayAgg
from django.db.models import Count, F, OuterRef, Q, Subquery, Sum, Value

from clusters.models import Term
from clusters.queries import Reach
from observations.models import Cell, JointObservation, Round
from reports.wording import term_words


@dataclasses.dataclass(frozen=True, slots=True)
class RoundAt:
    """A round that is still open: lessons arranged, and lessons counted (None where it is not published yet)."""

    id: uuid.UUID
    title: str
    alliance: str
    arranged: int
    counted: int | None


@dataclasses.dataclass(frozen=True, slots=True)
class UpdatesOfTerm:
    """How many alliances of a cluster have written their update of the running term, and which of mine have not."""

    term: str
    cluster_id: uuid.UUID
    alliances: int
    written: int
    missing: tuple[str, ...]


@dataclasses.dataclass(frozen=True, slots=True)
class ClusterCount:
    """How many lessons of a cluster matched, of those that could be compared."""

    cluster_id: uuid.UUID
    matched: int
    of: int


def open_rounds(reach: Reach) -> tuple[RoundAt, ...]:
    """Return the open rounds of the alliances this person leads (one query, none for others)."""
    if not reach.led:
        return ()
    lessons = Cell.objects.filter(
        scope_kind=Cell.Scope.ROUND, scope_id=OuterRef("pk"), facet="all", unit=Cell.Unit.LESSON, with_rules=True
    )
    total = lessons.values("scope_id").annotate(total=Sum("count")).values("total")
    there = ~Q(joint_observations__state=JointObservation.State.WITHDRAWN)
    rounds = (
        Round.objects.filter(alliance__in=[alliance.id for alliance in reach.led], closed_at__isnull=True)
        .annotate(
            arranged=Count("joint_observations", filter=there), counted=Subquery(total), where=F("alliance__name")
        )
        .order_by("-created_at", "pk")
    )
    return tuple(
        RoundAt(each.pk, each.title, each.where, each.arranged, (each.counted or 0) if each.is_published else None)
        for each in rounds
    )


def updates_of_term(reach: Reach, *, on: dt.date) -> tuple[UpdatesOfTerm, ...]:
    """Return the running terms of the clusters that this person leads or leads an alliance in (at most one query)."""
    clusters = {cluster.id for cluster in reach.clusters} | {alliance.cluster.id for alliance in reach.led}
    if not clusters:
        return ()
    terms = Term.objects.filter(starts_on__lte=on, ends_on__gte=on, cluster__in=clusters).annotate(
        alliances=Count("cluster__alliances", distinct=True),
        written=ArrayAgg("updates__alliance", distinct=True, filter=Q(updates__isnull=False), default=Value([])),
    )
    return tuple(
        UpdatesOfTerm(
            term=term_words(term),
            cluster_id=term.cluster_id,
            alliances=term.alliances,
            written=len(term.written),
            missing=tuple(
                mine.name for mine in reach.led if mine.cluster.id == term.cluster_id and mine.id not in term.written
            ),
        )
        for term in terms
    )


def cluster_counts(reach: Reach) -> tuple[ClusterCount, ...]:
    """Return the counts of the clusters this person leads (one query, none for others)."""
    if not reach.clusters:
        return ()
    rows = (
        Cell.objects.filter(
            scope_kind=Cell.Scope.CLUSTER,
            scope_id__in=[cluster.id for cluster in reach.clusters],
            facet="verdict",
            unit=Cell.Unit.LESSON,
            with_rules=True,
        )
        .values("scope_id")
        .annotate(
            matched=Sum("count", filter=Q(value__in=["agree", "mapping"]), default=0),
            of=Sum("count", filter=~Q(value="none"), default=0),
        )
    )
    found = {row["scope_id"]: ClusterCount(row["scope_id"], row["matched"], row["of"]) for row in rows}
    return tuple(found.get(cluster.id, ClusterCount(cluster.id, 0, 0)) for cluster in reach.clusters)
