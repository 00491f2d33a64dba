"""Form a trio, wait for its heads' yes to cover, and say which trios it grew out of."""

import datetime as dt
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from django.db.models import Max

from clusters.models import Alliance, School
from people.audit import act
from people.models import User
from trios.models import CoverPromise, Descent, Member, Trio, Willingness
from trios.refusals import Refused

FEWEST, MOST = 2, 3
OPEN = (Trio.State.PLANNED, Trio.State.RUNNING)


@dataclass(frozen=True, slots=True)
class MemberFacts:
    """A member to be, as they are at their school today."""

    person: User
    school: School
    department: str = ""
    post: str = ""


def form_trio(  # noqa: PLR0913  # what a trio is made of
    *,
    alliance: Alliance,
    leader: User,
    members: Sequence[MemberFacts],
    by: User | None,
    at: dt.datetime,
    on: dt.date,
    focus: str = "",
) -> Trio:
    """Form a trio of two or three; it runs at once where every school has promised cover, and waits for it elsewhere.

    It descends from the trios in which its leader is or was a member. Raises `Refused` about `people`.
    """
    with act("form trio", by=by, at=at):
        # The lock keeps numbers apart, and two SLEs from taking the same person at the same moment.
        Alliance.objects.select_for_update().get(pk=alliance.pk)
        _refuse_members(members)
        last = Trio.objects.filter(alliance=alliance).aggregate(last=Max("number"))["last"] or 0
        trio = Trio.objects.create(
            alliance=alliance, number=last + 1, focus=focus, leader=leader, formed_by=by, formed_at=at
        )
        _seat(trio, members, on=on)
        grown_from = Trio.objects.filter(alliance=alliance, members__person=leader).exclude(pk=trio.pk)
        Descent.objects.bulk_create(
            Descent(child=trio, parent=parent) for parent in grown_from.exclude(state=Trio.State.SET_ASIDE)
        )
        _no_longer_waiting(trio, members, on=on)
        _start_if_covered(trio, on=on)
    return trio


def _refuse_members(members: Sequence[MemberFacts]) -> None:
    """Raise `Refused` for the same person twice, too few or too many, or somebody whose trio is still open."""
    people = [member.person for member in members]
    if len(set(people)) < len(people):
        raise Refused({"people": "The same person is in it twice"})
    if not FEWEST <= len(people) <= MOST:
        raise Refused({"people": "Choose three people, or two to begin with"})
    taken = Member.objects.filter(person__in=people, trio__state__in=OPEN).select_related("person", "trio").first()
    if taken is not None:
        raise Refused({"people": f"{taken.person} is in {taken.trio} until it ends; they could lead this one instead"})


def _seat(trio: Trio, members: Sequence[MemberFacts], *, on: dt.date) -> None:
    """Write the members down, with their head's yes where their school has promised cover."""
    schools = [member.school for member in members]
    promised = CoverPromise.objects.filter(alliance=trio.alliance, school__in=schools)
    heads = {promise.school_id: promise.said_by for promise in promised.select_related("said_by")}
    Member.objects.bulk_create(
        Member(
            trio=trio,
            person=each.person,
            school=each.school,
            department=each.department,
            post=each.post,
            place=place,
            cover_asked_on=on,
            cover_agreed_on=on if each.school.pk in heads else None,
            cover_agreed_by=heads.get(each.school.pk),
        )
        for place, each in enumerate(members, start=1)
    )


def _no_longer_waiting(trio: Trio, members: Sequence[MemberFacts], *, on: dt.date) -> None:
    """Take the members and the leader off the list on which they waited for just this."""
    waiting = Willingness.objects.filter(alliance=trio.alliance, ended_on__isnull=True)
    people = [member.person for member in members]
    waiting.filter(kind=Willingness.Kind.JOIN, person__in=people).update(ended_on=on)
    waiting.filter(kind=Willingness.Kind.LEAD, person=trio.leader).update(ended_on=on)


def _start_if_covered(trio: Trio, *, on: dt.date) -> None:
    """Let a planned trio run once nobody in it waits for cover."""
    if trio.state == Trio.State.PLANNED and not trio.members.filter(cover_agreed_on__isnull=True).exists():
        trio.state, trio.started_on = Trio.State.RUNNING, on
        trio.save(update_fields=["state", "started_on"])


def say_yes(*, member: Member, by: User | None, at: dt.datetime, on: dt.date) -> Trio:
    """Note that a member's head says yes to cover; the last yes lets the trio run. The same again changes nothing."""
    with act("say yes to cover", by=by, at=at):
        trio = Trio.objects.select_for_update().get(pk=member.trio_id)
        Member.objects.filter(pk=member.pk, cover_agreed_on__isnull=True).update(cover_agreed_on=on, cover_agreed_by=by)
        _start_if_covered(trio, on=on)
    return trio


def descend_from(*, trio: Trio, parents: Collection[Trio], by: User | None, at: dt.datetime) -> None:
    """Say which trios this one grew out of; raises `Refused` about `parents` where that would close a circle."""
    wanted = {parent.pk for parent in parents}
    with act("descend from", by=by, at=at):
        Alliance.objects.select_for_update().get(pk=trio.alliance_id)
        # Who descends from this trio, whatever the generation, cannot be above it.
        below, newest = {trio.pk}, {trio.pk}
        while newest:
            newest = set(Descent.objects.filter(parent__in=newest).values_list("child", flat=True)) - below
            below |= newest
        if wanted & below:
            circular = Trio.objects.filter(pk__in=wanted & below).order_by("number").first()
            raise Refused({"parents": f"{circular} grew out of this one, so this one cannot have grown out of it"})
        trio.descents.exclude(parent__in=wanted).delete()
        kept = set(trio.descents.values_list("parent", flat=True))
        for parent in wanted - kept:
            Descent.objects.create(child=trio, parent_id=parent)
