"""Writes about accounts: the installation, invitations, the first administrator."""

import dataclasses
import datetime as dt
import hashlib
import hmac
import secrets

from django.conf import settings
from django.contrib.auth.hashers import UNUSABLE_PASSWORD_PREFIX
from django.core.mail import send_mail
from django.db import transaction

from people import queries
from people.audit import act
from people.letters import subject_of
from people.models import Installation, Invitation, SetupCode, User
from people.taking_part import begin_first_hour

INVITATION_LASTS = dt.timedelta(days=14)
MOST_WRONG_TRIES = 10


class Refused(Exception):
    """Something about an account that may not be done; its text is the sentence for the page."""


@dataclasses.dataclass(frozen=True, slots=True)
class Invited:
    """A person and the link that was sent to them."""

    person: User
    link: str


def digest(secret: str) -> str:
    """Return the hash under which a code or token is kept."""
    return hashlib.sha256(secret.encode()).hexdigest()


def make_setup_code(*, at: dt.datetime) -> str | None:
    """Make and return a new one-time set-up code, replacing any before; None where there is an installation already."""
    with transaction.atomic():
        if Installation.objects.exists():
            return None
        code = "-".join("".join(secrets.choice("ABCDEFGHJKMNPQRSTUVWXYZ23456789") for _ in range(4)) for _ in range(3))
        SetupCode.objects.update_or_create(
            only=True, defaults={"code_hash": digest(code), "made_at": at, "wrong_tries": 0}
        )
    return code


def open_installation(*, kind: str, at: dt.datetime, clock_offset: dt.timedelta = dt.timedelta(0)) -> Installation:
    """Say once what this database is; raises `Refused` if it has been said."""
    if Installation.objects.exists():
        raise Refused("This installation has been set up already.")
    made = Installation.objects.create(kind=kind, clock_offset=clock_offset, created_at=at)
    queries.forget()
    return made


def _as_printed(code: str) -> str:
    """Return a typed code as it was printed: a phone writes it small, and people leave its hyphens out."""
    letters = "".join(filter(str.isalnum, code.upper()))
    return "-".join(letters[at : at + 4] for at in range(0, len(letters), 4))


def make_first_administrator(*, code: str, name: str, email: str, password: str, at: dt.datetime) -> User:
    """Use the set-up code: open a real installation and return its first administrator.

    Raises `Refused` with a sentence if the code is wrong, used up, or the installation has been set up.
    """
    with transaction.atomic():
        stored = SetupCode.objects.select_for_update().first()
        matches = stored is not None and hmac.compare_digest(stored.code_hash, digest(_as_printed(code)))
        if stored is not None and not matches:
            SetupCode.objects.update(wrong_tries=stored.wrong_tries + 1)
    if stored is None or stored.wrong_tries >= MOST_WRONG_TRIES:
        raise Refused("There is no code to use. Start the app again: it prints a new one.")
    if not matches:
        raise Refused("That is not the code. It was printed where the app was started.")
    with act("set up", by=None, at=at):
        open_installation(kind=Installation.Kind.REAL, at=at)
        person = User(name=name, email=email.lower(), is_administrator=True, created_at=at)
        person.set_password(password)
        person.save(force_insert=True)
        SetupCode.objects.all().delete()
    return person


def refuse_in_demo() -> None:
    """Raise `Refused` in a demonstration: it takes no real accounts."""
    if Installation.objects.filter(kind=Installation.Kind.DEMO).exists():
        raise Refused("This is a demonstration. It takes no real people; start an installation of your own for them.")


def invite(*, name: str, email: str, by: User, at: dt.datetime, title: str = "") -> Invited:
    """Make the person (or find them by e-mail) and send a link with which they choose their password.

    Who has a password already gets no link (it is empty): an invitation never opens somebody's account to another.
    Raises `Refused` in a demonstration, and for an account that is closed.
    """
    refuse_in_demo()
    token = secrets.token_urlsafe(32)
    with act("invite", by=by, at=at):
        person = User.objects.filter(email__iexact=email).first()
        if person is None:
            person = User(name=name, title=title, email=email.lower(), created_at=at)
            person.set_unusable_password()
            person.save(force_insert=True)
        if not person.is_active:
            raise Refused(f"The account of {person.email} is closed. Ask an administrator.")
        if person.has_usable_password():
            return Invited(person, "")
        Invitation.objects.create(
            person=person, invited_by=by, token_hash=digest(token), sent_at=at, expires_at=at + INVITATION_LASTS
        )
    link = f"{settings.BASE_URL}/invitation/{token}/"
    transaction.on_commit(lambda: _send_invitation(person, by, link))
    return Invited(person, link)


def _send_invitation(person: User, by: User, link: str) -> None:
    """Send the invitation mail; a mail server that fails is not the inviter's fault, so the link stays on the page."""
    send_mail(
        subject_of(f"{by.name} invites you to Staffroom"),
        f"Hello {person.first_name},\n\n{by.name} has invited you to Staffroom, where your schools observe lessons "
        f"together.\nChoose a password here, within 14 days:\n\n{link}\n",
        None,
        [person.email],
        fail_silently=True,
    )


def invitation_of(token: str) -> Invitation | None:
    """Return the invitation of this token, whether or not it can still be used, or None."""
    return Invitation.objects.select_related("person", "invited_by").filter(token_hash=digest(token)).first()


def open_invitation(token: str, *, at: dt.datetime) -> Invitation | None:
    """Return the invitation of this token if it can still be used, or None: it never replaces a password."""
    return (
        Invitation.objects.select_related("person")
        .filter(token_hash=digest(token), accepted_at__isnull=True, expires_at__gt=at, person__is_active=True)
        .filter(person__password__startswith=UNUSABLE_PASSWORD_PREFIX)
        .first()
    )


def accept_invitation(*, invitation: Invitation, password: str, at: dt.datetime) -> User:
    """Set the invited person's password and use up all their invitations; return them."""
    person = invitation.person
    with act("accept invitation", by=person, at=at):
        person.set_password(password)
        person.save(update_fields=["password"])
        Invitation.objects.filter(person=person, accepted_at__isnull=True).update(accepted_at=at)
        begin_first_hour(person=person, at=at)
    return person
