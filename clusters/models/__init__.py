"""Clusters, alliances, schools, roles and terms; progress updates; meetings; events."""

from clusters.models.belonging import Alliance, Cluster, Membership, MembershipQuerySet, Partnership, School, Term
from clusters.models.coming import Attendee
from clusters.models.gatherings import Gathering, GatheringPlace
from clusters.models.meetings import AgendaItem, Meeting, Outcome, Paper, PollAnswer, PollDate, Seat, Series, Turn
from clusters.models.updates import CommentsRead, ProgressUpdate, UpdateComment

__all__ = [
    "AgendaItem",
    "Alliance",
    "Attendee",
    "Cluster",
    "CommentsRead",
    "Gathering",
    "GatheringPlace",
    "Meeting",
    "Membership",
    "MembershipQuerySet",
    "Outcome",
    "Paper",
    "Partnership",
    "PollAnswer",
    "PollDate",
    "ProgressUpdate",
    "School",
    "Seat",
    "Series",
    "Term",
    "Turn",
    "UpdateComment",
]
