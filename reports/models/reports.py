"""Documents: the progress report of an alliance's term, of a cluster's meeting, the pack for a meeting. Versioned.

`content` is what the figures and updates said when it was put together; `data_hash` is its fingerprint. `words` is what
the people who lead wrote themselves, until the document is final.
"""

import uuid
from typing import ClassVar

import pghistory
import pgtrigger
from django.db import models
from django.db.models import Q

from clusters.models import Alliance, Cluster, Meeting, Term
from people.audit import trail
from people.models import User


@pghistory.track(
    *trail(),
    fields=[
        "id",
        "kind",
        "cluster",
        "alliance",
        "term",
        "meeting",
        "version",
        "state",
        "data_hash",
        "shared_at",
        "final_at",
    ],
    model_name="ReportEvent",
)
class Report(models.Model):
    """One version of one document."""

    class Kind(models.TextChoices):
        """What it is about."""

        ALLIANCE = "alliance", "Progress report of an alliance"
        CLUSTER = "cluster", "Progress report of a cluster"
        PACK = "pack", "Pack for a meeting"

    class State(models.TextChoices):
        """A draft is read by who writes it; shared and final ones by all whom they are about."""

        DRAFT = "draft", "Draft"
        SHARED = "shared", "Shared"
        FINAL = "final", "Final"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    kind = models.CharField(max_length=8, choices=Kind.choices)
    cluster = models.ForeignKey(Cluster, on_delete=models.PROTECT, related_name="reports")
    alliance = models.ForeignKey(Alliance, on_delete=models.PROTECT, null=True, related_name="reports")
    term = models.ForeignKey(Term, on_delete=models.PROTECT, related_name="reports")
    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, null=True, related_name="reports")
    version = models.PositiveSmallIntegerField()
    state = models.CharField(max_length=6, choices=State.choices, default=State.DRAFT)
    content = models.JSONField(default=dict, help_text="Empty until a worker has put it together")
    data_hash = models.CharField(max_length=64, blank=True)
    words = models.JSONField(default=dict)
    asked_by = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, related_name="+")
    asked_at = models.DateTimeField()
    compiled_at = models.DateTimeField(null=True)
    saved_at = models.DateTimeField(help_text="When its words were last saved; the form says which it was based on")
    shared_at = models.DateTimeField(null=True)
    final_at = models.DateTimeField(null=True)
    final_by = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, related_name="+")

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["kind", "cluster", "alliance", "term", "meeting", "version"],
                nulls_distinct=False,
                name="report_version_once",
            ),
            models.CheckConstraint(
                condition=Q(kind="alliance", alliance__isnull=False, meeting__isnull=True)
                | Q(kind__in=("cluster", "pack"), alliance__isnull=True, meeting__isnull=False),
                name="report_is_of_its_scope",
            ),
            models.CheckConstraint(
                condition=Q(compiled_at__isnull=True, data_hash="") | Q(compiled_at__isnull=False, data_hash__gt=""),
                name="report_has_its_fingerprint",
            ),
            models.CheckConstraint(
                condition=Q(state="draft") | Q(compiled_at__isnull=False), name="report_is_shared_when_it_is_there"
            ),
            models.CheckConstraint(
                condition=Q(state="final", final_at__isnull=False) | (~Q(state="final") & Q(final_at__isnull=True)),
                name="report_final_has_its_time",
            ),
        ]
        # Only names may go (erasure sets them to nothing): what is final stays as it is, for good.
        triggers: ClassVar[list[pgtrigger.Trigger]] = [
            pgtrigger.Protect(
                name="report_final_is_final",
                operation=pgtrigger.Update,
                condition=pgtrigger.Condition(
                    "OLD.state = 'final' AND (NEW.state, NEW.content, NEW.data_hash, NEW.words, NEW.version, "
                    "NEW.compiled_at, NEW.final_at, NEW.kind, NEW.alliance_id, NEW.term_id, NEW.meeting_id) "
                    "IS DISTINCT FROM (OLD.state, OLD.content, OLD.data_hash, OLD.words, OLD.version, "
                    "OLD.compiled_at, OLD.final_at, OLD.kind, OLD.alliance_id, OLD.term_id, OLD.meeting_id)"
                ),
            ),
            pgtrigger.Protect(
                name="report_final_is_kept",
                operation=pgtrigger.Delete,
                condition=pgtrigger.Condition("OLD.state = 'final'"),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}, version {self.version}"

    @property
    def is_final(self) -> bool:
        """Whether nothing in it changes any more."""
        return self.state == self.State.FINAL

    @property
    def is_pack(self) -> bool:
        """Whether it is a pack for a meeting."""
        return self.kind == self.Kind.PACK
