"""How far an entry is shared, and where a person belongs on a day, as sub-queries and the other way round.

A trio is the narrowest group: its members and whoever leads it, for as long as there is a log. Who merely looks after
it, as SLE or lead of its alliance, sees that it runs, and not what the three tell each other.
"""

import datetime as dt

from django.db import models
from django.db.models import Q, QuerySet

from clusters import access
from clusters.models import Alliance, Cluster, Membership, Partnership, School
from people.models import User
from trios.models import Member, Trio


class Audience(models.TextChoices):
    """From narrow to wide."""

    ME = "me", "Only me"
    TRIO = "trio", "My trio"
    SCHOOL = "school", "My school"
    ALLIANCE = "alliance", "The alliance"
    CLUSTER = "cluster", "The cluster"


def partnerships(*, on: dt.date) -> QuerySet[Partnership]:
    """Return which school is in which alliance on this day."""
    return Partnership.objects.filter(Q(left_on__isnull=True) | Q(left_on__gte=on), joined_on__lte=on)


def _held(person: User, roles: tuple[Membership.Role, ...], *, on: dt.date) -> QuerySet[Membership]:
    """Return the person's roles of these kinds on this day."""
    return Membership.objects.of(person).current(on).filter(role__in=roles)


def trios_of(person: User) -> QuerySet[Trio]:
    """Return the trios that the person is in or leads, ended ones too: what was said there stays theirs."""
    member = Member.objects.filter(person=person).values("trio")
    return Trio.objects.filter(Q(leader=person) | Q(pk__in=member))


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


def readers_of(scope: Trio | School | Alliance | Cluster, *, on: dt.date) -> QuerySet[User]:
    """Return whoever belongs to this trio, school, alliance or cluster on this day and can sign in.

    It is the other side of `EntryQuerySet.visible_to`; administrators, who read everything shared, are not named here.
    """
    if isinstance(scope, Trio):
        seats = Member.objects.filter(trio=scope).values("person")
        leader = Trio.objects.filter(pk=scope.pk).values("leader")
        return User.objects.filter(Q(pk__in=seats) | Q(pk__in=leader), is_active=True)
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
