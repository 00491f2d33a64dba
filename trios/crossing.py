"""What a trio crosses, as badges, and what is unusual about it, flagged and allowed."""

from collections.abc import Sequence
from typing import Protocol

from clusters.models import School
from trios.wording import plural

TRIO = 3


class Somebody(Protocol):
    """A member, or a candidate for one."""

    @property
    def school(self) -> School:
        """Where they work."""

    @property
    def department(self) -> str:
        """What they teach there."""


def badges_of(people: Sequence[Somebody]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return what these people cross (schools, departments, school phases), and what is unusual about them."""
    if not people:
        return (), ()
    schools = len({each.school.pk for each in people})
    departments = len({each.department.casefold() for each in people if each.department})
    phases = len({each.school.school_phase for each in people})
    badges = [plural(schools, "school")]
    if departments:
        badges.append(plural(departments, "department"))
    if phases > 1:
        badges.append(plural(phases, "school phase"))
    flags = []
    if len(people) < TRIO:
        flags.append("two people so far" if len(people) > 1 else "one person so far")
    if len(people) > 1 and schools == 1:
        flags.append("all of one school")
    if len(people) > 1 and departments == 1:
        flags.append("all of one department")
    return tuple(badges), tuple(flags)
