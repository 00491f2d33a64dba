"""Further people beside the fixed cast."""

from clusters.actions import give_role
from tests import world as worlds
from tests.world import SINCE, T0


def member(name, role, scope, **more):
    made = worlds.person(name)
    give_role(person=made, role=role, scope=scope, by=None, at=T0, on=SINCE, **more)
    return made
