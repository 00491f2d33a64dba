"""How every write about a meeting begins: lock it, and raise its `stamp`, by which the others' pages know."""

from django.db.models import F, QuerySet

from clusters.models import Meeting
from clusters.refusals import still


def touch(meeting: Meeting) -> Meeting:
    """Lock the meeting, raise its stamp, and return it as it stands.

    Whatever else of it was read before may have been taken out until then: it is read anew with `still`.
    """
    locked = still(Meeting.objects.select_for_update(of=("self",)), meeting.pk)
    Meeting.objects.filter(pk=meeting.pk).update(stamp=F("stamp") + 1)
    return locked


def touch_all(meetings: QuerySet[Meeting]) -> None:
    """Lock meetings, and raise the stamp of each: the earliest first, as whoever sets the date of the next one does."""
    locked = meetings.order_by("starts_at", "pk").select_for_update(of=("self",))
    Meeting.objects.filter(pk__in=[each.pk for each in locked]).update(stamp=F("stamp") + 1)
