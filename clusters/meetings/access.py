"""Who may do what at a meeting. A predicate answers with its sentence, or with nothing where it may be done."""

import uuid
from dataclasses import dataclass

from clusters.models import Meeting, Series
from clusters.queries import Reach
from people.models import User


@dataclass(frozen=True, slots=True)
class Standing:
    """Somebody at a meeting: whether they look after it, and the alliances whose words are theirs to write."""

    person: User
    runs: bool
    sets: bool
    led: frozenset[uuid.UUID]


def standing_at(meeting: Meeting, person: User, reach: Reach) -> Standing:
    """Return what this person is at a meeting that they may see (no query); its facilitator runs it."""
    sets = sets_series(meeting.series, reach)
    facilitates = meeting.facilitator_id == person.pk
    return Standing(person, sets or facilitates, sets, frozenset(alliance.id for alliance in reach.led))


def sets_series(series: Series, reach: Reach) -> bool:
    """Whether the person sets the meetings of a series: who leads its cluster, or the alliance it is of."""
    if reach.cluster(series.cluster_id) is not None:
        return True
    return series.alliance_id is not None and any(each.id == series.alliance_id for each in reach.led)


def refusal_to_set(standing: Standing) -> str:
    """Say why this person may not change when, where and on what a meeting is."""
    return "" if standing.sets or standing.runs else "Meetings are set by those who lead the cluster or the alliance."


def refusal_to_run(standing: Standing) -> str:
    """Say why this person may not type outcomes and move the agenda on."""
    return "" if standing.runs else "This is for whoever facilitates the meeting, and for those who lead the cluster."


def refusal_to_speak_for(standing: Standing, alliance_id: uuid.UUID) -> str:
    """Say why this person may not write an alliance's quick summary."""
    if standing.runs or alliance_id in standing.led:
        return ""
    return "An alliance’s summary is written by those who lead it."


def refusal_to_tick(standing: Standing, owner_id: uuid.UUID | None) -> str:
    """Say why this person may not say that an action is done."""
    if standing.runs or owner_id == standing.person.pk:
        return ""
    return "An action is ticked off by whoever promised it, or by the facilitator."
