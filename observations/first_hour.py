"""The first hour of somebody new: who sees what, a practice lesson, how far one opens one's room, yes or no."""

import dataclasses

from django.urls import reverse

from observations.models import PracticeSheet
from observations.openness import own_rungs
from people.models import FirstHour, User
from people.taking_part import first_hour_of


@dataclasses.dataclass(frozen=True, slots=True)
class HourStep:
    """One step: where it is done, and whether it has been."""

    title: str
    detail: str
    address: str
    icon: str
    is_done: bool


@dataclasses.dataclass(frozen=True, slots=True)
class Hour:
    """The steps that lead to a yes or no, and the answer so far."""

    steps: tuple[HourStep, ...]
    state: FirstHour | None

    @property
    def done(self) -> int:
        """How many steps are done, the answer included."""
        return sum(step.is_done for step in self.steps) + self.has_answered

    @property
    def of(self) -> int:
        """How many there are, the answer included."""
        return len(self.steps) + 1

    @property
    def has_answered(self) -> bool:
        """Whether yes or no has been said."""
        return self.state is not None and self.state.answered_at is not None


def hour_of(person: User) -> Hour:
    """Return the steps of a person's first hour (three queries)."""
    state = first_hour_of(person)
    steps = (
        HourStep(
            "Who sees what",
            "What an observer writes, who can read it and when, and what nobody ever sees. Three minutes.",
            reverse("who-sees-what"),
            "lock",
            is_done=state is not None and state.read_at is not None,
        ),
        HourStep(
            "A practice lesson",
            "Judge, seal, and compare with a reference. It counts nowhere. Twenty minutes.",
            reverse("practice-list"),
            "pencil",
            is_done=PracticeSheet.objects.filter(person=person, sealed_at__isnull=False).exists(),
        ),
        HourStep(
            "How far you open your room",
            "From sharing a resource to a joint judgement. Only you see all of it. Two minutes.",
            reverse("joint-opening"),
            "school",
            is_done=bool(own_rungs(person)),
        ),
    )
    return Hour(steps, state)
