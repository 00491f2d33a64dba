"""One entry with all that hangs on it, and one file."""

import datetime as dt
import uuid
from dataclasses import dataclass

from django.utils.safestring import SafeString

from inquiry.markdown import to_html
from inquiry.models import Attachment, Entry, Reply
from inquiry.queries.listing import GONE
from inquiry.wording import margin_day, size_words
from people.clock import LONDON
from people.models import User
from trios.models import Trio


@dataclass(frozen=True, slots=True)
class ReplyRow:
    """One reply."""

    id: uuid.UUID
    html: SafeString
    day: str
    author: str
    full_name: str
    is_mine: bool


@dataclass(frozen=True, slots=True)
class FileRow:
    """One file to fetch."""

    id: uuid.UUID
    name: str
    words: str


@dataclass(frozen=True, slots=True)
class EntryPage:
    """An entry as its page shows it."""

    entry: Entry
    html: SafeString
    author: str
    kind: str
    tags: tuple[str, ...]
    replies: tuple[ReplyRow, ...]
    files: tuple[FileRow, ...]


def entry_of(person: User, entry_id: uuid.UUID, *, on: dt.date) -> Entry | None:
    """Return an entry with its author and where it is shared, or None for one that this person may not see."""
    visible = Entry.objects.visible_to(person, on=on)
    return visible.select_related("author", "trio", "school", "alliance", "cluster").filter(pk=entry_id).first()


def trio_to_see(entry: Entry, person: User, *, on: dt.date) -> Trio | None:
    """Return the trio in which an entry was written, if its page is one that this person may see (a query if any)."""
    if entry.trio_id is None:
        return None
    return Trio.objects.visible_to(person, on=on).filter(pk=entry.trio_id).first()


def page_of(entry: Entry, person: User, *, now: dt.datetime) -> EntryPage:
    """Return what hangs on an entry that `entry_of` found (three queries)."""
    replies = Reply.objects.filter(entry=entry).select_related("author").order_by("written_at", "pk")
    return EntryPage(
        entry=entry,
        html=to_html(entry.text),
        author=entry.author.name if entry.author else GONE,
        kind="" if entry.kind == Entry.Kind.ENTRY else str(Entry.Kind(entry.kind).label),
        tags=tuple(entry.tags.order_by("word").values_list("word", flat=True)),
        replies=tuple(_reply(reply, person, now) for reply in replies),
        files=files_of(entry),
    )


def _reply(reply: Reply, person: User, now: dt.datetime) -> ReplyRow:
    return ReplyRow(
        id=reply.pk,
        html=to_html(reply.text),
        day=margin_day(reply.written_at, now=now),
        author=reply.author.first_name if reply.author else "",
        full_name=reply.author.name if reply.author else GONE,
        is_mine=reply.author_id == person.pk,
    )


def files_of(entry: Entry) -> tuple[FileRow, ...]:
    """Return an entry's files without their bytes (one query)."""
    rows = Attachment.objects.filter(entry=entry).order_by("added_at", "name", "pk")
    return tuple(
        FileRow(pk, name, f"{Attachment.Kind(kind).label}, {size_words(size)}")
        for pk, name, kind, size in rows.values_list("pk", "name", "kind", "size")
    )


def file_of(person: User, file_id: uuid.UUID, *, on: dt.date) -> Attachment | None:
    """Return a file of an entry that this person may see, or None."""
    visible = Entry.objects.visible_to(person, on=on).values("pk")
    return Attachment.objects.filter(pk=file_id, entry__in=visible).first()


def reply_of(person: User, reply_id: uuid.UUID, *, now: dt.datetime) -> Reply | None:
    """Return a reply to an entry that this person may see, with the entry, or None."""
    visible = Entry.objects.visible_to(person, on=now.astimezone(LONDON).date()).values("pk")
    return Reply.objects.select_related("entry").filter(pk=reply_id, entry__in=visible).first()
