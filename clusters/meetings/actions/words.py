"""Writes of what a meeting comes to in words: reflections, shared challenges, future facilitation."""

import datetime as dt

from clusters.meetings.actions.planning import touch
from clusters.models import Meeting
from clusters.refusals import Overtaken
from people.audit import act
from people.models import User

WORDS = ("reflections", "shared_challenges", "next_facilitation")


def write_words(*, meeting: Meeting, words: dict[str, str], based_on: int, by: User, at: dt.datetime) -> Meeting:
    """Save a meeting's words; return it with their new version. The same words again change nothing.

    Raises `Overtaken` if others saved other words since version `based_on`.
    """
    with act("write meeting words", by=by, at=at):
        locked = touch(meeting)
        if words == {name: getattr(locked, name) for name in WORDS}:
            return locked
        if locked.words_version != based_on:
            raise Overtaken
        for name in WORDS:
            setattr(locked, name, words[name])
        locked.words_version, locked.words_saved_at = locked.words_version + 1, at
        locked.save(update_fields=[*WORDS, "words_version", "words_saved_at"])
    return locked
