"""Observation forms: reference scales, a school's own instrument with its versions, rules, and how grades line up."""

import datetime as dt
import uuid
from typing import ClassVar

import pghistory
import pgtrigger
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from clusters.models import School
from observations.models.themes import THEME_OF, SubCode, Theme
from people.audit import trail
from people.models import User

__all__ = [
    "THEME_OF",
    "Criterion",
    "CrosswalkRow",
    "Instrument",
    "InstrumentVersion",
    "OwnGrade",
    "ReferenceGrade",
    "ReferenceScale",
    "Rule",
    "SubCode",
    "Theme",
]


@pghistory.track(*trail("name"), fields=["id", "code", "valid_from", "valid_to"], model_name="ReferenceScaleEvent")
class ReferenceScale(models.Model):
    """The scale on which judgements are compared, in force between two dates; position 1 is best."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    code = models.SlugField(max_length=40, unique=True)
    name = models.CharField(max_length=80)
    valid_from = models.DateField()
    valid_to = models.DateField(null=True, blank=True)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=Q(valid_to__isnull=True) | Q(valid_to__gte=F("valid_from")), name="scale_dates_in_order"
            ),
        ]

    def __str__(self) -> str:
        return self.name


@pghistory.track(*trail("word", "letters"), fields=["id", "scale", "position"], model_name="ReferenceGradeEvent")
class ReferenceGrade(models.Model):
    """One grade of a reference scale."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    scale = models.ForeignKey(ReferenceScale, on_delete=models.CASCADE, related_name="grades")
    position = models.PositiveSmallIntegerField()
    word = models.CharField(max_length=40)
    letters = models.CharField(max_length=2)

    class Meta:
        ordering: ClassVar[list[str]] = ["position"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["scale", "position"], name="reference_position_once"),
            models.CheckConstraint(condition=Q(position__gte=1, position__lte=9), name="reference_position_range"),
        ]

    def __str__(self) -> str:
        return self.word


@pghistory.track(*trail("name"), fields=["id", "school"], model_name="InstrumentEvent")
class Instrument(models.Model):
    """A school's own observation paperwork (*observation form* on pages)."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    school = models.ForeignKey(School, on_delete=models.CASCADE, related_name="instruments")
    name = models.CharField(max_length=120)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["school", "name"], name="instrument_name_once"),
        ]

    def __str__(self) -> str:
        return self.name


@pghistory.track(*trail(), fields=["id", "instrument", "number", "published_at"], model_name="InstrumentVersionEvent")
class InstrumentVersion(models.Model):
    """A version of a form. Once published it never changes (trigger), since judgements were made on it."""

    class RatesOn(models.TextChoices):
        """What criteria are rated on."""

        GRADES = "grades", "the form's own grades"
        LEVELS = "levels", "clearly / partly / not seen / not applicable"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    instrument = models.ForeignKey(Instrument, on_delete=models.CASCADE, related_name="versions")
    number = models.PositiveSmallIntegerField()
    criteria_on = models.CharField(max_length=6, choices=RatesOn.choices, default=RatesOn.GRADES)
    # The form's own words for *clearly*, *partly* and *not seen*; empty where it uses these.
    level_words = ArrayField(models.CharField(max_length=40), default=list, blank=True)
    scale_note = models.CharField(max_length=120, blank=True)
    guide = models.TextField(max_length=2000, blank=True)
    principles = models.TextField(max_length=2000, blank=True)
    published_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["instrument", "number"], name="version_number_once"),
            models.CheckConstraint(
                condition=Q(level_words__len__in=[0, 3]), name="version_words_for_all_levels_or_none"
            ),
        ]
        triggers: ClassVar[list[pgtrigger.Trigger]] = [
            pgtrigger.Protect(
                name="published_is_final",
                operation=pgtrigger.Update | pgtrigger.Delete,
                condition=pgtrigger.Q(old__published_at__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.instrument_id} version {self.number}"


def _of_draft(name: str) -> list[pgtrigger.Trigger]:
    """Refuse any write to a part of a published version, in the database itself."""
    return [
        pgtrigger.Trigger(
            name=f"{name}_of_draft",
            when=pgtrigger.Before,
            operation=pgtrigger.Insert | pgtrigger.Update | pgtrigger.Delete,
            declare=[("part", "RECORD")],
            func=pgtrigger.Func(
                """
                IF TG_OP = 'DELETE' THEN part := OLD; ELSE part := NEW; END IF;
                IF EXISTS (
                    SELECT 1 FROM observations_instrumentversion v
                    WHERE v.id = part.version_id AND v.published_at IS NOT NULL
                ) THEN
                    RAISE EXCEPTION 'this version is published' USING ERRCODE = 'restrict_violation';
                END IF;
                RETURN part;
                """
            ),
        )
    ]


class OwnGrade(models.Model):
    """One grade of a form's own scale, in the school's word; position 1 is best."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    version = models.ForeignKey(InstrumentVersion, on_delete=models.CASCADE, related_name="grades")
    position = models.PositiveSmallIntegerField()
    word = models.CharField(max_length=40)
    letters = models.CharField(max_length=2)
    description = models.CharField(max_length=120, blank=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["position"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["version", "position"], name="own_position_once"),
            models.UniqueConstraint(fields=["version", "word"], name="own_word_once"),
            models.CheckConstraint(condition=Q(position__gte=1, position__lte=9), name="own_position_range"),
        ]
        triggers = _of_draft("grade")

    def __str__(self) -> str:
        return self.word


