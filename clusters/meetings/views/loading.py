"""How pages of meetings get at what they show: only through what the signed-in person may see."""

import uuid

from django.http import Http404

from clusters.meetings.access import Standing, standing_at
from clusters.meetings.queries import find_meeting
from clusters.models import Meeting
from clusters.queries import reach_now
from people import clock
from people.access import SignedInRequest


def meeting_of(request: SignedInRequest, meeting_id: uuid.UUID) -> tuple[Meeting, Standing]:
    """Return a meeting and what the person is at it; 404 alike for one that is not there and one not for them."""
    meeting = find_meeting(meeting_id, request.user, on=clock.today())
    if meeting is None:
        raise Http404
    return meeting, standing_at(meeting, request.user, reach_now(request))
