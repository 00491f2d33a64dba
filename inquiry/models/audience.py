"""How far an entry is shared, and where a person belongs on a day, as sub-queries and the other way round.

Groups between a person and their school (a trio, say) belong between `ME` and `SCHOOL`: a word here, a key on the entry
with its line in the constraint, a line each in `EntryQuerySet.visible_to`, `readers_of` and `access.places_of`.
"""

import datetime as dt

from django.db import models
from django.db.models import Q, QuerySet

from clusters import access
from clusters.models import Alliance, Cluster, Membership, Partnership, School
from people.models import User


class Audience(models.TextChoices):
    """From narrow to wide."""

    ME = "me", "Only me"
    SCHOOL = "school", "My school"
    ALLIANCE = "alliance", "The alliance"
    CLUSTER = "cluster", "The cluster"


def partnerships(*, on: dt.date) -> QuerySet[Partnership]:
    """Return which school is in which alliance on this day."""
    return Partnership.objects.filter(Q(left_on__isnull=True) | Q(left_on__gte=on), joined_on__lte=on)


def _held(person: User, roles: tuple[Membership.Role, ...], *, on: dt.date) -> QuerySet[Membership]:
    """Return the person's roles of these kinds on this day."""
    return Membership.objects.of(person).current(on).filter(role__in=roles)


def schools_of(person: User, *, on: dt.date) -> QuerySet[School]:
    """Return the schools where the person works."""
    return School.objects.filter(pk__in=_held(person, access.SCHOOL_ROLES, on=on).values("school"))


def alliances_of(person: User, *, on: dt.date) -> QuerySet[Alliance]:
    """Return the alliances the person is inside, by a role there or by their school."""
    by_school = partnerships(on=on).filter(school__in=schools_of(person, on=on)).values("alliance")
    by_role = _held(person, access.ALLIANCE_ROLES, on=on).values("alliance")
    return Alliance.objects.filter(Q(pk__in=by_school) | Q(pk__in=by_role))


def clusters_of(person: User, *, on: dt.date) -> QuerySet[Cluster]:
    """Return the clusters the person leads, and those of their alliances."""
    led = _held(person, (Membership.Role.CLUSTER_LEAD,), on=on).values("cluster")
    return Cluster.objects.filter(Q(pk__in=led) | Q(pk__in=alliances_of(person, on=on).values("cluster")))


def readers_of(scope: School | Alliance | Cluster, *, on: dt.date) -> QuerySet[User]:
    """Return whoever belongs to this school, alliance or cluster on this day and can sign in.

    It is the other side of `EntryQuerySet.visible_to`; administrators, who read everything shared, are not named here.
    """
    roles = Membership.objects.current(on)
    if isinstance(scope, School):
        belongs = Q(role__in=access.SCHOOL_ROLES, school=scope)
    else:
        inside = [scope] if isinstance(scope, Alliance) else Alliance.objects.filter(cluster=scope)
        partners = partnerships(on=on).filter(alliance__in=inside).values("school")
        belongs = Q(role__in=access.ALLIANCE_ROLES, alliance__in=inside)
        belongs |= Q(role__in=access.SCHOOL_ROLES, school__in=partners)
        if isinstance(scope, Cluster):
            belongs |= Q(role=Membership.Role.CLUSTER_LEAD, cluster=scope)
    return User.objects.filter(is_active=True, pk__in=roles.filter(belongs).values("person"))
