"""Files under an entry. Their bytes stand in the database, so every machine has them and a backup misses none."""

import uuid
from typing import ClassVar

import pghistory
from django.db import models
from django.db.models import Q

from inquiry.models.entries import Entry
from people.audit import trail

LONGEST_NAME = 120
MOST_BYTES = 10 * 1024 * 1024


@pghistory.track(*trail(), fields=["id", "entry", "kind", "size", "added_at"], model_name="AttachmentEvent")
class Attachment(models.Model):
    """One file, of a kind that its content (not its name) has shown."""

    class Kind(models.TextChoices):
        """Values are the endings under which files go out."""

        JPEG = "jpg", "Photo"
        PNG = "png", "Picture"
        PDF = "pdf", "PDF"
        DOCX = "docx", "Word"
        XLSX = "xlsx", "Excel"
        PPTX = "pptx", "PowerPoint"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    entry = models.ForeignKey(Entry, on_delete=models.CASCADE, related_name="files")
    name = models.CharField(max_length=LONGEST_NAME)
    kind = models.CharField(max_length=4, choices=Kind.choices)
    size = models.PositiveIntegerField(help_text="Bytes")
    content = models.BinaryField()
    added_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(condition=Q(size__gt=0, size__lte=MOST_BYTES), name="attachment_size"),
            models.CheckConstraint(condition=~Q(name=""), name="attachment_has_a_name"),
        ]

    def __str__(self) -> str:
        return self.name
