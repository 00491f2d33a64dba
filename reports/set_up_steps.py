"""What waits for a person while alliances and lessons are set up, and the first hour of somebody new, for Today."""

import dataclasses
import datetime as dt

from django.urls import reverse

from clusters.queries import Reach
from observations.planning import OFFER, PICK, Turn, turns_of
from people.models import User
from reports.queries.setting_up import Unready, alliance_not_begun, school_without_form
from reports.steps import Step

ACTIONS = {OFFER: "Offer times", PICK: "Pick a time"}
WORDS = {
    OFFER: "Whoever visits picks one of the times you offer, and then the teacher is asked.",
    PICK: "Pick one of them, and the teacher is asked for their yes.",
}
YES = "Nothing is scheduled without your yes. The agreement says who sees what, and how to withdraw."


@dataclasses.dataclass(frozen=True, slots=True)
class SetUp:
    """What others wait for while lessons are set up, and what is only for oneself: the first hour of somebody new."""

    turns: tuple[Step, ...]
    first_hour: tuple[Step, ...]


def set_up_steps(person: User, *, now: dt.datetime) -> SetUp:
    """Return the steps, most pressing first (one query if there are none)."""
    waiting, has_first_hour = turns_of(person, now=now)
    return SetUp(tuple(_step(turn) for turn in waiting), (_first_hour(),) if has_first_hour else ())


def start_steps(person: User, reach: Reach, *, on: dt.date) -> tuple[Step, ...]:
    """Return what whoever looks after an alliance or a school has still to set up (at most two queries)."""
    alliance = alliance_not_begun(person, reach)
    school = school_without_form(person, reach, on=on)
    return (*((_alliance(alliance),) if alliance else ()), *((_form(school),) if school else ()))


def _alliance(alliance: Unready) -> Step:
    """An alliance in which nothing has begun."""
    return Step(
        title=f"Go on setting up {alliance.name}",
        words="Schools, people, observation forms, a round and its first lesson: the list says what is next.",
        detail="The list says what is next",
        address=f"{reverse('setup')}?alliance={alliance.id}",
        action="Set up",
        icon="school",
    )


def _form(school: Unready) -> Step:
    """A school without an observation form."""
    return Step(
        title=f"Write the observation form of {school.name}",
        words="Paste its grade words and what observers look at: five minutes. Its observers judge on nothing else.",
        detail="Its observers judge on nothing else",
        address=reverse("setup-forms"),
        action="Write the form",
        icon="document",
    )


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
