"""Make as many counted lessons as asked, straight into the ledger: for measuring, never for a real installation.

Numbers are drawn with a seed, sent as narrow rows through COPY, and spread over the ledger's tables in the database.
"""

import dataclasses
import datetime as dt
import io
import uuid

import numpy as np
from django.db import connections

from clusters import actions as cluster_actions
from clusters.models import Alliance, Cluster, School
from observations import simulation_sql
from observations.actions import arranging, forms
from observations.actions.counting import recount
from observations.models.forms import ReferenceScale
from observations.models.rounds import Round
from people.models import User

SUBJECTS = ("English", "Maths", "Science", "History", "Geography", "French", "Art", "Music")
KEY_STAGES = ("3", "4", "5")
TERMS = (("Autumn", 9, 12, 0), ("Spring", 1, 3, 1), ("Summer", 4, 7, 1))
SCHOOL_YEARS = 2
SCHOOLS_OF_ALLIANCE = 6
OBSERVERS_OF_SCHOOL = 8
FIRST_URN = 300_000
LESSONS_OF_ALLIANCE = 25_000
# How often each true place occurs, how likely an observer's grade is off by one, how differently observers lean, and
# how often a rule pulls a grade down; made up, and stated as such.
PLACES = (0.35, 0.4, 0.2, 0.05)
OFF_BY_ONE = 0.15
LEANS = 0.35
RULE_PULLS = 0.1
DIGITS = 5


@dataclasses.dataclass(frozen=True, slots=True)
class Simulated:
    """What was made: the cluster, its alliances, and how many lessons stand counted in the ledger."""

    cluster: Cluster
    alliances: int
    lessons: int


