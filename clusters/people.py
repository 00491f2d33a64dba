"""Scoped reads of people: who belongs to what somebody looks after."""

import datetime as dt
import uuid
from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import Max, OuterRef, Q, Subquery

from clusters.access import Remit
from clusters.models import Membership
from people.models import Invitation, User

PEOPLE_ON_A_PAGE = 50
MOST_WORDS = 5  # of a search


@dataclass(frozen=True, slots=True)
class RoleRow:
    """One role of somebody, as a page names it."""

    membership_id: uuid.UUID
    words: str
    where: str
    detail: str


@dataclass(frozen=True, slots=True)
class PersonRow:
    """Somebody with their roles; `invited_at` is when the last link was sent to them while they have no password."""

    name: str
    email: str
    is_self: bool
    invited_at: dt.datetime | None
    roles: tuple[RoleRow, ...]


def people_in(remit: Remit, page: str, words: str = "") -> tuple[list[PersonRow], Page[Any]]:
    """Return one page of the people looked after, by name, with the roles they hold there (three queries).

    `page` is as typed in an address; anything that is no page is the first or the last. Each of the `words` is in the
    name, the mail address, or the name of a school or department of those who are shown.
    """
    within = remit.memberships()
    held = [
        within.filter(
            Q(person__name__icontains=word)
            | Q(person__email__icontains=word)
            | Q(school__name__icontains=word)
            | Q(department__icontains=word)
        )
        for word in words.replace("\0", "").split()[:MOST_WORDS]
    ]
    last_sent = Invitation.objects.filter(person=OuterRef("pk")).values("person").values(last=Max("sent_at"))
    found = (
        User.objects.filter(*(Q(pk__in=each.values("person")) for each in (within, *held)))
        .annotate(invited_at=Subquery(last_sent))
        .order_by("name", "pk")
    )
    shown: Page[Any] = Paginator(found, PEOPLE_ON_A_PAGE).get_page(page)
    roles = roles_of(remit, [person.pk for person in shown])
    rows = [
        PersonRow(
            name=person.name,
            email=person.email,
            is_self=person == remit.person,
            invited_at=None if person.has_usable_password() else person.invited_at,
            roles=tuple(roles[person.pk]),
        )
        for person in shown
    ]
    return rows, shown


def roles_of(remit: Remit, people: list[uuid.UUID]) -> dict[uuid.UUID, list[RoleRow]]:
    """Return the roles that these people hold within this remit, by person."""
    rows: dict[uuid.UUID, list[RoleRow]] = defaultdict(list)
    held = remit.memberships().filter(person__in=people).select_related("school", "alliance", "cluster")
    for membership in held.order_by("starts_on", "role", "pk"):
        rows[membership.person_id].append(role_row(membership))
    return rows


def role_row(membership: Membership) -> RoleRow:
    """Return a role in words."""
    scope = membership.school or membership.alliance or membership.cluster
    detail = [membership.get_post_display() if membership.post else "", membership.department]
    return RoleRow(
        membership_id=membership.pk,
        words=membership.get_role_display(),
        where=str(scope),
        detail=", ".join(word for word in detail if word),
    )
