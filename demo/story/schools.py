"""The cluster, its terms, its alliances and their schools.

Member schools are invented, and so is every register number: the national register has none that begin with 99.
"""

import dataclasses
import datetime as dt

from clusters.models import School

CLUSTER = "wave-1"
WAVE = "Wave 1"
CLUSTER_NAME = "Leadership of great pedagogy"
THEME = (
    "How can leaders lead successful teaching school alliances which enable the development of consistently great "
    "pedagogy?"
)


@dataclasses.dataclass(frozen=True, slots=True)
class TermStory:
    """A term of the cluster."""

    name: str
    starts_on: dt.date
    ends_on: dt.date


@dataclasses.dataclass(frozen=True, slots=True)
class SchoolStory:
    """A school under the key by which the other tables name it."""

    key: str
    urn: str
    name: str
    school_phase: str = School.Phase.SECONDARY


@dataclasses.dataclass(frozen=True, slots=True)
class AllianceStory:
    """An alliance; the first of its schools leads it."""

    key: str
    name: str
    schools: tuple[SchoolStory, ...]


ACADEMIC_YEAR = "2012-13"
REPORTED_TERM = "Spring"
TERMS = (
    TermStory("Autumn", dt.date(2012, 9, 3), dt.date(2012, 12, 21)),
    TermStory(REPORTED_TERM, dt.date(2013, 1, 3), dt.date(2013, 3, 28)),
    TermStory("Summer", dt.date(2013, 4, 15), dt.date(2013, 7, 24)),
)

WOODROFFE = AllianceStory(
    "woodroffe",
    "Woodroffe School – Teaching School Alliance",
    (
        SchoolStory("woodroffe-school", "990101", "Woodroffe School"),
        SchoolStory("blackdown", "990102", "Blackdown Cross School"),
        SchoolStory("hawkcombe", "990103", "Hawkcombe School"),
        SchoolStory("lamberts", "990104", "Lambert’s Hill Primary School", School.Phase.PRIMARY),
        SchoolStory("otterden", "990105", "Otterden School"),
        SchoolStory("seaward", "990106", "Seaward Academy"),
    ),
)
POOL = AllianceStory(
    "pool",
    "Pool Academy – Teaching School Alliance",
    (
        SchoolStory("pool-academy", "990201", "Pool Academy"),
        SchoolStory("carrick", "990202", "Carrick Moor"),
        SchoolStory("penhallow", "990203", "Penhallow"),
        SchoolStory("senara", "990204", "St Senara’s School"),
        SchoolStory("trevarth", "990205", "Trevarth College"),
    ),
)
SALTFORD = AllianceStory(
    "saltford",
    "Saltford Teaching School Alliance",
    (
        SchoolStory("saltford-school", "990301", "Saltford School", School.Phase.PRIMARY),
        SchoolStory("kestrel", "990302", "Kestrel Rise Primary School", School.Phase.PRIMARY),
        SchoolStory("orchard", "990303", "Orchard Weir Primary School", School.Phase.PRIMARY),
    ),
)
ALLIANCES = (WOODROFFE, POOL, SALTFORD)
