"""How a person follows the log from outside: the weekly mail and their secret feed address."""

import uuid
from typing import ClassVar

import pghistory
from django.db import models
from django.db.models import Q

from people.audit import trail
from people.models import User


@pghistory.track(*trail(), fields=["person", "wants_digest", "feed_made_at"], model_name="FollowingEvent")
class Following(models.Model):
    """A person's choices. Of the feed's token only a hash is kept; without one there is no feed."""

    person = models.OneToOneField(User, on_delete=models.CASCADE, primary_key=True, related_name="+")
    wants_digest = models.BooleanField(default=True)
    feed_hash = models.CharField(max_length=64, null=True, unique=True)  # noqa: DJ001  # unique, so none is NULL
    feed_made_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=Q(feed_hash__isnull=True, feed_made_at__isnull=True)
                | Q(feed_hash__isnull=False, feed_made_at__isnull=False),
                name="feed_has_its_time",
            ),
        ]

    def __str__(self) -> str:
        return f"following of {self.person_id}"


class Digest(models.Model):
    """That a person's week has been dealt with: a mail with so many entries, or none because nothing was new."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    person = models.ForeignKey(User, on_delete=models.CASCADE, related_name="+")
    week = models.DateField(help_text="The Monday on which it is due")
    entries = models.PositiveIntegerField()
    sent_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["person", "week"], name="one_digest_a_week"),
        ]

    def __str__(self) -> str:
        return f"digest of {self.person_id}, {self.week}"
