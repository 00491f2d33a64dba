"""Set a trio's question and dates, and who visits whom."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, fields

from people.audit import act
from people.models import User
from trios.models import Trio, Visit
from trios.refusals import Refused


@dataclass(frozen=True, slots=True)
class CycleDates:
    """The dates of a cycle, in the order in which they follow one another; any may be open still."""

    plan_on: dt.date | None = None
    visits_from: dt.date | None = None
    visits_by: dt.date | None = None
    revisits_from: dt.date | None = None
    revisits_by: dt.date | None = None
    debrief_by: dt.date | None = None

    def out_of_order(self) -> dict[str, str]:
        """Return a sentence for each date that lies before one that comes before it, by field."""
        problems: dict[str, str] = {}
        latest: dt.date | None = None
        for field in fields(self):
            day: dt.date | None = getattr(self, field.name)
            if day and latest and day < latest:
                problems[field.name] = f"This lies before {latest.day} {latest:%B}, which comes first"
            latest = max(filter(None, (day, latest)), default=None)
        return problems


def set_dates(*, trio: Trio, focus: str, dates: CycleDates, by: User | None, at: dt.datetime) -> Trio:
    """Set the focus question and the dates; raises `Refused` by field where they are out of order."""
    if problems := dates.out_of_order():
        raise Refused(problems)
    with act("set dates", by=by, at=at):
        trio.focus = focus
        for field in fields(dates):
            setattr(trio, field.name, getattr(dates, field.name))
        trio.save(update_fields=["focus", *(field.name for field in fields(dates))])
    return trio


def plan_visits(
    *, trio: Trio, pairs: Sequence[tuple[User, User]], by: User | None, at: dt.datetime, on: dt.date
) -> list[Visit]:
    """Write down who visits whom (visitor, host), now and again later: the plan is then made.

    Visits that have a date already stay. Raises `Refused` about `pairs` for a stranger or a visit to oneself, and for a
    trio that is not running.
    """
    with act("plan visits", by=by, at=at):
        locked = Trio.objects.select_for_update().get(pk=trio.pk)
        people = set(locked.members.values_list("person", flat=True))
        if locked.state != Trio.State.RUNNING:
            raise Refused({"pairs": "Visits are planned once every head has said yes to cover"})
        if any(visitor == host or not {visitor.pk, host.pk} <= people for visitor, host in pairs):
            raise Refused({"pairs": "Each of you visits one of the others"})
        kept = set(locked.visits.filter(starts_at__isnull=False).values_list("kind", "visitor"))
        locked.visits.filter(starts_at__isnull=True).delete()
        made = Visit.objects.bulk_create(
            Visit(trio=locked, kind=kind, visitor=visitor, host=host, asked_at=at)
            for kind in Visit.Kind
            for visitor, host in pairs
            if (kind.value, visitor.pk) not in kept
        )
        if locked.planned_on is None:
            locked.planned_on = on
            locked.save(update_fields=["planned_on"])
    return made
