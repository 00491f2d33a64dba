"""Arrange rounds and joint observations."""

import dataclasses
import datetime as dt
import functools
import uuid
from typing import Any

from django.db import transaction

from clusters.models import Alliance, School
from observations import hints
from observations.actions.fitting import quiet_words
from observations.actions.letters import say_something_waits
from observations.actions.waiting import no_longer, wait_for
from observations.models.forms import InstrumentVersion, OwnGrade, ReferenceScale
from observations.models.ledger import LedgerEntry
from observations.models.lessons import JointObservation, Lesson, Observer
from observations.models.planning import SetUpStep
from observations.models.rounds import Round, RoundSchool
from observations.year_total import refusal_by_cap
from people.audit import act
from people.models import User
from people.taking_part import text_for

TWO = 2


class NotArranged(Exception):
    """An arrangement that is refused; `problems` maps a field of the form to its sentence."""

    def __init__(self, problems: dict[str, str]) -> None:
        super().__init__("; ".join(problems.values()))
        self.problems = problems


@dataclasses.dataclass(frozen=True, slots=True)
class LessonFacts:
    """A lesson to be observed; times are aware."""

    school: School
    teacher: User
    subject: str
    key_stage: str
    starts_at: dt.datetime
    ends_at: dt.datetime
    year_group: str = ""
    period: str = ""
    room: str = ""


@dataclasses.dataclass(frozen=True, slots=True)
class Place:
    """One observer's place: who, from which school, on which published version of its form."""

    person: User
    school: School
    version: InstrumentVersion


def start_round(  # noqa: PLR0913  # a round's own facts
    *,
    alliance: Alliance,
    title: str,
    scale: ReferenceScale,
    by: User | None,
    at: dt.datetime,
    question: str = "",
    graded: bool = False,
    publishes: str = Round.Publishes.AT_CLOSE,
    sample_note: str = "",
    schools: tuple[School, ...] = (),
    shown_schools: tuple[School, ...] = (),
) -> Round:
    """Start a round with these schools of the alliance, or all that are in it now.

    `shown_schools` agreed that leads above them see their figures.

    Raises `NotArranged` if grades are turned on without a question.
    """
    if graded and not question.strip():
        raise NotArranged({"question": "Grades are turned on for a stated question: write it here"})
    with act("start round", by=by, at=at):
        made = Round.objects.create(
            alliance=alliance,
            title=title,
            question=question,
            graded=graded,
            scale=scale,
            publishes=publishes,
            sample_note=sample_note,
            created_by=by,
            created_at=at,
        )
        now_in_it = alliance.partnerships.filter(left_on__isnull=True).values_list("school_id", flat=True)
        taking_part = [school.pk for school in schools] or list(now_in_it)
        shown = {school.pk for school in shown_schools}
        RoundSchool.objects.bulk_create(
            RoundSchool(round=made, school_id=school_id, agreed_to_be_shown=school_id in shown)
            for school_id in taking_part
        )
    return made


def arrange(  # noqa: PLR0913  # a joint observation's own facts
    *,
    round: Round,  # noqa: A002  # the field's word
    lesson: LessonFacts,
    places: tuple[Place, ...],
    by: User | None,
    at: dt.datetime,
    talk_at: dt.datetime | None = None,
    talk_how: str = "",
) -> JointObservation:
    """Arrange one joint observation at a time that is fixed; the observer of the lesson's own school is its host.

    It is scheduled once its teacher and every observer have said yes (see `agreeing`). Raises `NotArranged` for the
    same person twice, the teacher as an observer, fewer than two observers, a form that is not published, not of that
    school or without the grades that the round asks for, a closed round, a school that is not available that day, and
    one visit more than a school's own cap.
    """
    problems = problems_of(round, lesson, places)
    if not problems and (refusal := _refusal_of_time(lesson, places, at)):
        problems = {"starts_at": refusal}
    if problems:
        raise NotArranged(problems)
    with act("arrange", by=by, at=at):
        made = make(round, lesson, places, by=by, at=at, talk_at=talk_at, talk_how=talk_how, picked_at=at)
        wait_for(made, SetUpStep.WaitsFor.YES, at=at)
        say_something_waits([lesson.teacher, *(place.person for place in places)])
    return made


