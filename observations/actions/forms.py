"""Write observation forms: draft, publish, line grades up, dispute. And install the reference scales."""

import dataclasses
import datetime as dt
import uuid

from django.db.models import Max

from clusters.models import School
from observations.models.forms import (
    Criterion,
    CrosswalkRow,
    Instrument,
    InstrumentVersion,
    OwnGrade,
    ReferenceGrade,
    ReferenceScale,
    Rule,
    SubCode,
)
from observations.paperwork import Form
from people.audit import act
from people.models import User


@dataclasses.dataclass(frozen=True, slots=True)
class RuleText:
    """A rule as typed: beyond the mark *effect* the grade with this word; without a measure it is from the front."""

    over_percent: int
    effect: str
    word: str
    measure: str = ""
    unit: str = Rule.Unit.PERCENT.value
    compares: str = Rule.Compares.OVER.value

    @property
    def is_plain(self) -> bool:
        """Whether it is more than so many per cent from the front: what a pasted form asks."""
        return not self.measure and self.compares == Rule.Compares.OVER


@dataclasses.dataclass(frozen=True, slots=True)
class FormText:
    """A form as typed: grades best first as (word, letters, description), criteria as (label, sub-code).

    Without grades criteria are rated on levels. `guides` are (label, what to look for) of criteria that have one;
    `level_words` are the form's own for clearly, partly and not seen, or empty.
    """

    name: str
    grades: tuple[tuple[str, str, str], ...]
    criteria: tuple[tuple[str, str], ...]
    rules: tuple[RuleText, ...] = ()
    scale_note: str = ""
    criteria_on: str = InstrumentVersion.RatesOn.GRADES
    level_words: tuple[str, ...] = ()
    guides: tuple[tuple[str, str], ...] = ()
    guide: str = ""
    principles: str = ""

    @property
    def of_version(self) -> dict[str, object]:
        """What stands on the version itself, by field."""
        return {
            "scale_note": self.scale_note,
            "criteria_on": self.criteria_on,
            "level_words": list(self.level_words),
            "guide": self.guide,
            "principles": self.principles,
        }


LEVELS_CODE = "levels"

# Code, name, in force from, until, grades as (word, letters). Years: the reference scales of England's inspections.
REFERENCE_SCALES = (
    (
        "four-2009",
        "Four grades, to August 2012",
        dt.date(2005, 9, 1),
        dt.date(2012, 8, 31),
        (("Outstanding", "O"), ("Good", "G"), ("Satisfactory", "S"), ("Inadequate", "I")),
    ),
    (
        "four-2012",
        "Four grades, from September 2012",
        dt.date(2012, 9, 1),
        None,
        (("Outstanding", "O"), ("Good", "G"), ("Requires improvement", "RI"), ("Inadequate", "I")),
    ),
    (
        LEVELS_CODE,
        "Seen in the lesson",
        dt.date(2000, 1, 1),
        None,
        (("Clearly", "C"), ("Partly", "P"), ("Not seen", "N")),
    ),
)


def reference_scale(on: dt.date) -> ReferenceScale:
    """Return the scale on which grades are compared on this day: the newest in force.

    A new installation has none; the first who asks installs them.
    """
    in_force = ReferenceScale.objects.exclude(code=LEVELS_CODE).filter(valid_from__lte=on).exclude(valid_to__lt=on)
    found = in_force.order_by("-valid_from").first()
    if found is None:
        install_reference_scales()
        found = in_force.latest("valid_from")
    return found


def install_reference_scales() -> None:
    """Make the reference scales that are missing; they are data with dates and never change."""
    for code, name, valid_from, valid_to, grades in REFERENCE_SCALES:
        scale, made = ReferenceScale.objects.get_or_create(
            code=code, defaults={"name": name, "valid_from": valid_from, "valid_to": valid_to}
        )
        if made:
            ReferenceGrade.objects.bulk_create(
                ReferenceGrade(scale=scale, position=position, word=word, letters=letters)
                for position, (word, letters) in enumerate(grades, start=1)
            )


def draft_form(*, school: School, text: FormText, by: User | None, at: dt.datetime) -> InstrumentVersion:
    """Write a new draft version of a school's form (making the form if its name is new), and return it.

    Raises `ValueError` if a rule names a grade that the form does not have.
    """
    with act("draft form", by=by, at=at):
        instrument, _ = Instrument.objects.get_or_create(school=school, name=text.name)
        last = instrument.versions.aggregate(last=Max("number"))["last"] or 0
        version = InstrumentVersion.objects.create(instrument=instrument, number=last + 1, **text.of_version)
        _write_parts(version, text)
    return version


def _write_parts(version: InstrumentVersion, text: FormText) -> None:
    """Write grades, criteria and rules of a draft that has none."""
    grades = OwnGrade.objects.bulk_create(
        OwnGrade(version=version, position=position, word=word, letters=letters, description=description)
        for position, (word, letters, description) in enumerate(text.grades, start=1)
    )
    by_word = {grade.word.casefold(): grade for grade in grades}
    guides = dict(text.guides)
    Criterion.objects.bulk_create(
        Criterion(version=version, order=order, label=label, sub_code=SubCode(sub_code), guide=guides.get(label, ""))
        for order, (label, sub_code) in enumerate(text.criteria, start=1)
    )
    for rule in text.rules:
        if rule.word.casefold() not in by_word:
            raise ValueError(f"The form has no grade “{rule.word}”.")
        Rule.objects.create(
            version=version,
            over_percent=rule.over_percent,
            effect=rule.effect,
            measure=rule.measure,
            unit=rule.unit,
            compares=rule.compares,
            grade=by_word[rule.word.casefold()],
        )


