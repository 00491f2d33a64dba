"""Places that are nowhere stored: to try a form before it is published.

What draws and reads a sheet takes an observer's place on a joint observation. Here is one with a made-up lesson; none
of its objects is ever saved, so nothing done with it can reach a list, the ledger or a count.
"""

import datetime as dt
import uuid

from observations.models.forms import InstrumentVersion
from observations.models.lessons import JointObservation, Lesson, Observer
from observations.models.rounds import Round
from observations.paperwork import Form
from people.models import User

MINUTES = 50
SINCE_IT_BEGAN = dt.timedelta(minutes=20)


def place_for_preview(version: InstrumentVersion, paper: Form, *, person: User, now: dt.datetime) -> Observer:
    """Return a place in the middle of a made-up lesson at the form's school, with grades where the form has some."""
    school = version.instrument.school
    starts_at = (now - SINCE_IT_BEGAN).replace(second=0, microsecond=0)
    lesson = Lesson(
        school=school,
        subject="Science",
        year_group="Year 8",
        key_stage=Lesson.KeyStage.KS3,
        starts_at=starts_at,
        ends_at=starts_at + dt.timedelta(minutes=MINUTES),
        room="a lesson made up to try the form",
    )
    asked = Round(title="Preview", question="none, this is only to look at", graded=bool(paper.grades))
    key = uuid.uuid5(version.pk, "preview")  # the same page each time
    joint = JointObservation(pk=key, round=asked, lesson=lesson, graded=bool(paper.grades))
    place = Observer(pk=key, joint=joint, person=person, school=school, version=version, is_host=True)
    place.rehearsed = paper
    return place
