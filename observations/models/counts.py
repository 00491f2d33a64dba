"""The cells: how often each pattern occurs, in each scope and facet. Every figure is computed from these alone."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from observations.models.forms import ReferenceScale


class Cell(models.Model):
    """One count. Never summed across scopes, so a school in two alliances is no problem.

    A facet that starts with `u_` holds lessons of rounds without grades. Its patterns are `3/4`, three of four
    criteria rated alike; of the grounds, `1/3`, one of three named by all. In `rules_pair` a pattern is the vector with
    rules and the one without, `1,1,0,0|0,2,0,0`, so that the two stay together.
    """

    class Scope(models.TextChoices):
        """Whose figures these are."""

        ROUND = "round", "round"
        SCHOOL = "school", "school"
        ALLIANCE = "alliance", "alliance"
        CLUSTER = "cluster", "cluster"

    class Unit(models.TextChoices):
        """What is counted: lessons (unordered vectors), pairs (ordered, by what the order means), judgements."""

        LESSON = "lesson", "lesson"
        PAIR_HOME = "home", "pair, home observer first"
        PAIR_RULE = "rule", "pair, rule-framed first"
        PAIR_HASH = "hash", "pair, order without meaning"
        JUDGEMENT = "judged", "judgement"

    scope_kind = models.CharField(max_length=8, choices=Scope.choices)
    scope_id = models.UUIDField()
    facet = models.CharField(max_length=14)
    value = models.CharField(max_length=73, blank=True)
    scale = models.ForeignKey(ReferenceScale, on_delete=models.PROTECT, related_name="+")
    with_rules = models.BooleanField()
    unit = models.CharField(max_length=6, choices=Unit.choices)
    observers = models.PositiveSmallIntegerField()
    pattern = models.CharField(max_length=81, blank=True)
    count = models.BigIntegerField()
    counted_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=[
                    "scope_id",
                    "scope_kind",
                    "facet",
                    "value",
                    "scale",
                    "with_rules",
                    "unit",
                    "observers",
                    "pattern",
                ],
                name="cell_once",
            ),
            models.CheckConstraint(condition=Q(count__gte=0), name="cell_never_negative"),
        ]

    def __str__(self) -> str:
        return f"{self.scope_kind} {self.facet} {self.pattern}: {self.count}"
