"""People who sign in, their invitations, and the one row that says what this installation is."""

import datetime as dt
import uuid
from typing import ClassVar

import pghistory
from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models.functions import Lower

from people.audit import trail


class UserManager(BaseUserManager["User"]):
    """Finds people by e-mail, whatever its case."""

    def get_by_natural_key(self, username: str | None) -> "User":
        """Return the user with this e-mail address (case ignored); raises `User.DoesNotExist`."""
        return self.get(email__iexact=username)


# The trail of accounts holds neither passwords nor sign-in times: that a password is new, it does say.
@pghistory.track(
    *trail("name", "title", "password"),
    fields=["id", "email", "is_active", "is_administrator"],
    model_name="UserEvent",
)
class User(AbstractBaseUser):
    """A person: known by e-mail, shown by name. What they may do is in their memberships, not here."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    email = models.EmailField("e-mail address", max_length=254, unique=True)
    name = models.CharField(max_length=120)
    title = models.CharField(max_length=20, blank=True, help_text="How others address them, e.g. Mr or Dr")
    is_active = models.BooleanField(default=True)
    is_administrator = models.BooleanField(default=False)
    created_at = models.DateTimeField()

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name"]
    objects: ClassVar[UserManager] = UserManager()

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(Lower("email"), name="user_email_once"),
            models.CheckConstraint(condition=~models.Q(name=""), name="user_has_a_name"),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def first_name(self) -> str:
        """The name used when speaking to them: the first word."""
        return self.name.split(" ", 1)[0]

    @property
    def initials(self) -> str:
        """At most two letters for the round badge: first and last name."""
        words = self.name.split()
        return "".join(word[0] for word in (words[:1] + words[1:][-1:])).upper()

    @property
    def formal_name(self) -> str:
        """`Mr Kitto` where a title is known, the full name otherwise."""
        return f"{self.title} {self.name.split()[-1]}" if self.title else self.name


@pghistory.track(
    *trail(),
    fields=["id", "person", "invited_by", "sent_at", "expires_at", "accepted_at"],
    model_name="InvitationEvent",
)
class Invitation(models.Model):
    """A link by mail with which a person chooses their password. Only a hash of the token is kept."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    person = models.ForeignKey(User, on_delete=models.CASCADE, related_name="invitations")
    invited_by = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, related_name="+")
    token_hash = models.CharField(max_length=64, unique=True)
    sent_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    accepted_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(condition=models.Q(expires_at__gt=models.F("sent_at")), name="invitation_lasts"),
        ]

    def __str__(self) -> str:
        return f"invitation of {self.person_id}"


@pghistory.track(*trail(), model_name="InstallationEvent")
class Installation(models.Model):
    """What this database is: a demonstration with a clock of its own, or a real alliance. At most one row."""

    class Kind(models.TextChoices):
        """A demonstration takes no real accounts; a real installation has no one-click sign-in."""

        DEMO = "demo", "demonstration"
        REAL = "real", "real alliance"

    only = models.BooleanField(primary_key=True, default=True, editable=False)
    kind = models.CharField(max_length=4, choices=Kind.choices)
    clock_offset = models.DurationField(default=dt.timedelta(0))
    created_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(condition=models.Q(only=True), name="installation_once"),
            models.CheckConstraint(
                condition=models.Q(kind="demo") | models.Q(clock_offset=dt.timedelta(0)),
                name="installation_real_clock",
            ),
        ]

    def __str__(self) -> str:
        return self.get_kind_display()

    @property
    def is_demo(self) -> bool:
        """Whether everything in it is invented."""
        return self.kind == self.Kind.DEMO


class SetupCode(models.Model):
    """The one-time code that makes the first administrator; printed by the launcher, kept as a hash."""

    only = models.BooleanField(primary_key=True, default=True, editable=False)
    code_hash = models.CharField(max_length=64)
    made_at = models.DateTimeField()
    wrong_tries = models.PositiveSmallIntegerField(default=0)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(condition=models.Q(only=True), name="setup_code_once"),
        ]

    def __str__(self) -> str:
        return "set-up code"
