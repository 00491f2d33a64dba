"""Load the story into an empty database, through the same actions that pages use, at the story's own times."""

import dataclasses
import datetime as dt
import uuid
from collections.abc import Iterable

from django.conf import settings
from django.db import transaction

from clusters import actions as cluster_actions
from clusters.models import Alliance, Cluster, School
from demo import documents, logbook, meetings, practice, taking_part, trios
from demo.story import autumn, forms, lessons, people, schools, spring, unfinished, updates
from demo.story.lessons import LessonStory, SheetStory
from demo.story.moments import NOW, OPENED, SCHOOL_YEAR_FROM, moment
from observations import actions
from observations.actions import arranging
from observations.actions import forms as form_actions
from observations.judgements import Content, GroundContent, NoteContent, RatingContent
from observations.models import InstrumentVersion, JointObservation, Observer, ReferenceScale, Round
from observations.paperwork import Form, published_form
from people import actions as account_actions
from people import sight
from people.audit import act
from people.models import Installation, User

LESSONS = (*autumn.LESSONS, *spring.LESSONS, unfinished.GEOGRAPHY)
A_MOMENT = dt.timedelta(seconds=4)  # what counting takes


class NotLoaded(Exception):
    """The demonstration may not be loaded here; its text says why."""


@dataclasses.dataclass(frozen=True, slots=True)
class Loaded:
    """How much of the story is in the database now."""

    people: int
    schools: int
    lessons: int
    counted: int


@dataclasses.dataclass(frozen=True, slots=True)
class Stage:
    """What has been made so far, by the keys of the tables."""

    cluster: Cluster
    scale: ReferenceScale
    people: dict[str, User]
    alliances: dict[str, Alliance]
    schools: dict[str, School]
    versions: dict[str, InstrumentVersion]  # by school, the newest

    def scope(self, key: str) -> School | Alliance | Cluster:
        """Return the school, alliance or cluster with this key."""
        return self.schools.get(key) or self.alliances.get(key) or self.cluster


def load(*, at: dt.datetime) -> Loaded:
    """Load everything in one transaction; `at` is the real time, which becomes the story's now.

    Raises `NotLoaded` outside demo mode and where the database already holds anything.
    """
    refuse()
    with transaction.atomic():
        account_actions.open_installation(kind=Installation.Kind.DEMO, at=OPENED, clock_offset=NOW - at)
        stage = _set()
        _fill_in_updates(stage)
        meetings.load(stage.cluster, stage.alliances, stage.people)
        meetings.note_events(stage.cluster, stage.schools)
        trios.load(trios.Cast(stage.people, stage.schools, stage.alliances["woodroffe"]))
        logbook.fill(stage.people, stage.scope)
        practice.judge(stage.people, stage.versions, stage.scale)
        round_ = _start_round(stage)
        counted = _observe(stage, round_)
        taking_part.open_up(stage.people)
        taking_part.offer_a_lesson(round_, stage.people, stage.schools, stage.versions)
        sight.look_as(None)
        documents.load(stage.cluster, stage.alliances, stage.people)
    return Loaded(len(stage.people), len(stage.schools), len(LESSONS), counted)


def refuse() -> None:
    """Raise `NotLoaded` with a sentence unless the demonstration may be loaded here."""
    if not settings.DEMO:
        raise NotLoaded("This is no demonstration: set DEMO=1 to load it.")
    if Installation.objects.exists() or User.objects.exists():
        raise NotLoaded("The database is not empty: the demonstration loads only into an empty one.")


def _set() -> Stage:
    """Make the cluster, its alliances and schools, the people with their roles, and the four schools' forms."""
    form_actions.install_reference_scales()
    cluster = cluster_actions.start_cluster(
        name=schools.CLUSTER_NAME, wave=schools.WAVE, theme=schools.THEME, by=None, at=OPENED
    )
    stage = Stage(cluster, ReferenceScale.objects.get(code=forms.SCALE), _people(), {}, {}, {})
    for term in schools.TERMS:
        cluster_actions.add_term(
            cluster=cluster, academic_year=schools.ACADEMIC_YEAR, by=None, at=OPENED, **dataclasses.asdict(term)
        )
    for alliance in schools.ALLIANCES:
        _add_alliance(stage, alliance)
    for person in people.PEOPLE:
        _give_roles(stage, person)
    for form in forms.FORMS:
        _publish(stage, form)
    for version in stage.versions.values():
        form_actions.line_up_by_word_or_position(
            version=version,
            scale_id=stage.scale.pk,
            valid_from=forms.LINED_UP_FROM,
            by=None,
            at=moment(forms.LINED_UP_FROM.isoformat(), "16.00"),
        )
    return stage


def _people() -> dict[str, User]:
    """Make everybody; nobody has a password."""
    made = {
        person.key: User(
            name=person.name,
            title=person.title,
            email=person.email,
            is_administrator=person.is_administrator,
            created_at=OPENED,
        )
        for person in people.PEOPLE
    }
    for user in made.values():
        user.set_unusable_password()
    with act("load demonstration", by=None, at=OPENED):
        User.objects.bulk_create(made.values())
    return made


def _add_alliance(stage: Stage, story: schools.AllianceStory) -> None:
    """Make an alliance and its schools, the first of which leads it."""
    alliance = cluster_actions.start_alliance(cluster=stage.cluster, name=story.name, by=None, at=OPENED)
    stage.alliances[story.key] = alliance
    for school in story.schools:
        stage.schools[school.key] = cluster_actions.add_school(
            alliance=alliance,
            urn=school.urn,
            name=school.name,
            school_phase=school.school_phase,
            leads=school is story.schools[0],
            by=None,
            at=OPENED,
            on=SCHOOL_YEAR_FROM,
        )


