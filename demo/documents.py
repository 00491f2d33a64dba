"""Put a report and a pack on the stage: made by the jobs that workers do, through the actions that pages use.

Their files are left to the first worker that starts.
"""

import datetime as dt

from clusters.models import Alliance, Cluster, Meeting
from demo.story import documents as story
from demo.story import meeting as meeting_story
from demo.story import schools
from people.models import User
from reports import jobs, report_actions
from reports.documents.making import WORKS
from reports.models import Job, Report


def load(cluster: Cluster, alliances: dict[str, Alliance], people: dict[str, User]) -> None:
    """Have the Pool alliance’s report of the spring term and the pack for February put together and shared."""
    lead, cluster_lead = people[story.LEAD], people[story.CLUSTER_LEAD]
    term = cluster.terms.get(name=schools.REPORTED_TERM)
    alliance = alliances[story.ALLIANCE]
    report = report_actions.ask_for_alliance(alliance=alliance, term=term, by=lead, at=story.ASKED)
    _put_together(report, at=story.ASKED)
    report_actions.save_words(report=report, words=story.WORDS, based_on=report.saved_at, by=lead, at=story.WRITTEN)
    report_actions.set_state(report=report, state=Report.State.SHARED, by=lead, at=story.SHARED)
    found = Meeting.objects.select_related("series__cluster", "term")
    meeting = found.get(series__cluster=cluster, starts_at=meeting_story.STARTS)
    pack = report_actions.ask_for_meeting(meeting=meeting, kind=Report.Kind.PACK, by=cluster_lead, at=story.PACK_ASKED)
    _put_together(pack, at=story.PACK_ASKED)
    report_actions.set_state(report=pack, state=Report.State.SHARED, by=cluster_lead, at=story.PACK_SHARED)


def _put_together(report: Report, *, at: dt.datetime) -> None:
    """Do what a worker would."""
    job = Job.objects.get(subject=report.pk, kind=Job.Kind.COMPILE)
    jobs.take(job.pk, WORKS, now=lambda: at)
