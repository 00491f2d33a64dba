"""What a trio leaves behind: each member's report, and the short view of their heads."""

import uuid
from typing import ClassVar

import pghistory
from django.db import models
from django.db.models import Q

from clusters.models import School
from people.audit import trail
from people.models import User
from trios.models.forming import Trio


@pghistory.track(
    *trail(), fields=["id", "trio", "person", "would_lead", "connected", "sent_at"], model_name="ReportEvent"
)
class Report(models.Model):
    """One member's answers to the ten questions; three are required, the others offered. A draft until it is sent."""

    class WouldLead(models.TextChoices):
        """Whether one would lead another trio, in other schools."""

        YES = "yes", "Yes"
        NOT_YET = "later", "Not yet"
        NO = "no", "No"

    class Connected(models.TextChoices):
        """How much more one is in touch with colleagues of other schools."""

        MUCH = "much", "Much more"
        LITTLE = "little", "A little more"
        SAME = "same", "About the same"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    trio = models.ForeignKey(Trio, on_delete=models.CASCADE, related_name="reports")
    person = models.ForeignKey(User, on_delete=models.PROTECT, related_name="trio_reports")
    aims = models.TextField(max_length=2000, blank=True)
    went = models.TextField(max_length=2000, blank=True)
    own_teaching = models.TextField(max_length=2000, blank=True)
    learned = models.TextField(max_length=2000, blank=True)
    pupils = models.TextField(max_length=2000, blank=True)
    shared = models.TextField(max_length=2000, blank=True)
    connected = models.CharField(max_length=6, choices=Connected.choices, blank=True)
    would_lead = models.CharField(max_length=5, choices=WouldLead.choices, blank=True)
    lead_focus = models.CharField(max_length=200, blank=True)
    compared = models.TextField(max_length=2000, blank=True)
    saved_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["trio", "person"], name="trio_report_once"),
            models.CheckConstraint(
                condition=Q(sent_at__isnull=True) | (~Q(own_teaching="") & ~Q(pupils="") & ~Q(would_lead="")),
                name="trio_report_required_answers",
            ),
        ]

    def __str__(self) -> str:
        return f"report of {self.person_id} on {self.trio_id}"


@pghistory.track(*trail(), fields=["id", "trio", "school", "person", "again", "sent_at"], model_name="HeadViewEvent")
class HeadView(models.Model):
    """How a member's head saw it, in a minute: what was seen, and whether again."""

    class Again(models.TextChoices):
        """Whether the school would take part again."""

        YES = "yes", "Yes"
        IF = "if", "Yes, if something changes"
        NO = "no", "No"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    trio = models.ForeignKey(Trio, on_delete=models.CASCADE, related_name="head_views")
    school = models.ForeignKey(School, on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    seen = models.TextField(max_length=1000, blank=True)
    again = models.CharField(max_length=3, choices=Again.choices)
    change = models.CharField(max_length=300, blank=True)
    sent_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["trio", "school"], name="trio_head_view_once"),
        ]

    def __str__(self) -> str:
        return f"view of {self.school_id} on {self.trio_id}"