def _give_roles(stage: Stage, person: people.PersonStory) -> None:
    """Give a person the roles of the story from the beginning of the school year."""
    for each in person.roles:
        cluster_actions.give_role(
            person=stage.people[person.key],
            role=each.role,
            scope=stage.scope(each.scope),
            post=each.post,
            department=each.department,
            by=None,
            at=OPENED,
            on=SCHOOL_YEAR_FROM,
        )


def _publish(stage: Stage, story: forms.FormStory) -> None:
    """Write and publish the next version of a school's form."""
    draft = form_actions.draft_form(school=stage.schools[story.school], text=story.text, by=None, at=story.published)
    stage.versions[story.school] = form_actions.publish_form(version=draft, by=None, at=story.published)


def _fill_in_updates(stage: Stage) -> None:
    """Write each alliance's progress update of the spring term."""
    term = stage.cluster.terms.get(name=schools.REPORTED_TERM)
    for story in updates.UPDATES:
        cluster_actions.write_update(
            alliance=stage.alliances[story.alliance],
            term=term,
            parts=story.parts(),
            by=stage.people[story.by],
            at=story.saved,
        )


def _start_round(stage: Stage) -> Round:
    """Start the Pool alliance's round. Its lead school takes no part; the four others agreed to be shown."""
    alliance = stage.alliances[lessons.ALLIANCE]
    _lead, *partners = (stage.schools[school.key] for school in schools.POOL.schools)
    return arranging.start_round(
        alliance=alliance,
        title=lessons.ROUND_TITLE,
        question=lessons.QUESTION,
        graded=True,
        scale=stage.scale,
        publishes=Round.Publishes.AS_IT_GOES,
        sample_note=lessons.SAMPLE_NOTE,
        schools=tuple(partners),
        shown_schools=tuple(partners),
        by=stage.people[lessons.ARRANGED_BY],
        at=lessons.ROUND_STARTED,
    )


def _observe(stage: Stage, round_: Round) -> int:
    """Arrange the lessons one after another, and let each observer write and seal; return how many are counted."""
    counted = 0
    for lesson in LESSONS:
        joint = _arrange(stage, round_, lesson)
        sheets = sorted((lesson.host, lesson.visitor), key=lambda sheet: sheet.at)
        for sheet in sheets:
            _judge(stage, joint, lesson, sheet)
        counted += actions.sweep(at=sheets[-1].at + A_MOMENT)
    return counted


def _arrange(stage: Stage, round_: Round, lesson: LessonStory) -> JointObservation:
    """Arrange one lesson with its two observers, each on their own school's form."""
    made = arranging.arrange(
        round=round_,
        lesson=arranging.LessonFacts(
            school=stage.schools[lesson.school],
            teacher=stage.people[lesson.teacher],
            subject=lesson.subject,
            key_stage=lesson.key_stage,
            year_group=lesson.year_group,
            starts_at=lesson.starts,
            ends_at=lesson.ends,
            period=lesson.period,
            room=lesson.room,
        ),
        places=tuple(
            arranging.Place(stage.people[sheet.by], stage.schools[sheet.school], stage.versions[sheet.school])
            for sheet in (lesson.host, lesson.visitor)
        ),
        talk_at=lesson.talk,
        talk_how=lesson.talk_how,
        by=stage.people[lessons.ARRANGED_BY],
        at=lesson.arranged,
    )
    taking_part.everyone_says_yes(made, at=lesson.arranged)
    return made


def _judge(stage: Stage, joint: JointObservation, lesson: LessonStory, sheet: SheetStory) -> None:
    """Save one observer's sheet, and seal it if the story does: with that observer's eyes, since nobody else may."""
    person = stage.people[sheet.by]
    sight.look_as(person.pk)
    observer = Observer.objects.select_related("joint__lesson", "joint__round").get(joint=joint, person=person)
    content = _content(published_form(stage.versions[sheet.school].pk), lesson, sheet)
    if sheet.sealed:
        actions.seal(observer=observer, content=content, by=person, at=sheet.at)
    else:
        actions.save_draft(observer=observer, content=content, based_on=None, by=person, at=sheet.at)


def _content(form: Form, lesson: LessonStory, sheet: SheetStory) -> Content:
    """Turn a sheet of the story into one on this form: letters into its grades, sub-codes into its criteria."""
    grades = {grade.letters: grade.id for grade in form.grades}
    criteria = {criterion.sub_code: criterion.id for criterion in form.criteria}
    return Content(
        grade=grades[sheet.grade] if sheet.grade else None,
        grade_without_rule=grades[sheet.without_rule] if sheet.without_rule else None,
        how_reached=sheet.how,
        front_seconds=sum(end - start for start, end in sheet.front) if sheet.front else None,
        front_stretches=sheet.front,
        notes=tuple(
            NoteContent(
                key=uuid.uuid4(),
                seen_at=moment(lesson.starts.date().isoformat(), note.at),
                text=note.text,
                criteria=_named(criteria, note.shows),
            )
            for note in sheet.notes
        ),
        ratings=tuple(
            RatingContent(criteria[sub_code], grade=grades[letters]) for sub_code, letters in sheet.ratings.items()
        ),
        grounds=tuple(GroundContent(criteria[sub_code], role) for sub_code, role in sheet.grounds),
    )


def _named(criteria: dict[str, uuid.UUID], sub_codes: Iterable[str]) -> tuple[uuid.UUID, ...]:
    """Return the criteria with these sub-codes; raises `KeyError` for one that the form does not have."""
    return tuple(criteria[sub_code] for sub_code in sub_codes)
