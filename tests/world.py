"""A fixed cast whose names state their rights, and a lesson for them to observe.

Two alliances in two clusters. In *North*: St Agnes (inductive form) and Trevean (form with the 20% rule, older words).
"""

import dataclasses
import datetime as dt
import uuid

from clusters import actions as cluster_actions
from clusters.models import Alliance, Cluster, Membership, School, Term
from observations.actions import agreeing, arranging, forms, offering
from observations.judgements import Content, GroundContent, NoteContent, RatingContent
from observations.models import InstrumentVersion, JointObservation, Observer, ReferenceScale, Round, Rule
from observations.paperwork import published_form
from people.models import User

T0 = dt.datetime(2013, 1, 7, 9, 0, tzinfo=dt.UTC)
LESSON_START = dt.datetime(2013, 1, 30, 10, 5, tzinfo=dt.UTC)
AFTER = dt.datetime(2013, 1, 30, 11, 30, tzinfo=dt.UTC)
SINCE = dt.date(2012, 9, 1)
PASSWORD = "correct horse battery"

INDUCTIVE = forms.FormText(
    name="Lesson form",
    grades=(
        ("Outstanding", "O", ""),
        ("Good", "G", ""),
        ("Requires improvement", "RI", ""),
        ("Inadequate", "I", ""),
    ),
    criteria=(
        ("On task", "on_task"),
        ("Different outcomes", "outcomes"),
        ("Challenge", "challenge"),
        ("TAs", "assistants"),
    ),
)
RULED = dataclasses.replace(
    INDUCTIVE,
    grades=(("Outstanding", "O", ""), ("Good", "G", ""), ("Satisfactory", "S", ""), ("Inadequate", "I", "")),
    criteria=(("Students on task", "on_task"), ("Outcomes met", "outcomes"), ("Challenge", "challenge")),
    rules=(forms.RuleText(20, Rule.Effect.IS_JUDGED, "Satisfactory"),),
)


def person(name: str, **fields: object) -> User:
    made = User(name=name, email=f"{name.lower().replace(' ', '.')}@example.org", created_at=T0, **fields)
    made.set_password(PASSWORD)
    made.save()
    return made


@dataclasses.dataclass
class World:
    cluster: Cluster
    term: Term
    alliance: Alliance
    agnes: School
    trevean: School
    penrose: School
    far_alliance: Alliance
    far_school: School
    inductive: InstrumentVersion
    ruled: InstrumentVersion
    scale: ReferenceScale
    round: Round
    host: User  # observes at St Agnes, where they work
    visitor: User  # observes for Trevean
    third: User  # observes for Penrose
    teacher: User  # is observed at St Agnes
    school_lead: User  # of St Agnes
    alliance_lead: User
    cluster_lead: User
    far_teacher: User  # of another alliance in another cluster
    administrator: User


