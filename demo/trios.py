"""Load the trios of the story, through the same actions that pages use, at the story's own times."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from clusters.models import Alliance, Membership, School
from demo.story import trios as story
from demo.story.moments import OPENED, SCHOOL_YEAR_FROM, moment
from demo.story.trios import DatedStory, TrioStory, VisitStory
from diary import actions as diary_actions
from people.clock import LONDON
from people.models import User
from trios import actions
from trios.models import Trio, Visit


@dataclass(frozen=True, slots=True)
class Cast:
    """Who and where, by the keys of the tables."""

    people: Mapping[str, User]
    schools: Mapping[str, School]
    alliance: Alliance


def load(cast: Cast) -> int:
    """Form the trios and let happen in them what has happened; return how many there are."""
    diary_actions.set_travel(
        minutes={(cast.schools[one], cast.schools[other]): trip for one, other, trip in story.MINUTES},
        by=None,
        at=OPENED,
    )
    beth = cast.people["beth.lacey"]
    for kind, day, starts_at, ends_at in story.BETHS_WEEK:
        diary_actions.add_weekly_time(person=beth, kind=kind, day=day, starts_at=starts_at, ends_at=ends_at, at=OPENED)
    for each in story.TRIOS:
        _live(cast, each)
    _lead(cast)
    return len(story.TRIOS)


def _day(at: dt.datetime) -> dt.date:
    return at.astimezone(LONDON).date()


def _live(cast: Cast, each: TrioStory) -> None:
    """Let one trio go as far as it has come."""
    leader = cast.people[each.leader]
    trio = actions.form_trio(
        alliance=cast.alliance,
        leader=leader,
        members=[_facts(cast, key) for key in each.members],
        focus=each.focus,
        by=cast.people["anna.whitlock"] if leader == cast.people["beth.lacey"] else leader,
        at=each.formed,
        on=_day(each.formed),
    )
    for key, head, at in each.cover:
        member = trio.members.get(person=cast.people[key])
        actions.say_yes(member=member, by=cast.people[head], at=at, on=_day(at))
    trio.refresh_from_db()
    if each.planned is None:
        return
    dates = actions.CycleDates(*[dt.date.fromisoformat(day) for day in each.dates])
    actions.set_dates(trio=trio, focus=each.focus, dates=dates, by=leader, at=each.planned)
    pairs = [(cast.people[visitor], cast.people[host]) for visitor, host in each.pairs]
    actions.plan_visits(trio=trio, pairs=pairs, by=leader, at=each.planned, on=_day(each.planned))
    for visit in each.visits:
        _visit(cast, trio, visit)
    for ahead in each.ahead:
        _offer(cast, trio, ahead)
    if each.debriefed is not None:
        actions.debrief(trio=trio, by=leader, at=each.debriefed, on=_day(each.debriefed))


def _facts(cast: Cast, key: str) -> actions.MemberFacts:
    person = cast.people[key]
    works = Membership.objects.of(person).current(SCHOOL_YEAR_FROM).select_related("school").get(school__isnull=False)
    school = works.school
    if school is None:
        raise LookupError(f"{person} works at no school")
    return actions.MemberFacts(person, school, works.department, works.post)


def _time(day: str, clock: str, period: str, room: str) -> actions.OfferTime:
    starts = moment(day, clock)
    return actions.OfferTime(starts, starts + story.LESSON, period, room)


def _visit(cast: Cast, trio: Trio, told: VisitStory) -> None:
    """Let a visit be offered and taken a week before, and have been."""
    visitor, host = cast.people[told.visitor], cast.people[told.host]
    visit = Visit.objects.get(trio=trio, kind=told.kind, visitor=visitor, host=host)
    time = _time(told.day, told.clock, told.period, told.room)
    before = time.starts_at - dt.timedelta(days=6, hours=4)
    actions.offer(visit=visit, times=[time], by=host, at=before)
    actions.pick(visit=visit, offer=visit.offers.get(), by=visitor, at=before + dt.timedelta(hours=2))
    actions.been(visit=visit, tried=told.tried, by=visitor, at=time.ends_at + dt.timedelta(minutes=20))


def _offer(cast: Cast, trio: Trio, told: DatedStory) -> None:
    """Let a host offer times for a revisit; a single one has been taken."""
    visitor, host = cast.people[told.visitor], cast.people[told.host]
    visit = Visit.objects.get(trio=trio, kind=Visit.Kind.REVISIT, visitor=visitor, host=host)
    actions.offer(visit=visit, times=[_time(*time) for time in told.times], by=host, at=told.offered)
    if len(told.times) == 1:
        at = told.offered + dt.timedelta(minutes=30)
        actions.pick(visit=visit, offer=visit.offers.get(), by=visitor, at=at)


def _lead(cast: Cast) -> None:
    """Let leaders promise cover, write rules and notes, and people say what they would do."""
    for school, head, periods, note, at in story.PROMISES:
        actions.promise_cover(
            alliance=cast.alliance,
            school=cast.schools[school],
            periods=periods,
            note=note,
            by=cast.people[head],
            at=at,
            on=_day(at),
        )
    rules_by = cast.people[story.RULES_BY]
    actions.save_rules(alliance=cast.alliance, text="\n".join(story.RULES), by=rules_by, at=story.RULES_SAVED)
    for person, post, did, learned, at in story.NOTES:
        actions.write_note(alliance=cast.alliance, post=post, did=did, learned=learned, by=cast.people[person], at=at)
    for person, kind, focus, since in story.WILLING:
        actions.be_willing(
            alliance=cast.alliance,
            person=cast.people[person],
            kind=kind,
            focus=focus,
            at=moment(since.isoformat(), "12.00"),
            on=since,
        )
    finished = Trio.objects.get(alliance=cast.alliance, state=Trio.State.FINISHED)
    actions.send_report(
        trio=finished,
        answers=story.REPORT,
        by=cast.people[story.REPORT_BY],
        at=story.REPORT_SENT,
        on=_day(story.REPORT_SENT),
    )
