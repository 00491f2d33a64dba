"""What the log tells elsewhere: the latest on Today, who asked me something, and the feed."""

import datetime as dt
import uuid
from dataclasses import dataclass
from typing import Any

from django.db import connection

from inquiry.models import Audience, Entry, Following
from inquiry.queries.listing import GONE
from inquiry.wording import TO, replies_words, said_day
from people.actions import digest
from people.clock import LONDON
from people.models import User

MOST_LATEST = 2
MOST_IN_FEED = 30
MENTIONED_WITHIN = dt.timedelta(days=14)
# Today asks this of everybody, and the ORM takes twenty times as long to write such a statement as the
# database to answer it. It says what `EntryQuerySet.visible_to` says, and a test holds it to that.
CURRENT = "{0}.starts_on <= %(on)s AND ({0}.ends_on IS NULL OR {0}.ends_on >= %(on)s)"
BELONGS = f"""
WITH held AS (
    SELECT role, school_id, alliance_id, cluster_id FROM clusters_membership m
    WHERE m.person_id = %(me)s AND {CURRENT.format("m")}
), my_schools AS (
    SELECT school_id FROM held WHERE role IN ('teacher', 'school_lead')
), my_alliances AS (
    SELECT alliance_id FROM held WHERE role IN ('sle', 'alliance_lead')
    UNION SELECT p.alliance_id FROM clusters_partnership p JOIN my_schools USING (school_id)
    WHERE p.joined_on <= %(on)s AND (p.left_on IS NULL OR p.left_on >= %(on)s)
), my_clusters AS (
    SELECT cluster_id FROM held WHERE role = 'cluster_lead'
    UNION SELECT a.cluster_id FROM clusters_alliance a JOIN my_alliances x ON x.alliance_id = a.id
), my_trios AS (
    SELECT id AS trio_id FROM trios_trio WHERE leader_id = %(me)s
    UNION SELECT trio_id FROM trios_member WHERE person_id = %(me)s
)
"""
VISIBLE = """(
    e.author_id = %(me)s
    OR (%(is_administrator)s AND e.audience <> 'me')
    OR (e.audience = 'trio' AND e.trio_id IN (SELECT trio_id FROM my_trios))
    OR (e.audience = 'school' AND e.school_id IN (SELECT school_id FROM my_schools))
    OR (e.audience = 'alliance' AND e.alliance_id IN (SELECT alliance_id FROM my_alliances))
    OR (e.audience = 'cluster' AND e.cluster_id IN (SELECT cluster_id FROM my_clusters))
)"""
LATEST = f"""
SELECT false, e.id, e.title, u.name, e.written_at AS at, e.audience,
    (SELECT m.department FROM clusters_membership m
     WHERE m.person_id = e.author_id AND m.department <> '' AND {CURRENT.format("m")}
     ORDER BY m.starts_on, m.id LIMIT 1),
    (SELECT count(*) FROM inquiry_reply r WHERE r.entry_id = e.id), false,
    e.written_at >= %(since)s AND COALESCE(e.trio_id IN (SELECT trio_id FROM my_trios), false) AS of_my_trio
FROM inquiry_entry e LEFT JOIN people_user u ON u.id = e.author_id
WHERE e.audience IN ('trio', 'school', 'alliance') AND e.author_id IS DISTINCT FROM %(me)s AND {VISIBLE}
ORDER BY of_my_trio DESC, e.written_at DESC, e.id LIMIT %(most)s
"""
MENTIONS = f"""
SELECT true, n.entry_id, '', u.name, n.made_at AS at, '', NULL::varchar, 0, n.is_question, false
FROM inquiry_mention n JOIN inquiry_entry e ON e.id = n.entry_id JOIN people_user u ON u.id = n.by_id
WHERE n.person_id = %(me)s AND n.made_at >= %(since)s AND {VISIBLE}
    AND NOT EXISTS (SELECT 1 FROM inquiry_reply r
                    WHERE r.entry_id = n.entry_id AND r.author_id = %(me)s AND r.written_at >= n.made_at)
ORDER BY n.made_at DESC, n.id
"""
TOLD = f"{BELONGS} (SELECT * FROM ({LATEST}) latest) UNION ALL (SELECT * FROM ({MENTIONS}) mentions)"


@dataclass(frozen=True, slots=True)
class LatestEntry:
    """A line on Today; `detail` is like *Joe Pascoe, Drama, Monday. To the alliance. 4 replies*."""

    id: uuid.UUID
    title: str
    author: str
    detail: str
    is_of_my_trio: bool = False


@dataclass(frozen=True, slots=True)
class Mentioned:
    """That somebody named me: *Megan asked you a question*, *In the learning log, yesterday*."""

    entry_id: uuid.UUID
    title: str
    detail: str


@dataclass(frozen=True, slots=True)
class Told:
    """What the log tells on Today: who asks me something, and what colleagues wrote last."""

    mentions: tuple[Mentioned, ...]
    latest: tuple[LatestEntry, ...]


def told_to(person: User, at: dt.datetime, *, most: int = MOST_LATEST) -> Told:
    """Return where I was named lately and have not answered since, newest first, an entry once; and the latest.

    The latest are others' that were shared with my trios, schools and alliances, at most `most`; what was written in a
    trio of mine lately comes first (one query for all).
    """
    asked: dict[str, Any] = {
        "me": person.pk,
        "is_administrator": person.is_administrator,
        "on": at.astimezone(LONDON).date(),
        "since": at - MENTIONED_WITHIN,
        "most": most,
    }
    with connection.cursor() as cursor:
        cursor.execute(TOLD, asked)
        rows = cursor.fetchall()
    mentions = [_mention(row, at) for row in rows if row[0]]
    return Told(
        mentions=tuple({line.entry_id: line for line in reversed(mentions)}.values())[::-1],
        latest=tuple(_latest(row, at) for row in rows if not row[0]),
    )


def _latest(row: tuple[Any, ...], at: dt.datetime) -> LatestEntry:
    """Build one line."""
    _, entry_id, title, name, written_at, audience, department, replies, _, is_of_my_trio = row
    author = name or GONE
    who = ", ".join(part for part in (author, department, said_day(written_at, now=at)) if part)
    parts = (who, TO[Audience(audience)], replies_words(replies))
    return LatestEntry(entry_id, title, author, ". ".join(part for part in parts if part) + ".", is_of_my_trio)


def _mention(row: tuple[Any, ...], at: dt.datetime) -> Mentioned:
    """Build one line."""
    _, entry_id, _, name, made_at, *_, is_question, _ = row
    return Mentioned(
        entry_id=entry_id,
        title=f"{name.split(' ', 1)[0]} {'asked you a question' if is_question else 'mentioned you'}",
        detail=f"In the learning log, {said_day(made_at, now=at)}",
    )


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