def build() -> World:
    forms.install_reference_scales()
    scale = ReferenceScale.objects.get(code="four-2012")
    north = cluster_actions.start_cluster(name="North", wave="Wave 1", by=None, at=T0)
    south = cluster_actions.start_cluster(name="South", by=None, at=T0)
    term = cluster_actions.add_term(
        cluster=north,
        name="Spring",
        academic_year="2012-13",
        starts_on=dt.date(2013, 1, 1),
        ends_on=dt.date(2013, 4, 5),
        by=None,
        at=T0,
    )
    alliance = cluster_actions.start_alliance(cluster=north, name="Tamar alliance", by=None, at=T0)
    far = cluster_actions.start_alliance(cluster=south, name="Far alliance", by=None, at=T0)

    def school(urn: str, name: str, of: Alliance) -> School:
        return cluster_actions.add_school(alliance=of, urn=urn, name=name, by=None, at=T0, on=SINCE)

    agnes, trevean = school("110001", "St Agnes School", alliance), school("110002", "Trevean College", alliance)
    penrose, far_school = school("110003", "Penrose School", alliance), school("110004", "Far School", far)

    def member(name: str, role: str, scope: object, **more: str) -> User:
        made = person(name)
        cluster_actions.give_role(person=made, role=role, scope=scope, by=None, at=T0, on=SINCE, **more)
        return made

    def form(at_school: School, text: forms.FormText) -> InstrumentVersion:
        version = forms.publish_form(
            version=forms.draft_form(school=at_school, text=text, by=None, at=T0), by=None, at=T0
        )
        forms.line_up_by_word_or_position(version=version, scale_id=scale.pk, valid_from=SINCE, by=None, at=T0)
        return version

    role = Membership.Role
    inductive, ruled = form(agnes, INDUCTIVE), form(trevean, RULED)
    form(penrose, INDUCTIVE)
    return World(
        cluster=north,
        term=term,
        alliance=alliance,
        agnes=agnes,
        trevean=trevean,
        penrose=penrose,
        far_alliance=far,
        far_school=far_school,
        inductive=inductive,
        ruled=ruled,
        scale=scale,
        round=arranging.start_round(
            alliance=alliance,
            title="Winter round",
            scale=scale,
            question="Do we see the same?",
            graded=True,
            publishes=Round.Publishes.AS_IT_GOES,
            shown_schools=(agnes, trevean, penrose),
            by=None,
            at=T0,
        ),
        host=member("Hannah Host", role.TEACHER, agnes, post="senior", department="Science"),
        visitor=member("Victor Visitor", role.TEACHER, trevean, post="head"),
        third=member("Thea Third", role.TEACHER, penrose, post="senior"),
        teacher=member("Tom Teacher", role.TEACHER, agnes, post="teacher", department="Science"),
        school_lead=member("Sally Schoollead", role.SCHOOL_LEAD, agnes, post="head"),
        alliance_lead=member("Alan Alliancelead", role.ALLIANCE_LEAD, alliance),
        cluster_lead=member("Clara Clusterlead", role.CLUSTER_LEAD, north),
        far_teacher=member("Fred Far", role.TEACHER, far_school),
        administrator=person("Ada Administrator", is_administrator=True),
    )


def lesson(
    world: World, *, third: bool = False, subject: str = "Science", start: dt.datetime = LESSON_START
) -> JointObservation:
    """A joint observation at St Agnes: host on the inductive form, visitor on the form with the rule."""
    places = [
        arranging.Place(world.host, world.agnes, world.inductive),
        arranging.Place(world.visitor, world.trevean, world.ruled),
    ]
    if third:
        version = InstrumentVersion.objects.get(instrument__school=world.penrose)
        places.append(arranging.Place(world.third, world.penrose, version))
    made = arranging.arrange(
        round=world.round,
        lesson=arranging.LessonFacts(
            school=world.agnes,
            teacher=world.teacher,
            subject=subject,
            key_stage="3",
            year_group="Year 8",
            starts_at=start,
            ends_at=start + dt.timedelta(minutes=50),
            period="period 3",
            room="Lab 2",
        ),
        places=tuple(places),
        by=None,
        at=T0,
    )
    return everyone_says_yes(made, at=T0)


def everyone_says_yes(joint: JointObservation, *, at: dt.datetime) -> JointObservation:
    """Let the teacher and every observer accept the agreement; return the lesson, scheduled."""
    for who in offering.everyone(joint):
        yes = agreeing.Yes(joint.text_id, appraiser="none" if who.pk == joint.lesson.teacher_id else "")
        agreeing.say_yes(joint=joint, yes=yes, by=who, at=at)
    joint.refresh_from_db()
    return joint


def place_of(joint: JointObservation, who: User) -> Observer:
    return Observer.objects.select_related("joint__lesson", "joint__round").get(joint=joint, person=who)


def judgement(
    version: InstrumentVersion,
    word: str,
    *,
    without: str | None = None,
    front_minutes: int | None = None,
    how: str = "weighed",
    note: str = "",
    grounds: tuple[tuple[int, str], ...] = ((0, "decisive"),),
) -> Content:
    """A complete sheet on this form; `word` may be empty for no grade."""
    form = published_form(version.pk)
    grade = {each.word: each.id for each in form.grades}
    return Content(
        grade=grade.get(word),
        no_grade=not word,
        grade_without_rule=grade[without] if without else None,
        how_reached=how,
        front_seconds=None if front_minutes is None else front_minutes * 60,
        notes=(NoteContent(uuid.uuid4(), LESSON_START, note),) if note else (),
        ratings=(RatingContent(form.criteria[0].id, grade=grade[word]),) if word else (),
        grounds=tuple(GroundContent(form.criteria[index].id, role) for index, role in grounds),
    )
