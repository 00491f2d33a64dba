"""Who writes and who reads which document. What somebody may not read is not there for them (404).

A draft is read by those who write it. A shared or final report of an alliance is read inside it and by those who lead
its cluster; a pack and the report of a meeting by those who lead, and by whoever is asked to that meeting.
"""

from django.db.models import Q, QuerySet

from clusters.meetings.access import Standing
from clusters.models import Meeting, Seat
from clusters.queries import Reach
from people.models import User
from reports.models import Report

NOT_YOURS = "Documents are put together and written by those who lead."


def written_by(person: User, reach: Reach) -> Q:
    """Return the condition that this person writes a report: they lead its alliance, cluster or meeting."""
    led = [each.id for each in reach.led]
    clusters = [each.id for each in reach.clusters]
    return (
        Q(alliance__in=led)
        | Q(alliance__isnull=True, cluster__in=clusters)
        | Q(meeting__series__alliance__in=led)
        | Q(kind=Report.Kind.PACK, meeting__facilitator=person)
    )


def read_by(person: User, reach: Reach) -> Q:
    """Return the condition that this person reads a report once it is shared."""
    led_from = [each.cluster.id for each in reach.led]
    seats = Seat.objects.filter(person=person).values("meeting")
    return (
        Q(alliance__in=[each.id for each in reach.alliances])
        | Q(cluster__in=[each.id for each in reach.clusters])
        | Q(meeting__series__alliance__isnull=True, meeting__isnull=False, cluster__in=led_from)
        | Q(meeting__in=seats)
    )


def visible_to(person: User, reach: Reach) -> QuerySet[Report]:
    """Return the documents that this person may open."""
    shared = ~Q(state=Report.State.DRAFT)
    return Report.objects.filter(written_by(person, reach) | shared & read_by(person, reach))


def reads_pack(meeting: Meeting, standing: Standing, reach: Reach) -> bool:
    """Whether this person is somebody for whom a meeting's pack is made (one query for who neither leads nor runs)."""
    leads = meeting.series.alliance_id is None and any(
        each.cluster.id == meeting.series.cluster_id for each in reach.led
    )
    return standing.runs or leads or meeting.seats.filter(person=standing.person).exists()


def refusal_to_write(*, writes: bool) -> str:
    """Say why this person may read a document and not change it."""
    return "" if writes else NOT_YOURS


def refusal_to_have_read(*, waits: bool) -> str:
    """Say why this person need not say that they have read the comments under an update."""
    return "" if waits else "Comments wait for those who write the update, and for those who have said something too."


def refusal_to_ask(reach: Reach) -> str:
    """Say why this person has nothing to put together."""
    return "" if reach.led or reach.clusters else NOT_YOURS
