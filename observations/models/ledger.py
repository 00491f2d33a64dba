"""The ledger: what counting needs, frozen in the transaction of the reveal, and never changed by a later edit."""

import uuid
from typing import ClassVar

import pgtrigger
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from clusters.models import Alliance, Cluster, School, Term
from observations.models.forms import CrosswalkRow, ReferenceScale
from observations.models.lessons import JointObservation
from observations.models.rounds import Round
from people.models import User


class Verdict(models.TextChoices):
    """How the judgements of one lesson compare."""

    AGREE = "agree", "agree"
    BY_MAPPING = "mapping", "agree by mapping"
    DIFFER = "differ", "differ"
    NOT_COMPARABLE = "none", "not comparable"


class Framing(models.TextChoices):
    """Which kinds of form met: with hard rules, or inductive."""

    RULE_RULE = "rr", "rule × rule"
    RULE_INDUCTIVE = "ri", "rule × inductive"
    INDUCTIVE_INDUCTIVE = "ii", "inductive × inductive"


def _frozen(name: str, *, free: list[str]) -> list[pgtrigger.Trigger]:
    """Refuse deletes, and updates of anything but the `free` columns, in the database itself."""
    return [
        pgtrigger.ReadOnly(name=f"{name}_frozen", exclude=free),
        pgtrigger.Protect(name=f"{name}_kept", operation=pgtrigger.Delete),
    ]


class LedgerEntry(models.Model):
    """One revealed joint observation with its facets. Patterns are `""` where it cannot be compared.

    `vector_*` is the unordered count vector over the reference grades, best first: `0,2,0,0` is two *Good*.
    `counted_at` is the mark that makes counting exactly once; `uncounted_at` the same for a void.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    joint = models.OneToOneField(JointObservation, on_delete=models.SET_NULL, null=True, related_name="+")
    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="+")
    alliance = models.ForeignKey(Alliance, on_delete=models.PROTECT, related_name="+")
    cluster = models.ForeignKey(Cluster, on_delete=models.PROTECT, related_name="+")
    term = models.ForeignKey(Term, on_delete=models.PROTECT, null=True, related_name="+")
    scale = models.ForeignKey(ReferenceScale, on_delete=models.PROTECT, related_name="+")
    host_school = models.ForeignKey(School, on_delete=models.PROTECT, related_name="+")
    school_ids = ArrayField(models.UUIDField())
    school_phase = models.CharField(max_length=9)
    subject = models.CharField(max_length=40)
    key_stage = models.CharField(max_length=1)
    month = models.DateField()
    observers = models.PositiveSmallIntegerField()
    framing = models.CharField(max_length=2, choices=Framing.choices)
    verdict = models.CharField(max_length=7, choices=Verdict.choices)
    verdict_without = models.CharField(max_length=7, choices=Verdict.choices)
    vector_with = models.CharField(max_length=40)
    vector_without = models.CharField(max_length=40)
    # `low|high` of the two schools, empty for other than two; shown above them only if both agreed in that round.
    school_pair = models.CharField(max_length=73)
    pair_shown = models.BooleanField()
    disputed = models.BooleanField(default=False)
    # Lessons without grades are compared by criteria: how many were rated alike, of how many that both rated. Deciding
    # grounds are compared on every lesson: how many all observers named, of how many any of them named.
    graded = models.BooleanField(default=True)
    criteria_same = models.PositiveSmallIntegerField(default=0)
    criteria_compared = models.PositiveSmallIntegerField(default=0)
    grounds_shared = models.PositiveSmallIntegerField(default=0)
    grounds_named = models.PositiveSmallIntegerField(default=0)
    revealed_at = models.DateTimeField()
    counted_at = models.DateTimeField(null=True)
    voided_at = models.DateTimeField(null=True)
    uncounted_at = models.DateTimeField(null=True)

    class Meta:
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["revealed_at"], condition=Q(counted_at__isnull=True), name="ledger_uncounted"),
            models.Index(
                fields=["voided_at"],
                condition=Q(voided_at__isnull=False, uncounted_at__isnull=True),
                name="ledger_void_uncounted",
            ),
            models.Index(fields=["round", "month"], name="ledger_of_round"),
        ]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(condition=Q(observers__gte=2), name="ledger_two_observers_at_least"),
            models.CheckConstraint(
                condition=Q(uncounted_at__isnull=True) | Q(voided_at__isnull=False, counted_at__isnull=False),
                name="ledger_uncounted_after_void",
            ),
            models.CheckConstraint(
                condition=Q(criteria_same__lte=F("criteria_compared"), grounds_shared__lte=F("grounds_named")),
                name="ledger_parts_of_wholes",
            ),
        ]
        triggers = _frozen("entry", free=["joint", "counted_at", "voided_at", "uncounted_at"])

    def __str__(self) -> str:
        return f"ledger entry {self.id}"


class LedgerJudgement(models.Model):
    """One judgement of an entry as it was sealed: own word, place on the reference scale and by which row."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    entry = models.ForeignKey(LedgerEntry, on_delete=models.CASCADE, related_name="judgements")
    number = models.PositiveSmallIntegerField()
    person = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, related_name="+")
    school = models.ForeignKey(School, on_delete=models.PROTECT, related_name="+")
    is_host = models.BooleanField()
    by_rules = models.BooleanField("on a form with hard rules")
    how_reached = models.CharField(max_length=8, blank=True)
    word = models.CharField(max_length=40, blank=True)
    letters = models.CharField(max_length=2, blank=True)
    position = models.PositiveSmallIntegerField(null=True)
    row = models.ForeignKey(CrosswalkRow, on_delete=models.SET_NULL, null=True, related_name="+")
    row_kind = models.CharField(max_length=8, blank=True)
    rule_fired = models.BooleanField()
    word_without = models.CharField(max_length=40, blank=True)
    letters_without = models.CharField(max_length=2, blank=True)
    position_without = models.PositiveSmallIntegerField(null=True)
    # Grounds as `[sub_code, theme, role]`, the one that mattered most first; `decided` is `theme/role`, each once.
    grounds = models.JSONField(default=list)
    decided = ArrayField(models.CharField(max_length=24), default=list)

    class Meta:
        ordering: ClassVar[list[str]] = ["number"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["entry", "number"], name="ledger_number_once"),
        ]
        triggers = _frozen("judgement", free=["person", "row"])

    def __str__(self) -> str:
        return f"judgement {self.number} of {self.entry_id}"


