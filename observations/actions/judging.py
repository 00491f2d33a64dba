"""Save a draft, and seal it. A seal locks the joint observation first, so that simultaneous seals see each other."""

import dataclasses
import datetime as dt
import uuid

from django.db import connection, transaction

from observations import hints
from observations.actions import ledger
from observations.actions.rows import insert_if_new
from observations.judgements import Content, SheetView, Writer, own_sheet
from observations.models.lessons import JointObservation, Observer
from observations.models.sheets import Ground, Note, Rating, Sheet
from observations.paperwork import Form, FormGrade, published_form
from observations.rules import HardRule, fired
from people.audit import act
from people.models import User


class NotSaved(Exception):
    """A save or a seal that is refused; `problems` maps a field to its sentence (`""` is the whole form)."""

    def __init__(self, problems: dict[str, str]) -> None:
        super().__init__("; ".join(problems.values()))
        self.problems = problems


class ChangedElsewhere(Exception):
    """The sheet was saved on another device since this one read it; `sheet` is what stands there now."""

    def __init__(self, sheet: SheetView) -> None:
        super().__init__("saved on another device")
        self.sheet = sheet


@dataclasses.dataclass(frozen=True, slots=True)
class Sealed:
    """The answer to a seal, the same however often it is asked."""

    at: dt.datetime
    revealed: bool


@dataclasses.dataclass(frozen=True, slots=True)
class Save:
    """What a page wants to have written: the content, the draft's number that it last saw, and which page it is."""

    content: Content
    based_on: int | None
    writer: Writer | None

    def goes_on_from(self, sheet: SheetView) -> bool:
        """Whether nobody else has saved since: the number is the last, or the last save was this page's own."""
        if self.based_on in (None, sheet.draft):
            return True
        last, own = sheet.writer, self.writer
        return last is not None and own is not None and own.id == last.id and own.step > last.step

    def repeats(self, sheet: SheetView) -> bool:
        """Whether this is what stands there, but for a stopwatch that has run on since."""
        stretches = self.content.front_stretches
        if not stretches or stretches[-1][1] is not None:
            return False
        return dataclasses.replace(self.content, front_seconds=sheet.content.front_seconds) == sheet.content


def save_draft(
    *,
    observer: Observer,
    content: Content,
    based_on: int | None,
    by: User,
    at: dt.datetime,
    writer: Writer | None = None,
) -> tuple[int, dt.datetime]:
    """Save what the observer wrote; return the draft's number and when it was saved.

    `based_on` is the number that the writer last saw (None: whatever stands there). The same content again is the same
    answer. A `writer` whose last save was never acknowledged goes on from it, whatever number it had seen.
    Raises `ChangedElsewhere` (nothing is written), or `NotSaved` if the sheet is sealed or the lesson closed.
    """
    with act("save draft", by=by, at=at, savepoint=False):
        saved = _save_draft(observer, Save(content, based_on, writer), by=by, at=at)
    if isinstance(saved, Exception):  # raised out here, so that the page can still query in its transaction
        raise saved
    return saved


def _save_draft(
    observer: Observer, save: Save, *, by: User, at: dt.datetime
) -> tuple[int, dt.datetime] | NotSaved | ChangedElsewhere:
    """Save inside the transaction; a refusal is returned, not raised."""
    sheet = own_sheet(observer, reader=by, lock=True)
    if sheet and sheet.sealed_at:
        return NotSaved({"": "You have sealed this judgement. It can no longer be changed."})
    if sheet and sheet.content == save.content:
        return sheet.draft, sheet.saved_at
    if sheet and not save.goes_on_from(sheet):
        return (sheet.draft, sheet.saved_at) if save.repeats(sheet) else ChangedElsewhere(sheet)
    if observer.joint.state not in JointObservation.OPEN or observer.replaced_at is not None:
        return NotSaved({"": "This lesson is closed. What you wrote before stays readable to you."})
    sheet = sheet or begin(observer, by, at)
    if sheet is None:  # begun elsewhere in this very moment: that is not to be buried
        return _save_draft(observer, save, by=by, at=at)
    _write(sheet, save, at=at, sealed_at=None, rule=None)
    return sheet.draft + 1, at


