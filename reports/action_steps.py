"""What a person promised at meetings, as steps of Today until it is done."""

import datetime as dt

from django.urls import reverse

from clusters.models import Membership, Outcome
from clusters.queries import Reach
from clusters.wording import day_words
from people.clock import LONDON
from people.models import User
from reports.steps import Step

AT_MEETINGS = {Membership.Role.CLUSTER_LEAD, Membership.Role.ALLIANCE_LEAD, Membership.Role.SLE}
MOST = 3


def action_steps(person: User, reach: Reach, *, now: dt.datetime) -> tuple[Step, ...]:
    """Return a person's open actions, the first due first (one query; none for people at a school alone).

    Whoever has no role here at all may be a facilitator from outside.
    """
    if reach.roles and not reach.roles & AT_MEETINGS:
        return ()
    opened = Outcome.objects.filter(owner=person, kind=Outcome.Kind.ACTION, done_at__isnull=True)
    today = now.astimezone(LONDON).date()
    return tuple(_step(each, today) for each in opened.select_related("meeting").order_by("due_on", "pk")[:MOST])


def _step(action: Outcome, today: dt.date) -> Step:
    """Build one step."""
    due = action.due_on or today
    when = f"Due since {day_words(due)}" if due < today else f"By {day_words(due)}"
    return Step(
        title=action.text.rstrip("."),
        words=f"{when}. You took this on at {action.meeting.title}.",
        detail=f"{when}, from {action.meeting.title}",
        address=reverse("meeting", args=[action.meeting_id]),
        action="See the meeting",
        icon="meetings",
        is_turn=due <= today,
    )
