"""The reference of a practice lesson as a second observer's judgement, and the comparison with one's own.

The reference is on the reference scale itself: its form has the scale's grades, and a line for each sub-code. Whoever
has not sealed gets nothing here; the database hides the row from them as well.
"""

import dataclasses
import uuid

from clusters.models import School
from observations.comparison.page import ComparePage, compare
from observations.comparison.seats import Seat
from observations.judgements import Content, GroundContent, RatingContent, SheetView
from observations.lining_up import Crosswalk, Place
from observations.models.forms import THEME_OF, CrosswalkRow, ReferenceScale, SubCode
from observations.models.ledger import Framing, LedgerEntry, LedgerJudgement, Verdict
from observations.models.lessons import Observer
from observations.models.practice import PracticeLesson, PracticeReference
from observations.models.sheets import Sheet
from observations.paperwork import Form, FormCriterion, FormGrade, paper_of, scale_grades
from observations.sheet_forms.incoming import rates_levels
from people.models import User

NAME = "The reference"


@dataclasses.dataclass(frozen=True, slots=True)
class Compared:
    """One's practice beside the reference, and in words why the reference is as it is."""

    page: ComparePage
    reason: str


def compared(lesson: PracticeLesson, place: Observer, sheet: SheetView) -> Compared | None:
    """Return the comparison of a sealed practice sheet with its reference (three queries); None before the seal."""
    reference = PracticeReference.objects.select_related("scale").filter(lesson=lesson).first()
    if sheet.sealed_at is None or reference is None or reference.scale is None:
        return None
    scale = reference.scale
    place.joint.round.scale = scale
    lines = Crosswalk([place.version_id], scale_id=scale.pk, on=place.joint.lesson.starts_at.date())
    form = _form(scale, on_levels=rates_levels(place, paper_of(place)))
    lines.add({grade.id: _stands(grade) for grade in form.grades})
    nowhere = Verdict.NOT_COMPARABLE  # practice has no verdict: it is taken off the page again
    entry = LedgerEntry(scale=scale, framing=Framing.INDUCTIVE_INDUCTIVE, verdict=nowhere, verdict_without=nowhere)
    mine = _mine(place, sheet, entry, lines)
    other = _other(place, reference, form, entry, lines)
    page = compare((mine, other), lines, is_demo=False)
    heads = (
        dataclasses.replace(page.heads[0], detail=f"{place.school.name}’s form"),
        dataclasses.replace(page.heads[1], detail=_written_by(lesson)),
    )
    page = dataclasses.replace(
        page,
        heading=page.heading.replace("without talking", "as the reference"),
        lede=f"You judged “{lesson.title}” on {place.school.name}’s form. The reference was written before.",
        audience="Only you see this",
        heads=heads,
        verdict="",
        verdict_without="",
        boundary=page.boundary or "The diamond is your judgement, the round mark is the reference.",
        prompts=(),
    )
    return Compared(page, reference.reason)


def _form(scale: ReferenceScale, *, on_levels: bool) -> Form:
    """Return the form that a reference is on."""
    grades = scale_grades(scale.pk)
    return Form(
        version_id=uuid.uuid5(scale.pk, "reference"),
        school_name=NAME,
        name="reference",
        number=1,
        scale_note="",
        rates_levels=on_levels,
        grades=tuple(FormGrade(each.id, each.position, each.of, each.word, each.letters, "") for each in grades),
        criteria=tuple(
            FormCriterion(_line(code), str(code.label), code, theme)
            for code, theme in THEME_OF.items()
            if code != SubCode.OTHER
        ),
        rules=(),
    )


def _line(code: str) -> uuid.UUID:
    """Return the id of the line for a sub-code on the reference's form."""
    return uuid.uuid5(uuid.NAMESPACE_OID, f"reference {code}")


def _stands(grade: FormGrade) -> Place:
    """Return the place of a grade of the scale on the scale: its own."""
    return Place(grade.id, CrosswalkRow.Kind.SAME_WORD, grade.position, False, "", "", None)


def _mine(place: Observer, sheet: SheetView, entry: LedgerEntry, lines: Crosswalk) -> Seat:
    """Return one's own seat, as the ledger would freeze it; nothing of it is saved."""
    form = paper_of(place)
    seat = Seat(place, "You", is_reader=True, form=form, sheet=sheet, frozen=LedgerJudgement(entry=entry))
    grade, without = seat.grade, seat.grade_without_rule
    at, at_without = lines.place(grade), lines.place(without)
    frozen = LedgerJudgement(
        entry=entry,
        by_rules=form.has_rules,
        word=grade.word if grade else "",
        letters=grade.letters if grade else "",
        position=at.position if at else None,
        rule_fired=sheet.rule is not None,
        letters_without=without.letters if without else "",
        position_without=at_without.position if at_without else None,
        decided=_decided(form, sheet.content),
    )
    return dataclasses.replace(seat, frozen=frozen)


def _other(place: Observer, reference: PracticeReference, form: Form, entry: LedgerEntry, lines: Crosswalk) -> Seat:
    """Return the reference's seat."""
    content = _content(reference, form, graded=place.joint.graded)
    grade = form.grade(content.grade)
    at = lines.place(grade)
    school = School(name=NAME)
    observer = Observer(joint=place.joint, person=User(name=NAME), school=school, version=place.version, is_host=True)
    sheet = SheetView(
        id=reference.pk,
        observer_id=observer.pk,
        draft=1,
        saved_at=place.joint.lesson.starts_at,
        sealed_at=place.joint.lesson.starts_at,
        rule=None,
        writer=None,
        content=content,
    )
    frozen = LedgerJudgement(
        entry=entry,
        by_rules=False,
        word=grade.word if grade else "",
        letters=grade.letters if grade else "",
        position=at.position if at else None,
        rule_fired=False,
        position_without=at.position if at else None,
        decided=_decided(form, content),
    )
    return Seat(observer, NAME, is_reader=False, form=form, sheet=sheet, frozen=frozen)


def _content(reference: PracticeReference, form: Form, *, graded: bool) -> Content:
    """Return the reference as a sheet: on grades where the practice is, else on levels."""
    ratings = []
    for code, rated in reference.ratings.items():
        grade = next((each.id for each in form.grades if each.position == rated["position"]), None)
        if grade and not form.rates_levels:
            ratings.append(RatingContent(_line(code), grade=grade))
        elif form.rates_levels and rated["level"]:
            ratings.append(RatingContent(_line(code), level=rated["level"]))
    grade = next((each.id for each in form.grades if graded and each.position == reference.position), None)
    return Content(
        grade=grade,
        no_grade=graded and grade is None,
        how_reached=Sheet.HowReached.WEIGHED if graded else "",
        ratings=tuple(ratings),
        grounds=tuple(GroundContent(_line(code), role) for code, role in reference.grounds),
    )


def _decided(form: Form, content: Content) -> list[str]:
    """Return the themes of the grounds with their roles, each once."""
    named = ((form.criterion(each.criterion), each.role) for each in content.grounds)
    return sorted({f"{criterion.theme}/{role}" for criterion, role in named if criterion})


def _written_by(lesson: PracticeLesson) -> str:
    """Say who wrote the reference."""
    if lesson.school is None and lesson.alliance is None:
        return "Comes with Staffroom"
    by = lesson.written_by.name if lesson.written_by else "somebody"
    return f"Written by {by}, {lesson.school or lesson.alliance}"
