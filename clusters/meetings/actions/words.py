"""Writes of what a meeting comes to in words: reflections, challenges, facilitation; its alliances’ quick summaries."""

import datetime as dt

from clusters.meetings.actions.stamp import touch
from clusters.models import Meeting, Turn
from clusters.refusals import Overtaken, seen, still
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


def summarise(*, turn: Turn, lines: list[str], by: User, at: dt.datetime, based_on: str | None = None) -> None:
    """Save an alliance's quick summary, a bullet a line.

    `based_on` is `seen` of the summary as it was read; raises `Overtaken` if it reads otherwise by now, `Gone`
    if the alliance has been left out.
    """
    with act("summarise", by=by, at=at):
        touch(turn.meeting)
        there, summary = still(Turn.objects.all(), turn.pk).summary, "\n".join(lines)
        if based_on is not None and seen(there) not in (based_on, seen(summary)):
            raise Overtaken
        Turn.objects.filter(pk=turn.pk).update(summary=summary)