class Criterion(models.Model):
    """One thing the form asks the observer to look at, in the school's words."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    version = models.ForeignKey(InstrumentVersion, on_delete=models.CASCADE, related_name="criteria")
    order = models.PositiveSmallIntegerField()
    label = models.CharField(max_length=80)
    guide = models.CharField(max_length=300, blank=True)
    sub_code = models.CharField(max_length=10, choices=SubCode.choices, default=SubCode.OTHER)

    class Meta:
        ordering: ClassVar[list[str]] = ["order"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["version", "order"], name="criterion_order_once"),
            models.UniqueConstraint(fields=["version", "label"], name="criterion_label_once"),
        ]
        triggers = _of_draft("criterion")

    def __str__(self) -> str:
        return self.label

    @property
    def theme(self) -> Theme:
        """The theme that this criterion's sub-code belongs to."""
        return THEME_OF[SubCode(self.sub_code)]


class Rule(models.Model):
    """A hard rule: more (or less) than so much of what is measured *is judged / at most / at least* a grade."""

    class Effect(models.TextChoices):
        """What the rule does to the grade."""

        IS_JUDGED = "is", "is judged"
        AT_MOST = "most", "is judged at most"
        AT_LEAST = "least", "is judged at least"

    class Unit(models.TextChoices):
        """What the mark is compared with."""

        PERCENT = "percent", "per cent of the lesson"
        TIMES = "times", "times"

    class Compares(models.TextChoices):
        """On which side of the mark the rule speaks; exactly the mark is on neither."""

        OVER = "over", "more than"
        UNDER = "under", "less than"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    version = models.ForeignKey(InstrumentVersion, on_delete=models.CASCADE, related_name="rules")
    # What is measured, in the school's words; empty is minutes taught from the front, which a stopwatch takes.
    measure = models.CharField(max_length=60, blank=True)
    unit = models.CharField(max_length=7, choices=Unit.choices, default=Unit.PERCENT)
    compares = models.CharField(max_length=5, choices=Compares.choices, default=Compares.OVER)
    over_percent = models.PositiveSmallIntegerField("its mark: per cent of the lesson, or how many times")
    effect = models.CharField(max_length=5, choices=Effect.choices, default=Effect.IS_JUDGED)
    grade = models.ForeignKey(OwnGrade, on_delete=models.CASCADE, related_name="+")

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(condition=Q(over_percent__lte=99), name="rule_percent_range"),
            models.UniqueConstraint(fields=["version", "measure", "compares", "over_percent"], name="rule_mark_once"),
            models.CheckConstraint(condition=~Q(measure="") | Q(unit="percent"), name="rule_front_is_in_percent"),
        ]
        triggers = _of_draft("rule")

    def __str__(self) -> str:
        return f"{self.compares} {self.over_percent} {self.unit} {self.measure or 'from the front'}"


class CrosswalkRowQuerySet(models.QuerySet["CrosswalkRow"]):
    """Crosswalk rows by date."""

    def in_force(self, on: dt.date) -> "CrosswalkRowQuerySet":
        """Rows whose dates include this one; a row outside its dates lines nothing up."""
        return self.filter(Q(valid_to__isnull=True) | Q(valid_to__gte=on), valid_from__lte=on)


@pghistory.track(*trail("dispute_reason"), exclude=["dispute_reason"], model_name="CrosswalkRowEvent")
class CrosswalkRow(models.Model):
    """How one grade of a form lines up with the reference scale, why, and between which dates."""

    class Kind(models.TextChoices):
        """Why the two are taken to be the same place."""

        SAME_WORD = "word", "same word"
        SAME_POSITION = "position", "same position"
        JUDGED = "judged", "judged equivalent"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    own_grade = models.ForeignKey(OwnGrade, on_delete=models.CASCADE, related_name="crosswalk_rows")
    reference_grade = models.ForeignKey(ReferenceGrade, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=8, choices=Kind.choices)
    judged_by = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    judged_on = models.DateField(null=True, blank=True)
    valid_from = models.DateField()
    valid_to = models.DateField(null=True, blank=True)
    disputed_on = models.DateField(null=True, blank=True)
    dispute_reason = models.CharField(max_length=300, blank=True)

    objects = CrosswalkRowQuerySet.as_manager()

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=Q(valid_to__isnull=True) | Q(valid_to__gte=F("valid_from")), name="crosswalk_dates_in_order"
            ),
            models.CheckConstraint(
                condition=~Q(kind="judged") | Q(judged_on__isnull=False), name="crosswalk_judged_when"
            ),
            models.CheckConstraint(
                condition=Q(disputed_on__isnull=True, dispute_reason="")
                | (Q(disputed_on__isnull=False) & ~Q(dispute_reason="")),
                name="crosswalk_dispute_has_reason",
            ),
            models.UniqueConstraint(fields=["own_grade", "valid_from"], name="crosswalk_starts_once"),
        ]

    def __str__(self) -> str:
        return f"{self.own_grade_id} → {self.reference_grade_id}"
