"""Reads for the practical thread, narrowed to whoever takes part in the lesson. Nothing here knows of a judgement."""

import dataclasses
import uuid

from django.db.models import Exists, OuterRef, Q

from observations.models.afterwards import ThreadMessage
from observations.models.lessons import JointObservation, Observer
from observations.wording import clock_words, short_day_words
from people.models import User


@dataclasses.dataclass(frozen=True, slots=True)
class Part:
    """Somebody's part in a lesson: as one of its observers, as its teacher, or as who arranged it."""

    joint: JointObservation
    observes: bool


def part_of(person: User, joint_id: uuid.UUID) -> Part | None:
    """Return this person's part in a lesson (one query); None for whoever has none or was replaced."""
    observes = Observer.objects.filter(joint=OuterRef("pk"), person=person, replaced_at__isnull=True)
    joint = (
        JointObservation.objects.annotate(observes=Exists(observes))
        .filter(
            Q(observes=True) | Q(lesson__teacher=person) | Q(created_by=person), pk=joint_id, names_out_at__isnull=True
        )
        .select_related("lesson__school", "lesson__teacher", "round")
        .first()
    )
    return Part(joint, observes=bool(vars(joint)["observes"])) if joint else None


def lessons_of_teacher(person: User) -> tuple[JointObservation, ...]:
    """Return the lessons of this person that are or were observed, the latest first (one query)."""
    joints = JointObservation.objects.filter(lesson__teacher=person).exclude(
        state__in=(JointObservation.State.WITHDRAWN, *JointObservation.BEING_SET_UP)
    )
    return tuple(joints.select_related("lesson__school").order_by("-lesson__starts_at", "pk"))


@dataclasses.dataclass(frozen=True, slots=True)
class Message:
    """One message as the thread shows it."""

    day: str
    clock: str
    name: str
    text: str
    is_own: bool


@dataclasses.dataclass(frozen=True, slots=True)
class Thread:
    """The messages of a lesson, the oldest first. `key` is for the reader's next one: sent twice it is still one."""

    messages: tuple[Message, ...]
    key: uuid.UUID


def read_thread(joint: JointObservation, *, reader: User) -> Thread:
    """Return the thread of a lesson in which the reader takes part (one query)."""
    messages = tuple(
        Message(
            day=short_day_words(each.written_at),
            clock=clock_words(each.written_at),
            name=each.author.first_name,
            text=each.text,
            is_own=each.author_id == reader.pk,
        )
        for each in ThreadMessage.objects.filter(joint=joint).select_related("author")
    )
    sent = sum(message.is_own for message in messages)
    return Thread(messages, key=uuid.uuid5(joint.pk, f"{reader.pk} {sent}"))
