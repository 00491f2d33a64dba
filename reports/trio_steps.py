"""What waits for a person in trios, as steps of Today, and their visits in the week."""

import dataclasses
import datetime as dt

from people.clock import LONDON
from people.models import User
from reports.steps import Step
from reports.week import Event
from trios.access import standing_of
from trios.queries import dated_visits, next_for, stalled_for, touches_trios

WITHIN = dt.timedelta(days=7)
AROUND = dt.timedelta(days=8)  # covers a school week from any day of it, and the next one from its weekend


@dataclasses.dataclass(frozen=True, slots=True)
class TrioToday:
    """What Today shows of trios."""

    steps: tuple[Step, ...] = ()
    visits: tuple[Event, ...] = ()


def trio_today(person: User, *, now: dt.datetime) -> TrioToday:
    """Return a person's turns in trios, visits within seven days, and trios that stall for who looks after them.

    One query if there is nothing of the kind.
    """
    on = now.astimezone(LONDON).date()
    if not touches_trios(person, on=on):
        return TrioToday()
    items = [item for item in next_for(person, now) if item.is_turn or (item.at and item.at <= now + WITHIN)]
    visits = dated_visits(person, since=now - AROUND, until=now + AROUND)
    return TrioToday(
        steps=(
            *(
                Step(
                    title=item.title,
                    words=f"{item.detail}.",
                    detail=item.detail,
                    address=item.address,
                    action=item.action,
                    icon="trio" if item.is_turn else "calendar",
                    is_turn=item.is_turn,
                )
                for item in items
            ),
            *(
                Step(
                    title=f"{row.name} {row.words}",
                    words=f"{row.detail}.",
                    detail=row.detail,
                    address=row.address,
                    action="See the trio",
                    icon="trio",
                    is_turn=False,
                )
                for row in stalled_for(standing_of(person, on=on))
            ),
        ),
        visits=tuple(Event(starts, words) for starts, words in visits),
    )
