"""Write the ledger in the transaction of the reveal: the frozen facts that every count is made from."""

import dataclasses
import datetime as dt
import hashlib
import itertools
import uuid
from collections.abc import Iterator

from django.db import connection

from observations.actions.comparing import compared_criteria, rated_alike, shared_grounds
from observations.actions.rows import insert
from observations.judgements import SheetView, revealed_sheets
from observations.lining_up import Crosswalk, Place, vector, verdict
from observations.models.ledger import Framing, LedgerEntry, LedgerJudgement, LedgerPair
from observations.models.sheets import Sheet
from observations.paperwork import Form, FormGrade, published_form, scale_grades

TWO = 2


# One read for the lesson as a whole, repeated beside each observer, the host first: the reveal holds locks meanwhile.
FACTS = """
SELECT j.id, j.round_id, r.alliance_id, a.cluster_id, r.scale_id, l.school_id, s.school_phase, l.subject, l.key_stage,
    j.graded, day, (SELECT t.id FROM clusters_term t WHERE t.cluster_id = a.cluster_id
    AND day BETWEEN t.starts_on AND t.ends_on ORDER BY t.starts_on LIMIT 1),
    ARRAY(SELECT n.school_id FROM observations_roundschool n WHERE n.round_id = r.id AND n.agreed_to_be_shown),
    o.id, o.person_id, o.school_id, o.version_id, o.is_host
FROM observations_jointobservation j JOIN observations_round r ON r.id = j.round_id
JOIN clusters_alliance a ON a.id = r.alliance_id JOIN observations_lesson l ON l.id = j.lesson_id
JOIN clusters_school s ON s.id = l.school_id, date(l.starts_at AT TIME ZONE 'Europe/London') day,
observations_observer o
WHERE j.id = %s AND o.joint_id = j.id AND o.replaced_at IS NULL
ORDER BY o.is_host DESC, o.id
"""


@dataclasses.dataclass(frozen=True, slots=True)
class _Facts:
    """What a lesson is, apart from its judgements; `day` in London, `shown` the schools that agreed to be shown."""

    joint_id: uuid.UUID
    round_id: uuid.UUID
    alliance_id: uuid.UUID
    cluster_id: uuid.UUID
    scale_id: uuid.UUID
    school_id: uuid.UUID
    school_phase: str
    subject: str
    key_stage: str
    graded: bool
    day: dt.date
    term_id: uuid.UUID | None
    shown: list[uuid.UUID]


@dataclasses.dataclass(frozen=True, slots=True)
class _Observer:
    """Who observed, for which school and on which form."""

    id: uuid.UUID
    person_id: uuid.UUID
    school_id: uuid.UUID
    version_id: uuid.UUID
    is_host: bool


@dataclasses.dataclass(frozen=True, slots=True)
class _Judgement:
    """One observer's sealed sheet, on their form, with where its grades stand."""

    observer: _Observer
    form: Form
    sheet: SheetView
    grade: FormGrade | None
    place: Place | None
    grade_without: FormGrade | None
    place_without: Place | None


def write(joint_id: uuid.UUID, *, at: dt.datetime) -> uuid.UUID:
    """Write the entry of a joint observation that has just been revealed, and return its id (four queries)."""
    facts, observers = _read(joint_id)
    lines = Crosswalk([each.version_id for each in observers], scale_id=facts.scale_id, on=facts.day)
    judgements = _judgements(joint_id, observers, lines)
    entry = _entry(facts, judgements, at=at)
    sheets = [(each.form, each.sheet) for each in judgements]
    criteria = compared_criteria(entry, sheets, lines)
    entry.criteria_same, entry.criteria_compared = rated_alike(criteria), len(criteria)
    entry.grounds_shared, entry.grounds_named = shared_grounds(sheets)
    rows = [_row(entry, number, each) for number, each in enumerate(judgements, start=1)]
    insert([entry], rows, list(_pairs(entry, judgements, frozenset(facts.shown))), criteria)
    return entry.pk


def _read(joint_id: uuid.UUID) -> tuple[_Facts, list[_Observer]]:
    """Return the facts of a joint observation and its observers, the host first."""
    with connection.cursor() as cursor:
        cursor.execute(FACTS, [joint_id])
        rows = cursor.fetchall()
    width = len(dataclasses.fields(_Facts))
    return _Facts(*rows[0][:width]), [_Observer(*row[width:]) for row in rows]


def _judgements(joint_id: uuid.UUID, observers: list[_Observer], lines: Crosswalk) -> list[_Judgement]:
    """Return the revealed judgements of a joint observation in the order of its observers."""
    sheets = revealed_sheets(joint_id)
    found = []
    for observer in observers:
        form, sheet = published_form(observer.version_id), sheets[observer.id]
        grade = form.grade(sheet.content.grade)
        without = form.grade(sheet.content.grade_without_rule) if sheet.rule else grade
        found.append(_Judgement(observer, form, sheet, grade, lines.place(grade), without, lines.place(without)))
    return found


