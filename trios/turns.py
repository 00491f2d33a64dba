"""Whose turn it is: picking a time, offering times, saying how a visit was, planning, debriefing, reporting."""

import datetime as dt
import uuid
from dataclasses import dataclass

from django.db.models import Prefetch, Q
from django.urls import reverse

from clusters.models import Membership
from people.clock import LONDON
from people.models import User
from trios.left_behind import begun_words
from trios.models import Member, Offer, Report, Trio, Visit


@dataclass(frozen=True, slots=True)
class NextItem:
    """One thing that is next for somebody: a heading that begins with the verb, and where to do it.

    `is_turn` says that others wait for it; otherwise it is coming, at `at`.
    """

    title: str
    detail: str
    address: str
    is_turn: bool
    trio: uuid.UUID
    at: dt.datetime | None = None
    action: str = "See the trio"


def clock_words(moment: dt.datetime) -> str:
    """Write `Tue 26 February, 11.20`."""
    local = moment.astimezone(LONDON)
    return f"{local:%a} {local.day} {local:%B}, {local.hour}.{local:%M}"


def next_for(person: User, at: dt.datetime) -> tuple[NextItem, ...]:
    """Return what is next for a person in trios at this moment, their turns first (seven queries)."""
    items = [*_visits(person, at), *_leading(person), *_reports(person, at), *_of_head(person, at)]
    far = dt.datetime.max.replace(tzinfo=dt.UTC)
    return tuple(sorted(items, key=lambda item: (not item.is_turn, item.at or far)))


def _visits(person: User, at: dt.datetime) -> list[NextItem]:
    """Return the person's visits that are not over, as visitor and as host (two queries)."""
    both = Q(visitor=person) | Q(host=person)
    found = (
        Visit.objects.filter(both, trio__state=Trio.State.RUNNING)
        .select_related("trio", "visitor", "host")
        .prefetch_related(Prefetch("offers", Offer.objects.filter(starts_at__gt=at)))
        .order_by("kind", "asked_at", "pk")
    )
    visits = list(found)
    first_done = {(visit.visitor_id, visit.host_id) for visit in visits if visit.kind == "visit" and visit.done_at}
    items = (
        turn_of(visit, person, at, may_offer=visit.kind == "visit" or (visit.visitor_id, visit.host_id) in first_done)
        for visit in sorted(visits, key=lambda visit: visit.kind == "visit")
        if visit.done_at is None
    )
    return [item for item in items if item is not None]


def turn_of(visit: Visit, person: User, at: dt.datetime, *, may_offer: bool) -> NextItem | None:
    """Return what this visit asks of this person, if anything. Its offers that are not over are prefetched."""
    if visit.starts_at is not None:
        return _dated(visit, visit.starts_at, person, at)
    again = _again(visit)
    offers = len(visit.offers.all())
    if visit.visitor_id == person.pk and offers:
        host = visit.host.first_name
        words = f"{host} offers {('one time', 'two times', 'three times')[min(offers, 3) - 1]}"
        title = f"Pick a time to visit {host}{again}"
        return NextItem(title, words, _page(visit), True, visit.trio_id, action="See the times")
    if visit.host_id == person.pk and not offers and may_offer:
        why = "None of your times would do" if visit.declined_at else f"{visit.trio}"
        title = f"Offer {visit.visitor.first_name} three times for a visit{again}"
        address = reverse("trio-offer", args=[visit.pk])
        return NextItem(title, why, address, True, visit.trio_id, action="Offer times")
    return None


def _dated(visit: Visit, starts_at: dt.datetime, person: User, at: dt.datetime) -> NextItem | None:
    """Return a visit with a date: coming, or for its visitor to tell about."""
    is_visitor = visit.visitor_id == person.pk
    other = (visit.host if is_visitor else visit.visitor).first_name
    if starts_at > at:
        words = f"Visit {other}{_again(visit)}" if is_visitor else f"{other} visits you{_again(visit)}"
        place = f", {visit.place}" if visit.place else ""
        return NextItem(words, f"{clock_words(starts_at)}{place}", _page(visit), False, visit.trio_id, starts_at)
    if not is_visitor:
        return None
    address = reverse("trio-been", args=[visit.pk])
    title = f"Say what you took from {other}’s lesson"
    return NextItem(title, f"{visit.trio}", address, True, visit.trio_id, action="Say it in a sentence")


def _again(visit: Visit) -> str:
    return " again" if visit.kind == Visit.Kind.REVISIT else ""


def _page(visit: Visit) -> str:
    return reverse("trio", args=[visit.trio_id])


def _leading(person: User) -> list[NextItem]:
    """Return what the trios that a person leads ask of them (one query)."""
    led = Trio.objects.filter(leader=person, state=Trio.State.RUNNING).prefetch_related("visits")
    items: list[NextItem] = []
    for trio in led:
        visits = list(trio.visits.all())
        if trio.planned_on is None:
            address = reverse("trio-visits", args=[trio.pk])
            title, why = f"Plan who visits whom in {trio}", "Every head has said yes"
            items.append(NextItem(title, why, address, True, trio.pk, action="Plan the visits"))
        elif visits and all(visit.done_at for visit in visits):
            address = reverse("trio-debrief", args=[trio.pk])
            title, why = f"Hold the debrief of {trio}", "Every visit has been"
            items.append(NextItem(title, why, address, True, trio.pk, action="Open the debrief"))
    return items


def _reports(person: User, at: dt.datetime) -> list[NextItem]:
    """Return the finished trios of which a person owes their report, and how far it is (two queries)."""
    owed = Trio.objects.filter(state=Trio.State.FINISHED, members__person=person)
    owed = owed.exclude(reports__in=Report.objects.filter(person=person, sent_at__isnull=False))
    drafts = {report.trio_id: report for report in Report.objects.filter(person=person, sent_at__isnull=True)}
    return [
        NextItem(
            f"{trio} close-out, half written" if trio.pk in drafts else f"Write what you take from {trio}",
            begun_words(drafts[trio.pk], now=at) if trio.pk in drafts else "Three questions; seven more if you like",
            reverse("trio-report", args=[trio.pk]),
            True,
            trio.pk,
            action="Go on writing" if trio.pk in drafts else "Answer three questions",
        )
        for trio in owed
    ]


def _of_head(person: User, at: dt.datetime) -> list[NextItem]:
    """Return the cover that a head is asked for (one query)."""
    headed = (
        Membership.objects.of(person)
        .current(at.astimezone(LONDON).date())
        .filter(role=Membership.Role.SCHOOL_LEAD)
        .values("school")
    )
    asked = Member.objects.filter(
        school__in=headed, cover_agreed_on__isnull=True, trio__state=Trio.State.PLANNED
    ).select_related("person", "trio")
    return [
        NextItem(
            f"Say yes to cover for {member.person.first_name}",
            f"{member.trio}, asked on {member.cover_asked_on.day} {member.cover_asked_on:%B}",
            reverse("trio-cover"),
            True,
            member.trio_id,
            action="See who asks",
        )
        for member in asked
    ]
