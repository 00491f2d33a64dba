"""A real installation in the middle of January 2013, and lessons at every stage of being set up."""

import dataclasses
import datetime as dt

import pytest
import time_machine
from django.test import Client

from observations import actions
from observations.actions import agreeing, offering
from observations.actions.arranging import LessonFacts, Place
from observations.actions.fitting import Time
from observations.models import InstrumentVersion, JointObservation
from people import sight
from people.models import Installation
from tests import world as worlds
from tests.world import T0

NOW = dt.datetime(2013, 1, 14, 10, 0, tzinfo=dt.UTC)
FIRST = dt.datetime(2013, 1, 30, 10, 5, tzinfo=dt.UTC)
A_DAY = dt.timedelta(days=1)
AN_HOUR = dt.timedelta(minutes=50)


@pytest.fixture
def frozen():
    with time_machine.travel(NOW, tick=False) as clock:
        yield clock


@pytest.fixture
def house(world, frozen):
    Installation.objects.create(kind="real", created_at=T0)
    return world


def times(*days, room="Lab 2"):
    """Times of fifty minutes, so many days after the first."""
    return [Time(FIRST + day * A_DAY, FIRST + day * A_DAY + AN_HOUR, "period 3", room) for day in days]


def version_of(school):
    return InstrumentVersion.objects.get(instrument__school=school)


@dataclasses.dataclass
class Setting:
    """Sets lessons of the fixed cast up, step by step."""

    world: worlds.World

    def place(self, name, school):
        at = getattr(self.world, school)
        return Place(getattr(self.world, name), at, version_of(at))

    def facts(self, **changes):
        known = {
            "school": self.world.agnes,
            "teacher": self.world.teacher,
            "subject": "Science",
            "key_stage": "3",
            "year_group": "Year 8",
            "starts_at": FIRST,
            "ends_at": FIRST + AN_HOUR,
        }
        return LessonFacts(**known | changes)

    def offered(self, *days, third=False, reserve=None, at=NOW, **changes):
        """A lesson at St Agnes offered by its host; the host has said yes."""
        places = [self.place("host", "agnes"), self.place("visitor", "trevean")]
        if third:
            places.append(self.place("third", "penrose"))
        made = offering.offer(
            round=self.world.round,
            lesson=self.facts(**changes),
            places=tuple(places),
            reserve=reserve,
            times=times(*(days or (0, 1, 2))),
            by=self.world.host,
            at=at,
        )
        self.yes(made, "host", at=at)
        return made

    def picked(self, joint, number=0, *, reserve=None, at=NOW, who="visitor"):
        on_offer = list(joint.offered_times.all())
        offering.pick(
            joint=joint,
            offered=on_offer[number],
            reserve=on_offer[reserve] if reserve is not None else None,
            by=getattr(self.world, who),
            at=at,
        )
        self.yes(joint, who, at=at)
        return self.again(joint)

    def yes(self, joint, who, *, at=NOW, appraiser="none", receives=False):
        person = getattr(self.world, who)
        joint = self.again(joint)
        is_teacher = joint.lesson.teacher_id == person.pk
        yes = agreeing.Yes(joint.text_id, appraiser=appraiser if is_teacher else "", receives=receives)
        return agreeing.say_yes(joint=joint, yes=yes, by=person, at=at)

    def scheduled(self, *days, receives=False, **more):
        joint = self.picked(self.offered(*days, **more))
        if more.get("third"):
            self.yes(joint, "third")
        self.yes(joint, "teacher", receives=receives)
        return self.again(joint)

    def sealed(self, joint, who, word, *, at=None, note=""):
        person = getattr(self.world, who)
        sight.look_as(person.pk)
        observer = worlds.place_of(joint, person)
        content = worlds.judgement(observer.version, word, note=note)
        return actions.seal(observer=observer, content=content, by=person, at=at or joint.lesson.ends_at)

    def revealed(self, *days, note="", **more):
        joint = self.scheduled(*days, **more)
        self.sealed(joint, "host", "Outstanding", note=note)
        assert self.sealed(joint, "visitor", "Good").revealed
        sight.look_as(None)
        return self.again(joint)

    def again(self, joint):
        return JointObservation.objects.select_related(
            "lesson__teacher", "lesson__school", "text", "round__alliance"
        ).get(pk=joint.pk)


@pytest.fixture
def setting(house):
    return Setting(house)


@pytest.fixture
def browser():
    """Return a client with somebody signed in."""

    def make(person):
        client = Client()
        client.force_login(person, backend="allauth.account.auth_backends.AuthenticationBackend")
        return client

    return make
