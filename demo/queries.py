"""The people of the demonstration as its sign-in page shows them."""

import collections
import dataclasses
import datetime as dt
import uuid
from collections.abc import Iterable, Iterator

from clusters.models import Alliance, Membership
from demo.story.people import FIRST, OF_EACH_ROLE, PEOPLE
from people.models import User

TRIES = {person.email: person.tries for person in PEOPLE}
WHAT = {person.email: person.what for person in PEOPLE if person.what}
EMAILS = {person.key: person.email for person in PEOPLE}
POSTS = Membership.Post.values


@dataclasses.dataclass(frozen=True, slots=True)
class Somebody:
    """A person to be: what they are, at which school if at one, and what a visitor can try as them."""

    id: uuid.UUID
    name: str
    what: str
    school: str
    tries: str


@dataclasses.dataclass(frozen=True, slots=True)
class Group:
    """People under one heading."""

    title: str
    people: tuple[Somebody, ...]


@dataclasses.dataclass(frozen=True, slots=True)
class Section:
    """The groups of an alliance, or of the cluster."""

    title: str
    groups: tuple[Group, ...]

    @property
    def size(self) -> int:
        """How many people it holds."""
        return sum(len(group.people) for group in self.groups)


@dataclasses.dataclass(frozen=True, slots=True)
class Cast:
    """Those with something to do, one for each other role, and everybody by alliance and school."""

    first: tuple[Somebody, ...]
    of_each_role: tuple[Somebody, ...]
    sections: tuple[Section, ...]


def cast(*, on: dt.date) -> Cast:
    """Return everybody whom a visitor can be on this day (four queries)."""
    held: dict[uuid.UUID, list[Membership]] = collections.defaultdict(list)
    for membership in Membership.objects.current(on).select_related("school"):
        held[membership.person_id].append(membership)
    people = User.objects.filter(is_active=True).order_by("name")
    homes: dict[uuid.UUID | None, list[Somebody]] = collections.defaultdict(list)
    shown: dict[str, Somebody] = {}
    for person in sorted(people, key=lambda person: _rank(held[person.pk])):
        shown[person.email] = _somebody(person, held[person.pk])
        homes[_home(held[person.pk])].append(shown[person.email])
    return Cast(
        first=_chosen(shown, FIRST),
        of_each_role=_chosen(shown, OF_EACH_ROLE),
        sections=tuple(section for section in _sections(homes) if section.groups),
    )


def _chosen(shown: dict[str, Somebody], keys: Iterable[str]) -> tuple[Somebody, ...]:
    """Return those of the story with these keys who are still there."""
    return tuple(shown[EMAILS[key]] for key in keys if EMAILS[key] in shown)


def _home(held: list[Membership]) -> uuid.UUID | None:
    """Return the id of the alliance or else the school under which a person stands; None across the cluster."""
    alliance = next((each.alliance_id for each in held if each.alliance_id), None)
    return alliance or next((each.school_id for each in held if each.school_id), None)


def _rank(held: list[Membership]) -> int:
    """Return a number that puts headteachers first and teachers last; the names' order stays within it."""
    return min((POSTS.index(each.post) for each in held if each.post), default=0)


def _somebody(person: User, held: list[Membership]) -> Somebody:
    """Describe a person by what they hold."""
    roles = ["Administrator"] if person.is_administrator else []
    roles += [each.get_role_display() for each in held if not each.school]
    posts = [
        each.get_post_display() + (f" ({each.department})" if each.department else "") for each in held if each.school
    ]
    roles += [WHAT[person.email]] if person.email in WHAT else []
    school = next((each.school.name for each in held if each.school), "")
    return Somebody(person.pk, person.name, ", ".join(roles + posts), school, TRIES.get(person.email, ""))


def _sections(homes: dict[uuid.UUID | None, list[Somebody]]) -> Iterator[Section]:
    """Yield a section an alliance, its leads and SLEs before its schools, and then the people of the whole cluster."""
    for alliance in Alliance.objects.order_by("name").prefetch_related("schools"):
        schools = sorted(alliance.schools.all(), key=lambda school: school.name)
        groups = [
            Group("Across the alliance", tuple(homes.pop(alliance.pk, []))),
            *(Group(school.name, tuple(homes.pop(school.pk, []))) for school in schools),
        ]
        yield Section(alliance.name, tuple(group for group in groups if group.people))
    yield Section("Across the cluster", (Group("", tuple(homes.get(None, []))),))
