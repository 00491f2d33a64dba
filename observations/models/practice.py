"""Practice: lessons in words or behind a link, with a judgement to compare one's own with.

Its tables are its own. Nothing here hangs on a joint observation or a round, and no ledger, pair or cell can be reached
from it, so practice counts nowhere. A reference is hidden by the database from whoever has not sealed.
"""

import uuid
from typing import ClassVar

import pghistory
import pgtrigger
from django.db import models
from django.db.models import F, Q

from clusters.models import Alliance, School
from observations.models.forms import InstrumentVersion, ReferenceScale, Rule
from observations.models.lessons import Lesson
from people.audit import trail
from people.models import User


@pghistory.track(
    *trail(),
    fields=["id", "school", "alliance", "graded", "written_by", "added_at", "put_away_at"],
    model_name="PracticeLessonEvent",
)
class PracticeLesson(models.Model):
    """A lesson to practise on: of a school, of an alliance, or (of neither) one that comes with the app."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    school = models.ForeignKey(School, on_delete=models.CASCADE, null=True, related_name="+")
    alliance = models.ForeignKey(Alliance, on_delete=models.CASCADE, null=True, related_name="+")
    title = models.CharField(max_length=80)
    subject = models.CharField(max_length=40)
    year_group = models.CharField(max_length=20, blank=True)
    key_stage = models.CharField(max_length=1, choices=Lesson.KeyStage.choices)
    minutes = models.PositiveSmallIntegerField()
    text = models.TextField(max_length=20_000, blank=True)
    link = models.URLField(max_length=500, blank=True)
    graded = models.BooleanField(default=False)
    written_by = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, related_name="+")
    added_at = models.DateTimeField()
    put_away_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(condition=Q(school__isnull=True) | Q(alliance__isnull=True), name="practice_of_one"),
            models.CheckConstraint(condition=~Q(text="") | ~Q(link=""), name="practice_has_a_lesson"),
            models.CheckConstraint(condition=Q(minutes__gte=1, minutes__lte=480), name="practice_minutes_range"),
        ]
        triggers: ClassVar[list[pgtrigger.Trigger]] = [
            pgtrigger.ReadOnly(name="practice_lesson_stays", exclude=["put_away_at", "written_by"]),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def paragraphs(self) -> list[str]:
        """Its text line by line, without empty ones."""
        return [line.strip() for line in self.text.splitlines() if line.strip()]


class PracticeReference(models.Model):
    """The judgement that a practice lesson is compared with: `ratings` by sub-code, `grounds` as [sub-code, role].

    A rating is `{"level": …, "position": …}`: a level, and (with grades) a position on the scale, 1 is best.
    """

    lesson = models.OneToOneField(PracticeLesson, on_delete=models.CASCADE, primary_key=True, related_name="+")
    scale = models.ForeignKey(ReferenceScale, on_delete=models.PROTECT, null=True, related_name="+")
    position = models.PositiveSmallIntegerField(null=True)
    reason = models.TextField(max_length=2000)
    ratings = models.JSONField(default=dict)
    grounds = models.JSONField(default=list)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=Q(position__isnull=True) | Q(scale__isnull=False, position__gte=1, position__lte=9),
                name="practice_position_on_a_scale",
            ),
        ]
        triggers: ClassVar[list[pgtrigger.Trigger]] = [
            pgtrigger.Protect(name="practice_reference_stays", operation=pgtrigger.Update),
        ]

    def __str__(self) -> str:
        return f"reference of {self.lesson_id}"


class PracticeSheet(models.Model):
    """One person's practice on one lesson, on their own school's form: theirs alone, a draft until sealed."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    lesson = models.ForeignKey(PracticeLesson, on_delete=models.CASCADE, related_name="+")
    person = models.ForeignKey(User, on_delete=models.CASCADE, related_name="+")
    version = models.ForeignKey(InstrumentVersion, on_delete=models.PROTECT, related_name="+")
    begun_at = models.DateTimeField()
    draft = models.PositiveIntegerField("how many times saved", default=0)
    saved_at = models.DateTimeField()
    sealed_at = models.DateTimeField(null=True)
    content = models.JSONField(default=dict)
    rule = models.ForeignKey(Rule, on_delete=models.PROTECT, null=True, related_name="+")
    writer = models.UUIDField(null=True)
    writer_step = models.PositiveIntegerField(default=0)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["lesson", "person"], name="practice_once_a_lesson"),
            models.CheckConstraint(
                condition=Q(sealed_at__isnull=True) | Q(sealed_at__gte=F("begun_at")),
                name="practice_sealed_after_begun",
            ),
        ]
        triggers: ClassVar[list[pgtrigger.Trigger]] = [
            pgtrigger.Protect(
                name="practice_sealed_is_final",
                operation=pgtrigger.Update,
                condition=pgtrigger.Q(old__sealed_at__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"practice {self.id}"
