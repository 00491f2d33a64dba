"""What waits for a person in trios, as steps of Today: their turns, and for who looks after trios those that stall."""

import datetime as dt

from people.clock import LONDON
from people.models import User
from reports.steps import Step
from trios.access import standing_of
from trios.queries import next_for, stalled_for, touches_trios

WITHIN = dt.timedelta(days=7)


def trio_steps(person: User, *, now: dt.datetime) -> tuple[Step, ...]:
    """Return a person's turns in trios, visits within seven days, and stalled trios (one query if there are none)."""
    if not touches_trios(person, on=now.astimezone(LONDON).date()):
        return ()
    items = [item for item in next_for(person, now) if item.is_turn or (item.at and item.at <= now + WITHIN)]
    stalled = stalled_for(standing_of(person, on=now.astimezone(LONDON).date()))
    return (
        *(
            Step(
                title=item.title,
                words=f"{item.detail}.",
                detail=item.detail,
                address=item.address,
                action="Do it now" if item.is_turn else "See the trio",
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
            for row in stalled
        ),
    )
