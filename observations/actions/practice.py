"""Practice: add a lesson, begin, save, seal. Nothing here writes what is counted."""

import dataclasses
import datetime as dt
from typing import Any

from clusters.models import Alliance, School
from observations.actions.judging import ChangedElsewhere, NotSaved, Save, unfinished
from observations.judgements import Content, Writer
from observations.models.forms import InstrumentVersion, ReferenceScale
from observations.models.lessons import Observer
from observations.models.practice import PracticeLesson, PracticeReference, PracticeSheet
from observations.paperwork import paper_of
from observations.practice.kept import kept
from observations.practice.reading import view_of
from observations.practice.shipped import SHIPPED
from observations.rules import fired
from people.audit import act
from people.models import User

SEALED = "You have sealed this. It can no longer be changed."


@dataclasses.dataclass(frozen=True, slots=True)
class PracticeText:
    """A practice lesson as written: its text or a link to a recording (or both), and the judgement to compare with.

    `position` is on the reference scale, 1 is best, None without grades; `ratings` are sub-code → (level, position) and
    `grounds` (sub-code, role), the one that mattered most first.
    """

    title: str
    subject: str
    key_stage: str
    minutes: int
    reason: str
    year_group: str = ""
    text: str = ""
    link: str = ""
    position: int | None = None
    ratings: tuple[tuple[str, str, int | None], ...] = ()
    grounds: tuple[tuple[str, str], ...] = ()

    @property
    def of_lesson(self) -> dict[str, Any]:
        """What stands on the lesson, by field."""
        names = ("title", "subject", "key_stage", "minutes", "year_group", "text", "link")
        return {name: getattr(self, name) for name in names} | {"graded": self.position is not None}

    @property
    def of_reference(self) -> dict[str, Any]:
        """What stands on the reference, by field."""
        ratings = {code: {"level": level, "position": position} for code, level, position in self.ratings}
        grounds = [list(ground) for ground in self.grounds]
        return {"position": self.position, "reason": self.reason, "ratings": ratings, "grounds": grounds}


def install_practice(*, scale: ReferenceScale, at: dt.datetime) -> None:
    """Make the practice lessons that come with the app, where they are missing; they never change."""
    there = set(PracticeLesson.objects.filter(pk__in=SHIPPED).values_list("pk", flat=True))
    for key, text in SHIPPED.items():
        if key not in there:
            written = PracticeText(**text)
            PracticeLesson.objects.bulk_create(
                [PracticeLesson(pk=key, added_at=at, **written.of_lesson)], ignore_conflicts=True
            )
            PracticeReference.objects.bulk_create(
                [PracticeReference(lesson_id=key, scale=scale, **written.of_reference)], ignore_conflicts=True
            )


def add_practice(
    *, text: PracticeText, of: School | Alliance, scale: ReferenceScale, by: User, at: dt.datetime
) -> PracticeLesson:
    """Add a practice lesson for a school or an alliance, with its reference; neither can change afterwards."""
    owner = {"school": of} if isinstance(of, School) else {"alliance": of}
    with act("add practice", by=by, at=at):
        lesson = PracticeLesson.objects.create(written_by=by, added_at=at, **owner, **text.of_lesson)
        PracticeReference.objects.bulk_create([PracticeReference(lesson=lesson, scale=scale, **text.of_reference)])
    return lesson


def put_away(*, lesson: PracticeLesson, by: User, at: dt.datetime) -> None:
    """Offer a practice lesson to nobody new; whoever has begun it keeps it. Again it changes nothing."""
    with act("put practice away", by=by, at=at):
        PracticeLesson.objects.filter(pk=lesson.pk, put_away_at__isnull=True).update(put_away_at=at)


def begin_practice(*, lesson: PracticeLesson, version: InstrumentVersion, by: User, at: dt.datetime) -> None:
    """Begin one's practice on this form; beginning again changes nothing."""
    with act("begin practice", by=by, at=at):
        begun = PracticeSheet(lesson=lesson, person=by, version=version, begun_at=at, saved_at=at)
        PracticeSheet.objects.bulk_create([begun], ignore_conflicts=True)


def save_practice(*, place: Observer, save: Save, by: User, at: dt.datetime) -> tuple[int, dt.datetime]:
    """Save what was written; return the draft's number and when.

    Raises `ChangedElsewhere` where another page saved meanwhile, `NotSaved` once it is sealed.
    """
    with act("save practice", by=by, at=at, savepoint=False):
        sheet = _locked(place, by)
        before = view_of(sheet)
        if sheet.sealed_at:
            refusal: Exception | None = NotSaved({"": SEALED})
        elif before.content == save.content or save.repeats(before):
            return sheet.draft, sheet.saved_at
        else:
            refusal = None if save.goes_on_from(before) else ChangedElsewhere(before)
        if refusal is None:
            _write(sheet, save.content, save.writer, at=at)
    if refusal is not None:  # raised out here, so that the page can still query in its transaction
        raise refusal
    return sheet.draft, at


def seal_practice(*, place: Observer, save: Save, by: User, at: dt.datetime) -> dt.datetime:
    """Seal one's practice, and open the reference to oneself; sealing again answers as the first time did.

    Raises `ChangedElsewhere`, or `NotSaved` with a sentence for each field that is missing.
    """
    with act("seal practice", by=by, at=at, savepoint=False):
        sheet = _locked(place, by)
        if sheet.sealed_at:
            return sheet.sealed_at
        before, paper = view_of(sheet), paper_of(place)
        minutes = place.joint.lesson.minutes
        rules = paper.rules if place.joint.graded else ()
        seconds, measured = save.content.front_seconds, save.content.measured
        rule = fired(rules, front_seconds=seconds, lesson_seconds=minutes * 60, measured=measured)
        missing = unfinished(save.content, form=paper, rule=rule, graded=place.joint.graded)
        refusal: Exception | None = NotSaved(missing) if missing else None
        if not save.goes_on_from(before) and save.content != before.content:
            refusal = ChangedElsewhere(before)
        if refusal is None:
            sheet.sealed_at, sheet.rule_id = at, rule.id if rule else None
            _write(sheet, save.content, save.writer, at=at)
    if refusal is not None:
        raise refusal
    return at


def _locked(place: Observer, by: User) -> PracticeSheet:
    """Return the person's own sheet, locked; raises `PermissionError` for anybody else's."""
    sheet = PracticeSheet.objects.select_for_update().filter(pk=place.pk, person=by).first()
    if sheet is None:
        raise PermissionError("practice is one's own")
    return sheet


def _write(sheet: PracticeSheet, content: Content, writer: Writer | None, *, at: dt.datetime) -> None:
    """Write the sheet."""
    sheet.content, sheet.draft, sheet.saved_at = kept(content), sheet.draft + 1, at
    sheet.writer, sheet.writer_step = (writer.id, writer.step) if writer else (None, 0)
    sheet.save(update_fields=["content", "draft", "saved_at", "sealed_at", "rule", "writer", "writer_step"])
