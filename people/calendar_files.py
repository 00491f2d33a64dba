"""Calendar files (iCalendar, RFC 5545): an appointment that any calendar can take in."""

import datetime as dt
import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from icalendar import Calendar, Event, vCalAddress, vText


@dataclass(frozen=True, slots=True)
class Appointment:
    """What stands in the file. The same `key` later, with a higher `revision`, moves it in the calendar."""

    key: uuid.UUID
    title: str
    starts_at: dt.datetime
    ends_at: dt.datetime
    place: str
    text: str
    people: Sequence[tuple[str, str]]  # name and e-mail address; the first invites
    revision: int = 0


class Method(StrEnum):
    """What the file asks of a calendar (RFC 5546): take it in as it is, answer an invitation, or take it out."""

    PUBLISH = "PUBLISH"
    REQUEST = "REQUEST"
    CANCEL = "CANCEL"


def calendar_file(appointment: Appointment, *, at: dt.datetime, host: str, method: Method | None = None) -> bytes:
    """Return the appointment as a calendar file written at this time by the installation at this host."""
    event = Event()
    event.add("uid", f"{appointment.key}@{host}")
    event.add("sequence", appointment.revision)
    event.add("dtstamp", at.astimezone(dt.UTC))
    event.add("dtstart", appointment.starts_at.astimezone(dt.UTC))
    event.add("dtend", appointment.ends_at.astimezone(dt.UTC))
    event.add("summary", appointment.title)
    event.add("location", appointment.place)
    event.add("description", appointment.text)
    if method:
        event.add("status", "CANCELLED" if method == Method.CANCEL else "CONFIRMED")
    for index, (name, address) in enumerate(appointment.people):
        who = vCalAddress(f"mailto:{address}")
        who.params["cn"] = vText(name)
        if index and method == Method.REQUEST:
            who.params["partstat"], who.params["rsvp"] = vText("NEEDS-ACTION"), vText("TRUE")
        event.add("organizer" if index == 0 else "attendee", who, encode=False)
    calendar = Calendar()
    calendar.add("prodid", "-//Staffroom//EN")
    calendar.add("version", "2.0")
    if method:
        calendar.add("method", method)
    calendar.add_component(event)
    return bytes(calendar.to_ical())
