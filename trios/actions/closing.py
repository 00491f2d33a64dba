"""End a trio, and keep what it leaves behind."""

import datetime as dt
from collections.abc import Mapping

from clusters.models import School
from people.audit import act
from people.models import User
from trios.actions.leading import be_willing
from trios.models import HeadView, Report, Trio, Willingness
from trios.refusals import Refused


def _lock(trio: Trio) -> Trio:
    return Trio.objects.select_for_update().get(pk=trio.pk)


def debrief(*, trio: Trio, by: User | None, at: dt.datetime, on: dt.date) -> Trio:
    """Note that the trio has met for its debrief: it is finished, and its members are asked for their reports.

    Raises `Refused` unless it runs and its visits have been planned.
    """
    with act("debrief", by=by, at=at):
        found = _lock(trio)
        if found.state != Trio.State.RUNNING or found.planned_on is None:
            raise Refused({"": "The debrief comes after planning and visits."})
        found.state, found.debriefed_on, found.ended_on = Trio.State.FINISHED, on, on
        found.save(update_fields=["state", "debriefed_on", "ended_on"])
    return found


def set_aside(*, trio: Trio, why: str, by: User | None, at: dt.datetime, on: dt.date) -> Trio:
    """End a trio that will not go on, and say why: the cascade shows where it stalled. Raises `Refused` once ended."""
    with act("set aside", by=by, at=at):
        found = _lock(trio)
        if found.state not in (Trio.State.PLANNED, Trio.State.RUNNING):
            raise Refused({"why": f"{found} has ended already"})
        found.state, found.ended_on, found.why_set_aside = Trio.State.SET_ASIDE, on, why
        found.save(update_fields=["state", "ended_on", "why_set_aside"])
    return found


def save_report(*, trio: Trio, answers: Mapping[str, str], by: User, at: dt.datetime) -> Report:
    """Keep the draft of a member's report. Raises `Refused` before the trio has finished, and once it has been sent."""
    with act("save report", by=by, at=at):
        found = _lock(trio)
        if found.state != Trio.State.FINISHED:
            raise Refused({"": "The report comes after the debrief."})
        if Report.objects.filter(trio=found, person=by, sent_at__isnull=False).exists():
            raise Refused({"": "You have sent your report. Send it again to change it."})
        draft, _ = Report.objects.update_or_create(trio=found, person=by, defaults={**answers, "saved_at": at})
    return draft


def send_report(*, trio: Trio, answers: Mapping[str, str], by: User, at: dt.datetime, on: dt.date) -> Report:
    """Keep a member's report; whoever would lead another trio is put on the waiting list. Sent again, it is replaced.

    Raises `Refused` before the trio has finished.
    """
    with act("send report", by=by, at=at):
        found = _lock(trio)
        if found.state != Trio.State.FINISHED:
            raise Refused({"": "The report comes after the debrief."})
        report, _ = Report.objects.update_or_create(
            trio=found, person=by, defaults={**answers, "saved_at": at, "sent_at": at}
        )
        if report.would_lead == Report.WouldLead.YES and not Trio.objects.filter(leader=by, state="planned").exists():
            be_willing(
                alliance=found.alliance,
                person=by,
                kind=Willingness.Kind.LEAD,
                focus=report.lead_focus,
                at=at,
                on=on,
                from_trio=found,
            )
        elif report.would_lead != Report.WouldLead.YES:
            lead = Willingness.objects.filter(alliance=found.alliance, person=by, kind=Willingness.Kind.LEAD)
            lead.filter(ended_on__isnull=True, from_trio=found).update(ended_on=on)
    return report


def send_head_view(*, trio: Trio, school: School, answers: Mapping[str, str], by: User, at: dt.datetime) -> HeadView:
    """Keep a head's short view of a trio that has finished. Sent again, it is replaced. Raises `Refused` before."""
    with act("send head's view", by=by, at=at):
        found = _lock(trio)
        if found.state != Trio.State.FINISHED:
            raise Refused({"": "The head’s view comes after the debrief."})
        view, _ = HeadView.objects.update_or_create(
            trio=found, school=school, defaults={**answers, "person": by, "sent_at": at}
        )
    return view
