"""Who may do what with trios. A predicate answers with its sentence, or with nothing where it may be done."""

import datetime as dt
import uuid
from dataclasses import dataclass

from django.db.models import Q

from clusters.models import Membership, Partnership
from people.models import User
from trios.models import Trio, Visit

LEADS_TRIOS = (Membership.Role.SLE, Membership.Role.ALLIANCE_LEAD)


@dataclass(frozen=True)
class Standing:
    """What a person is to the alliances, their schools and the cluster on a day."""

    person: User
    on: dt.date
    leads: frozenset[uuid.UUID]  # alliances, as SLE or as lead
    headed: frozenset[uuid.UUID]  # schools, as school lead
    schools: frozenset[uuid.UUID]  # where they work or lead
    clusters: frozenset[uuid.UUID]  # as cluster lead
    alliances: frozenset[uuid.UUID]  # whose cascade they belong to, by role or by school


def standing_of(person: User, *, on: dt.date) -> Standing:
    """Return what this person is on this day (two queries)."""
    held = list(Membership.objects.of(person).current(on).values_list("role", "school", "alliance", "cluster"))
    schools = frozenset(school for _, school, _, _ in held if school)
    leads = frozenset(alliance for role, _, alliance, _ in held if alliance and role in LEADS_TRIOS)
    by_school = _alliances_with(schools, on=on) if schools else frozenset()
    return Standing(
        person=person,
        on=on,
        leads=leads,
        headed=frozenset(school for role, school, _, _ in held if role == Membership.Role.SCHOOL_LEAD),
        schools=schools,
        clusters=frozenset(cluster for role, _, _, cluster in held if role == Membership.Role.CLUSTER_LEAD),
        alliances=leads | by_school,
    )


def _alliances_with(schools: frozenset[uuid.UUID], *, on: dt.date) -> frozenset[uuid.UUID]:
    """Return the alliances of which one of these schools is a partner on this day."""
    current = Q(left_on__isnull=True) | Q(left_on__gte=on)
    partnerships = Partnership.objects.filter(current, school__in=schools, joined_on__lte=on)
    return frozenset(partnerships.values_list("alliance", flat=True))


def refusal_to_form(standing: Standing) -> str:
    """Say why this person may not form trios."""
    return "" if standing.leads else "Trios are formed by the SLEs and leads of an alliance."


def refusal_to_steer(standing: Standing, trio: Trio) -> str:
    """Say why this person may not set dates, pairs and end: that is for who leads it, and the alliance's SLEs."""
    if standing.person.pk == trio.leader_id or trio.alliance_id in standing.leads:
        return ""
    return "This is for whoever leads the trio, and for the SLEs of the alliance."


def refusal_to_say_yes(standing: Standing, school: uuid.UUID) -> str:
    """Say why this person may not speak for a school."""
    return "" if school in standing.headed else "This is for the head of that school."


def refusal_to_offer(person: User, visit: Visit) -> str:
    """Say why this person may not offer times: only the host can."""
    return "" if person.pk == visit.host_id else f"Only {visit.host.first_name} can offer times for this visit."


def refusal_to_pick(person: User, visit: Visit) -> str:
    """Say why this person may not pick a time: only the visitor can."""
    return "" if person.pk == visit.visitor_id else f"Only {visit.visitor.first_name} can pick a time for this visit."


def refusal_to_tell(standing: Standing, visit: Visit) -> str:
    """Say why this person may not note that a visit has been: that is for its two, and for who steers the trio."""
    if standing.person.pk in (visit.visitor_id, visit.host_id):
        return ""
    return (
        refusal_to_steer(standing, visit.trio) and "This is for the two of the visit, and for whoever leads the trio."
    )


def refusal_to_report(person: User, trio: Trio) -> str:
    """Say why this person writes no report on a trio: only its members do, after the debrief."""
    if not trio.members.filter(person=person).exists():
        return "The report is for the members of the trio."
    return "" if trio.state == Trio.State.FINISHED else "The report comes after the debrief."
