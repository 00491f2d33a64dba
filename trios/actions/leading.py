"""What leaders do for trios, and who is willing to join or lead one."""

import datetime as dt

from clusters.models import Alliance, School
from people.audit import act
from people.models import User
from trios.models import CoverPromise, GroundRules, LeaderNote, Trio, Willingness


def promise_cover(  # noqa: PLR0913  # a promise's own facts
    *, alliance: Alliance, school: School, periods: int, note: str, by: User | None, at: dt.datetime, on: dt.date
) -> CoverPromise:
    """Note a head's standing yes to cover, in place of the one before."""
    with act("promise cover", by=by, at=at):
        promise, _ = CoverPromise.objects.update_or_create(
            alliance=alliance,
            school=school,
            defaults={"periods": periods, "note": note, "said_on": on, "said_by": by},
        )
    return promise


def save_rules(*, alliance: Alliance, text: str, by: User | None, at: dt.datetime) -> GroundRules:
    """Save an alliance's ground rules, a rule a line."""
    with act("save ground rules", by=by, at=at):
        rules, _ = GroundRules.objects.update_or_create(
            alliance=alliance, defaults={"text": text, "saved_by": by, "saved_at": at}
        )
    return rules


def write_note(*, alliance: Alliance, post: str, did: str, learned: str, by: User, at: dt.datetime) -> LeaderNote:
    """Keep what somebody who leads did for trios, and what they learned."""
    with act("write leader's note", by=by, at=at):
        return LeaderNote.objects.create(
            alliance=alliance, person=by, post=post, did=did, learned=learned, written_at=at
        )


def be_willing(  # noqa: PLR0913  # an entry of the waiting list
    *,
    alliance: Alliance,
    person: User,
    kind: str,
    focus: str,
    at: dt.datetime,
    on: dt.date,
    from_trio: Trio | None = None,
) -> Willingness:
    """Put somebody on the waiting list; who is on it keeps their place, and may change the focus."""
    with act("be willing", by=person, at=at):
        willing, made = Willingness.objects.get_or_create(
            alliance=alliance,
            person=person,
            kind=kind,
            ended_on=None,
            defaults={"focus": focus, "since": on, "from_trio": from_trio},
        )
        if not made and focus and focus != willing.focus:
            willing.focus = focus
            willing.save(update_fields=["focus"])
    return willing


def no_longer_willing(*, alliance: Alliance, person: User, kind: str, at: dt.datetime, on: dt.date) -> None:
    """Take somebody off the waiting list."""
    with act("no longer willing", by=person, at=at):
        waiting = Willingness.objects.filter(alliance=alliance, person=person, kind=kind, ended_on__isnull=True)
        waiting.update(ended_on=on)
