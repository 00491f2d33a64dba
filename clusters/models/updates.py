"""What an alliance reports of a term, and what others say about it."""

import uuid
from typing import ClassVar

import pghistory
import pgtrigger
from django.db import models
from django.db.models import Q

from clusters.models.belonging import Alliance, Term
from people.audit import trail
from people.models import User

LONGEST = 20_000


@pghistory.track(
    *trail(), fields=["id", "alliance", "term", "written_by", "saved_at", "state"], model_name="ProgressUpdateEvent"
)
class ProgressUpdate(models.Model):
    """An alliance's termly report: a) activity b) key successes c) challenges d) impact, and next steps.

    `unsorted` keeps what was pasted and fits under no heading. `version` counts the saves; a final one never changes.
    """

    class State(models.TextChoices):
        """Who reads it: those who write it, all of the cluster, and for good."""

        DRAFT = "draft", "Draft"
        SHARED = "shared", "Shared"
        FINAL = "final", "Final"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    alliance = models.ForeignKey(Alliance, on_delete=models.CASCADE, related_name="updates")
    term = models.ForeignKey(Term, on_delete=models.PROTECT, related_name="updates")
    activity = models.TextField("a) activity undertaken this term", max_length=LONGEST, blank=True)
    successes = models.TextField("b) key successes", max_length=LONGEST, blank=True)
    challenges = models.TextField("c) any challenges", max_length=LONGEST, blank=True)
    impact = models.TextField("d) how impact was measured, and emerging findings", max_length=LONGEST, blank=True)
    next_steps = models.TextField("next steps", max_length=LONGEST, blank=True)
    unsorted = models.TextField("not yet sorted", max_length=LONGEST, blank=True)
    state = models.CharField(max_length=6, choices=State.choices, default=State.SHARED)
    version = models.PositiveIntegerField(default=1)
    written_by = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, related_name="+")
    saved_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["alliance", "term"], name="one_update_a_term"),
            models.CheckConstraint(condition=Q(state__in=["draft", "shared", "final"]), name="update_state_known"),
        ]
        # Only the writer's name may go (erasure sets it to nothing): the words of a final update stay as they are.
        triggers: ClassVar[list[pgtrigger.Trigger]] = [
            pgtrigger.Protect(
                name="final_is_final",
                operation=pgtrigger.Update,
                condition=pgtrigger.Condition(
                    "OLD.state = 'final' AND (NEW.state, NEW.activity, NEW.successes, NEW.challenges, NEW.impact, "
                    "NEW.next_steps, NEW.unsorted, NEW.saved_at, NEW.version, NEW.alliance_id, NEW.term_id) "
                    "IS DISTINCT FROM (OLD.state, OLD.activity, OLD.successes, OLD.challenges, OLD.impact, "
                    "OLD.next_steps, OLD.unsorted, OLD.saved_at, OLD.version, OLD.alliance_id, OLD.term_id)"
                ),
            ),
            pgtrigger.Protect(
                name="final_is_kept", operation=pgtrigger.Delete, condition=pgtrigger.Q(old__state="final")
            ),
        ]

    def __str__(self) -> str:
        return f"update of {self.alliance_id}, {self.term_id}"


class UpdateComment(models.Model):
    """A remark under an update; `id` is the writer's own key, so that sending it twice says it once.

    `number` (from 1) is its place among those of the update, given behind a lock: no clock says which came first.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    update_of = models.ForeignKey(ProgressUpdate, on_delete=models.CASCADE, related_name="comments")
    author = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, related_name="+")
    text = models.TextField(max_length=2000)
    said_at = models.DateTimeField()
    number = models.PositiveIntegerField()

    class Meta:
        ordering: ClassVar[list[str]] = ["number", "id"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["update_of", "number"], name="comment_number_once"),
        ]

    def __str__(self) -> str:
        return f"comment on {self.update_of_id}"


class CommentsRead(models.Model):
    """Up to which comment (its number; 0: none) somebody who writes an update or has commented has read."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    update_of = models.ForeignKey(ProgressUpdate, on_delete=models.CASCADE, related_name="+")
    person = models.ForeignKey(User, on_delete=models.CASCADE, related_name="+")
    number = models.PositiveIntegerField()

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["person", "update_of"], name="comments_read_once"),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} has read {self.update_of_id}"
