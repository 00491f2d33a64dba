"""What the observed teacher decides and answers, and who looks at the judgements after the reveal."""

import datetime as dt
import uuid

from django.db import transaction

from observations.actions.letters import say_something_waits
from observations.actions.offering import everyone
from observations.models.lessons import JointObservation
from observations.models.openness import Comfort, Opening
from observations.models.release import Look, TeachersTerms
from people.audit import act
from people.clock import LONDON
from people.models import User

# (joint, person, day) that this process has seen written: looking again that day asks the database nothing.
_seen: set[tuple[uuid.UUID, uuid.UUID, dt.date]] = set()
MOST_SEEN = 10_000


def decide(*, joint: JointObservation, receives: bool, released: bool, by: User, at: dt.datetime) -> None:
    """Say whether the teacher receives the judgements, and whether their school lead may. Either may change."""
    with act("decide on release", by=by, at=at):
        TeachersTerms.objects.update_or_create(
            joint=joint,
            defaults={"receives": receives, "released": released, "decided_at": at},
            create_defaults={
                "receives": receives,
                "released": released,
                "decided_at": at,
                "appraiser": TeachersTerms.Appraiser.NONE,
            },
        )


def respond(*, joint: JointObservation, text: str, by: User, at: dt.datetime) -> None:
    """Write the teacher's own response, in the place of what stood there; no words take it away."""
    with act("respond", by=by, at=at):
        TeachersTerms.objects.filter(joint=joint).update(response=text, responded_at=at)


def note_look(*, joint_id: uuid.UUID, by: User, at: dt.datetime) -> None:
    """Note that somebody looked at the judgements of a revealed lesson: once a person and day."""
    key = (joint_id, by.pk, at.astimezone(LONDON).date())
    if key in _seen:
        return
    Look.objects.bulk_create([Look(joint_id=joint_id, person=by, day=key[2], at=at)], ignore_conflicts=True)
    transaction.on_commit(lambda: _remember(key))


def _remember(key: tuple[uuid.UUID, uuid.UUID, dt.date]) -> None:
    """Keep it for this process, which never grows for ever."""
    if len(_seen) > MOST_SEEN:
        _seen.clear()
    _seen.add(key)


def break_glass(*, joint: JointObservation, reason: str, by: User, at: dt.datetime) -> None:
    """Note that an administrator opens the judgements of a revealed lesson, and why; everyone who took part is told."""
    with act("break glass", by=by, at=at):
        Look.objects.create(joint=joint, person=by, day=at.astimezone(LONDON).date(), at=at, reason=reason)
        say_something_waits(everyone(joint))


def open_up(*, person: User, rungs: dict[str, str], at: dt.datetime) -> None:
    """Say which rungs one is open to and how far; a rung that is left out is not yet."""
    with act("open up", by=person, at=at):
        Opening.objects.filter(person=person).exclude(rung__in=rungs).delete()
        for rung, reach in rungs.items():
            Opening.objects.update_or_create(person=person, rung=rung, defaults={"reach": reach, "chosen_at": at})


def say_how_comfortable(*, joint: JointObservation, moment: str, value: int, by: User, at: dt.datetime) -> None:
    """Note how comfortable one was before or after a lesson, 0 to 10; a later answer stands in its place."""
    with act("say how comfortable", by=by, at=at):
        Comfort.objects.update_or_create(
            joint=joint, person=by, moment=moment, defaults={"value": value, "answered_at": at}
        )
