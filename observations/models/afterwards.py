"""What is said about a lesson beside its judgements: the practical thread, and after the reveal what came of the talk.

The trail of each tells who wrote and when; the words themselves are never kept in it.
"""

import uuid
from typing import ClassVar

import pghistory
import pgtrigger
from django.db import models
from django.db.models import Q

from observations.models.forms import OwnGrade
from observations.models.lessons import JointObservation, Observer
from people.audit import trail
from people.models import User

MOST_CHARACTERS = 20_000


def _only_added(name: str) -> pgtrigger.Protect:
    """Refuse to change or remove what was written, in the database itself."""
    return pgtrigger.Protect(name=f"{name}_only_added", operation=pgtrigger.Update | pgtrigger.Delete)


@pghistory.track(
    pghistory.InsertEvent(), fields=["id", "joint", "author", "written_at"], model_name="ThreadMessageEvent"
)
class ThreadMessage(models.Model):
    """One message on room, time or cover, to everyone who takes part in a lesson; its key makes a repeat harmless."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    key = models.UUIDField()
    joint = models.ForeignKey(JointObservation, on_delete=models.PROTECT, related_name="+")
    author = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    text = models.TextField(max_length=MOST_CHARACTERS)
    written_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar[list[str]] = ["written_at", "id"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["joint", "author", "key"], name="message_key_once"),
            models.CheckConstraint(condition=~Q(text=""), name="message_has_words"),
        ]
        triggers: ClassVar[list[pgtrigger.Trigger]] = [_only_added("message")]

    def __str__(self) -> str:
        return f"message {self.id}"


@pghistory.track(pghistory.InsertEvent(), fields=["id", "observer", "written_at"], model_name="SecondThoughtEvent")
class SecondThought(models.Model):
    """An observer's later view, after the reveal: beside what they sealed, never instead of it, and never counted."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    key = models.UUIDField()
    observer = models.ForeignKey(Observer, on_delete=models.PROTECT, related_name="+")
    grade = models.ForeignKey(OwnGrade, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    text = models.TextField(max_length=MOST_CHARACTERS)
    written_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar[list[str]] = ["written_at", "id"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["observer", "key"], name="second_thought_key_once"),
            models.CheckConstraint(condition=~Q(text=""), name="second_thought_has_words"),
        ]
        triggers: ClassVar[list[pgtrigger.Trigger]] = [
            _only_added("second_thought"),
            pgtrigger.Trigger(
                name="second_thought_after_the_reveal",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert,
                func=pgtrigger.Func(
                    """
                    IF NOT EXISTS (
                        SELECT 1 FROM observations_observer o
                        JOIN observations_jointobservation j ON j.id = o.joint_id
                        WHERE o.id = NEW.observer_id AND o.replaced_at IS NULL AND j.revealed_at IS NOT NULL
                    ) THEN
                        RAISE EXCEPTION 'second thoughts come after the reveal' USING ERRCODE = 'check_violation';
                    END IF;
                    IF NEW.grade_id IS NOT NULL AND NOT EXISTS (
                        SELECT 1 FROM observations_observer o
                        JOIN observations_owngrade g ON g.version_id = o.version_id
                        WHERE o.id = NEW.observer_id AND g.id = NEW.grade_id
                    ) THEN
                        RAISE EXCEPTION 'a grade of another form' USING ERRCODE = 'check_violation';
                    END IF;
                    RETURN NEW;
                    """
                ),
            ),
        ]

    def __str__(self) -> str:
        return f"second thought {self.id}"


@pghistory.track(*trail(), fields=["id", "joint", "version", "written_by", "written_at"], model_name="JointNoteEvent")
class JointNote(models.Model):
    """The note that all observers of a revealed lesson write together; `version` counts how often it was saved."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    joint = models.OneToOneField(JointObservation, on_delete=models.PROTECT, related_name="+")
    text = models.TextField(max_length=MOST_CHARACTERS, blank=True)
    version = models.PositiveIntegerField(default=1)
    written_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    written_at = models.DateTimeField()

    class Meta:
        triggers: ClassVar[list[pgtrigger.Trigger]] = [
            pgtrigger.Trigger(
                name="joint_note_after_the_reveal",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert | pgtrigger.Update,
                func=pgtrigger.Func(
                    """
                    IF NOT EXISTS (
                        SELECT 1 FROM observations_jointobservation j
                        WHERE j.id = NEW.joint_id AND j.revealed_at IS NOT NULL
                    ) THEN
                        RAISE EXCEPTION 'a joint note comes after the reveal' USING ERRCODE = 'check_violation';
                    END IF;
                    RETURN NEW;
                    """
                ),
            ),
        ]

    def __str__(self) -> str:
        return f"joint note {self.id}"
