"""What the figures of a scope are made from: its cells, and for a short list its lessons from the ledger."""

import dataclasses
import uuid

from django.db.models import Case, Count, F, QuerySet, Sum, Value, When

from clusters.models import School, Term
from observations.models import Cell, LedgerEntry, LedgerJudgement
from observations.paperwork import scale_grades
from pictures.grades import Grade
from reports.figures.rows import JudgementRow, LessonRow
from reports.figures.tally import CellRow, Sample
from reports.figures.withheld import FACETS, Observed
from reports.wording import term_words

# What a lesson adds to a group's share: itself, or the criteria that were compared where there are no grades.
MATCHED = Case(
    When(graded=False, then=F("criteria_same")),
    When(verdict__in=["agree", "mapping"], then=Value(1)),
    default=Value(0),
)
COMPARED = Case(When(graded=False, then=F("criteria_compared")), When(verdict="none", then=Value(0)), default=Value(1))
FIELD_OF = {Cell.Scope.ROUND: "round", Cell.Scope.ALLIANCE: "alliance", Cell.Scope.CLUSTER: "cluster"}


def cells_of(kind: str, scope_id: uuid.UUID) -> tuple[CellRow, ...]:
    """Return every cell of one scope (one query)."""
    columns = [field.name for field in dataclasses.fields(CellRow)]
    rows = Cell.objects.filter(scope_kind=kind, scope_id=scope_id, count__gt=0).values_list(*columns)
    return tuple(CellRow(*row) for row in rows)


def counted(kind: str, scope_id: uuid.UUID) -> QuerySet[LedgerEntry]:
    """Return the ledger entries that are in the cells of a scope."""
    entries = LedgerEntry.objects.filter(counted_at__isnull=False, uncounted_at__isnull=True)
    if kind == Cell.Scope.SCHOOL:
        return entries.filter(school_ids__contains=[scope_id])
    return entries.filter(**{FIELD_OF[Cell.Scope(kind)]: scope_id})


def lessons_of(
    kind: str, scope_id: uuid.UUID, scale_id: uuid.UUID
) -> tuple[tuple[LessonRow, ...], dict[uuid.UUID, str]]:
    """Return the counted lessons of a scope on one scale, and the names of their schools by id (one query)."""
    entries = counted(kind, scope_id).filter(scale=scale_id, graded=True)
    rows = LedgerJudgement.objects.filter(entry__in=entries).select_related("entry__host_school", "school")
    lessons: dict[uuid.UUID, LedgerEntry] = {}
    judgements: dict[uuid.UUID, list[JudgementRow]] = {}
    names: dict[uuid.UUID, str] = {}
    for row in rows.order_by("entry", "number"):
        lessons[row.entry_id] = row.entry
        judgements.setdefault(row.entry_id, []).append(_judgement(row))
        names |= {row.school_id: row.school.name, row.entry.host_school_id: row.entry.host_school.name}
    return tuple(_lesson(lessons[pk], judgements[pk]) for pk in lessons), names


def _lesson(entry: LedgerEntry, judgements: list[JudgementRow]) -> LessonRow:
    """Build one lesson."""
    return LessonRow(
        id=entry.pk,
        month=entry.month,
        subject=entry.subject,
        key_stage=entry.key_stage,
        host_school_id=entry.host_school_id,
        pair_shown=entry.pair_shown,
        verdict=entry.verdict,
        verdict_without=entry.verdict_without,
        judgements=tuple(judgements),
    )


def _judgement(row: LedgerJudgement) -> JudgementRow:
    """Build one judgement."""
    return JudgementRow(
        school_id=row.school_id,
        is_host=row.is_host,
        letters=row.letters,
        word=row.word,
        position=row.position,
        row_kind=row.row_kind,
        rule_fired=row.rule_fired,
        letters_without=row.letters_without,
        position_without=row.position_without,
        decided=tuple(row.decided),
        grounds=tuple((code, theme, role) for code, theme, role in row.grounds),
    )


@dataclasses.dataclass(frozen=True, slots=True)
class Openness:
    """Whether all schools of a scope agreed to be shown, and who was observed in a sample's lessons that are not."""

    all_agreed: bool
    observed: tuple[Observed, ...]


def openness(kind: str, scope_id: uuid.UUID, sample: Sample) -> Openness:
    """Read from the ledger who agreed to be shown, and who else was observed (one query over every counted lesson)."""
    changed = Case(When(vector_with=F("vector_without"), then=Value("no")), default=Value("yes"))
    columns = ("pair_shown", "scale_id", "graded", "round_id", "joint__lesson__teacher", *FACETS)
    rows = counted(kind, scope_id).annotate(rules_changed=changed).values_list(*columns)
    found = list(rows.annotate(lessons=Count("pk"), matched=Sum(MATCHED), compared=Sum(COMPARED)))
    return Openness(
        all_agreed=all(shown for shown, *_ in found),
        observed=tuple(
            Observed(tuple("" if each is None else str(each) for each in values), teacher, lessons, within, same, of)
            for shown, scale, graded, within, teacher, *values, lessons, same, of in found
            if not shown and (scale, graded) == (sample.scale_id, sample.graded)
        ),
    )


def scale_of(scale_id: uuid.UUID) -> tuple[Grade, ...]:
    """Return the grades of a reference scale as pictures draw them, best first."""
    return tuple(Grade(grade.letters, grade.word) for grade in scale_grades(scale_id))


def school_names(ids: set[uuid.UUID]) -> dict[uuid.UUID, str]:
    """Return the names of these schools (one query)."""
    return dict(School.objects.filter(pk__in=ids).values_list("pk", "name"))


def term_names(ids: tuple[str, ...]) -> dict[str, str]:
    """Return the words of these terms in order of time, by their id as text (one query)."""
    terms = Term.objects.filter(pk__in=ids).order_by("starts_on")
    return {str(term.pk): term_words(term) for term in terms}