def _refusal_of_time(lesson: LessonFacts, places: tuple[Place, ...], at: dt.datetime) -> str:
    """Say why a lesson cannot be then; one that is entered afterwards has been, whatever the diary says."""
    if lesson.starts_at <= at:
        return ""
    minutes = int((lesson.ends_at - lesson.starts_at).total_seconds() // 60)
    return quiet_words([lesson.school, *(place.school for place in places)], lesson.starts_at) or refusal_by_cap(
        lesson.teacher.pk, lesson.school.pk, lesson.starts_at, minutes
    )


def make(
    round_: Round,
    lesson: LessonFacts,
    places: tuple[Place, ...],
    *,
    by: User | None,
    at: dt.datetime,
    **fixed: Any,  # noqa: ANN401  # what is known of its dates already, by field
) -> JointObservation:
    """Write a joint observation that is proposed, with its lesson, its observers and the agreement in force."""
    facts = {field.name: getattr(lesson, field.name) for field in dataclasses.fields(lesson)}
    made = JointObservation.objects.create(
        round=round_,
        lesson=Lesson.objects.create(**facts),
        graded=round_.graded,
        text=text_for((round_.alliance_id, round_.alliance.cluster_id), at=at),
        created_by=by,
        created_at=at,
        **fixed,
    )
    for place in places:
        Observer.objects.create(
            joint=made,
            person=place.person,
            school=place.school,
            version=place.version,
            is_host=place.school.pk == lesson.school.pk,
        )
    return made


def problems_of(round_: Round, lesson: LessonFacts, places: tuple[Place, ...]) -> dict[str, str]:
    """Return what stands against an arrangement, by field; of two sentences for one field the first."""
    people = [place.person.pk for place in places]
    formless = [place for place in places if not _has_form(place)]
    gradeless = _without_grades(places) if round_.graded and not formless else None
    checks = (
        (round_.closed_at is not None, "round", "This round is closed"),
        (lesson.teacher.pk in people, "teacher", "Nobody observes themself: choose another teacher or other observers"),
        (lesson.ends_at <= lesson.starts_at, "ends_at", "The lesson must end after it starts"),
        (len(people) < TWO, "second_observer", "A joint observation has at least two observers"),
        (
            len(set(people)) < len(people),
            "second_observer",
            "Choose another person: the same one cannot observe twice",
        ),
        (
            len({place.school.pk for place in places}) < TWO,
            "second_observer",
            "Choose observers of two schools: the join is what this is for",
        ),
        (bool(formless), "round", f"{formless[0].school if formless else ''} has no published observation form yet"),
        (gradeless is not None, "round", f"{gradeless}’s form has no grades, and this round asks for them"),
    )
    problems: dict[str, str] = {}
    for wrong, field, sentence in checks:
        if wrong:
            problems.setdefault(field, sentence)
    return problems


def _has_form(place: Place) -> bool:
    """Whether the place's form is a published one of its school."""
    return place.version.published_at is not None and place.version.instrument.school_id == place.school.pk


def _without_grades(places: tuple[Place, ...]) -> School | None:
    """Return the first school whose form has no grades of its own, if any (one query)."""
    versions = {place.version.pk for place in places}
    graded = set(OwnGrade.objects.filter(version__in=versions).values_list("version_id", flat=True))
    return next((place.school for place in places if place.version.pk not in graded), None)


def close_round(*, round_id: uuid.UUID, by: User, at: dt.datetime) -> None:
    """Close a round: its figures are counted and published. Closing again changes nothing."""
    with act("close round", by=by, at=at):
        closed = Round.objects.filter(pk=round_id, closed_at__isnull=True).update(closed_at=at)
        entries = list(LedgerEntry.objects.filter(round=round_id, counted_at__isnull=True).values_list("pk", flat=True))
    if closed:
        for entry in entries:
            transaction.on_commit(functools.partial(hints.count_reveal, entry))


def withdraw(*, joint: JointObservation, by: User, at: dt.datetime, reason: str = "") -> None:
    """Withdraw a joint observation: before the reveal it never counts, afterwards it leaves every figure.

    The reason is read by those who take part and those who arrange, and stands nowhere near a judgement.
    """
    with act("withdraw", by=by, at=at):
        locked = JointObservation.objects.select_for_update().get(pk=joint.pk)
        if locked.state != JointObservation.State.WITHDRAWN:
            leave_out(locked, at=at, reason=reason)


def leave_out(locked: JointObservation, *, at: dt.datetime, reason: str) -> None:
    """Take a joint observation, which the caller has locked, out of every figure: whoever's act that is."""
    locked.state, locked.withdrawn_at, locked.reason = JointObservation.State.WITHDRAWN, at, reason
    locked.save(update_fields=["state", "withdrawn_at", "reason"])
    no_longer(locked, at=at)
    LedgerEntry.objects.filter(joint=locked.pk, voided_at__isnull=True).update(voided_at=at)
