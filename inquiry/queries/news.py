"""What the log tells elsewhere: the latest on Today, who asked me something, and the feed."""

import datetime as dt
import uuid
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypedDict, cast

from django.db.models import Exists, OuterRef, Subquery

from clusters.models import Membership
from inquiry.models import Audience, Entry, Following, Mention, Reply
from inquiry.queries.listing import GONE, with_counts
from inquiry.wording import TO, replies_words, said_day
from people.actions import digest
from people.clock import LONDON
from people.models import User

if TYPE_CHECKING:
    from django_stubs_ext import WithAnnotations

    class Told(TypedDict):
        """What a line says beside the entry's own columns."""

        department: str | None
        reply_count: int

    Latest = WithAnnotations[Entry, Told]

MOST_LATEST = 2
MOST_IN_FEED = 30
MENTIONED_WITHIN = dt.timedelta(days=14)


@dataclass(frozen=True, slots=True)
class LatestEntry:
    """A line on Today; `detail` is like *Joe Pascoe, Drama, Monday. To the alliance. 4 replies*."""

    id: uuid.UUID
    title: str
    author: str
    detail: str


@dataclass(frozen=True, slots=True)
class Mentioned:
    """That somebody named me: *Megan asked you a question*, *In the learning log, yesterday*."""

    entry_id: uuid.UUID
    title: str
    detail: str


def latest_for(person: User, at: dt.datetime) -> tuple[LatestEntry, ...]:
    """Return the two latest entries of others that were shared with my schools and alliances (two queries)."""
    on = at.astimezone(LONDON).date()
    departments = Membership.objects.current(on).filter(person=OuterRef("author")).exclude(department="")
    near = Entry.objects.visible_to(person, on=on).filter(audience__in=(Audience.SCHOOL, Audience.ALLIANCE))
    found = (
        with_counts(near.exclude(author=person))
        .prefetch_related(None)
        .annotate(department=Subquery(departments.order_by("starts_on", "pk").values("department")[:1]))
        .order_by("-written_at", "pk")
    )
    return tuple(_latest(cast("Latest", entry), at) for entry in found[:MOST_LATEST])


def _latest(entry: "Latest", at: dt.datetime) -> LatestEntry:
    """Build one line."""
    author = entry.author.name if entry.author else GONE
    who = ", ".join(part for part in (author, entry.department, said_day(entry.written_at, now=at)) if part)
    parts = (who, TO[Audience(entry.audience)], replies_words(entry.reply_count))
    return LatestEntry(entry.pk, entry.title, author, ". ".join(part for part in parts if part) + ".")


def mentions_for(person: User, at: dt.datetime) -> tuple[Mentioned, ...]:
    """Return where I was named lately and have not answered since, newest first, an entry once (one query)."""
    answered = Reply.objects.filter(entry=OuterRef("entry"), author=person, written_at__gte=OuterRef("made_at"))
    visible = Entry.objects.visible_to(person, on=at.astimezone(LONDON).date()).values("pk")
    found = (
        Mention.objects.filter(person=person, made_at__gte=at - MENTIONED_WITHIN, entry__in=visible)
        .filter(~Exists(answered))
        .select_related("by")
        .order_by("-made_at", "pk")
    )
    lines = [
        Mentioned(
            entry_id=each.entry_id,
            title=f"{each.by.first_name} {'asked you a question' if each.is_question else 'mentioned you'}",
            detail=f"In the learning log, {said_day(each.made_at, now=at)}",
        )
        for each in found
    ]
    return tuple({line.entry_id: line for line in reversed(lines)}.values())[::-1]


def follower_of(token: str) -> User | None:
    """Return whose feed has this token, if it still works and its owner can still sign in."""
    followed = Following.objects.select_related("person").filter(feed_hash=digest(token), person__is_active=True)
    found = followed.first()
    return found.person if found else None


def following_of(person: User) -> Following:
    """Return the person's choices, the usual ones where they have made none."""
    return Following.objects.filter(person=person).first() or Following(person=person)


def feed_for(person: User, *, at: dt.datetime) -> list[Entry]:
    """Return the newest entries that a person may see, with their authors; their own thoughts stay out of it."""
    visible = Entry.objects.visible_to(person, on=at.astimezone(LONDON).date()).exclude(audience=Audience.ME)
    return list(visible.select_related("author").order_by("-written_at", "pk")[:MOST_IN_FEED])
