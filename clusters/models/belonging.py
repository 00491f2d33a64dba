"""Who belongs where: clusters of alliances, alliances of schools, and people with a role and dates in one of them."""

import datetime as dt
import uuid
from typing import ClassVar

import pghistory
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q

from people.audit import trail
from people.models import User


@pghistory.track(*trail("name", "wave", "theme"), fields=["id"], model_name="ClusterEvent")
class Cluster(models.Model):
    """A group of alliances that meet each term to report on one shared research theme, in a wave."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    name = models.CharField(max_length=120)
    wave = models.CharField(max_length=40, blank=True)
    theme = models.CharField(max_length=300, blank=True)

    def __str__(self) -> str:
        return f"{self.wave} – {self.name}" if self.wave else self.name


@pghistory.track(*trail("name"), fields=["id", "urn", "school_phase"], model_name="SchoolEvent")
class School(models.Model):
    """A school of the national register, keyed there by URN."""

    class Phase(models.TextChoices):
        """The school phase (never just *phase*: that is a stretch of the research)."""

        PRIMARY = "primary", "Primary"
        SECONDARY = "secondary", "Secondary"
        ALL_THROUGH = "all", "All-through"
        SPECIAL = "special", "Special"
        OTHER = "other", "Other"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    urn = models.CharField(
        "URN",
        max_length=6,
        unique=True,
        validators=[RegexValidator(r"^[1-9]\d{5}$", "A URN has six digits, for example 113890.")],
    )
    name = models.CharField(max_length=120)
    school_phase = models.CharField(max_length=9, choices=Phase.choices, default=Phase.SECONDARY)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(condition=Q(urn__regex=r"^[1-9]\d{5}$"), name="school_urn_six_digits"),
        ]

    def __str__(self) -> str:
        return self.name


@pghistory.track(*trail("name"), fields=["id", "cluster", "lead_school"], model_name="AllianceEvent")
class Alliance(models.Model):
    """A lead school and its partner schools, under whatever name they go by."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    cluster = models.ForeignKey(Cluster, on_delete=models.PROTECT, related_name="alliances")
    name = models.CharField(max_length=120)
    lead_school = models.ForeignKey(School, on_delete=models.PROTECT, null=True, related_name="led_alliances")
    schools = models.ManyToManyField(School, through="Partnership", related_name="alliances")

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["cluster", "name"], name="alliance_name_once_in_cluster"),
        ]

    def __str__(self) -> str:
        return self.name


@pghistory.track(*trail(), model_name="PartnershipEvent")
class Partnership(models.Model):
    """A school's time in an alliance; it may be in several."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    alliance = models.ForeignKey(Alliance, on_delete=models.CASCADE, related_name="partnerships")
    school = models.ForeignKey(School, on_delete=models.PROTECT, related_name="partnerships")
    joined_on = models.DateField()
    left_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["alliance", "school"], name="school_once_in_alliance"),
            models.CheckConstraint(
                condition=Q(left_on__isnull=True) | Q(left_on__gte=models.F("joined_on")), name="partnership_in_order"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.school_id} in {self.alliance_id}"


class MembershipQuerySet(models.QuerySet["Membership"]):
    """Memberships by person and date."""

    def current(self, on: dt.date) -> "MembershipQuerySet":
        """Those in force on this date."""
        return self.filter(Q(ends_on__isnull=True) | Q(ends_on__gte=on), starts_on__lte=on)

    def of(self, person: User) -> "MembershipQuerySet":
        """Those of one person."""
        return self.filter(person=person)


@pghistory.track(
    *trail("department"),
    fields=["id", "person", "role", "post", "school", "alliance", "cluster", "starts_on", "ends_on"],
    model_name="MembershipEvent",
)
class Membership(models.Model):
    """One role of one person in one scope, from a date until perhaps another. A person may hold several."""

    class Role(models.TextChoices):
        """What a person may do; each role has one kind of scope (see `ROLE_SCOPE`)."""

        TEACHER = "teacher", "Teacher"
        SCHOOL_LEAD = "school_lead", "School lead"
        SLE = "sle", "SLE"
        ALLIANCE_LEAD = "alliance_lead", "Alliance lead"
        CLUSTER_LEAD = "cluster_lead", "Cluster lead"
        RESEARCHER = "researcher", "Researcher"

    class Post(models.TextChoices):
        """What a person is at their school."""

        HEADTEACHER = "head", "Headteacher"
        SENIOR = "senior", "Senior leader"
        MIDDLE = "middle", "Middle leader"
        TEACHER = "teacher", "Teacher"
        OTHER = "other", "Other"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    person = models.ForeignKey(User, on_delete=models.CASCADE, related_name="memberships")
    role = models.CharField(max_length=13, choices=Role.choices)
    post = models.CharField(max_length=7, choices=Post.choices, blank=True)
    department = models.CharField(max_length=60, blank=True)
    school = models.ForeignKey(School, on_delete=models.CASCADE, null=True, related_name="memberships")
    alliance = models.ForeignKey(Alliance, on_delete=models.CASCADE, null=True, related_name="memberships")
    cluster = models.ForeignKey(Cluster, on_delete=models.CASCADE, null=True, related_name="memberships")
    starts_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)

    objects = MembershipQuerySet.as_manager()

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=Q(
                    role__in=["teacher", "school_lead"],
                    school__isnull=False,
                    alliance__isnull=True,
                    cluster__isnull=True,
                )
                | Q(
                    role__in=["sle", "alliance_lead"], school__isnull=True, alliance__isnull=False, cluster__isnull=True
                )
                | Q(
                    role__in=["cluster_lead", "researcher"],
                    school__isnull=True,
                    alliance__isnull=True,
                    cluster__isnull=False,
                ),
                name="membership_scope_of_role",
            ),
            models.CheckConstraint(condition=Q(post="") | Q(school__isnull=False), name="membership_post_at_school"),
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(ends_on__gte=models.F("starts_on")), name="membership_in_order"
            ),
            models.UniqueConstraint(
                fields=["person", "role", "school", "alliance", "cluster", "starts_on"],
                nulls_distinct=False,
                name="membership_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_role_display()} {self.person_id}"


@pghistory.track(
    *trail("name"), fields=["id", "cluster", "academic_year", "starts_on", "ends_on"], model_name="TermEvent"
)
class Term(models.Model):
    """A cluster's own term, with its academic year (`2012-13`)."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    cluster = models.ForeignKey(Cluster, on_delete=models.CASCADE, related_name="terms")
    name = models.CharField(max_length=40)
    academic_year = models.CharField(max_length=7, validators=[RegexValidator(r"^\d{4}-\d{2}$")])
    starts_on = models.DateField()
    ends_on = models.DateField()

    class Meta:
        ordering: ClassVar[list[str]] = ["starts_on"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(condition=Q(ends_on__gt=models.F("starts_on")), name="term_in_order"),
            models.UniqueConstraint(fields=["cluster", "starts_on"], name="term_starts_once"),
        ]

    def __str__(self) -> str:
        return f"{self.name} {self.academic_year}"
