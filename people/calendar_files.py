"""Calendar files (iCalendar, RFC 5545): an appointment that any calendar can take in."""

import datetime as dt
import uuid
from collections.abc import Sequence
from dataclasses import dataclass

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


def calendar_file(appointment: Appointment, *, at: dt.datetime, host: str) -> bytes:
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
    for index, (name, address) in enumerate(appointment.people):
        who = vCalAddress(f"mailto:{address}")
        who.params["cn"] = vText(name)
        event.add("organizer" if index == 0 else "attendee", who, encode=False)
    calendar = Calendar()
    calendar.add("prodid", "-//Staffroom//EN")
    calendar.add("version", "2.0")
    calendar.add_component(event)
    return bytes(calendar.to_ical())
