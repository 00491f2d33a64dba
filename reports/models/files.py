"""The files of a document, kept with their fingerprint, and the Word template that an alliance put in place of ours."""

import uuid
from typing import ClassVar

import pghistory
import pgtrigger
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from clusters.models import Alliance, Cluster
from people.audit import trail
from people.models import User
from reports.models.reports import Report

LONGEST_NAME = 120
MOST_TEMPLATE_BYTES = 5 * 1024 * 1024


def reports_alone() -> list[str]:
    """Return what templates served before anybody could say so."""
    return [Report.Kind.ALLIANCE.value]


@pghistory.track(
    *trail(), fields=["id", "alliance", "cluster", "sha256", "added_by", "added_at"], model_name="WordTemplateEvent"
)
class WordTemplate(models.Model):
    """A Word file into which documents of an alliance or a cluster are written; the latest counts, earlier are kept.

    `serves` are the kinds of document whose fields it has: the others stay in the template of the app.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    alliance = models.ForeignKey(Alliance, on_delete=models.CASCADE, null=True, related_name="word_templates")
    cluster = models.ForeignKey(Cluster, on_delete=models.CASCADE, null=True, related_name="word_templates")
    serves = ArrayField(models.CharField(max_length=8, choices=Report.Kind.choices), default=reports_alone)
    name = models.CharField(max_length=LONGEST_NAME)
    content = models.BinaryField()
    sha256 = models.CharField(max_length=64)
    added_by = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, related_name="+")
    added_at = models.DateTimeField()
    is_ours = models.BooleanField(default=False, help_text="They went back to the template of the app")

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(condition=~Q(name=""), name="word_template_has_a_name"),
            models.CheckConstraint(
                condition=Q(alliance__isnull=False, cluster__isnull=True)
                | Q(alliance__isnull=True, cluster__isnull=False),
                name="word_template_has_one_owner",
            ),
        ]

    def __str__(self) -> str:
        return self.name


@pghistory.track(*trail(), fields=["id", "report", "kind", "sha256", "made_at"], model_name="ReportFileEvent")
class ReportFile(models.Model):
    """A document as one file. Of a final document it stays as it is; of a draft it goes with the next change."""

    class Kind(models.TextChoices):
        """Values are the endings under which files go out."""

        PDF = "pdf", "PDF"
        WORD = "docx", "Word"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="files")
    kind = models.CharField(max_length=4, choices=Kind.choices)
    content = models.BinaryField()
    sha256 = models.CharField(max_length=64)
    template = models.ForeignKey(WordTemplate, on_delete=models.SET_NULL, null=True, related_name="+")
    made_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["report", "kind"], name="report_file_once"),
        ]
        triggers: ClassVar[list[pgtrigger.Trigger]] = [pgtrigger.ReadOnly(name="file_stays", exclude=["template"])]

    def __str__(self) -> str:
        return f"{self.kind} of {self.report_id}"
