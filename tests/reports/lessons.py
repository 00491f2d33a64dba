"""Lessons of the fixed cast that have been judged, revealed and counted."""

import dataclasses
import datetime as dt

from observations import actions
from observations.models import LedgerEntry
from people import sight
from tests import world as worlds
from tests.world import AFTER, LESSON_START

SUBJECTS = ("English", "Maths", "History", "Art", "Chemistry", "French", "Geography", "Music")


def seal(joint, who, content, at=AFTER):
    sight.look_as(who.pk)
    return actions.seal(observer=worlds.place_of(joint, who), content=content, by=who, at=at)


def revealed(world, host="Good", visitor="Good", *, subject="Science", **more):
    """A lesson that both have sealed; `more` goes to the visitor's sheet."""
    joint = worlds.lesson(world, subject=subject, start=LESSON_START - dt.timedelta(days=7))
    seal(joint, world.host, worlds.judgement(world.inductive, host))
    seal(joint, world.visitor, worlds.judgement(world.ruled, visitor, **more))
    return joint


def counted(world, *grades, by_rule=0, at=AFTER):
    """Count one lesson for each pair of words, and `by_rule` more in which the visitor's rule decided."""
    joints = [
        revealed(world, host, visitor, subject=SUBJECTS[number % len(SUBJECTS)])
        for number, (host, visitor) in enumerate(grades)
    ]
    joints += [
        revealed(world, "Inadequate", "Satisfactory", without="Inadequate", front_minutes=17, how="decided")
        for _ in range(by_rule)
    ]
    for entry in LedgerEntry.objects.filter(joint__in=joints):
        actions.count_reveal(entry.pk, at=at)
    return joints


def another_round(world, **fields):
    """A round like the world's, with other settings; the world then arranges its lessons in it."""
    theirs = {"alliance", "scale", "graded", "question", "publishes"}
    settings = {name: getattr(world.round, name) for name in theirs} | {"title": "Spring round"} | fields
    made = worlds.arranging.start_round(by=None, at=worlds.T0, **settings)
    return dataclasses.replace(world, round=made)
