"""What a trio has learned so far: entries of the log that were written in it, and what was said after its visits."""

import dataclasses
import datetime as dt
from urllib.parse import urlencode

from django.urls import reverse

from inquiry.queries.listing import EntryRow, of_trio
from people.models import User
from trios.page import Tried, TrioPage


@dataclasses.dataclass(frozen=True, slots=True)
class Learned:
    """One line of the notebook. `address` is its entry's, and empty for what was said after a visit.

    `write_up` is where its author can turn what they said after a visit into an entry.
    """

    at: dt.datetime
    day: str
    name: str
    title: str
    words: str
    told: str
    address: str = ""
    kind: str = ""
    tags: tuple[str, ...] = ()
    is_tried: bool = False
    write_up: str = ""


def learned_in(page: TrioPage, *, reader: User, now: dt.datetime) -> tuple[Learned, ...]:
    """Return what this reader may see of it, the latest first (two queries)."""
    entries = [_entry(row) for row in of_trio(reader, page.trio, now=now)]
    visits = [_visit(each, page, reader) for each in page.tried]
    return tuple(sorted([*entries, *visits], key=lambda each: each.at, reverse=True))


def _entry(row: EntryRow) -> Learned:
    return Learned(
        at=row.at,
        day=row.day,
        name=row.author,
        title=row.title,
        words=row.excerpt,
        told=row.told,
        address=reverse("log-entry", args=[row.id]),
        kind=row.kind,
        tags=row.tags,
        is_tried=row.is_tried,
    )


def _visit(tried: Tried, page: TrioPage, reader: User) -> Learned:
    begun = urlencode({"trio": page.trio.pk, "title": tried.title})
    return Learned(
        at=tried.at,
        day=tried.day,
        name=tried.name,
        title=tried.title,
        words=tried.words,
        told="Said after the visit.",
        write_up=f"{reverse('log-new')}?{begun}" if tried.by == reader.pk else "",
    )
