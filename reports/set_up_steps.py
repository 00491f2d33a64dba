"""What waits for a person while lessons are set up, and the first hour of somebody new, as steps of Today."""

import datetime as dt

from django.urls import reverse

from observations.planning import OFFER, PICK, Turn, turns_of
from people.models import User
from reports.steps import Step

ACTIONS = {OFFER: "Offer times", PICK: "Pick a time"}
WORDS = {
    OFFER: "Whoever visits picks one of the times you offer, and then the teacher is asked.",
    PICK: "Pick one of them, and the teacher is asked for their yes.",
}
YES = "Nothing is scheduled without your yes. The agreement says who sees what, and how to withdraw."


def set_up_steps(person: User, *, now: dt.datetime) -> tuple[Step, ...]:
    """Return the steps, most pressing first (one query if there are none)."""
    waiting, has_first_hour = turns_of(person, now=now)
    turns = tuple(_step(turn) for turn in waiting)
    return (*turns, _first_hour()) if has_first_hour else turns


def _step(turn: Turn) -> Step:
    """Build one step."""
    return Step(
        title=turn.title,
        words=f"{turn.detail}. {WORDS.get(turn.kind, YES)}",
        detail=turn.detail,
        address=reverse("joint-plan", args=[turn.joint_id]),
        action=ACTIONS.get(turn.kind, "Read, and say yes or no"),
        icon="calendar",
        note="Not for appraisal, capability or pay.",
        aside="about 3 min",
    )


def _first_hour() -> Step:
    """The steps of somebody new."""
    return Step(
        title="Look around in your first hour",
        words="Who sees what, how far you open your room, and then yes or no to taking part.",
        detail="Who sees what, then yes or no",
        address=reverse("first-hour"),
        action="Begin",
        icon="info",
        aside="stop at any point",
    )