def seal(
    *,
    observer: Observer,
    content: Content,
    by: User,
    at: dt.datetime,
    based_on: int | None = None,
    writer: Writer | None = None,
) -> Sealed:
    """Seal the sheet with this content; reveal every sheet, and write the ledger, if it was the last.

    A second seal of the same sheet answers as the first did and writes nothing. Raises `ChangedElsewhere` if the sheet
    has been saved since the draft that this is `based_on` (None: whatever stands there), as a seal must not bury that;
    `NotSaved` with a sentence for each field that is missing or refused.
    """
    with act("seal", by=by, at=at, savepoint=False):
        sealed = _seal(observer, Save(content, based_on, writer), by=by, at=at)
    if isinstance(sealed, Exception):
        raise sealed
    return sealed


def _seal(observer: Observer, save: Save, *, by: User, at: dt.datetime) -> Sealed | NotSaved | ChangedElsewhere:
    """Seal inside the transaction; a refusal is returned, not raised."""
    # Seals go one after another; a first draft, whose sheet points to the joint observation, need not wait for them.
    joint = JointObservation.objects.select_for_update(no_key=True).get(pk=observer.joint_id)
    sheet = own_sheet(observer, reader=by, lock=True)
    if sheet and sheet.sealed_at:
        return Sealed(sheet.sealed_at, revealed=joint.revealed_at is not None)
    if sheet and not save.goes_on_from(sheet) and sheet.content != save.content:
        return ChangedElsewhere(sheet)
    if refusal := _refusal(joint, observer, at):
        return NotSaved({"": refusal})
    form = published_form(observer.version_id)
    rule = _rule(observer, save.content, form)
    if problems := unfinished(save.content, form=form, rule=rule, graded=observer.joint.graded):
        return NotSaved(problems)
    sheet = sheet or begin(observer, by, at)
    if sheet is None:  # begun elsewhere in this very moment: that is not to be buried
        return _seal(observer, save, by=by, at=at)
    _write(sheet, save, at=at, sealed_at=at, rule=rule)
    return Sealed(at, open_if_all_sealed(joint.pk, at=at))


def open_if_all_sealed(joint_id: uuid.UUID, *, at: dt.datetime) -> bool:
    """Reveal every sheet and write the ledger if the last is sealed; return whether that was just now.

    The caller holds the lock of the joint observation.
    """
    revealed = _reveal(joint_id, at)
    if revealed:
        entry_id = ledger.write(joint_id, at=at)
        transaction.on_commit(lambda: hints.count_reveal(entry_id))
    return revealed


def unfinished(content: Content, *, form: Form, rule: HardRule | None, graded: bool) -> dict[str, str]:
    """Return what stands between this content and its seal: a sentence for each field, empty when it may be sealed."""
    problems: dict[str, str] = {}
    if graded:
        grade = form.grade(content.grade)
        if grade is None and not content.no_grade:
            problems["grade"] = "Choose a grade, or “No grade”"
        if rule is not None:
            problems |= _rule_problems(content, form, rule, grade)
        if not content.how_reached:
            problems["how_reached"] = "Say how you reached it"
    elif not content.ratings and not content.grounds:
        problems["ratings"] = "Say for at least one line what you saw"
    return problems


def _rule_problems(content: Content, form: Form, rule: HardRule, grade: FormGrade | None) -> dict[str, str]:
    """Return what a fired rule still asks: a grade that obeys it, and the grade without it."""
    problems: dict[str, str] = {}
    if grade is not None and not rule.allows(grade.position):
        word = form.grade_at(rule.position).word
        problems["grade"] = f"The rule on your form applies: choose {word}, or change the minutes"
    if content.grade_without_rule is None and not content.no_grade_without_rule:
        problems["grade_without_rule"] = "Say what you would give without the rule"
    return problems


