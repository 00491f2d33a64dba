"""Make as many counted lessons as asked, straight into the ledger: for measuring, never for a real installation.

Numbers are drawn with a seed, sent as small rows through COPY, and spread over the ledger's tables in the database.
"""

import dataclasses
import datetime as dt
import io
import uuid

import numpy as np
from django.db import connections

from clusters import actions as cluster_actions
from clusters.models import Cluster, School
from observations.actions import arranging, forms
from observations.models.forms import ReferenceScale
from observations.models.rounds import Round

SUBJECTS = ("English", "Maths", "Science", "History", "Geography", "French", "Art", "Music")
SCHOOLS_OF_ALLIANCE = 6
FIRST_URN = 300_000
LESSONS_OF_ALLIANCE = 25_000
# How often each true place occurs, and how likely an observer's grade is off by one; made up, and stated as such.
PLACES = (0.35, 0.4, 0.2, 0.05)
OFF_BY_ONE = 0.15
RULE_PULLS = 0.1


@dataclasses.dataclass(frozen=True, slots=True)
class Simulated:
    """What was made: the cluster, its alliances, and how many lessons stand in the ledger."""

    cluster: Cluster
    alliances: int
    lessons: int


def simulate(*, lessons: int, seed: int, at: dt.datetime) -> Simulated:
    """Make a cluster with this many revealed lessons (not yet counted) as the admin role; return what was made."""
    forms.install_reference_scales()
    scale = ReferenceScale.objects.get(code="four-2012")
    cluster = cluster_actions.start_cluster(name=f"Simulated {lessons:,}", wave="Simulation", by=None, at=at)
    rounds = [_alliance(cluster, number, scale, at) for number in range(max(1, -(-lessons // LESSONS_OF_ALLIANCE)))]
    with connections["admin"].cursor() as cursor:
        cursor.execute(STAGING)
        cursor.copy_expert("COPY staged FROM STDIN (FORMAT csv)", _rows(lessons, rounds, np.random.default_rng(seed)))
        for statement in SPREAD:
            cursor.execute(statement, {"scale": scale.pk, "cluster": cluster.pk, "at": at, "subjects": list(SUBJECTS)})
        cursor.execute("DROP TABLE staged")
    return Simulated(cluster, len(rounds), lessons)


def _alliance(
    cluster: Cluster, number: int, scale: ReferenceScale, at: dt.datetime
) -> tuple[uuid.UUID, uuid.UUID, list[uuid.UUID]]:
    """Make one alliance with its schools and a round; return round, alliance and schools."""
    alliance = cluster_actions.start_alliance(cluster=cluster, name=f"Alliance {number + 1}", by=None, at=at)
    schools: list[School] = []
    taken = School.objects.filter(urn__gte=str(FIRST_URN)).count()
    for place in range(SCHOOLS_OF_ALLIANCE):
        urn = str(FIRST_URN + taken + place)
        schools.append(
            cluster_actions.add_school(alliance=alliance, urn=urn, name=f"School {urn}", by=None, at=at, on=at.date())
        )
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
    return made.pk, alliance.pk, [school.pk for school in schools]


def _rows(
    lessons: int,
    rounds: list[tuple[uuid.UUID, uuid.UUID, list[uuid.UUID]]],
    random: np.random.Generator,
) -> io.StringIO:
    """Draw the lessons as CSV: round, alliance, two schools, subject, grades with and without rules, framing."""
    which = random.integers(0, len(rounds), lessons)
    host = random.integers(0, SCHOOLS_OF_ALLIANCE, lessons)
    visitor = (host + random.integers(1, SCHOOLS_OF_ALLIANCE, lessons)) % SCHOOLS_OF_ALLIANCE
    truth = random.choice(len(PLACES), lessons, p=PLACES) + 1

    def judged() -> np.ndarray:
        off = np.where(random.random(lessons) < OFF_BY_ONE, random.choice([-1, 1], lessons), 0)
        return np.clip(truth + off, 1, len(PLACES))

    home, away_without = judged(), judged()
    ruled = visitor < SCHOOLS_OF_ALLIANCE // 2
    away = np.where(ruled & (random.random(lessons) < RULE_PULLS), 3, away_without)
    subject = random.integers(1, len(SUBJECTS) + 1, lessons)
    columns = (which, host, visitor, subject, home, away, away_without, ruled.astype(int))
    text = io.StringIO()
    for w, h, v, s, one, two, without, rule in zip(*(column.tolist() for column in columns), strict=True):
        round_id, alliance_id, schools = rounds[w]
        text.write(f"{round_id},{alliance_id},{schools[h]},{schools[v]},{s},{one},{two},{without},{rule}\n")
    text.seek(0)
    return text


STAGING = """
CREATE TEMP TABLE staged (
    round_id uuid, alliance_id uuid, host uuid, visitor uuid, subject int,
    home int, away int, away_without int, ruled int
)
"""
_VECTOR = "concat_ws(',', {0})"


def _vector(second: str) -> str:
    """Return SQL for the unordered count vector of `home` and this column over four places."""
    places = ", ".join(f"(home = {place})::int + ({second} = {place})::int" for place in range(1, len(PLACES) + 1))
    return _VECTOR.format(places)


def _verdict(second: str) -> str:
    """Return SQL for the verdict: words are the same wherever places are."""
    return f"CASE WHEN home = {second} THEN 'agree' ELSE 'differ' END"


SPREAD = (
    "ALTER TABLE staged ADD COLUMN id uuid",
    "UPDATE staged SET id = gen_random_uuid()",
    f"""
    INSERT INTO observations_ledgerentry (id, round_id, alliance_id, cluster_id, scale_id, host_school_id, school_ids,
        school_phase, subject, key_stage, month, observers, framing, verdict, verdict_without, vector_with,
        vector_without, school_pair, pair_shown, disputed, revealed_at, graded, criteria_same, criteria_compared,
        grounds_shared, grounds_named)
    SELECT id, round_id, alliance_id, %(cluster)s, %(scale)s, host,
        ARRAY[LEAST(host, visitor), GREATEST(host, visitor)], 'secondary',
        (%(subjects)s::text[])[subject], '3', %(at)s::date, 2,
        CASE ruled WHEN 1 THEN 'ri' ELSE 'ii' END, {_verdict("away")}, {_verdict("away_without")},
        {_vector("away")}, {_vector("away_without")},
        LEAST(host, visitor) || '|' || GREATEST(host, visitor), true, false, %(at)s,
        true, 0, 0, 0, 2
    FROM staged
    """,
    """
    INSERT INTO observations_ledgerpair (id, entry_id, "order", framing, school_pair, pair_shown, pattern_with,
        pattern_without)
    SELECT gen_random_uuid(), id, 'home', CASE ruled WHEN 1 THEN 'ri' ELSE 'ii' END,
        LEAST(host, visitor) || '|' || GREATEST(host, visitor), true, home || '-' || away, home || '-' || away_without
    FROM staged
    """,
    """
    INSERT INTO observations_ledgerjudgement (id, entry_id, number, school_id, is_host, by_rules, how_reached, word,
        letters, position, row_kind, rule_fired, word_without, letters_without, position_without, grounds, decided)
    SELECT gen_random_uuid(), s.id, j.number, j.school, j.number = 1, j.number = 2 AND ruled = 1, 'weighed', g.word,
        g.letters, j.place, 'word', j.place <> j.without, w.word, w.letters, j.without, '[]',
        CASE WHEN j.number = mod(subject, 2) + 1 THEN ARRAY['progress/decisive'] ELSE ARRAY['challenge/support'] END
    FROM staged s
    CROSS JOIN LATERAL (VALUES (1, host, home, home), (2, visitor, away, away_without))
        AS j(number, school, place, without)
    JOIN observations_referencegrade g ON g.scale_id = %(scale)s AND g.position = j.place
    JOIN observations_referencegrade w ON w.scale_id = %(scale)s AND w.position = j.without
    """,
)
