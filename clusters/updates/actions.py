"""Writes about progress updates: saving with versions, sharing, making final, comments."""

import datetime as dt
import uuid

from django.db.models import Max

from clusters.meetings.actions.stamp import touch_all
from clusters.models import Alliance, CommentsRead, Meeting, ProgressUpdate, Term, UpdateComment
from clusters.refusals import Overtaken, Refused, still
from people.audit import act
from people.models import User

PARTS = ("activity", "successes", "challenges", "impact", "next_steps", "unsorted")


def save_update(  # an update's own facts
    *, alliance: Alliance, term: Term, parts: dict[str, str], based_on: int, by: User, at: dt.datetime
) -> ProgressUpdate:
    """Save an alliance's update of a term, a draft at first; return it with its new version.

    Raises `Overtaken` if somebody saved since version `based_on` (0: nothing was there), `Refused` if it is final.
    """
    with act("save update", by=by, at=at):
        # One row a term: whoever comes second waits here for the first, and then finds another version.
        update, made = ProgressUpdate.objects.select_for_update().get_or_create(
            alliance=alliance,
            term=term,
            defaults={**parts, "state": ProgressUpdate.State.DRAFT, "written_by": by, "saved_at": at},
        )
        if made:
            return update
        if update.state == ProgressUpdate.State.FINAL:
            raise Refused("This update is final. Nothing can be changed any more.")
        if parts == {name: getattr(update, name) for name in PARTS}:
            return update  # pressed twice, or the same words on two devices
        if update.version != based_on:
            raise Overtaken
        for name in PARTS:
            setattr(update, name, parts[name])
        update.version, update.written_by, update.saved_at = update.version + 1, by, at
        update.save()
        _show(update)
    return update


def set_state(*, update: ProgressUpdate, state: str, by: User, at: dt.datetime) -> None:
    """Share a draft, take it back, or make it final for good. Raises `Refused` if it is final already."""
    with act("set update state", by=by, at=at):
        locked = still(ProgressUpdate.objects.select_for_update(of=("self",)), update.pk)
        if locked.state == ProgressUpdate.State.FINAL:
            raise Refused("This update is final. Nothing can be changed any more.")
        locked.state = ProgressUpdate.State(state)
        locked.save(update_fields=["state"])
        _show(locked)


def comment(
    *, update: ProgressUpdate, key: uuid.UUID, text: str, by: User, at: dt.datetime, shown: int | None = None
) -> None:
    """Say something under an update; the same key again says it once.

    `shown` is the number of the last comment on the writer's page, 0 for none: what was said since waits for them too.
    """
    with act("comment on update", by=by, at=at):
        still(ProgressUpdate.objects.select_for_update(of=("self",)), update.pk)
        there = UpdateComment.objects.filter(pk=key).first()
        if there and (there.update_of_id, there.text) == (update.pk, text):
            return
        fresh = uuid.uuid4() if there else key  # other words under the same key: of a page that one went back to
        last = UpdateComment.objects.filter(update_of=update).aggregate(last=Max("number"))["last"] or 0
        UpdateComment.objects.create(pk=fresh, update_of=update, author=by, text=text, said_at=at, number=last + 1)
        _read_up_to(update, by, last if shown is None else min(shown, last))


def read_comments(*, update: ProgressUpdate, up_to: uuid.UUID, by: User, at: dt.datetime) -> None:
    """Note that somebody has read the comments up to this one; what was said since is new to them."""
    with act("read comments", by=by, at=at):
        said = UpdateComment.objects.filter(update_of=update, pk=up_to).first()
        if said is not None:
            _read_up_to(update, by, said.number)


def _read_up_to(update: ProgressUpdate, person: User, number: int) -> None:
    """Set the mark, which never goes back."""
    mark, _ = CommentsRead.objects.get_or_create(update_of=update, person=person, defaults={"number": number})
    CommentsRead.objects.filter(pk=mark.pk, number__lt=number).update(number=number)


def _show(update: ProgressUpdate) -> None:
    """Let open pages of the term's meetings follow."""
    touch_all(Meeting.objects.filter(term=update.term_id, turns__alliance=update.alliance_id))
