"""Who looks after what. Everything on the start pages is read through a `Remit`: what lies outside is not there (404).

A predicate answers with its sentence (for a 403), or with nothing where it may be done.
"""

import datetime as dt
import uuid
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from clusters.models import Alliance, Cluster, Membership, Partnership, School
from people.models import User

SCHOOL_ROLES = (Membership.Role.TEACHER, Membership.Role.SCHOOL_LEAD)
ALLIANCE_ROLES = (Membership.Role.SLE, Membership.Role.ALLIANCE_LEAD)
CLUSTER_ROLES = (Membership.Role.CLUSTER_LEAD, Membership.Role.RESEARCHER)


@dataclass(frozen=True)
class Remit:
    """What a person looks after on a day: all of it (administrator), the alliances they lead, the schools they lead."""

    person: User
    on: dt.date
    alliance_ids: frozenset[uuid.UUID]
    school_ids: frozenset[uuid.UUID]

    @property
    def is_everything(self) -> bool:
        """Whether the person runs the installation."""
        return self.person.is_administrator

    @property
    def leads_alliances(self) -> bool:
        """Whether the person looks after at least one whole alliance."""
        return self.is_everything or bool(self.alliance_ids)

    @property
    def roles(self) -> tuple[Membership.Role, ...]:
        """The roles that this person may give, each within its own kind of scope."""
        if self.is_everything:
            return SCHOOL_ROLES + ALLIANCE_ROLES + CLUSTER_ROLES
        return SCHOOL_ROLES + ALLIANCE_ROLES if self.alliance_ids else SCHOOL_ROLES

    def alliances(self) -> QuerySet[Alliance]:
        """Return the alliances looked after, by name."""
        narrowed = Alliance.objects.all() if self.is_everything else Alliance.objects.filter(pk__in=self.alliance_ids)
        return narrowed.order_by("name", "pk")

    def alliance(self, wanted: str) -> Alliance | None:
        """Return the alliance with this id, or the first by name if `wanted` is empty; None where there is none."""
        return next((each for each in self.alliances() if not wanted or str(each.pk) == wanted), None)

    def clusters(self) -> QuerySet[Cluster]:
        """Return the clusters looked after, by name: an administrator's alone."""
        return (Cluster.objects.all() if self.is_everything else Cluster.objects.none()).order_by("name", "pk")

    def schools(self) -> QuerySet[School]:
        """Return the schools looked after, by name: one's own, and those of one's alliances on that day."""
        narrowed = School.objects.all() if self.is_everything else School.objects.filter(self._is_school("pk"))
        return narrowed.order_by("name", "pk")

    def memberships(self) -> QuerySet[Membership]:
        """Return the roles that lie within, in force on that day."""
        current = Membership.objects.current(self.on)
        if self.is_everything:
            return current
        return current.filter(Q(alliance__in=self.alliance_ids) | self._is_school("school"))

    def _is_school(self, field: str) -> Q:
        """Return the condition that this field holds a school looked after."""
        partners = schools_of(self.alliance_ids, on=self.on).values("school")
        return Q(**{f"{field}__in": self.school_ids}) | Q(**{f"{field}__in": partners})


def remit_of(person: User, *, on: dt.date) -> Remit:
    """Return what this person looks after on this day (one query)."""
    held = Membership.objects.of(person).current(on).values_list("role", "alliance", "school")
    return Remit(
        person=person,
        on=on,
        alliance_ids=frozenset(alliance for role, alliance, _ in held if role == Membership.Role.ALLIANCE_LEAD),
        school_ids=frozenset(school for role, _, school in held if role == Membership.Role.SCHOOL_LEAD),
    )


def schools_of(alliance_ids: Iterable[uuid.UUID], *, on: dt.date) -> QuerySet[Partnership]:
    """Return the partnerships of these alliances in force on this day."""
    current = Q(left_on__isnull=True) | Q(left_on__gte=on)
    return Partnership.objects.filter(current, alliance__in=alliance_ids, joined_on__lte=on)


def beyond(remit: Remit, people: Iterable[User]) -> frozenset[uuid.UUID]:
    """Return who of these people holds a role outside this remit, or runs the installation (one query).

    Whoever looks after all of somebody's roles may hand over their invitation; else it goes by mail alone.
    """
    if remit.is_everything:
        return frozenset()
    asked = list(people)
    within = remit.memberships().values("pk")
    roles = Membership.objects.current(remit.on).filter(person__in=asked).exclude(pk__in=within)
    administrators = {person.pk for person in asked if person.is_administrator}
    return frozenset(roles.values_list("person", flat=True)) | administrators


def refusal_to_set_up(remit: Remit) -> str:
    """Say why this person has no start pages: they look after neither a school nor an alliance."""
    if remit.leads_alliances or remit.school_ids:
        return ""
    return "Setting up is for those who lead a school or an alliance, and for administrators."


def refusal_to_lead_alliance(remit: Remit) -> str:
    """Say why this person may not do what an alliance's lead does."""
    return "" if remit.leads_alliances else "This is for those who lead an alliance, and for administrators."


def refusal_to_start(remit: Remit) -> str:
    """Say why this person may not start clusters and alliances."""
    return "" if remit.is_everything else "New alliances are started by an administrator."


def refusal_to_take_school(remit: Remit, school: School) -> str:
    """Say why this person may not add a school that this installation already knows: it brings its people along."""
    if remit.is_everything:
        return ""
    return f"{school.name} ({school.urn}) is in another alliance here already: ask an administrator to add it"
