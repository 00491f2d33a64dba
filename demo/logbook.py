"""Write the story's learning log, each entry and reply in its author's name and at its own time."""

import uuid
from collections.abc import Callable, Mapping

from clusters.models import Alliance, Cluster, ProgressUpdate, School
from demo.story.log import ENTRIES, EVIDENCE, EVIDENCE_AT, EVIDENCE_BY, EntryStory
from inquiry.access import ONLY_ME, Place
from inquiry.actions import citing, entries
from inquiry.models import Audience, Entry
from people.models import User
from trios.models import Trio

Scope = School | Alliance | Cluster


def fill(people: Mapping[str, User], scope: Callable[[str], Scope]) -> None:
    """Write all entries with their replies; `scope` finds a school, an alliance or the cluster by its key.

    The trios are there already.
    """
    trios = {trio.number: trio for trio in Trio.objects.all()}
    for story in ENTRIES:
        place = _place(story, scope, trios)
        draft = entries.Draft(
            title=story.title,
            text=story.text,
            kind=story.kind,
            tried=story.tried,
            tags=story.tags,
            place=place,
            trio=trios[story.trio].pk if story.trio else None,
        )
        saved = entries.write(key=uuid.uuid4(), draft=draft, by=people[story.by], at=story.at)
        entry = Entry.objects.select_related("author", "trio", "school", "alliance", "cluster").get(pk=saved.id)
        for reply in story.replies:
            entries.reply(entry=entry, key=uuid.uuid4(), text=reply.text, by=people[reply.by], at=reply.at)
    _cite(people, scope("woodroffe"))


def _cite(people: Mapping[str, User], alliance: Scope) -> None:
    """Let an alliance's update of the term cite entries of its log."""
    update = ProgressUpdate.objects.get(alliance=alliance.pk)
    for title, part, note in EVIDENCE:
        cited = Entry.objects.filter(title=title)
        citing.cite(update=update, entries=cited, part=part, note=note, by=people[EVIDENCE_BY], at=EVIDENCE_AT)


def _place(story: EntryStory, scope: Callable[[str], Scope], trios: Mapping[int, Trio]) -> Place:
    """Return where an entry of the story is shared."""
    if story.audience == Audience.ME:
        return ONLY_ME
    if story.audience == Audience.TRIO:
        return Place(story.audience, trios[story.trio].pk, str(trios[story.trio]), "")
    shared = scope(story.scope)
    return Place(story.audience, shared.pk, shared.name, "")