def _entry(facts: _Facts, judgements: list[_Judgement], *, at: dt.datetime) -> LedgerEntry:
    """Build the entry: facets and patterns of the lesson as a whole."""
    grades = len(scale_grades(facts.scale_id))
    schools = sorted({each.observer.school_id for each in judgements}, key=str)
    places = [each.place for each in judgements]
    without = [each.place_without for each in judgements]
    return LedgerEntry(
        joint_id=facts.joint_id,
        round_id=facts.round_id,
        alliance_id=facts.alliance_id,
        cluster_id=facts.cluster_id,
        term_id=facts.term_id,
        scale_id=facts.scale_id,
        host_school_id=facts.school_id,
        school_ids=schools,
        school_phase=facts.school_phase,
        subject=facts.subject,
        key_stage=facts.key_stage,
        month=facts.day.replace(day=1),
        observers=len(judgements),
        graded=facts.graded,
        framing=_framing([each.form.has_rules for each in judgements]),
        verdict=verdict([each.grade for each in judgements], places),
        verdict_without=verdict([each.grade_without for each in judgements], without),
        vector_with=vector([_position(place) for place in places], grades),
        vector_without=vector([_position(place) for place in without], grades),
        school_pair="|".join(str(school) for school in schools) if len(schools) == TWO else "",
        pair_shown=set(facts.shown).issuperset(schools),
        disputed=any(place.disputed for place in places if place),
        revealed_at=at,
    )


def _position(place: Place | None) -> int | None:
    """Return the place's position, or None."""
    return place.position if place else None


def _framing(by_rules: list[bool]) -> Framing:
    """Return which kinds of form met; one form with rules among inductive ones makes it rule × inductive."""
    if all(by_rules):
        return Framing.RULE_RULE
    return Framing.RULE_INDUCTIVE if any(by_rules) else Framing.INDUCTIVE_INDUCTIVE


def _row(entry: LedgerEntry, number: int, each: _Judgement) -> LedgerJudgement:
    """Build one judgement's row, in words that stay true when forms and crosswalks change."""
    grounds = [
        (criterion.sub_code, str(criterion.theme), ground.role)
        for ground in each.sheet.content.grounds
        if (criterion := each.form.criterion(ground.criterion))
    ]
    how = each.sheet.content.how_reached
    rule = {Sheet.HowReached.RULE_DECIDED: ["rule/decisive"], Sheet.HowReached.RULE_INFORMED: ["rule/support"]}
    return LedgerJudgement(
        entry=entry,
        number=number,
        person_id=each.observer.person_id,
        school_id=each.observer.school_id,
        is_host=each.observer.is_host,
        by_rules=each.form.has_rules,
        how_reached=how,
        word=each.grade.word if each.grade else "",
        letters=each.grade.letters if each.grade else "",
        position=_position(each.place),
        row_id=each.place.row_id if each.place else None,
        row_kind=each.place.kind if each.place else "",
        rule_fired=each.sheet.rule is not None,
        word_without=each.grade_without.word if each.grade_without else "",
        letters_without=each.grade_without.letters if each.grade_without else "",
        position_without=_position(each.place_without),
        grounds=grounds,
        decided=sorted({f"{theme}/{role}" for _, theme, role in grounds})
        + rule.get(Sheet.HowReached(how or "weighed"), []),
    )


def _pairs(entry: LedgerEntry, judgements: list[_Judgement], shown: frozenset[uuid.UUID]) -> Iterator[LedgerPair]:
    """Build one row for each two observers of different places in the order that means most."""
    for one, other in itertools.combinations(judgements, 2):
        order, first, second = _ordered(one, other)
        schools = sorted({first.observer.school_id, second.observer.school_id}, key=str)
        yield LedgerPair(
            entry=entry,
            order=order,
            framing=_framing([first.form.has_rules, second.form.has_rules]),
            school_pair="|".join(str(school) for school in schools) if len(schools) == TWO else "",
            pair_shown=shown.issuperset(schools),
            pattern_with=_pattern(first.place, second.place),
            pattern_without=_pattern(first.place_without, second.place_without),
        )


def _pattern(first: Place | None, second: Place | None) -> str:
    """Return the ordered pattern, such as `1-3`; empty where one of the two is missing."""
    return f"{first.position}-{second.position}" if first and second else ""


def _ordered(one: _Judgement, other: _Judgement) -> tuple[LedgerPair.Order, _Judgement, _Judgement]:
    """Order two judgements: home observer first, else rule-framed first, else by a hash that means nothing."""
    if one.observer.is_host != other.observer.is_host:
        return (LedgerPair.Order.HOME, *((one, other) if one.observer.is_host else (other, one)))
    if one.form.has_rules != other.form.has_rules:
        return (LedgerPair.Order.RULE, *((one, other) if one.form.has_rules else (other, one)))
    by_hash = sorted((one, other), key=lambda each: hashlib.sha256(each.observer.id.bytes).digest())
    return LedgerPair.Order.HASH, by_hash[0], by_hash[1]
