"""Writes about conferences and cross-alliance events."""

import datetime as dt
from collections.abc import Iterable

from clusters.gathering_lines import CameLine
from clusters.models import Cluster, Gathering, GatheringPlace, School
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
    """Note an event of the cluster."""
    with act("keep event", by=by, at=at):
        return Gathering.objects.create(cluster=cluster, title=title, held_on=held_on, kind=kind, host=host)


def add_people(*, gathering: Gathering, lines: Iterable[CameLine], by: User | None, at: dt.datetime) -> int:
    """Add who came, those who are noted already left as they are; return how many were new."""
    with act("add people to event", by=by, at=at):
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
    *, gathering: Gathering, title: str, held_on: dt.date, kind: str, host: School | None, by: User, at: dt.datetime
) -> None:
    """Put right what an event was; who came stays."""
    with act("change event", by=by, at=at):
        Gathering.objects.filter(pk=gathering.pk).update(title=title, held_on=held_on, kind=kind, host=host)


def drop_gathering(*, gathering: Gathering, by: User, at: dt.datetime) -> None:
    """Take an event out, with who came."""
    with act("drop event", by=by, at=at):
        gathering.delete()


def drop_place(*, place: GatheringPlace, by: User, at: dt.datetime) -> None:
    """Say that somebody was not there after all."""
    with act("drop place at event", by=by, at=at):
        place.delete()