def simulate(*, lessons: int, seed: int, at: dt.datetime) -> Simulated:
    """Make a cluster with this many revealed and counted lessons, as the admin role; return what was made."""
    forms.install_reference_scales()
    scale = ReferenceScale.objects.get(code="four-2012")
    cluster = cluster_actions.start_cluster(name=f"Simulated {lessons:,}", wave="Simulation", by=None, at=at)
    terms = _terms(cluster, at)
    rounds = [_alliance(cluster, number, scale, at) for number in range(max(1, -(-lessons // LESSONS_OF_ALLIANCE)))]
    observers = _observers(len(rounds) * SCHOOLS_OF_ALLIANCE * OBSERVERS_OF_SCHOOL, cluster, at)
    named = {
        "scale": scale.pk,
        "cluster": cluster.pk,
        "at": at,
        "subjects": list(SUBJECTS),
        "key_stages": list(KEY_STAGES),
        "terms": [pk for pk, _ in terms],
        "months": [month for _, month in terms],
        "rounds": [made.pk for made, _ in rounds],
        "alliances": [made.alliance_id for made, _ in rounds],
        "schools": [school.pk for _, schools in rounds for school in schools],
        "observers": observers,
    }
    drawn = _rows(lessons, len(rounds), len(terms), np.random.default_rng(seed))
    with connections["admin"].cursor() as cursor:
        simulation_sql.fill(cursor, drawn, named)
    recount(at=at)
    return Simulated(cluster, len(rounds), lessons)


def _terms(cluster: Cluster, at: dt.datetime) -> list[tuple[uuid.UUID, dt.date]]:
    """Add the terms of two school years; return each with its first month."""
    made = []
    for year in range(at.year - SCHOOL_YEARS - 1, at.year - 1):
        for name, first, last, later in TERMS:
            starts, ends = dt.date(year + later, first, 1), dt.date(year + later, last, 20)
            school_year = f"{year}-{(year + 1) % 100:02}"
            term = cluster_actions.add_term(
                cluster=cluster, name=name, academic_year=school_year, starts_on=starts, ends_on=ends, by=None, at=at
            )
            made.append((term.pk, starts))
    return made


def _alliance(cluster: Cluster, number: int, scale: ReferenceScale, at: dt.datetime) -> tuple[Round, list[School]]:
    """Make one alliance with its schools and a round; return the round and the schools."""
    alliance = cluster_actions.start_alliance(cluster=cluster, name=f"Alliance {number + 1}", by=None, at=at)
    schools = _schools(alliance, at)
    made = arranging.start_round(
        alliance=alliance,
        title="Simulated round",
        question="How large can it grow?",
        graded=True,
        scale=scale,
        publishes=Round.Publishes.AS_IT_GOES,
        shown_schools=tuple(schools),
        by=None,
        at=at,
    )
    return made, schools


def _schools(alliance: Alliance, at: dt.datetime) -> list[School]:
    """Add schools with numbers that nobody has yet."""
    taken = School.objects.filter(urn__gte=str(FIRST_URN)).count()
    urns = [str(FIRST_URN + taken + place) for place in range(SCHOOLS_OF_ALLIANCE)]
    return [
        cluster_actions.add_school(alliance=alliance, urn=urn, name=f"School {urn}", by=None, at=at, on=at.date())
        for urn in urns
    ]


def _observers(number: int, cluster: Cluster, at: dt.datetime) -> list[uuid.UUID]:
    """Add people who observe; return their ids."""
    people = [
        User(name=f"Observer {place}", email=f"observer-{place}@{cluster.pk}.example", created_at=at)
        for place in range(number)
    ]
    return [person.pk for person in User.objects.bulk_create(people)]


def _rows(lessons: int, rounds: int, terms: int, random: np.random.Generator) -> io.BytesIO:
    """Draw the lessons, columns as `simulation_sql.STAGED` names them, everything numbered from 1."""
    which = random.integers(0, rounds, lessons)
    host = random.integers(0, SCHOOLS_OF_ALLIANCE, lessons)
    visitor = (host + random.integers(1, SCHOOLS_OF_ALLIANCE, lessons)) % SCHOOLS_OF_ALLIANCE
    truth = random.choice(len(PLACES), lessons, p=PLACES) + 1
    leans = random.uniform(-LEANS, LEANS, rounds * SCHOOLS_OF_ALLIANCE * OBSERVERS_OF_SCHOOL)

    def judged(school: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        who = (which * SCHOOLS_OF_ALLIANCE + school) * OBSERVERS_OF_SCHOOL + random.integers(
            0, OBSERVERS_OF_SCHOOL, lessons
        )
        way = np.where(random.random(lessons) < 0.5 + leans[who], 1, -1)
        off = np.where(random.random(lessons) < OFF_BY_ONE, way, 0)
        return who, np.clip(truth + off, 1, len(PLACES))

    (first, home), (second, away_without) = judged(host), judged(visitor)
    ruled = visitor < SCHOOLS_OF_ALLIANCE // 2
    away = np.where(ruled & (random.random(lessons) < RULE_PULLS), 3, away_without)
    subject, key_stage, term = (random.integers(1, of + 1, lessons) for of in (len(SUBJECTS), len(KEY_STAGES), terms))
    schools = which * SCHOOLS_OF_ALLIANCE + 1
    columns = (which + 1, schools + host, schools + visitor, first + 1, second + 1, subject, key_stage, term)
    return _as_csv((*columns, home, away, away_without, ruled.astype(np.int64)))


def _as_csv(columns: tuple[np.ndarray, ...]) -> io.BytesIO:
    """Write whole numbers below a hundred thousand as CSV, digits side by side: a million rows take a second."""
    table = np.stack(columns, axis=1)
    letters = np.full((*table.shape, DIGITS + 1), ord(","), dtype=np.uint8)
    for place in range(DIGITS):
        letters[:, :, place] = table // 10 ** (DIGITS - 1 - place) % 10 + ord("0")
    letters[:, -1, DIGITS] = ord("\n")
    return io.BytesIO(letters.tobytes())
