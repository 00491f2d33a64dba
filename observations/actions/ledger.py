"""Write the ledger in the transaction of the reveal: the frozen facts that every count is made from."""

import dataclasses
import datetime as dt
import hashlib
import itertools
import uuid
from collections.abc import Iterator

from clusters.models import Term
from observations.judgements import SheetView, revealed_sheets
from observations.lining_up import Crosswalk, Place, vector, verdict
from observations.models.forms import ReferenceScale
from observations.models.ledger import Framing, LedgerCriterion, LedgerEntry, LedgerJudgement, LedgerPair
from observations.models.lessons import JointObservation, Observer
from observations.models.rounds import RoundSchool
from observations.models.sheets import Rating, Sheet
from observations.paperwork import Form, FormGrade, published_form, scale_grades
from people.clock import LONDON

LEVELS = (Rating.Level.CLEARLY, Rating.Level.PARTLY, Rating.Level.NOT_SEEN)
LEVELS_CODE = "levels"
TWO = 2


@dataclasses.dataclass(frozen=True, slots=True)
class _Judgement:
    """One observer's sealed sheet, on their form, with where its grades stand."""

    observer: Observer
    form: Form
    sheet: SheetView
    grade: FormGrade | None
    place: Place | None
    grade_without: FormGrade | None
    place_without: Place | None


def write(joint_id: uuid.UUID, *, at: dt.datetime) -> uuid.UUID:
    """Write the entry of a joint observation that has just been revealed, and return its id."""
    joint = JointObservation.objects.select_related("round__alliance", "lesson__school").get(pk=joint_id)
    judgements = _judgements(joint)
    shown = set(
        RoundSchool.objects.filter(round=joint.round_id, agreed_to_be_shown=True).values_list("school_id", flat=True)
    )
    entry = _entry(joint, judgements, shown=shown, at=at)
    entry.save(force_insert=True)
    LedgerJudgement.objects.bulk_create(_row(entry, number, each) for number, each in enumerate(judgements, start=1))
    LedgerPair.objects.bulk_create(_pairs(entry, judgements, shown))
    LedgerCriterion.objects.bulk_create(_criteria(entry, judgements, joint))
    return entry.pk


def _judgements(joint: JointObservation) -> list[_Judgement]:
    """Return the revealed judgements of a joint observation, the host's first."""
    observers = list(Observer.objects.filter(joint=joint, replaced_at__isnull=True).order_by("-is_host", "id"))
    sheets = revealed_sheets(joint.pk)
    lines = _crosswalk(joint, observers)
    found = []
    for observer in observers:
        form, sheet = published_form(observer.version_id), sheets[observer.pk]
        grade = form.grade(sheet.content.grade)
        without = form.grade(sheet.content.grade_without_rule) if sheet.rule else grade
        found.append(_Judgement(observer, form, sheet, grade, lines.place(grade), without, lines.place(without)))
    return found


def _crosswalk(joint: JointObservation, observers: list[Observer]) -> Crosswalk:
    """Return how these observers' forms line up on the day of the lesson."""
    return Crosswalk(
        [each.version_id for each in observers], scale_id=joint.round.scale_id, on=_day(joint.lesson.starts_at)
    )


def _day(moment: dt.datetime) -> dt.date:
    """Return the date in London."""
    return moment.astimezone(LONDON).date()


def _entry(
    joint: JointObservation, judgements: list[_Judgement], *, shown: set[uuid.UUID], at: dt.datetime
) -> LedgerEntry:
    """Build the entry: facets and patterns of the lesson as a whole."""
    lesson, day = joint.lesson, _day(joint.lesson.starts_at)
    alliance = joint.round.alliance
    grades = len(scale_grades(joint.round.scale_id))
    schools = sorted({each.observer.school_id for each in judgements}, key=str)
    places = [each.place for each in judgements]
    without = [each.place_without for each in judgements]
    term = Term.objects.filter(cluster=alliance.cluster_id, starts_on__lte=day, ends_on__gte=day).first()
    return LedgerEntry(
        joint=joint,
        round_id=joint.round_id,
        alliance_id=alliance.pk,
        cluster_id=alliance.cluster_id,
        term=term,
        scale_id=joint.round.scale_id,
        host_school_id=lesson.school_id,
        school_ids=schools,
        school_phase=lesson.school.school_phase,
        subject=lesson.subject,
        key_stage=lesson.key_stage,
        month=day.replace(day=1),
        observers=len(judgements),
        framing=_framing([each.form.has_rules for each in judgements]),
        verdict=verdict([each.grade for each in judgements], places),
        verdict_without=verdict([each.grade_without for each in judgements], without),
        vector_with=vector([_position(place) for place in places], grades),
        vector_without=vector([_position(place) for place in without], grades),
        school_pair="|".join(str(school) for school in schools) if len(schools) == TWO else "",
        pair_shown=shown.issuperset(schools),
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


def _pairs(entry: LedgerEntry, judgements: list[_Judgement], shown: set[uuid.UUID]) -> Iterator[LedgerPair]:
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
    by_hash = sorted((one, other), key=lambda each: hashlib.sha256(each.observer.pk.bytes).digest())
    return LedgerPair.Order.HASH, by_hash[0], by_hash[1]


def _criteria(entry: LedgerEntry, judgements: list[_Judgement], joint: JointObservation) -> Iterator[LedgerCriterion]:
    """Build one row for each sub-code that at least two observers rated on scales that line up."""
    lines = _crosswalk(joint, [each.observer for each in judgements])
    graded: dict[str, list[int]] = {}
    levelled: dict[str, list[int]] = {}
    for each in judgements:
        for rating in each.sheet.content.ratings:
            criterion = each.form.criterion(rating.criterion)
            place = lines.place(each.form.grade(rating.grade))
            if criterion and place:
                graded.setdefault(criterion.sub_code, []).append(place.position)
            elif criterion and rating.level in LEVELS:
                levelled.setdefault(criterion.sub_code, []).append(LEVELS.index(Rating.Level(rating.level)) + 1)
    yield from _compared(entry, entry.scale_id, graded)
    if only_levels := {code: places for code, places in levelled.items() if len(graded.get(code, ())) < TWO}:
        yield from _compared(entry, ReferenceScale.objects.get(code=LEVELS_CODE).pk, only_levels)


def _compared(entry: LedgerEntry, scale_id: uuid.UUID, rated: dict[str, list[int]]) -> Iterator[LedgerCriterion]:
    """Build the rows of the sub-codes that were rated at least twice on one scale."""
    of = len(scale_grades(scale_id))
    for sub_code, positions in sorted(rated.items()):
        if len(positions) >= TWO:
            yield LedgerCriterion(
                entry=entry,
                scale_id=scale_id,
                sub_code=sub_code,
                observers=len(positions),
                vector=vector(positions, of),
            )
