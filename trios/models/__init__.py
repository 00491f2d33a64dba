"""Everything the room of the trios keeps, by what it is about."""

from trios.models.closing import HeadView, Report
from trios.models.forming import Descent, Member, Trio
from trios.models.leading import CoverPromise, GroundRules, LeaderNote, Willingness
from trios.models.visits import Offer, Visit

__all__ = [
    "CoverPromise",
    "Descent",
    "GroundRules",
    "HeadView",
    "LeaderNote",
    "Member",
    "Offer",
    "Report",
    "Trio",
    "Visit",
    "Willingness",
]