def _rule(observer: Observer, content: Content, form: Form) -> HardRule | None:
    """Return the rule of the form that fires on the minutes timed, if any; ungraded lessons have none."""
    if not observer.joint.graded:
        return None
    lesson = observer.joint.lesson
    seconds, measured = content.front_seconds, content.measured
    return fired(form.rules, front_seconds=seconds, lesson_seconds=lesson.minutes * 60, measured=measured)


def _refusal(joint: JointObservation, observer: Observer, at: dt.datetime) -> str:
    """Return why nothing may be sealed now, or an empty string."""
    if joint.state not in JointObservation.SEALABLE:
        return "This lesson is closed. Nothing more can be sealed on it."
    if observer.replaced_at is not None:
        return "Someone else observes this lesson in your place now. What you wrote stays readable to you."
    if at < observer.joint.lesson.starts_at:
        return "You can seal once the lesson has begun."
    return ""


def _reveal(joint_id: uuid.UUID, at: dt.datetime) -> bool:
    """Let the database decide whether all have sealed; return whether it revealed just now."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT observations_reveal(%s, %s)", [joint_id, at])
        return bool(cursor.fetchone()[0])


def begin(observer: Observer, by: User, at: dt.datetime) -> SheetView | None:
    """Make the observer's sheet, which is locked; None if another page of theirs has just made it."""
    if by.pk != observer.person_id:
        raise PermissionError("only the observer begins their sheet")
    sheet = Sheet(observer=observer, joint_id=observer.joint_id, person_id=by.pk, saved_at=at)
    if not insert_if_new(sheet):
        return None
    return SheetView(sheet.id, observer.pk, 0, at, None, None, None, Content())  # nobody sees it before this commits


def _write(
    before: SheetView, save: Save, *, at: dt.datetime, sealed_at: dt.datetime | None, rule: HardRule | None
) -> None:
    """Write the sheet and those of its parts that changed; parts first, since a sealed sheet takes none."""
    content, writer = save.content, save.writer
    _write_parts(before.id, before.content, content)
    asked = rule is not None or sealed_at is None  # an answer about a rule that did not fire is not sealed
    Sheet.objects.filter(pk=before.id).update(
        draft=before.draft + 1,
        grade_id=content.grade,
        no_grade=content.no_grade,
        grade_without_rule_id=content.grade_without_rule if asked else None,
        no_grade_without_rule=content.no_grade_without_rule and asked,
        how_reached=content.how_reached,
        front_seconds=content.front_seconds,
        measured=dict(content.measured),
        front_stretches=[list(stretch) for stretch in content.front_stretches],
        saved_at=at,
        sealed_at=sealed_at,
        rule_id=rule.id if rule else None,
        writer=writer.id if writer else None,
        writer_step=writer.step if writer else 0,
    )


def _write_parts(sheet_id: uuid.UUID, before: Content, content: Content) -> None:
    """Write notes, ratings and grounds where they differ from what stands there."""
    if content.notes != before.notes:
        kept = {note.key for note in content.notes}
        if gone := {note.key for note in before.notes} - kept:
            Note.objects.filter(sheet=sheet_id, key__in=gone).delete()
        Note.objects.bulk_create(
            [
                Note(
                    key=each.key, sheet_id=sheet_id, seen_at=each.seen_at, text=each.text, criteria=list(each.criteria)
                )
                for each in content.notes
            ],
            update_conflicts=True,
            unique_fields=["sheet", "key"],
            update_fields=["seen_at", "text", "criteria"],
        )
    if set(content.ratings) != set(before.ratings):
        if before.ratings:
            Rating.objects.filter(sheet=sheet_id).delete()
        Rating.objects.bulk_create(
            [
                Rating(sheet_id=sheet_id, criterion_id=each.criterion, grade_id=each.grade, level=each.level)
                for each in content.ratings
            ]
        )
    if content.grounds != before.grounds:
        if before.grounds:
            Ground.objects.filter(sheet=sheet_id).delete()
        Ground.objects.bulk_create(
            [
                Ground(sheet_id=sheet_id, criterion_id=each.criterion, role=each.role, order=order)
                for order, each in enumerate(content.grounds, start=1)
            ]
        )
