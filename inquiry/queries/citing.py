"""Entries as evidence: which ones somebody may cite, what an update cites, and where an entry is cited.

Everything is narrowed to what the reader may read: an update with three citations shows two of them to whoever may read
two of the entries, and says nothing of the third.
"""

import datetime as dt
import uuid
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from clusters.models import ProgressUpdate
from inquiry.models import Audience, Citation, Entry
from inquiry.models.audience import clusters_of
from inquiry.queries.listing import GONE, EntryRow, Wanted, entries_of, row_of, with_counts
from people.clock import LONDON
from people.models import User

MOST_TO_CHOOSE_FROM = 30


@dataclass(frozen=True, slots=True)
class Cited:
    """An entry in the evidence of an update, to somebody who may read it."""

    id: uuid.UUID
    entry_id: uuid.UUID
    part: str
    title: str
    detail: str
    note: str


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
    """Return what an update cites, as far as this person may read it, in the order of citing (one query)."""
    seen = Entry.objects.visible_to(person, on=on).values("pk")
    found = Citation.objects.filter(update_of=update_id, entry__in=seen).select_related("entry__author")
    return tuple(
        Cited(each.pk, each.entry_id, each.part, each.entry.title, _who_and_when(each.entry), each.note)
        for each in found.defer("entry__search", "entry__text").order_by("cited_at", "pk")
    )


def _who_and_when(entry: Entry) -> str:
    written = entry.written_at.astimezone(LONDON)
    return f"{entry.author.name if entry.author else GONE}, {written.day} {written:%B %Y}"


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
