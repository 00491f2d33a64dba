"""Judgement sheets. Read them through `observations.judgements` only; the database hides what is not yet revealed.

Relations to these tables have `related_name="+"`, so that no page can wander to them from a lesson.
"""

import uuid
from typing import ClassVar

import pghistory
import pgtrigger
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from observations.models.forms import Criterion, OwnGrade, Rule
from observations.models.lessons import JointObservation, Observer
from people.models import User


# The trail tells that a sheet was sealed, by whom and when: neither drafts nor content are ever kept in it.
@pghistory.track(
    pghistory.UpdateEvent("sealed", condition=pgtrigger.Q(old__sealed_at__isnull=True, new__sealed_at__isnull=False)),
    fields=["id", "joint", "person", "sealed_at"],
    model_name="SheetEvent",
)
class Sheet(models.Model):
    """One observer's judgement of one lesson: a draft of their own until sealed, immutable from then on."""

    class HowReached(models.TextChoices):
        """How the grade was reached."""

        RULE_DECIDED = "decided", "A rule decided"
        RULE_INFORMED = "informed", "A rule informed"
        WEIGHED = "weighed", "Weighed as a whole"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    observer = models.OneToOneField(Observer, on_delete=models.PROTECT, related_name="+")
    joint = models.ForeignKey(JointObservation, on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    draft = models.PositiveIntegerField("how many times saved", default=0)
    grade = models.ForeignKey(OwnGrade, on_delete=models.PROTECT, null=True, related_name="+")
    no_grade = models.BooleanField(default=False)
    rule = models.ForeignKey(Rule, on_delete=models.PROTECT, null=True, related_name="+")
    grade_without_rule = models.ForeignKey(OwnGrade, on_delete=models.PROTECT, null=True, related_name="+")
    no_grade_without_rule = models.BooleanField(default=False)
    how_reached = models.CharField(max_length=8, choices=HowReached.choices, blank=True)
    front_seconds = models.PositiveIntegerField(null=True)
    # Stretches taught from the front, [from, to] in seconds since the lesson began; `to` is null while it runs.
    front_stretches = models.JSONField(default=list)
    # What else the form's rules measure, by its words: minutes, or how many times.
    measured = models.JSONField(default=dict)
    saved_at = models.DateTimeField()
    sealed_at = models.DateTimeField(null=True)
    # Which open page saved last, by a UUID of its own, and the how-manieth of its changes that was.
    writer = models.UUIDField(null=True)
    writer_step = models.PositiveIntegerField(default=0)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=Q(writer__isnull=False) | Q(writer_step=0), name="sheet_step_has_a_writer"
            ),
            models.CheckConstraint(condition=Q(no_grade=False) | Q(grade__isnull=True), name="sheet_grade_or_none"),
            models.CheckConstraint(
                condition=Q(no_grade_without_rule=False) | Q(grade_without_rule__isnull=True),
                name="sheet_without_grade_or_none",
            ),
            models.CheckConstraint(
                condition=Q(sealed_at__isnull=True)
                | Q(rule__isnull=True, grade_without_rule__isnull=True, no_grade_without_rule=False)
                | Q(rule__isnull=False, grade_without_rule__isnull=False)
                | Q(rule__isnull=False, no_grade_without_rule=True),
                name="sealed_rule_has_both_grades",
            ),
            models.CheckConstraint(
                condition=Q(front_seconds__isnull=True) | Q(front_seconds__lte=8 * 3600), name="sheet_front_range"
            ),
            models.CheckConstraint(
                condition=Q(sealed_at__isnull=True) | Q(sealed_at__gte=F("saved_at")), name="sealed_after_saved"
            ),
        ]
        triggers: ClassVar[list[pgtrigger.Trigger]] = [
            pgtrigger.Protect(
                name="sealed_is_final",
                operation=pgtrigger.Update | pgtrigger.Delete,
                condition=pgtrigger.Q(old__sealed_at__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"sheet {self.id}"


def _open_sheet(name: str) -> list[pgtrigger.Trigger]:
    """Refuse any write to a part of a sealed sheet, in the database itself."""
    return [
        pgtrigger.Trigger(
            name=f"{name}_of_open_sheet",
            when=pgtrigger.Before,
            operation=pgtrigger.Insert | pgtrigger.Update | pgtrigger.Delete,
            declare=[("part", "RECORD")],
            func=pgtrigger.Func(
                """
                IF TG_OP = 'DELETE' THEN part := OLD; ELSE part := NEW; END IF;
                IF EXISTS (
                    SELECT 1 FROM observations_sheet s WHERE s.id = part.sheet_id AND s.sealed_at IS NOT NULL
                ) THEN
                    RAISE EXCEPTION 'this sheet is sealed' USING ERRCODE = 'restrict_violation';
                END IF;
                RETURN part;
                """
            ),
        )
    ]


class Note(models.Model):
    """One thing seen, with the time it was seen and the criteria it speaks to; its key comes from the browser."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    key = models.UUIDField()
    sheet = models.ForeignKey(Sheet, on_delete=models.CASCADE, related_name="+")
    seen_at = models.DateTimeField()
    text = models.TextField(max_length=20_000)
    criteria = ArrayField(models.UUIDField(), default=list, blank=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["seen_at", "key"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["sheet", "key"], name="note_key_once"),
        ]
        triggers = _open_sheet("note")

    def __str__(self) -> str:
        return f"note {self.id}"


class Rating(models.Model):
    """How one criterion was judged: a grade of the form, or a level where the form has no grades for criteria."""

    class Level(models.TextChoices):
        """The developmental levels."""

        CLEARLY = "clearly", "Clearly"
        PARTLY = "partly", "Partly"
        NOT_SEEN = "not_seen", "Not seen"
        NOT_APPLICABLE = "na", "Not applicable"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    sheet = models.ForeignKey(Sheet, on_delete=models.CASCADE, related_name="+")
    criterion = models.ForeignKey(Criterion, on_delete=models.PROTECT, related_name="+")
    grade = models.ForeignKey(OwnGrade, on_delete=models.PROTECT, null=True, related_name="+")
    level = models.CharField(max_length=8, choices=Level.choices, blank=True)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["sheet", "criterion"], name="criterion_rated_once"),
            models.CheckConstraint(
                condition=Q(grade__isnull=False, level="") | (Q(grade__isnull=True) & ~Q(level="")),
                name="rating_grade_or_level",
            ),
        ]
        triggers = _open_sheet("rating")

    def __str__(self) -> str:
        return f"rating {self.id}"


class Ground(models.Model):
    """A criterion that weighed in the judgement, and how; at most three, the one that mattered most first."""

    class Role(models.TextChoices):
        """The part that a ground played."""

        DECISIVE = "decisive", "Decisive"
        SUPPORTING = "support", "Supporting"
        BOUNDARY = "boundary", "On the boundary"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    sheet = models.ForeignKey(Sheet, on_delete=models.CASCADE, related_name="+")
    criterion = models.ForeignKey(Criterion, on_delete=models.PROTECT, related_name="+")
    role = models.CharField(max_length=8, choices=Role.choices)
    order = models.PositiveSmallIntegerField()

    class Meta:
        ordering: ClassVar[list[str]] = ["order"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["sheet", "criterion"], name="ground_named_once"),
            models.UniqueConstraint(fields=["sheet", "order"], name="ground_order_once"),
            models.CheckConstraint(condition=Q(order__gte=1, order__lte=3), name="three_grounds_at_most"),
        ]
        triggers = _open_sheet("ground")

    def __str__(self) -> str:
        return f"ground {self.id}"


class Photo(models.Model):
    """A picture of a sheet that was filled in by hand: drawn anew, so that it holds pixels and nothing else."""

    class Kind(models.TextChoices):
        """What the bytes are; also the end of the file's name."""

        JPEG = "jpg", "JPEG"
        PNG = "png", "PNG"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    sheet = models.ForeignKey(Sheet, on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(max_length=3, choices=Kind.choices)
    width = models.PositiveSmallIntegerField()
    height = models.PositiveSmallIntegerField()
    digest = models.CharField("SHA-256 of the content", max_length=64)
    content = models.BinaryField()
    added_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar[list[str]] = ["added_at", "digest"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["sheet", "digest"], name="photo_once"),
            models.CheckConstraint(condition=Q(width__gte=1, height__gte=1), name="photo_has_a_size"),
        ]
        triggers = _open_sheet("photo")

    def __str__(self) -> str:
        return f"photo {self.id}"
