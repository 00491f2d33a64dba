"""Lists of the log: entries as rows, tags with their counts, the library. Every count is of what the reader may see."""

import datetime as dt
import uuid
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypedDict, cast

from django.contrib.postgres.search import SearchQuery, SearchRank
from django.core.paginator import Page, Paginator
from django.db.models import Count, F, Func, IntegerField, OuterRef, Prefetch, QuerySet, Subquery
from django.db.models.functions import Coalesce

from inquiry.markdown import excerpt
from inquiry.models import Attachment, Audience, Entry, EntryTag, Reply
from inquiry.models.entries import LANGUAGE
from inquiry.wording import TO, files_words, margin_day, replies_words
from people.clock import LONDON
from people.models import User
from trios.models import Trio

if TYPE_CHECKING:
    from django_stubs_ext import WithAnnotations

    class Counts(TypedDict):
        """What hangs on an entry."""

        reply_count: int
        file_count: int

    Counted = WithAnnotations[Entry, Counts]

ROWS_ON_A_PAGE = 20
LONGEST_EXCERPT = 260
MOST_TAGS = 24
MOST_IN_LIBRARY = 100
GONE = "Someone no longer here"


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a reader asks the list for; empty words ask for everything."""

    words: str = ""
    tag: str = ""
    kind: str = ""
    is_mine: bool = False

    @property
    def is_narrow(self) -> bool:
        """Whether anything is asked for."""
        return bool(self.words or self.tag or self.kind or self.is_mine)


@dataclass(frozen=True, slots=True)
class EntryRow:
    """One entry in a list. `told` says who reads it and what hangs on it."""

    id: uuid.UUID
    at: dt.datetime
    title: str
    excerpt: str
    day: str
    author: str
    full_name: str
    told: str
    kind: str
    tags: tuple[str, ...]
    is_tried: bool


@dataclass(frozen=True, slots=True)
class TagCount:
    """A tag, and how many entries that the reader may see carry it."""

    word: str
    count: int


def entries_of(person: User, wanted: Wanted, *, on: dt.date) -> QuerySet[Entry]:
    """Return the entries that a reader asked for, best or newest first."""
    found = Entry.objects.visible_to(person, on=on)
    if wanted.is_mine:
        found = found.filter(author=person)
    if wanted.kind:
        found = found.filter(kind=wanted.kind)
    if wanted.tag:
        found = found.tagged(wanted.tag)
    if not wanted.words:
        return found.order_by("-written_at", "pk")
    rank = SearchRank(F("search"), SearchQuery(wanted.words, config=LANGUAGE, search_type="websearch"))
    return found.about(wanted.words).annotate(rank=rank).order_by("-rank", "-written_at", "pk")


def page_of(person: User, wanted: Wanted, page: str, *, now: dt.datetime) -> tuple[tuple[EntryRow, ...], Page[Any]]:
    """Return one page of the list (three queries). `page` is as typed; what is no page is the first or the last."""
    found = entries_of(person, wanted, on=now.astimezone(LONDON).date())
    shown: Page[Any] = Paginator(with_counts(found), ROWS_ON_A_PAGE).get_page(page)
    return tuple(row_of(entry, now=now) for entry in shown), shown


def with_counts(found: QuerySet[Entry]) -> QuerySet[Entry]:
    """Load what a row shows beside its text: author, tags, and how many replies and files there are."""
    return found.select_related("author").annotate(
        reply_count=_count_of(Reply), file_count=_count_of(Attachment)
    ).prefetch_related(Prefetch("tags", EntryTag.objects.order_by("word")))  # fmt: skip


def _count_of(model: type[Reply] | type[Attachment]) -> Coalesce:
    """Count the rows of a model that hang on the entry."""
    counted = model._default_manager.filter(entry=OuterRef("pk")).order_by()  # noqa: SLF001  # as Django names it
    count = counted.annotate(n=Func(F("pk"), function="COUNT")).values("n")
    return Coalesce(Subquery(count, output_field=IntegerField()), 0)


def row_of(entry: Entry, *, now: dt.datetime) -> EntryRow:
    """Turn an entry that `with_counts` loaded into a row."""
    counted = cast("Counted", entry)
    parts = (TO[Audience(entry.audience)], replies_words(counted.reply_count), files_words(counted.file_count))
    return EntryRow(
        id=entry.pk,
        at=entry.written_at,
        title=entry.title,
        excerpt=excerpt(entry.text, longest=LONGEST_EXCERPT),
        day=margin_day(entry.written_at, now=now),
        author=entry.author.first_name if entry.author else "",
        full_name=entry.author.name if entry.author else GONE,
        told=". ".join(part for part in parts if part) + ".",
        kind="" if entry.kind == Entry.Kind.ENTRY else str(Entry.Kind(entry.kind).label),
        tags=tuple(tag.word for tag in entry.tags.all()),
        is_tried=entry.tried,
    )


def of_trio(person: User, trio: Trio, *, now: dt.datetime) -> tuple[EntryRow, ...]:
    """Return what was written in a trio, as far as this reader may see it, newest first (two queries)."""
    found = Entry.objects.visible_to(person, on=now.astimezone(LONDON).date()).of_trio(trio)
    return tuple(row_of(entry, now=now) for entry in with_counts(found).order_by("-written_at", "pk")[:ROWS_ON_A_PAGE])


def tags_for(person: User, *, on: dt.date) -> tuple[TagCount, ...]:
    """Return the tags that a reader meets, most used first (one query)."""
    visible = Entry.objects.visible_to(person, on=on).values("pk")
    rows = EntryTag.objects.filter(entry__in=visible).values("word").annotate(n=Count("pk")).order_by("-n", "word")
    return tuple(TagCount(row["word"], row["n"]) for row in rows[:MOST_TAGS])


def library(person: User, *, now: dt.datetime) -> tuple[tuple[str, str, tuple[EntryRow, ...]], ...]:
    """Return the tools and the processes that a reader may see, by title: heading, kind and rows (two queries)."""
    found = Entry.objects.visible_to(person, on=now.astimezone(LONDON).date()).exclude(kind=Entry.Kind.ENTRY)
    shown = list(with_counts(found).order_by("title", "pk")[:MOST_IN_LIBRARY])
    return tuple(
        (heading, kind.value, tuple(row_of(entry, now=now) for entry in shown if entry.kind == kind))
        for heading, kind in (("Tools", Entry.Kind.TOOL), ("Processes", Entry.Kind.PROCESS))
    )
