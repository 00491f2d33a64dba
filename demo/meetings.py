"""Put the cluster's meetings on the stage, through the same actions that pages use."""

import datetime as dt
import uuid

from clusters.gatherings import actions as gathering_actions
from clusters.gatherings.lines import CameLine
from clusters.meetings import actions
from clusters.models import Alliance, Cluster, Meeting, School, Turn
from demo.story import events, updates
from demo.story import meeting as story
from people.clock import LONDON
from people.models import User

A_MOMENT = dt.timedelta(seconds=1)  # so that they stay in the order of the minutes


def load(cluster: Cluster, alliances: dict[str, Alliance], people: dict[str, User]) -> None:
    """Plan both meetings, hold the first, and turn next steps into actions of the second."""
    lead = people[story.LEAD]
    earlier = _plan(cluster, lead, facts_of_earlier(), at=story.EARLIER_PLANNED)
    actions.begin(meeting=earlier, by=lead, at=story.EARLIER_STARTS)
    for each in story.EARLIER:
        facts = actions.OutcomeFacts(
            uuid.uuid4(), each.kind, each.text, people[each.owner] if each.owner else None, each.due
        )
        alliance = alliances[each.alliance] if each.alliance else None
        made = actions.type_outcome(meeting=earlier, facts=facts, by=lead, at=each.at, alliance=alliance)
        if each.done and made.owner:
            actions.tick(outcome=made, done=True, by=made.owner, at=each.done)
    actions.close(meeting=earlier, by=lead, at=story.EARLIER_ENDS)
    meeting = _plan(cluster, lead, facts_of_meeting(story.MODE, ""), at=story.PLANNED)
    called = facts_of_meeting(story.NOW_MODE, story.PLACE)
    actions.change_meeting(meeting=meeting, facts=called, facilitator=lead, by=lead, at=story.BECAME_CALL)
    actions.seat_guest(meeting=meeting, person=people[story.FACILITATOR], by=lead, at=story.BECAME_CALL)
    for key, title in story.PAPERS:
        actions.ask_for_paper(meeting=meeting, alliance=alliances[key], title=title, by=lead, at=story.BECAME_CALL)
    for order, (key, lines) in enumerate(story.SUMMARIES.items(), start=1):
        turn = meeting.turns.select_related("meeting").get(alliance=alliances[key])
        Turn.objects.filter(pk=turn.pk).update(order=order)
        actions.summarise(turn=turn, lines=list(lines), by=lead, at=story.BECAME_CALL)
    _propose_dates(meeting, people, lead)
    for update in updates.UPDATES:
        for index, step in enumerate(update.parts()["next_steps"].splitlines()):
            owner = people[update.by]
            facts = actions.OutcomeFacts(uuid.uuid4(), "action", step, owner, story.STEPS_DUE)
            actions.type_outcome(
                meeting=meeting,
                facts=facts,
                by=owner,
                at=update.saved + index * A_MOMENT,
                alliance=alliances[update.alliance],
            )


def note_events(cluster: Cluster, schools: dict[str, School]) -> None:
    """Note the cluster's events with who came, the evening after each."""
    for story_of in events.EVENTS:
        evening = dt.datetime.combine(story_of.held_on, dt.time(18), tzinfo=LONDON)
        held = gathering_actions.keep_gathering(
            cluster=cluster,
            title=story_of.title,
            held_on=story_of.held_on,
            kind=story_of.kind,
            host=schools[story_of.host],
            by=None,
            at=evening,
        )
        lines = [CameLine(number, schools[key], key, name, "") for number, (key, name) in enumerate(story_of.came, 1)]
        gathering_actions.add_people(gathering=held, lines=lines, by=None, at=evening)


def _propose_dates(meeting: Meeting, people: dict[str, User], lead: User) -> None:
    """Put dates for the summer to everybody; two have answered."""
    for starts_at in story.NEXT_DATES:
        actions.propose_date(meeting=meeting, starts_at=starts_at, by=lead, at=story.PROPOSED)
    dates = [str(date.pk) for date in meeting.poll_dates.all()]
    for key, places in story.CAN.items():
        can = {dates[place] for place in places}
        actions.answer_poll(meeting=meeting, can=can, by=people[key], at=story.PROPOSED)


def _plan(cluster: Cluster, lead: User, facts: actions.MeetingFacts, *, at: dt.datetime) -> Meeting:
    """Plan one meeting of the series."""
    return actions.plan_meeting(
        cluster=cluster, alliance=None, series=story.SERIES, facts=facts, facilitator=lead, by=lead, at=at
    )


def facts_of_earlier() -> actions.MeetingFacts:
    """Return when and how they met in November."""
    return actions.MeetingFacts(story.TITLE, story.EARLIER_STARTS, story.EARLIER_ENDS, story.MODE, "Woodroffe School")


def facts_of_meeting(mode: str, place: str) -> actions.MeetingFacts:
    """Return when they meet in February, and how."""
    return actions.MeetingFacts(story.TITLE, story.STARTS, story.ENDS, mode, place)
