"""Entries as evidence: which ones somebody may cite, what an update cites, and where an entry is cited.

Everything is narrowed to what the reader may read: an update with three citations shows two of them to whoever may read
two of the entries, and says nothing of the third. What a final update cites stays by its title to whom it was shared
with then, and says so where it has been changed or taken back since. Who may read it only since reads it as it is now:
the title it had was never for them.
"""

import datetime as dt
import uuid
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import BooleanField, ExpressionWrapper, F, Q, QuerySet
from django.utils.text import capfirst

from clusters.models import ProgressUpdate
from inquiry.models import Audience, Citation, Entry
from inquiry.models.audience import alliances_of, clusters_of, schools_of, trios_of
from inquiry.queries.listing import GONE, EntryRow, Wanted, entries_of, row_of, with_counts
from people.clock import LONDON
from people.models import User

MOST_TO_CHOOSE_FROM = 30


@dataclass(frozen=True, slots=True)
class Cited:
    """An entry in the evidence of an update; `since` says what became of it after the update was final.

    `may_open` is false where it has been taken back from this reader, who still sees that it was cited.
    """

    id: uuid.UUID
    entry_id: uuid.UUID
    part: str
    title: str
    detail: str
    note: str
    since: str = ""
    may_open: bool = True


@dataclass(frozen=True, slots=True)
class InReport:
    """An entry as a report lists it: without its author, since reports name nobody."""

    update_id: uuid.UUID
    part: str
    title: str
    detail: str


@dataclass(frozen=True, slots=True)
class CitedIn:
    """An update that cites an entry, to somebody who may read both."""

    update_id: uuid.UUID
    alliance: str
    term: str


def citable(person: User, words: str, *, on: dt.date) -> QuerySet[Entry]:
    """Return the entries that somebody may cite, best or newest first: what they may read, but not what is kept."""
    return entries_of(person, Wanted(words=words), on=on).exclude(audience=Audience.ME)


def to_choose_from(person: User, words: str, *, now: dt.datetime) -> tuple[EntryRow, ...]:
    """Return the first of them as rows (two queries)."""
    found = with_counts(citable(person, words, on=now.astimezone(LONDON).date()))
    return tuple(row_of(entry, now=now) for entry in found[:MOST_TO_CHOOSE_FROM])


def cited_in(update_id: uuid.UUID, person: User, *, on: dt.date) -> tuple[Cited, ...]:
    """Return what an update cites, as far as this person may read it or might when it was final (two queries).

    In the order of citing.
    """
    open_to = Entry.objects.visible_to(person, on=on).filter(citations__update_of=update_id)
    seen = set(open_to.values_list("pk", flat=True))
    then = ExpressionWrapper(_shared_then(person, on=on), output_field=BooleanField())
    found = Citation.objects.annotate(then=then).filter(Q(entry__in=seen) | Q(then=True), update_of=update_id)
    rows = found.select_related("entry__author").defer("entry__search").order_by("cited_at", "pk")
    return tuple(_cited(each, may_open=each.entry_id in seen, was_shared=bool(each.then)) for each in rows)


def _shared_then(person: User, *, on: dt.date) -> Q:
    """Return the condition that a citation was frozen while its entry was shared with where this person belongs."""
    anywhere = ~Q(audience=Audience.ME) if person.is_administrator else Q(pk__in=())
    return Q(frozen_at__isnull=False) & (
        anywhere
        | Q(entry__author=person)
        | Q(audience=Audience.TRIO, place__in=trios_of(person).values("pk"))
        | Q(audience=Audience.SCHOOL, place__in=schools_of(person, on=on).values("pk"))
        | Q(audience=Audience.ALLIANCE, place__in=alliances_of(person, on=on).values("pk"))
        | Q(audience=Audience.CLUSTER, place__in=clusters_of(person, on=on).values("pk"))
    )


def _cited(citation: Citation, *, may_open: bool, was_shared: bool) -> Cited:
    """Build one row; one that was shared with the reader when it was frozen by the title it had then."""
    entry, since = citation.entry, ""
    if citation.frozen_at is not None and not may_open:
        since = "taken back since"
    elif citation.frozen_at is not None and citation.fingerprint != entry.fingerprint:
        since = "changed since"
    return Cited(
        id=citation.pk,
        entry_id=citation.entry_id,
        part=citation.part,
        title=citation.title if was_shared else entry.title,
        detail=_who_and_when(entry) if may_open else capfirst(_what_and_when(citation)),
        note=citation.note,
        since=since,
        may_open=may_open,
    )


def _who_and_when(entry: Entry) -> str:
    written = entry.written_at.astimezone(LONDON)
    return f"{entry.author.name if entry.author else GONE}, {written.day} {written:%B %Y}"


def in_reports(updates: Iterable[uuid.UUID]) -> tuple[InReport, ...]:
    """Return what updates cite that every reader of a report may read, in the order of citing (one query).

    Those are the entries shared with the cluster: an alliance's report is read by those who lead the cluster too, and
    they are not inside the alliance. What has been narrowed or taken back since is not among them; what has changed
    since a final update has its old title, if that was shared as far.
    """
    wide = Q(entry__audience=Audience.CLUSTER, entry__cluster=F("update_of__alliance__cluster"))
    found = Citation.objects.filter(wide, update_of__in=updates).select_related("entry")
    return tuple(
        InReport(
            each.update_of_id,
            each.part,
            each.title if each.audience == Audience.CLUSTER else each.entry.title,
            _what_and_when(each),
        )
        for each in found.defer("entry__search", "entry__text").order_by("cited_at", "pk")
    )


def _what_and_when(citation: Citation) -> str:
    written = citation.entry.written_at.astimezone(LONDON)
    kind = Entry.Kind(citation.kind or citation.entry.kind)
    return f"{kind.label.lower()}, {written.day} {written:%B %Y}"


def where_cited(entry: Entry, person: User, *, on: dt.date) -> tuple[CitedIn, ...]:
    """Return which updates cite an entry, as far as this person may read them: shared ones of their clusters."""
    shared = ~Q(update_of__state=ProgressUpdate.State.DRAFT)
    found = Citation.objects.filter(shared, entry=entry, update_of__alliance__cluster__in=clusters_of(person, on=on))
    rows = found.order_by("update_of__term__starts_on", "update_of__alliance__name").select_related(
        "update_of__alliance", "update_of__term"
    )
    named = {
        each.update_of_id: CitedIn(each.update_of_id, each.update_of.alliance.name, str(each.update_of.term))
        for each in rows
    }
    return tuple(named.values())


def citation_of(person: User, citation_id: uuid.UUID, *, on: dt.date) -> Citation | None:
    """Return a citation of an entry that this person may read, or None (one query)."""
    seen = Entry.objects.visible_to(person, on=on).values("pk")
    return Citation.objects.select_related("update_of").filter(pk=citation_id, entry__in=seen).first()
