"""The agreements that the people of the story accept, a lesson with times on offer, how far one opens up."""

import datetime as dt

from clusters.models import School
from demo.story import taking_part as story
from observations.actions import agreeing, offering, releasing
from observations.actions.arranging import LessonFacts, Place
from observations.actions.fitting import Time
from observations.models import InstrumentVersion, JointObservation, Round, TeachersTerms
from people import taking_part
from people.models import User


def everyone_says_yes(joint: JointObservation, *, at: dt.datetime) -> None:
    """Let the teacher and both observers accept the agreement when the lesson is arranged, so that it is scheduled."""
    for person in offering.everyone(joint):
        is_teacher = person.pk == joint.lesson.teacher_id
        appraiser = str(TeachersTerms.Appraiser.NONE) if is_teacher else ""
        yes = agreeing.Yes(joint.text_id, appraiser=appraiser, receives=is_teacher)
        agreeing.say_yes(joint=joint, yes=yes, by=person, at=at)


def offer_a_lesson(
    round_: Round, people: dict[str, User], schools: dict[str, School], versions: dict[str, InstrumentVersion]
) -> JointObservation:
    """Offer the lesson of the story: its visitor picks a time, and then its teacher is asked."""
    offered = story.OFFERED

    def place(key: str, school: str) -> Place:
        return Place(people[key], schools[school], versions[school])

    joint = offering.offer(
        round=round_,
        lesson=LessonFacts(
            school=schools[offered.school],
            teacher=people[offered.teacher],
            subject=offered.subject,
            key_stage=offered.key_stage,
            year_group=offered.year_group,
            starts_at=offered.times[0][0],
            ends_at=offered.times[0][1],
        ),
        places=(place(offered.host, offered.school), place(offered.visitor, offered.visitor_school)),
        times=[Time(starts, ends, period, offered.room) for starts, ends, period in offered.times],
        by=people[offered.host],
        at=offered.at,
    )
    agreeing.say_yes(joint=joint, yes=agreeing.Yes(joint.text_id), by=people[offered.host], at=offered.at)
    return joint


def open_up(people: dict[str, User]) -> None:
    """Let a teacher say how far they open their room, and let the newest find their first hour on Today."""
    releasing.open_up(person=people[story.OPENS_UP], rungs=story.RUNGS, at=story.OPENED_UP)
    taking_part.begin_first_hour(person=people[story.IS_NEW], at=story.OPENED_UP)
