"""Writes about following the log: the feed's address, and whether a weekly mail is wanted."""

import datetime as dt
import secrets

from inquiry.models import Following
from people.actions import digest
from people.audit import act
from people.models import User


def make_feed(*, by: User, at: dt.datetime) -> str:
    """Make a new secret token for the person's feed and return it; any before stops working. It is kept as a hash."""
    token = secrets.token_urlsafe(32)
    with act("make feed", by=by, at=at):
        Following.objects.update_or_create(person=by, defaults={"feed_hash": digest(token), "feed_made_at": at})
    return token


def end_feed(*, by: User, at: dt.datetime) -> None:
    """Let the address of the person's feed stop working."""
    with act("end feed", by=by, at=at):
        Following.objects.filter(person=by).update(feed_hash=None, feed_made_at=None)


def choose_digest(*, wanted: bool, by: User, at: dt.datetime) -> None:
    """Turn the person's weekly mail on or off."""
    with act("choose digest", by=by, at=at):
        Following.objects.update_or_create(person=by, defaults={"wants_digest": wanted})
