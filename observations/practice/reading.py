"""Practice lessons narrowed to who may see them, and one's own practice on them; nobody reads anybody else's."""

import dataclasses
import datetime as dt
import uuid
from collections.abc import Sequence

from django.db.models import F, OuterRef, Q, QuerySet, Subquery

from clusters.queries import Reach
from observations.judgements import SheetView, Writer
from observations.models.forms import InstrumentVersion
from observations.models.lessons import JointObservation, Lesson, Observer
from observations.models.practice import PracticeLesson, PracticeSheet
from observations.models.rounds import Round
from observations.paperwork import published_form
from observations.practice.kept import read
from observations.starting import current_forms
from people.models import User

BY_OWNER = (F("alliance__name").asc(nulls_first=True), F("school__name").asc(nulls_first=True))


def lessons_for(person: User, reach: Reach) -> QuerySet[PracticeLesson]:
    """Return the practice lessons that a person may see: those of the app, of their schools and of their alliances.

    One that was put away stays to whoever has begun it.
    """
    begun = PracticeSheet.objects.filter(person=person).values("lesson")
    offered = (
        Q(school__isnull=True, alliance__isnull=True)
        | Q(school__in=[each.id for each in reach.schools])
        | Q(alliance__in=[each.id for each in reach.alliances])
    )
    return PracticeLesson.objects.filter(offered).filter(Q(put_away_at__isnull=True) | Q(pk__in=begun))


@dataclasses.dataclass(frozen=True, slots=True)
class PracticeRow:
    """One practice lesson in the list: whose it is, and how far the person is with it."""

    id: uuid.UUID
    title: str
    whose: str
    graded: bool
    is_recording: bool
    minutes: int
    has_begun: bool
    sealed_at: dt.datetime | None


def practice_rows(person: User, reach: Reach) -> list[PracticeRow]:
    """Return the list: those of the app first (one query)."""
    mine = PracticeSheet.objects.filter(lesson=OuterRef("pk"), person=person)
    found = lessons_for(person, reach).annotate(
        begun=Subquery(mine.values("begun_at")[:1]), sealed=Subquery(mine.values("sealed_at")[:1])
    )
    return [
        PracticeRow(
            id=each.pk,
            title=each.title,
            whose=str(each.school or each.alliance or "Comes with Staffroom"),
            graded=each.graded,
            is_recording=bool(each.link),
            minutes=each.minutes,
            has_begun=each.begun is not None,
            sealed_at=each.sealed,
        )
        for each in found.select_related("school", "alliance").order_by(*BY_OWNER, "graded", "added_at", "pk")
    ]


def form_for(lesson: PracticeLesson, school_ids: Sequence[uuid.UUID]) -> InstrumentVersion | None:
    """Return the form on which somebody of these schools practises: with grades for a lesson that asks for them.

    Where no school has such a form, any of theirs will do; None where they have none.
    """
    for graded in dict.fromkeys((lesson.graded, False)):
        forms = current_forms(school_ids, graded=graded)
        for school in school_ids:
            if school in forms:
                return forms[school]
    return None


def my_practice(lesson: PracticeLesson, person: User, *, lock: bool = False) -> PracticeSheet | None:
    """Return this person's sheet on a practice lesson (one query); None where they have not begun."""
    mine = PracticeSheet.objects.filter(lesson=lesson, person=person)
    mine = mine.select_for_update() if lock else mine.select_related("version__instrument__school")
    return mine.first()


def view_of(sheet: PracticeSheet) -> SheetView:
    """Return a practice sheet as any other sheet is read."""
    return SheetView(
        id=sheet.pk,
        observer_id=sheet.pk,
        draft=sheet.draft,
        saved_at=sheet.saved_at,
        sealed_at=sheet.sealed_at,
        rule=sheet.rule_id,
        writer=Writer(sheet.writer, sheet.writer_step) if sheet.writer else None,
        content=read(sheet.content),
    )


def place_on(lesson: PracticeLesson, sheet: PracticeSheet, person: User) -> Observer:
    """Return a place for this sheet on a lesson; none of it is ever stored.

    A recording begins when practice began; a lesson in words is over by then, so its minutes are entered by hand.
    """
    length = dt.timedelta(minutes=lesson.minutes)
    starts_at = (sheet.begun_at if lesson.link else sheet.begun_at - length).replace(second=0, microsecond=0)
    school = sheet.version.instrument.school
    graded = lesson.graded and bool(published_form(sheet.version_id).grades)
    taught = Lesson(
        school=school,
        subject=lesson.subject,
        year_group=lesson.year_group,
        key_stage=lesson.key_stage,
        starts_at=starts_at,
        ends_at=starts_at + length,
    )
    asked = Round(title=lesson.title, graded=graded)
    joint = JointObservation(pk=lesson.pk, round=asked, lesson=taught, graded=graded)
    place = Observer(pk=sheet.pk, joint=joint, person=person, school=school, version=sheet.version)
    place.rehearsed = published_form(sheet.version_id)
    return place
