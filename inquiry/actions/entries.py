"""Writes of entries and replies. What was read as saved stays saved, however often a browser sends it."""

import dataclasses
import datetime as dt
import uuid
from collections.abc import Iterable

from django.db.models import Q

from inquiry.access import ONLY_ME, Place, place_of
from inquiry.models import Attachment, Entry, EntryTag, Mention, Reply
from inquiry.naming import Named, named, names_at
from inquiry.uploads import Accepted
from people.audit import act
from people.clock import LONDON
from people.models import User

MOST_FILES = 5


@dataclasses.dataclass(frozen=True, slots=True)
class Draft:
    """An entry as its author leaves the form."""

    title: str
    text: str
    kind: str
    tried: bool
    tags: tuple[str, ...]
    place: Place
    files: tuple[Accepted, ...] = ()
    removed: frozenset[uuid.UUID] = frozenset()
    trio: uuid.UUID | None = None  # in which it was written


@dataclasses.dataclass(frozen=True, slots=True)
class Written:
    """A saved entry or reply, and the @names in it that are nobody's, or more than one person's."""

    id: uuid.UUID
    unclear: tuple[str, ...] = ()


class SavedOtherwise(Exception):
    """What stands saved is not what this form was filled in on: from a second tab, or sent twice with other words."""

    def __init__(self, entry: Entry) -> None:
        super().__init__("saved otherwise")
        self.entry = entry


class NotYours(Exception):
    """The key of a form is that of somebody else's row."""


def write(*, key: uuid.UUID, draft: Draft, by: User, at: dt.datetime) -> Written:
    """Save a new entry under the form's own key, once however often it is sent.

    Raises `SavedOtherwise` if other words were saved under that key, `NotYours` if somebody else's were.
    """
    with act("write entry", by=by, at=at):
        _one_at_a_time(by)
        if found := Entry.objects.filter(pk=key).first():
            _must_be_same(found, by, draft.title, draft.text)
            return Written(found.pk)
        entry = Entry.objects.create(
            pk=key,
            author=by,
            title=draft.title,
            text=draft.text,
            kind=draft.kind,
            tried=draft.tried,
            written_at=at,
            **draft.place.columns(trio=draft.trio),
        )
        _tag(entry, draft.tags)
        _attach(entry, draft.files, at=at)
        return Written(entry.pk, _mention(entry, draft.place, draft.text, by=by, at=at))


def edit(*, entry: Entry, draft: Draft, based_on: str, by: User, at: dt.datetime) -> Written:
    """Replace an entry's words, tags, audience and files; the trail says which of them changed, not what they said.

    `based_on` is `version_of` the entry that was in the form. Raises `SavedOtherwise` if it has changed since.
    """
    stored = Entry.objects.select_for_update(of=("self",)).select_related("trio", "school", "alliance", "cluster")
    current = stored.get(pk=entry.pk)
    if version_of(current) != based_on:
        raise SavedOtherwise(current)
    changed = [name for name in ("title", "text", "kind", "tried") if getattr(current, name) != getattr(draft, name)]
    changed += ["audience"] if place_of(current).value != draft.place.value else []
    with act(f"edit entry: {', '.join(changed) or 'tags and files'}", by=by, at=at):
        values = {name: getattr(draft, name) for name in ("title", "text", "kind", "tried")}
        values |= draft.place.columns(trio=current.trio_id)
        Entry.objects.filter(pk=entry.pk).update(edited_at=at, **values)
        _tag(current, draft.tags)
        Attachment.objects.filter(entry=current, pk__in=draft.removed).delete()
        _attach(current, draft.files, at=at)
        return Written(entry.pk, _mention(current, draft.place, draft.text, by=by, at=at))


def take_back(*, entry: Entry, by: User, at: dt.datetime) -> None:
    """Narrow an entry, its replies and files to its author, who can share it again; the trail says who did it."""
    with act("take back entry", by=by, at=at):
        Entry.objects.filter(pk=entry.pk).update(edited_at=at, **ONLY_ME.columns(trio=entry.trio_id))


def reply(*, entry: Entry, key: uuid.UUID, text: str, by: User, at: dt.datetime) -> Written:
    """Answer an entry (its trio, school, alliance or cluster loaded), once however often it is sent.

    Raises `NotYours` if the key is somebody else's or was used for other words.
    """
    with act("reply", by=by, at=at):
        _one_at_a_time(by)
        if found := Reply.objects.filter(pk=key).first():
            if (found.author_id, found.entry_id, found.text) != (by.pk, entry.pk, text):
                raise NotYours
            return Written(found.pk)
        made = Reply.objects.create(pk=key, entry=entry, author=by, text=text, written_at=at)
        return Written(made.pk, _mention(entry, place_of(entry), text, by=by, at=at, within=made))


def remove_reply(*, reply: Reply, by: User, at: dt.datetime) -> None:
    """Remove a reply for good; the trail keeps that it was there, and who removed it."""
    with act("remove reply", by=by, at=at):
        reply.delete()


def version_of(entry: Entry) -> str:
    """Return what tells one saved state of an entry from the next."""
    return (entry.edited_at or entry.written_at).isoformat()


def _one_at_a_time(by: User) -> None:
    """Let one person's saves follow each other, so that a double click finds what the first press saved."""
    User.objects.select_for_update(no_key=True).only("pk").get(pk=by.pk)


def _must_be_same(found: Entry, by: User, title: str, text: str) -> None:
    """Raise unless this is what was saved before."""
    if found.author_id != by.pk:
        raise NotYours
    if (found.title, found.text) != (title, text):
        raise SavedOtherwise(found)


def _tag(entry: Entry, words: Iterable[str]) -> None:
    """Leave an entry with these tags."""
    wanted = list(words)
    entry.tags.exclude(word__in=wanted).delete()
    EntryTag.objects.bulk_create([EntryTag(entry=entry, word=word) for word in wanted], ignore_conflicts=True)


def _attach(entry: Entry, files: Iterable[Accepted], *, at: dt.datetime) -> None:
    """Put files under an entry."""
    for each in files:
        Attachment.objects.create(
            entry=entry, name=each.name, kind=each.kind, size=len(each.content), content=each.content, added_at=at
        )


def _mention(
    entry: Entry, place: Place, text: str, *, by: User, at: dt.datetime, within: Reply | None = None
) -> tuple[str, ...]:
    """Remember who is named in a text, among those who may read it; return the names that are unclear."""
    found = who_is_named(text, place, author=entry.author, on=at.astimezone(LONDON).date())
    meant = [person for person in found.people if person != by]
    Mention.objects.filter(entry=entry, reply=within).exclude(person__in=meant).delete()
    Mention.objects.bulk_create(
        [
            Mention(entry=entry, reply=within, person=person, by=by, is_question="?" in text, made_at=at)
            for person in meant
        ],
        ignore_conflicts=True,
    )
    return found.unclear


def who_is_named(text: str, place: Place, *, author: User | None, on: dt.date) -> Named:
    """Return whom the @names of a text mean, among those it is shared with and its author (one query or none)."""
    firsts = {words[0] for words in names_at(text)}
    if not firsts:
        return Named((), ())
    begins = Q()
    for first in firsts:
        begins |= Q(name__istartswith=first)
    may_read = Q(pk__in=place.readers(on=on).values("pk"))
    if author is not None:
        may_read |= Q(pk=author.pk)
    return named(text, list(User.objects.filter(begins, may_read).order_by("name", "pk")))
