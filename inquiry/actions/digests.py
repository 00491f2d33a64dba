"""The weekly mail: what is new in the log for each person, once a week and only if something is."""

import datetime as dt
import logging
from smtplib import SMTPRecipientsRefused

from django.conf import settings
from django.core.mail import send_mail
from django.db.models import Exists, OuterRef, Q
from django.urls import reverse

from clusters.models import Membership
from inquiry.models import Audience, Digest, Entry, Following
from people import queries
from people.audit import act
from people.clock import LONDON
from people.models import User

logger = logging.getLogger(__name__)
AT_A_TIME = 100  # people; the rest at the next run
MOST_TITLES = 20
EARLIEST = dt.time(7, 0)  # on Monday, in London


def week_due(at: dt.datetime) -> dt.date:
    """Return the Monday whose mail is the latest that is due."""
    local = at.astimezone(LONDON)
    monday = local.date() - dt.timedelta(days=local.weekday())
    is_early = local.date() == monday and local.time() < EARLIEST
    return monday - dt.timedelta(weeks=1) if is_early else monday


def send_due(*, at: dt.datetime) -> int:
    """Send each person their mail of the week unless it has been dealt with; return how many mails went out.

    A demonstration writes to nobody. Safe to run at any time, also twice at once: the row of a person's week is made in
    the transaction that sends, so a second run waits for it; a mail that fails leaves no row and is tried again.
    """
    installation = queries.installation()
    if installation is None or installation.is_demo:
        return 0
    week = week_due(at)
    current = Membership.objects.current(week).values("person")
    done = Digest.objects.filter(person=OuterRef("pk"), week=week)
    refused = Following.objects.filter(person=OuterRef("pk"), wants_digest=False)
    due = User.objects.filter(Q(is_administrator=True) | Q(pk__in=current), is_active=True)
    waiting = due.filter(~Exists(done), ~Exists(refused)).order_by("pk")[:AT_A_TIME]
    return sum(_send(person, week=week, at=at) for person in waiting)


def _send(person: User, *, week: dt.date, at: dt.datetime) -> bool:
    """Deal with one person's week; return whether a mail went out."""
    until = dt.datetime.combine(week, EARLIEST, tzinfo=LONDON)
    new = (
        Entry.objects.visible_to(person, on=week)
        .exclude(audience=Audience.ME)
        .exclude(author=person)
        .filter(written_at__gte=until - dt.timedelta(weeks=1), written_at__lt=until)
    )
    with act("send digest", by=None, at=at):
        count = new.count()
        _, is_first = Digest.objects.get_or_create(person=person, week=week, defaults={"entries": count, "sent_at": at})
        if not is_first or not count:
            return False
        shown = list(new.select_related("author").order_by("-written_at")[:MOST_TITLES])
        try:
            send_mail(_subject(count), _letter(person, shown, count), None, [person.email])
        except SMTPRecipientsRefused:  # this address will not do next time either, and others wait behind it
            logger.warning("The mail server refuses the address of %s", person.pk)
            return False
    return True


def _subject(count: int) -> str:
    return f"{count} new in the learning log" if count > 1 else "One new entry in the learning log"


def _letter(person: User, shown: list[Entry], count: int) -> str:
    """Return the mail: titles, authors and links; what an entry says stays behind the sign-in."""
    lines = [f"Hello {person.first_name},", "", "new in the learning log since last Monday:", ""]
    for entry in shown:
        address = reverse("log-entry", args=[entry.pk])
        lines += [f"{entry.title} ({entry.author or 'no longer here'})", f"{settings.BASE_URL}{address}", ""]
    if count > len(shown):
        lines += [f"and {count - len(shown)} more: {settings.BASE_URL}{reverse('log-list')}", ""]
    lines += [f"You get this once a week. Stop it here: {settings.BASE_URL}{reverse('log-follow')}", ""]
    return "\n".join(lines)