class LedgerPair(models.Model):
    """One pair of observers of an entry, ordered home first, else rule-framed first, else by hash: `1-3`."""

    class Order(models.TextChoices):
        """What the order of the two means; Cohen's kappa is computed only for the first two."""

        HOME = "home", "home observer first"
        RULE = "rule", "rule-framed first"
        HASH = "hash", "no meaning"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    entry = models.ForeignKey(LedgerEntry, on_delete=models.CASCADE, related_name="pairs")
    order = models.CharField(max_length=4, choices=Order.choices)
    framing = models.CharField(max_length=2, choices=Framing.choices)
    school_pair = models.CharField(max_length=73)
    pair_shown = models.BooleanField()
    pattern_with = models.CharField(max_length=3)
    pattern_without = models.CharField(max_length=3)

    class Meta:
        triggers = _frozen("pair", free=[])

    def __str__(self) -> str:
        return f"pair {self.pattern_with} of {self.entry_id}"


class LedgerCriterion(models.Model):
    """How the observers' ratings of one theme sub-code compare, where at least two forms have it."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    entry = models.ForeignKey(LedgerEntry, on_delete=models.CASCADE, related_name="criteria")
    scale = models.ForeignKey(ReferenceScale, on_delete=models.PROTECT, related_name="+")
    sub_code = models.CharField(max_length=10)
    observers = models.PositiveSmallIntegerField()
    vector = models.CharField(max_length=40)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["entry", "sub_code"], name="ledger_criterion_once"),
        ]
        triggers = _frozen("criterion", free=[])

    def __str__(self) -> str:
        return f"{self.sub_code} of {self.entry_id}"
