"""Who came to a meeting without having an account here."""

import uuid
from typing import ClassVar

from django.db import models

from clusters.models.meetings import Meeting


class Attendee(models.Model):
    """Somebody who was there and has no account: a name, and the school or organisation they came from."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="attendees")
    name = models.CharField(max_length=120)
    came_from = models.CharField(max_length=120, blank=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["name", "id"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["meeting", "name", "came_from"], name="attendee_once"),
        ]

    def __str__(self) -> str:
        return f"{self.name} ({self.came_from})" if self.came_from else self.name
