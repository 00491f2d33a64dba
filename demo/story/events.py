"""Conferences and cross-alliance events: invented, but for what Saltford reports, that more people come to them.

Who came is told by their keys; others, who have no part in the demonstration, by name and school.
"""

import dataclasses
import datetime as dt

from clusters.models import Gathering


@dataclasses.dataclass(frozen=True, slots=True)
class EventStory:
    """An event: who came are (school, name)."""

    title: str
    held_on: dt.date
    kind: str
    host: str
    came: tuple[tuple[str, str], ...]


FAITHFUL = (
    ("kestrel", "Hannah Croft"),
    ("orchard", "Imran Sheikh"),
    ("carrick", "Judith Carne"),
    ("seaward", "Anna Whitlock"),
    ("otterden", "Graham Peel"),
)
EVENTS = (
    EventStory(
        "Autumn conference",
        dt.date(2012, 10, 18),
        Gathering.Kind.CONFERENCE,
        "woodroffe-school",
        (*FAITHFUL[:4], ("hawkcombe", "Marian Stokes"), ("penhallow", "Alison Trewin")),
    ),
    EventStory(
        "Opening lessons to each other",
        dt.date(2012, 11, 29),
        Gathering.Kind.CROSS_ALLIANCE,
        "kestrel",
        (*FAITHFUL[:2], ("orchard", "Tony Mallory"), ("otterden", "Graham Peel")),
    ),
    EventStory(
        "Spring conference: great pedagogy",
        dt.date(2013, 1, 24),
        Gathering.Kind.CONFERENCE,
        "saltford-school",
        (
            *FAITHFUL,
            ("kestrel", "Rachel Bissett"),
            ("orchard", "Tony Mallory"),
            ("hawkcombe", "Beth Lacey"),
            ("seaward", "Tomasz Zielinski"),
            ("penhallow", "Dev Rao"),
            ("senara", "Martin Pender"),
        ),
    ),
    EventStory(
        "Storytelling and attention: a twilight",
        dt.date(2013, 2, 5),
        Gathering.Kind.CROSS_ALLIANCE,
        "orchard",
        (
            *FAITHFUL[:2],
            ("orchard", "Tony Mallory"),
            ("kestrel", "Rachel Bissett"),
            ("lamberts", "Dilys Hart"),
            ("blackdown", "Ines Duarte"),
        ),
    ),
)
