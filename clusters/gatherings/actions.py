"""Writes about conferences and cross-alliance events."""

import datetime as dt
from collections.abc import Iterable

from clusters.gatherings.lines import CameLine
from clusters.models import Cluster, Gathering, GatheringPlace, School
from clusters.refusals import Overtaken, seen, still
from people.audit import act
from people.models import User


def keep_gathering(  # noqa: PLR0913  # an event's own facts
    *,
    cluster: Cluster,
    title: str,
    held_on: dt.date,
    kind: str,
    host: School | None,
    by: User | None,
    at: dt.datetime,
) -> Gathering:
    """Note an event of the cluster; the very same sent twice is one."""
    with act("keep event", by=by, at=at):
        locked = still(Cluster.objects.select_for_update(), cluster.pk)
        facts = {"cluster": locked, "title": title, "held_on": held_on, "kind": kind, "host": host}
        return Gathering.objects.filter(**facts).first() or Gathering.objects.create(**facts)


def add_people(*, gathering: Gathering, lines: Iterable[CameLine], by: User | None, at: dt.datetime) -> int:
    """Add who came, those who are noted already left as they are; return how many were new.

    Raises `Gone` where the event has been taken out.
    """
    with act("add people to event", by=by, at=at):
        still(Gathering.objects.select_for_update(of=("self",)), gathering.pk)
        before = gathering.places.count()
        known = {(school, name.casefold()) for school, name in gathering.places.values_list("school", "name")}
        GatheringPlace.objects.bulk_create(
            [
                GatheringPlace(gathering=gathering, school=line.school, name=line.name)
                for line in lines
                if line.school and (line.school.pk, line.name.casefold()) not in known
            ],
            ignore_conflicts=True,
        )
        return gathering.places.count() - before


def change_gathering(  # noqa: PLR0913  # an event's own facts
    *,
    gathering: Gathering,
    title: str,
    held_on: dt.date,
    kind: str,
    host: School | None,
    by: User,
    at: dt.datetime,
    based_on: str | None = None,
) -> None:
    """Put right what an event was; who came stays. Raises `Overtaken` where others did since `seen_gathering`.

    `Gone` where they took it out.
    """
    with act("change event", by=by, at=at):
        locked = still(Gathering.objects.select_for_update(of=("self",)), gathering.pk)
        before = seen_gathering(locked)
        locked.title, locked.held_on, locked.kind, locked.host = title, held_on, kind, host
        if based_on is not None and before not in (based_on, seen_gathering(locked)):
            raise Overtaken
        locked.save(update_fields=["title", "held_on", "kind", "host"])


def seen_gathering(gathering: Gathering) -> str:
    """Return the mark of an event as it reads."""
    return seen(gathering.title, gathering.held_on, gathering.kind, gathering.host_id)


def drop_gathering(*, gathering: Gathering, by: User, at: dt.datetime) -> None:
    """Take an event out, with who came."""
    with act("drop event", by=by, at=at):
        gathering.delete()


def drop_place(*, place: GatheringPlace, by: User, at: dt.datetime) -> None:
    """Say that somebody was not there after all."""
    with act("drop place at event", by=by, at=at):
        place.delete()
