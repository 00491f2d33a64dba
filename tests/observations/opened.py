"""Lessons whose sheets are open."""

from observations import actions
from people import sight
from tests import world as worlds
from tests.world import AFTER


def seal(joint, who, content):
    sight.look_as(who.pk)
    return actions.seal(observer=worlds.place_of(joint, who), content=content, by=who, at=AFTER)


def opened(world, joint=None, *, host="Inadequate", visitor="Good"):
    """A joint observation after its reveal, with the grades of host and visitor."""
    joint = joint or worlds.lesson(world)
    seal(joint, world.host, worlds.judgement(world.inductive, host))
    assert seal(joint, world.visitor, worlds.judgement(world.ruled, visitor)).revealed
    joint.refresh_from_db()
    return joint
