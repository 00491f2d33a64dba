"""What everyone who takes part in a lesson may do at any time: write on room, time or cover, and say when they talk.

None of it touches a judgement, and nothing else changes by it.
"""

import datetime as dt
import functools
import uuid

from django.db import transaction

from observations.actions.letters import say_something_waits
from observations.actions.offering import everyone
from observations.models.afterwards import ThreadMessage
from observations.models.lessons import JointObservation
from people.audit import act
from people.models import User


class OtherWords(Exception):
    """The same key came before with other words; they stand, and nothing was written."""


def send_message(*, joint: JointObservation, key: uuid.UUID, text: str, by: User, at: dt.datetime) -> None:
    """Add a message to the practical thread; the same message again changes nothing.

    The others are told by mail that something waits, and nothing of what it says.

    Raises `OtherWords` if this person sent something else with that key.
    """
    with act("send message", by=by, at=at):
        ThreadMessage.objects.bulk_create(
            [ThreadMessage(joint=joint, author=by, key=key, text=text, written_at=at)], ignore_conflicts=True
        )
        stands = ThreadMessage.objects.values_list("text", "written_at").get(joint=joint, author=by, key=key)
        if stands[0] != text:
            raise OtherWords
        if stands[1] == at:  # not a repeat
            transaction.on_commit(functools.partial(_tell_the_others, joint, by))


def _tell_the_others(joint: JointObservation, author: User) -> None:
    """Write to everybody else who takes part, and to whoever arranged it."""
    say_something_waits(each for each in (*everyone(joint), joint.created_by) if each != author)


def set_talk(*, joint: JointObservation, talk_at: dt.datetime, talk_how: str, by: User, at: dt.datetime) -> None:
    """Say when the feedback conversation is, and how: in the place of what was said before."""
    with act("set talk", by=by, at=at):
        JointObservation.objects.filter(pk=joint.pk).update(talk_at=talk_at, talk_how=talk_how)
