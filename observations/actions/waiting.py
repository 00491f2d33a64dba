"""The set-up clock: what a lesson waits for, from when to when. It never says for whom."""

import datetime as dt

from observations.models.lessons import JointObservation
from observations.models.planning import SetUpStep
from people.audit import act
from people.models import User

BY_HAND = (SetUpStep.WaitsFor.COVER, SetUpStep.WaitsFor.ROOM)


def wait_for(joint: JointObservation, what: str, *, at: dt.datetime) -> None:
    """Begin to wait for something; what is waited for already goes on."""
    SetUpStep.objects.bulk_create([SetUpStep(joint=joint, waits_for=what, began_at=at)], ignore_conflicts=True)


def no_longer(joint: JointObservation, *what: str, at: dt.datetime) -> None:
    """Stop waiting for these things; for everything if none is named."""
    steps = SetUpStep.objects.filter(joint=joint, ended_at__isnull=True)
    (steps.filter(waits_for__in=what) if what else steps).update(ended_at=at)


def say_it_waits(*, joint: JointObservation, what: str, waits: bool, by: User, at: dt.datetime) -> None:
    """Say that a lesson waits for cover or a room, or no longer does. Raises `ValueError` for anything else."""
    if what not in BY_HAND:
        raise ValueError(what)
    with act("say it waits", by=by, at=at):
        if waits:
            wait_for(joint, what, at=at)
        else:
            no_longer(joint, what, at=at)
