"""A visit: the host offers up to three times, the visitor picks one, both get it for their calendars; it is done."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import transaction

from diary.queries import last_quiet_days, weeks_of
from people.audit import act
from people.calendar_files import Appointment, calendar_file
from people.clock import LONDON
from people.models import User
from people.queries import installation
from trios.models import Member, Offer, Trio, Visit
from trios.refusals import Refused

MOST_OFFERS = 3


@dataclass(frozen=True, slots=True)
class OfferTime:
    """A time at which the host may be visited."""

    starts_at: dt.datetime
    ends_at: dt.datetime
    period: str = ""
    place: str = ""


def _open_visit(visit: Visit) -> Visit:
    """Return the visit, locked; raises `Refused` once it has been or its trio has ended."""
    found = Visit.objects.select_for_update(of=("self",)).select_related("trio", "visitor", "host").get(pk=visit.pk)
    if found.done_at is not None:
        raise Refused({"": "This visit has been already."})
    if found.trio.state != Trio.State.RUNNING:
        raise Refused({"": f"{found.trio} has ended."})
    return found


def offer(*, visit: Visit, times: Sequence[OfferTime], by: User | None, at: dt.datetime) -> None:
    """Offer one to three times, in place of those offered before.

    Raises `Refused` with a sentence for the field `time_1` to `time_3`, or for the whole.
    """
    with act("offer visit times", by=by, at=at):
        found = _open_visit(visit)
        if not 1 <= len(times) <= MOST_OFFERS:
            raise Refused({"time_1": "Offer one time at least, and three at most"})
        if problems := _unfit(found, times, at=at):
            raise Refused(problems)
        found.offers.all().delete()
        Offer.objects.bulk_create(
            Offer(visit=found, starts_at=one.starts_at, ends_at=one.ends_at, period=one.period, place=one.place)
            for one in times
        )
        found.declined_at = None
        found.save(update_fields=["declined_at"])


def _unfit(visit: Visit, times: Sequence[OfferTime], *, at: dt.datetime) -> dict[str, str]:
    """Return what is wrong with these times, by field. Why somebody or some school cannot stays theirs."""
    weeks = weeks_of([visit.visitor, visit.host])
    schools = dict(Member.objects.filter(trio=visit.trio).values_list("person", "school"))
    problems: dict[str, str] = {}
    for number, time in enumerate(times, start=1):
        day = time.starts_at.astimezone(LONDON).date()
        until = max(last_quiet_days([schools[visit.visitor_id], schools[visit.host_id]], on=day).values(), default=None)
        if time.ends_at <= time.starts_at:
            problem = "It ends before it starts"
        elif time.starts_at <= at:
            problem = "This time is over already"
        elif any(other.starts_at == time.starts_at for other in times[: number - 1]):
            problem = "You offer this time twice"
        elif until is not None and until >= day:
            problem = f"One of your two schools is not available until {until.day} {until:%B}"
        elif weeks[visit.host_id].is_planning(time.starts_at, time.ends_at):
            problem = "This is your planning time, which is never offered"
        elif weeks[visit.visitor_id].is_planning(time.starts_at, time.ends_at):
            problem = f"{visit.visitor.first_name} cannot at this time"
        else:
            continue
        problems[f"time_{number}"] = problem
    return problems


def pick(*, visit: Visit, offer: Offer, by: User | None, at: dt.datetime) -> Visit:
    """Take one of the offered times: the visit is dated, and both get it by mail for their calendars.

    Raises `Refused` about `offer` if it is no longer offered, or is over.
    """
    with act("pick a visit time", by=by, at=at):
        found = _open_visit(visit)
        chosen = found.offers.filter(pk=offer.pk).first()
        if chosen is None:
            raise Refused({"offer": f"{found.host.first_name} no longer offers this time"})
        if chosen.starts_at <= at:
            raise Refused({"offer": "This time is over already; pick another, or none of these"})
        week = weeks_of([found.visitor])[found.visitor_id]
        found.starts_at, found.ends_at = chosen.starts_at, chosen.ends_at
        found.period, found.place = chosen.period, chosen.place
        found.needs_cover = week.needs_cover(chosen.starts_at, chosen.ends_at)
        found.revision += 1
        found.save(update_fields=["starts_at", "ends_at", "period", "place", "needs_cover", "revision"])
        found.offers.all().delete()
        transaction.on_commit(lambda: _send_invitation(found, at))
    return found


def none_of_these(*, visit: Visit, by: User | None, at: dt.datetime) -> Visit:
    """Say that none of the offered times will do: it is the host's turn again."""
    with act("none of these for a visit", by=by, at=at):
        found = _open_visit(visit)
        found.offers.all().delete()
        found.declined_at = at
        found.save(update_fields=["declined_at"])
    return found


def been(*, visit: Visit, tried: str, by: User | None, at: dt.datetime) -> Visit:
    """Note that the visit has been, and what was tried; raises `Refused` before it has begun."""
    with act("visit has been", by=by, at=at):
        found = _open_visit(visit)
        if found.starts_at is None or found.starts_at > at:
            raise Refused({"": "This visit has not begun yet."})
        found.done_at, found.tried = at, tried
        found.save(update_fields=["done_at", "tried"])
    return found


def invitation(visit: Visit, *, at: dt.datetime) -> bytes:
    """Return a dated visit as a calendar file."""
    if visit.starts_at is None or visit.ends_at is None:
        raise ValueError("a visit without a date has no calendar file")
    again = " again" if visit.kind == Visit.Kind.REVISIT else ""
    return calendar_file(
        Appointment(
            key=visit.pk,
            title=f"{visit.visitor.name} visits {visit.host.name}{again}",
            starts_at=visit.starts_at,
            ends_at=visit.ends_at,
            place=visit.place,
            text=f"{settings.BASE_URL}/trios/{visit.trio_id}/",
            people=[(person.name, person.email) for person in (visit.host, visit.visitor)],
            revision=visit.revision,
        ),
        at=at,
        host=urlsplit(settings.BASE_URL).hostname or "staffroom",
    )


def _send_invitation(visit: Visit, at: dt.datetime) -> None:
    """Mail the calendar file to both; a mail server that fails is not their fault, and the page has the file too.

    A demonstration writes to nobody.
    """
    here = installation()
    if here is not None and here.is_demo:
        return
    letter = EmailMessage(
        f"{visit.visitor.first_name} visits {visit.host.first_name}",
        "It is in the file, for your calendar.\n",
        None,
        [visit.host.email, visit.visitor.email],
    )
    letter.attach("visit.ics", invitation(visit, at=at), "text/calendar")
    letter.send(fail_silently=True)
