"""What the figures of a scope are made from: its cells, and for a short list its lessons from the ledger."""

import dataclasses
import uuid

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from clusters.models import School, Term
from observations.models import Cell, LedgerEntry, LedgerJudgement, Round
from observations.paperwork import scale_grades
from pictures.grades import Grade
from pictures.wording import count_word
from reports.figures.rows import JudgementRow, LessonRow
from reports.figures.tally import CellRow
from reports.wording import term_words

FIELD_OF = {Cell.Scope.ROUND: "round", Cell.Scope.ALLIANCE: "alliance", Cell.Scope.CLUSTER: "cluster"}
# Facets of the cells that are columns of the ledger too, so that teachers can be counted for each value.
LEDGER_FACETS = ("framing", "subject", "school_phase", "key_stage", "term")


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


def lessons_of(kind: str, scope_id: uuid.UUID, scale_id: uuid.UUID) -> tuple[LessonRow, ...]:
    """Return the counted lessons of a scope on one scale with their judgements (two queries)."""
    entries = list(counted(kind, scope_id).filter(scale=scale_id))
    judgements: dict[uuid.UUID, list[JudgementRow]] = {entry.pk: [] for entry in entries}
    for row in LedgerJudgement.objects.filter(entry__in=entries):
        judgements[row.entry_id].append(_judgement(row))
    return tuple(
        LessonRow(
            id=entry.pk,
            month=entry.month,
            subject=entry.subject,
            key_stage=entry.key_stage,
            host_school_id=entry.host_school_id,
            pair_shown=entry.pair_shown,
            verdict=entry.verdict,
            verdict_without=entry.verdict_without,
            judgements=tuple(judgements[entry.pk]),
        )
        for entry in entries
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


def openness(kind: str, scope_id: uuid.UUID) -> tuple[bool, bool, int]:
    """Return whether all schools agree to be shown, whether every round is closed, and how many teachers there were.

    This is what decides how much readers above the alliance are told (one query).
    """
    found = counted(kind, scope_id).aggregate(
        hidden=Count("pk", filter=Q(pair_shown=False)),
        running=Count("pk", filter=Q(round__closed_at__isnull=True)),
        teachers=Count("joint__lesson__teacher", distinct=True),
    )
    return found["hidden"] == 0, found["running"] == 0, found["teachers"]


def observed_teachers(kind: str, scope_id: uuid.UUID, facet: str) -> dict[str, int]:
    """Return how many different teachers were observed, by value of a facet (one query)."""
    rows = counted(kind, scope_id).values_list(facet).annotate(n=Count("joint__lesson__teacher", distinct=True))
    return {str(value): n for value, n in rows if value is not None}


def sample_note(kind: str, scope_id: uuid.UUID) -> str:
    """Return what the sample was, where all lessons of a scope are of one round; of several, how many (one query)."""
    ways = {
        Cell.Scope.ROUND: Q(pk=scope_id),
        Cell.Scope.ALLIANCE: Q(alliance=scope_id),
        Cell.Scope.CLUSTER: Q(alliance__cluster=scope_id),
        Cell.Scope.SCHOOL: Q(round_schools__school=scope_id),
    }
    has_counts = Cell.objects.filter(scope_kind=Cell.Scope.ROUND, scope_id=OuterRef("pk"), count__gt=0)
    notes = list(Round.objects.filter(ways[Cell.Scope(kind)], Exists(has_counts)).values_list("sample_note", flat=True))
    return notes[0] if len(notes) == 1 else f"From {count_word(len(notes))} rounds."


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
