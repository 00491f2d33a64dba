"""The one page that sells the next phase: without names, read by whoever has its link, until it ends."""

import uuid
from typing import ClassVar

import pghistory
from django.db import models
from django.db.models import F, Q

from people.audit import trail
from people.models import User
from reports.models.reports import Report


@pghistory.track(
    *trail(), fields=["id", "report", "made_by", "made_at", "expires_at", "revoked_at"], model_name="BriefEvent"
)
class Brief(models.Model):
    """One page under one link. Only a hash of its token is kept; what it says was frozen when it was made."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="briefs")
    token_hash = models.CharField(max_length=64, unique=True)
    content = models.JSONField()
    made_by = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, related_name="+")
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True)
    views = models.PositiveIntegerField(default=0)
    viewed_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(condition=Q(expires_at__gt=F("made_at")), name="brief_lasts"),
        ]

    def __str__(self) -> str:
        return f"brief of {self.report_id}"
