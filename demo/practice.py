"""Judge one practice lesson of the story, in its person's name and at its own time."""

from collections.abc import Mapping

from demo.story.moments import OPENED
from demo.story.practice import PRACTICE
from observations.actions import practice as actions
from observations.actions.judging import Save
from observations.judgements import Content, GroundContent, RatingContent
from observations.models import InstrumentVersion, PracticeLesson, ReferenceScale
from observations.paperwork import published_form
from observations.practice.reading import my_practice, place_on
from observations.practice.shipped import SHIPPED
from people import sight
from people.models import User


def judge(people: Mapping[str, User], versions: Mapping[str, InstrumentVersion], scale: ReferenceScale) -> None:
    """Install the practice lessons that come with the app, and judge and seal the first of them."""
    actions.install_practice(scale=scale, at=OPENED)
    person, version = people[PRACTICE.by], versions[PRACTICE.school]
    sight.look_as(person.pk)
    lesson = PracticeLesson.objects.get(pk=next(iter(SHIPPED)))
    actions.begin_practice(lesson=lesson, version=version, by=person, at=PRACTICE.begun)
    lines = {criterion.sub_code: criterion.id for criterion in published_form(version.pk).criteria}
    content = Content(
        ratings=tuple(RatingContent(lines[code], level=level) for code, level in PRACTICE.levels.items()),
        grounds=tuple(GroundContent(lines[code], role) for code, role in PRACTICE.grounds),
    )
    sheet = my_practice(lesson, person)
    if sheet is not None:
        place = place_on(lesson, sheet, person)
        actions.seal_practice(place=place, save=Save(content, None, None), by=person, at=PRACTICE.sealed)
