"""What trios need of those who lead: cover, ground rules, what leaders did and learned, and who is willing."""

import uuid
from typing import ClassVar

import pghistory
from django.db import models
from django.db.models import F, Q

from clusters.models import Alliance, Membership, School
from people.audit import trail
from people.models import User
from trios.models.forming import Trio


@pghistory.track(*trail(), fields=["id", "alliance", "school", "said_on", "said_by"], model_name="CoverPromiseEvent")
class CoverPromise(models.Model):
    """A head's standing yes: whoever of this school joins a trio has cover without being asked about again."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    alliance = models.ForeignKey(Alliance, on_delete=models.CASCADE, related_name="+")
    school = models.ForeignKey(School, on_delete=models.CASCADE, related_name="+")
    periods = models.PositiveSmallIntegerField("lessons a term for each of our people")
    note = models.CharField("how it works at our school", max_length=300, blank=True)
    said_on = models.DateField()
    said_by = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, related_name="+")

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["alliance", "school"], name="cover_promised_once"),
            models.CheckConstraint(condition=Q(periods__range=(1, 40)), name="cover_promise_of_some_lessons"),
        ]

    def __str__(self) -> str:
        return f"{self.periods} lessons a term"


@pghistory.track(*trail(), fields=["id", "alliance", "saved_at", "saved_by"], model_name="GroundRulesEvent")
class GroundRules(models.Model):
    """What everybody in a trio of this alliance can count on: a rule a line."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    alliance = models.OneToOneField(Alliance, on_delete=models.CASCADE, related_name="+")
    text = models.TextField(max_length=2000)
    saved_at = models.DateTimeField()
    saved_by = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, related_name="+")

    def __str__(self) -> str:
        return f"ground rules of {self.alliance_id}"


@pghistory.track(*trail(), fields=["id", "alliance", "person", "post", "written_at"], model_name="LeaderNoteEvent")
class LeaderNote(models.Model):
    """What somebody who leads did for trios, and what they learned; shown by post, middle leaders first."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    alliance = models.ForeignKey(Alliance, on_delete=models.CASCADE, related_name="+")
    person = models.ForeignKey(User, on_delete=models.CASCADE, related_name="+")
    post = models.CharField(max_length=7, choices=Membership.Post.choices)
    did = models.TextField("what I did", max_length=1000)
    learned = models.TextField("what I learned", max_length=1000, blank=True)
    written_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar[list[str]] = ["-written_at", "pk"]

    def __str__(self) -> str:
        return f"note of {self.person_id}"


@pghistory.track(
    *trail(),
    fields=["id", "alliance", "person", "kind", "since", "from_trio", "ended_on"],
    model_name="WillingnessEvent",
)
class Willingness(models.Model):
    """Somebody would join a trio, or lead one: the waiting list. A close-out report puts its writer on it."""

    class Kind(models.TextChoices):
        """Willing for what."""

        JOIN = "join", "join a trio"
        LEAD = "lead", "lead a trio"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    alliance = models.ForeignKey(Alliance, on_delete=models.CASCADE, related_name="+")
    person = models.ForeignKey(User, on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(max_length=4, choices=Kind.choices)
    focus = models.CharField("on what", max_length=200, blank=True)
    since = models.DateField()
    from_trio = models.ForeignKey(Trio, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    ended_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["since", "pk"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["alliance", "person", "kind"], condition=Q(ended_on__isnull=True), name="willing_once"
            ),
            models.CheckConstraint(
                condition=Q(ended_on__isnull=True) | Q(ended_on__gte=F("since")), name="willing_in_order"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} would {self.get_kind_display()}"