def text_of(form: Form) -> FormText:
    """Return a form as it would be typed, to change a draft or to begin a new version."""
    rates = InstrumentVersion.RatesOn.LEVELS if form.rates_levels else InstrumentVersion.RatesOn.GRADES
    return FormText(
        name=form.name,
        grades=tuple((grade.word, grade.letters, grade.description) for grade in form.grades),
        criteria=tuple((criterion.label, criterion.sub_code) for criterion in form.criteria),
        rules=tuple(
            RuleText(r.over_percent, r.effect, form.grade_at(r.position).word, r.measure, r.unit, r.compares)
            for r in form.rules
        ),
        scale_note=form.scale_note,
        criteria_on=rates,
        level_words=form.level_words,
        guides=tuple((criterion.label, criterion.guide) for criterion in form.criteria if criterion.guide),
        guide=form.guide,
        principles=form.principles,
    )


def redraft_form(*, version: InstrumentVersion, text: FormText, by: User, at: dt.datetime) -> None:
    """Write a draft anew; its school and its name stay. A published version is refused by the database.

    Raises `ValueError` if a rule names a grade that the form does not have.
    """
    with act("redraft form", by=by, at=at):
        InstrumentVersion.objects.filter(pk=version.pk).update(**text.of_version)
        version.grades.all().delete()
        version.criteria.all().delete()
        _write_parts(version, text)


def discard_form(*, version: InstrumentVersion, by: User, at: dt.datetime) -> None:
    """Throw a draft away, and the form with it if it has no other version."""
    with act("discard form", by=by, at=at):
        version.delete()
        if not version.instrument.versions.exists():
            version.instrument.delete()


def publish_form(*, version: InstrumentVersion, by: User | None, at: dt.datetime) -> InstrumentVersion:
    """Publish a draft: from now on observers can use it, and it never changes. Publishing again changes nothing."""
    with act("publish form", by=by, at=at):
        InstrumentVersion.objects.filter(pk=version.pk, published_at__isnull=True).update(published_at=at)
        version.refresh_from_db()
    return version


def line_up(  # noqa: PLR0913  # a row's own facts
    *,
    grade: OwnGrade,
    reference_grade: ReferenceGrade,
    kind: str,
    valid_from: dt.date,
    by: User | None,
    at: dt.datetime,
    judged_on: dt.date | None = None,
    judged_by: User | None = None,
) -> CrosswalkRow:
    """Say from a day on how a grade of a form lines up, and why; an earlier row ends the day before.

    A row of the same day is said anew, and whatever was disputed in it is settled by that.
    `judged_on` and `judged_by` go with the kind *judged equivalent*, which is then by `by` if by nobody else.
    """
    judged = kind == CrosswalkRow.Kind.JUDGED
    with act("line up", by=by, at=at):
        earlier = CrosswalkRow.objects.filter(
            own_grade=grade, reference_grade__scale=reference_grade.scale_id, valid_from__lt=valid_from
        )
        earlier.in_force(valid_from).update(valid_to=valid_from - dt.timedelta(days=1))
        row, _ = CrosswalkRow.objects.update_or_create(
            own_grade=grade,
            valid_from=valid_from,
            defaults={
                "reference_grade": reference_grade,
                "kind": kind,
                "judged_by": (judged_by or by) if judged else None,
                "judged_on": (judged_on or valid_from) if judged else None,
                "valid_to": None,
                "disputed_on": None,
                "dispute_reason": "",
            },
        )
    return row


def leave_apart(*, grade: OwnGrade, scale_id: uuid.UUID, valid_from: dt.date, by: User, at: dt.datetime) -> None:
    """Say from a day on that a grade lines up with nothing on this scale: it is not comparable, and never a match."""
    rows = CrosswalkRow.objects.filter(own_grade=grade, reference_grade__scale=scale_id)
    with act("leave apart", by=by, at=at):
        rows.filter(valid_from__lt=valid_from).in_force(valid_from).update(valid_to=valid_from - dt.timedelta(days=1))
        rows.filter(valid_from=valid_from).delete()


def line_up_by_word_or_position(
    *, version: InstrumentVersion, scale_id: uuid.UUID, valid_from: dt.date, by: User | None, at: dt.datetime
) -> list[CrosswalkRow]:
    """Line up a form with a scale as far as words and positions say: same word first, then same position.

    Positions count only where both have as many grades. What neither lines up is left out: it is not comparable.
    """
    grades = list(OwnGrade.objects.filter(version=version))
    reference = list(ReferenceGrade.objects.filter(scale=scale_id))
    by_word = {grade.word.casefold(): grade for grade in reference}
    by_position = {grade.position: grade for grade in reference} if len(grades) == len(reference) else {}
    rows = []
    for grade in grades:
        same_word = by_word.get(grade.word.casefold())
        target = same_word or by_position.get(grade.position)
        if target is not None:
            kind = CrosswalkRow.Kind.SAME_WORD if same_word else CrosswalkRow.Kind.SAME_POSITION
            rows.append(line_up(grade=grade, reference_grade=target, kind=kind, valid_from=valid_from, by=by, at=at))
    return rows


def dispute(*, row: CrosswalkRow, reason: str, on: dt.date, by: User, at: dt.datetime) -> None:
    """Mark a row as disputed, with the reason: later lessons count by it still, and say so."""
    with act("dispute", by=by, at=at):
        CrosswalkRow.objects.filter(pk=row.pk).update(disputed_on=on, dispute_reason=reason)
