"""Every address of the app, how to reach it in the fixed world, and what each person is answered there.

The columns are the answers to a GET by: nobody signed in, host and visitor (the observers, not sealed), the observed
teacher, the school lead of the lesson's school, the alliance lead, the cluster lead, a teacher of another cluster, the
administrator. 302 without a session is the sign-in page.
"""

import dataclasses
import datetime as dt
import uuid
from collections.abc import Callable, Iterator

from django.urls import URLPattern, get_resolver, reverse

from clusters.meetings import actions as meeting_actions
from clusters.models import Gathering, GatheringPlace, Meeting, Membership, Outcome, Paper, ProgressUpdate
from clusters.queries import reach_of
from inquiry.access import places_of
from inquiry.actions import entries
from inquiry.models import Attachment, Audience, Entry, Reply
from inquiry.uploads import Accepted
from observations.actions import practice as practice_actions
from observations.models import CrosswalkRow, InstrumentVersion, JointObservation
from observations.practice.shipped import SHIPPED
from reports import brief_actions, jobs, report_actions
from reports.documents.content import from_json
from reports.documents.making import WORKS
from reports.models import Brief, Job, Report
from tests.world import T0

READERS = (
    "nobody",
    "host",
    "visitor",
    "teacher",
    "school_lead",
    "alliance_lead",
    "cluster_lead",
    "far_teacher",
    "administrator",
)
Place = Callable[[object, JointObservation], list]


@dataclasses.dataclass(frozen=True)
class Address:
    """One address: its arguments in the world, and the answers to a GET in the order of `READERS`."""

    answers: str
    args: Place = lambda world, joint: []

    def answer(self, reader: str) -> int:
        return int(self.answers.split()[READERS.index(reader)])


def joint(world, joint) -> list:
    return [joint.pk]


def of(world, joint: JointObservation) -> dict[str, str]:
    """Return name → path of every address."""
    return {name: reverse(name, args=address.args(world, joint)) for name, address in TABLE.items()}


def patterns(found=None) -> Iterator[URLPattern]:
    """Walk every pattern of the resolver."""
    for each in get_resolver().url_patterns if found is None else found:
        if isinstance(each, URLPattern):
            yield each
        else:
            yield from patterns(each.url_patterns)


def pattern(name: str) -> URLPattern:
    return next(each for each in patterns() if each.name == name)


def names() -> set[str]:
    """Return the names of every address; one without a name is a refusal of all addresses below it."""
    return {each.name for each in patterns() if each.name}


def unlisted() -> list[str]:
    return sorted(names() - TABLE.keys())


def gone() -> list[str]:
    return sorted(TABLE.keys() - names())


def member(world, joint) -> list:
    return [Membership.objects.get(person=world.host).pk]


def version(world, joint) -> list:
    return [InstrumentVersion.objects.get(instrument__school=world.agnes).pk]


def row(world, joint) -> list:
    return [CrosswalkRow.objects.filter(own_grade__version=world.inductive).first().pk]


def scope(world, joint) -> list:
    return ["alliance", world.alliance.pk]


def somebody(world, joint) -> list:
    return [world.host.pk]


def round_(world, joint) -> list:
    return [world.round.pk]


def update(world, joint) -> list:
    return [ProgressUpdate.objects.get().pk]


def write_in_log(world) -> None:
    """An entry that the host shares with the alliance, with a file, a tag and a reply."""
    place = next(each for each in places_of(reach_of(world.host, on=T0.date())) if each.audience == Audience.ALLIANCE)
    file = Accepted("sheet.pdf", "pdf", b"%PDF-")
    draft = entries.Draft("Waiting", "Four seconds.", Entry.Kind.TOOL, True, ("wait time",), place, (file,))
    written = entries.write(key=uuid.uuid4(), draft=draft, by=world.host, at=T0)
    entry = Entry.objects.select_related("author", "school", "alliance", "cluster").get(pk=written.id)
    entries.reply(entry=entry, key=uuid.uuid4(), text="Thank you.", by=world.visitor, at=T0)


def entry(world, joint) -> list:
    return [Entry.objects.get().pk]


def reply(world, joint) -> list:
    return [Reply.objects.get().pk]


def file(world, joint) -> list:
    return [Attachment.objects.get().pk]


def meet(world) -> None:
    """An event of the cluster, and a meeting set by who leads it, with an action and a document."""
    held = Gathering.objects.create(cluster=world.cluster, title="Conference", held_on=T0.date())
    GatheringPlace.objects.create(gathering=held, school=world.agnes, name="Ann")
    facts = meeting_actions.MeetingFacts("Meeting", T0, T0 + dt.timedelta(minutes=90), "face")
    made = meeting_actions.plan_meeting(
        cluster=world.cluster, alliance=None, series="Ours", facts=facts, facilitator=None, by=world.cluster_lead, at=T0
    )
    typed = meeting_actions.OutcomeFacts(uuid.uuid4(), "action", "Ask heads", world.alliance_lead, T0.date())
    meeting_actions.type_outcome(meeting=made, facts=typed, by=world.cluster_lead, at=T0)
    meeting_actions.ask_for_paper(meeting=made, alliance=world.alliance, title="Baseline", by=world.cluster_lead, at=T0)


def put_together(world) -> None:
    """The alliance's report of the term, shared, with a file and a brief; a job that has stopped."""
    report = report_actions.ask_for_alliance(alliance=world.alliance, term=world.term, by=world.alliance_lead, at=T0)
    jobs.take(Job.objects.get(subject=report.pk).pk, WORKS, now=lambda: T0)
    report_actions.keep_file(report=report, kind="docx", content=b"PK", template=None, at=T0)
    report_actions.set_state(report=report, state=Report.State.SHARED, by=world.alliance_lead, at=T0)
    texts = {"title": "What comes next", "found": "Heads agree.", "ask": "Two days of cover."}
    content = from_json(Report.objects.get(pk=report.pk).content)
    brief_actions.make_brief(report=report, texts=texts, days=7, content=content, by=world.alliance_lead, at=T0)
    Job.objects.filter(kind=Job.Kind.FILES).update(state=Job.State.FAILED, why_failed="It stopped.", ended_at=T0)


def report(world, joint) -> list:
    return [Report.objects.get().pk]


def report_file(world, joint) -> list:
    return [Report.objects.get().pk, "docx"]


def brief(world, joint) -> list:
    return [Report.objects.get().pk, Brief.objects.get().pk]


def job(world, joint) -> list:
    return [Job.objects.get(state=Job.State.FAILED).pk]


def gathering(world, joint) -> list:
    return [Gathering.objects.get().pk]


def gathering_person(world, joint) -> list:
    return [Gathering.objects.get().pk, GatheringPlace.objects.get().pk]


def meeting(world, joint) -> list:
    return [Meeting.objects.get().pk]


def meeting_summary(world, joint) -> list:
    return [Meeting.objects.get().pk, world.alliance.pk]


def meeting_action(world, joint) -> list:
    return [Meeting.objects.get().pk, Outcome.objects.get().pk]


def meeting_paper(world, joint) -> list:
    return [Meeting.objects.get().pk, Paper.objects.get().pk]


def series(world, joint) -> list:
    return [Meeting.objects.get().series_id]


def alliance(world, joint) -> list:
    return [world.alliance.pk]


def tag(world, joint) -> list:
    return ["wait time"]


def token(world, joint) -> list:
    return ["no-such-token"]


def key(world, joint) -> list:
    return ["0", "no-such-key"]


def nowhere(world, joint) -> list:
    return [uuid.uuid4()]


def photo(world, joint) -> list:
    return [joint.pk, uuid.uuid4()]


def practice(world, joint) -> list:
    """The first lesson that comes with the app; installing it again changes nothing."""
    practice_actions.install_practice(scale=world.scale, at=T0)
    return [next(iter(SHIPPED))]


def rule_of_version(world, joint) -> list:
    return [*version(world, joint), uuid.uuid4()]


def joint_and_row(world, lesson) -> list:
    return [*joint(world, lesson), *row(world, lesson)]


def two_nowhere(world, joint) -> list:
    return [uuid.uuid4(), uuid.uuid4()]


def cluster(world, joint) -> list:
    return [world.cluster.pk]


def agnes(world, joint) -> list:
    return [world.agnes.pk]


def join(world, joint) -> list:
    return ["join"]


def calendar_file(world, joint) -> list:
    return [joint.pk, "lesson"]


TABLE = {
    "account_change_password": Address("302 200 200 200 200 200 200 200 200"),
    "account_confirm_email": Address("200 200 200 200 200 200 200 200 200", token),
    "account_confirm_login_code": Address("302 302 302 302 302 302 302 302 302"),
    "account_email": Address("302 200 200 200 200 200 200 200 200"),
    "account_email_verification_sent": Address("200 200 200 200 200 200 200 200 200"),
    "account_inactive": Address("200 200 200 200 200 200 200 200 200"),
    "account_login": Address("200 302 302 302 302 302 302 302 302"),
    "account_logout": Address("302 200 200 200 200 200 200 200 200"),
    "account_reauthenticate": Address("302 200 200 200 200 200 200 200 200"),
    "account_request_login_code": Address("200 302 302 302 302 302 302 302 302"),
    "account_reset_password": Address("200 200 200 200 200 200 200 200 200"),
    "account_reset_password_done": Address("200 200 200 200 200 200 200 200 200"),
    "account_reset_password_from_key": Address("200 200 200 200 200 200 200 200 200", key),
    "account_reset_password_from_key_done": Address("200 200 200 200 200 200 200 200 200"),
    "account_set_password": Address("302 302 302 302 302 302 302 302 302"),
    "account_signup": Address("200 302 302 302 302 302 302 302 302"),
    "agreement": Address("302 302 302 302 302 302 302 302 302"),
    "agreement-add": Address("302 403 403 403 403 404 403 404 403", scope),
    "agreement-csv": Address("302 404 404 404 404 404 404 404 404", scope),
    "agreement-r": Address("302 404 404 404 404 404 404 404 404", scope),
    "agreement-scope": Address("302 200 200 200 200 200 200 404 200", scope),
    "agreement-stamp": Address("302 200 200 200 200 200 200 404 200", scope),
    "brief": Address("404 404 404 404 404 404 404 404 404", token),
    "demo-people": Address("404 404 404 404 404 404 404 404 404"),
    "demo-sign-in": Address("404 404 404 404 404 404 404 404 404", somebody),
    "diary-quiet": Address("302 403 403 403 200 403 403 403 403"),
    "diary-quiet-end": Address("302 405 405 405 405 405 405 405 405", nowhere),
    "diary-travel": Address("302 403 403 403 403 200 403 403 200"),
    "diary-week": Address("302 200 200 200 200 200 200 200 200"),
    "diary-week-remove": Address("302 405 405 405 405 405 405 405 405", nowhere),
    "first-hour": Address("302 200 200 200 200 200 200 200 200"),
    "gathering": Address("302 200 200 200 200 200 200 404 200", gathering),
    "gathering-change": Address("302 403 403 403 403 200 200 404 200", gathering),
    "gathering-csv": Address("302 403 403 403 403 200 200 404 200", gathering),
    "gathering-list": Address("302 200 200 200 200 200 200 200 200"),
    "gathering-new": Address("302 403 403 403 403 200 200 403 200"),
    "gathering-person": Address("302 405 405 405 405 405 405 405 405", gathering_person),
    "gathering-people": Address("302 403 403 403 403 200 200 404 200", gathering),
    "health": Address("302 403 403 403 403 403 403 403 200"),
    "health-again": Address("302 405 405 405 405 405 405 405 405", job),
    "healthz": Address("200 200 200 200 200 200 200 200 200"),
    "invitation": Address("404 404 404 404 404 404 404 404 404", token),
    "joint-agree": Address("302 200 200 200 404 404 404 404 404", joint),
    "joint-calendar": Address("302 200 200 200 404 404 404 404 404", calendar_file),
    "joint-comfort": Address("302 405 405 405 405 405 405 405 405", joint),
    "joint-compare": Address("302 404 404 404 404 404 404 404 404", joint),
    "joint-decline": Address("302 403 403 200 404 404 404 404 404", joint),
    "joint-dispute": Address("302 404 404 404 404 404 404 404 404", joint_and_row),
    "joint-draft": Address("405 405 405 405 405 405 405 405 405", joint),
    "joint-lines": Address("302 404 404 404 404 404 404 404 404", joint),
    "joint-list": Address("302 200 200 200 200 200 200 200 200"),
    "joint-mine": Address("302 200 200 404 404 404 404 404 404", joint),
    "joint-none": Address("302 405 405 405 405 405 405 405 405", joint),
    "joint-offer": Address("302 403 403 403 404 404 404 404 404", joint),
    "joint-offer-new": Address("302 200 200 200 200 403 403 403 403"),
    "joint-offline": Address("302 200 200 200 200 200 200 200 200"),
    "joint-open": Address("302 404 404 404 404 404 404 404 404", joint),
    "joint-opening": Address("302 200 200 200 200 200 200 200 200"),
    "joint-photo": Address("302 404 404 404 404 404 404 404 404", photo),
    "joint-photos": Address("302 200 200 404 404 404 404 404 404", joint),
    "joint-pick": Address("302 405 405 405 405 405 405 405 405", joint),
    "joint-plan": Address("302 200 200 200 404 404 404 404 404", joint),
    "joint-print": Address("302 200 200 404 404 404 404 404 404", joint),
    "joint-released": Address("302 404 404 404 404 404 404 404 404", joint),
    "joint-reserve-time": Address("302 405 405 405 405 405 405 405 405", joint),
    "joint-sealed": Address("302 302 302 404 404 404 404 404 404", joint),
    "joint-sheet": Address("302 200 200 404 404 404 404 404 404", joint),
    "joint-talk": Address("302 200 200 200 403 200 404 404 200", joint),
    "joint-taught": Address("302 404 404 200 404 404 404 404 404", joint),
    "joint-thread": Address("302 200 200 200 404 404 404 404 404", joint),
    "joint-wait": Address("302 405 405 405 405 405 405 405 405", joint),
    "dashboard-alliance": Address("302 403 403 403 403 200 200 404 200", alliance),
    "dashboard-cluster": Address("302 404 404 404 404 404 200 404 200", cluster),
    "log-edit": Address("302 200 403 403 403 403 404 404 403", entry),
    "log-entry": Address("302 200 200 200 200 200 404 404 200", entry),
    "log-feed": Address("404 404 404 404 404 404 404 404 404", token),
    "log-file": Address("302 200 200 200 200 200 404 404 200", file),
    "log-follow": Address("302 200 200 200 200 200 200 200 200"),
    "log-library": Address("302 200 200 200 200 200 200 200 200"),
    "log-list": Address("302 200 200 200 200 200 200 200 200"),
    "log-new": Address("302 200 200 200 200 200 200 200 200"),
    "log-reply-remove": Address("302 405 405 405 405 405 405 405 405", reply),
    "log-tag": Address("302 200 200 200 200 200 404 404 200", tag),
    "log-take-back": Address("302 403 403 403 403 200 404 404 200", entry),
    "meeting": Address("302 200 200 200 200 200 200 404 200", meeting),
    "meeting-agenda": Address("302 403 403 403 403 403 200 404 200", meeting),
    "meeting-calendar": Address("302 200 200 200 200 200 200 404 200", meeting),
    "meeting-change": Address("302 403 403 403 403 403 200 404 200", meeting),
    "meeting-coming": Address("302 405 405 405 405 405 405 405 405", meeting),
    "meeting-guest": Address("302 403 403 403 403 403 200 404 200", meeting),
    "meeting-list": Address("302 200 200 200 200 200 200 200 200"),
    "meeting-live": Address("302 200 200 200 200 200 200 404 200", meeting),
    "meeting-mail": Address("302 403 403 403 403 403 200 404 200", meeting),
    "meeting-minutes": Address("302 200 200 200 200 200 200 404 200", meeting),
    "meeting-minutes-pdf": Address("302 200 200 200 200 200 200 404 200", meeting),
    "meeting-minutes-word": Address("302 200 200 200 200 200 200 404 200", meeting),
    "meeting-move-on": Address("302 405 405 405 405 405 405 405 405", meeting),
    "meeting-new": Address("302 403 403 403 403 200 200 403 200"),
    "meeting-outcome-change": Address("302 403 403 403 403 403 200 404 200", meeting_action),
    "meeting-outcome": Address("302 405 405 405 405 405 405 405 405", meeting),
    "meeting-pack": Address("302 404 404 404 404 200 200 404 200", meeting),
    "meeting-paper-tick": Address("302 405 405 405 405 405 405 405 405", meeting_paper),
    "meeting-papers": Address("302 403 403 403 403 403 200 404 200", meeting),
    "meeting-people": Address("302 403 403 403 403 403 200 404 200", meeting),
    "meeting-poll": Address("302 200 200 200 200 200 200 404 200", meeting),
    "meeting-projector": Address("302 200 200 200 200 200 200 404 200", meeting),
    "meeting-series-minutes": Address("302 200 200 200 200 200 200 404 200", series),
    "meeting-series-minutes-pdf": Address("302 200 200 200 200 200 200 404 200", series),
    "meeting-series-minutes-word": Address("302 200 200 200 200 200 200 404 200", series),
    "meeting-summary": Address("302 404 404 404 404 200 200 404 200", meeting_summary),
    "meeting-tick": Address("302 405 405 405 405 405 405 405 405", meeting_action),
    "meeting-words": Address("302 403 403 403 403 403 200 404 200", meeting),
    "more": Address("302 200 200 200 200 200 200 200 200"),
    "my-differences": Address("302 200 200 200 200 200 200 200 200"),
    "outbox": Address("200 200 200 200 200 200 200 200 200"),
    "pack-send": Address("302 405 405 405 405 405 405 405 405", report),
    "practice-away": Address("302 405 405 405 405 405 405 405 405", practice),
    "practice-compare": Address("302 302 302 302 302 302 302 302 302", practice),
    "practice-draft": Address("405 405 405 405 405 405 405 405 405", practice),
    "practice-list": Address("302 200 200 200 200 200 200 200 200"),
    "practice-new": Address("302 403 403 403 200 200 403 403 200"),
    "practice-sheet": Address("302 200 200 200 200 200 200 200 200", practice),
    "readyz": Address("200 200 200 200 200 200 200 200 200"),
    "report": Address("302 200 200 200 200 200 200 404 200", report),
    "report-again": Address("302 405 405 405 405 405 405 405 405", report),
    "report-ask": Address("302 405 405 405 405 405 405 405 405"),
    "report-brief-end": Address("302 405 405 405 405 405 405 405 405", brief),
    "report-briefs": Address("302 403 403 403 403 200 403 404 403", report),
    "report-file": Address("302 200 200 200 200 200 200 404 200", report_file),
    "report-list": Address("302 200 200 200 200 200 200 200 200"),
    "report-progress": Address("302 200 200 200 200 200 200 404 200", report),
    "report-state": Address("302 405 405 405 405 405 405 405 405", report),
    "report-template": Address("302 404 404 404 404 200 404 404 404", alliance),
    "report-template-file": Address("302 404 404 404 404 200 404 404 404", alliance),
    "report-template-cluster": Address("302 404 404 404 404 404 200 404 200", cluster),
    "report-template-cluster-file": Address("302 404 404 404 404 404 200 404 200", cluster),
    "report-words": Address("302 403 403 403 403 200 403 404 403", report),
    "setup": Address("302 403 403 403 200 200 403 403 200"),
    "setup-agreement": Address("302 403 403 403 403 200 403 403 200"),
    "setup-agreement-cluster": Address("302 403 403 403 403 403 200 403 200"),
    "setup-alliance-new": Address("302 403 403 403 403 403 403 403 200"),
    "setup-cap": Address("302 403 403 403 200 403 403 403 403"),
    "setup-dispute": Address("302 403 403 403 200 200 403 403 200", row),
    "setup-first": Address("404 404 404 404 404 404 404 404 404"),
    "setup-form": Address("302 403 403 403 200 200 403 403 200", version),
    "setup-form-again": Address("302 405 405 405 405 405 405 405 405", version),
    "setup-form-discard": Address("302 405 405 405 405 405 405 405 405", version),
    "setup-form-new": Address("302 403 403 403 200 200 403 403 200"),
    "setup-form-preview": Address("302 403 403 403 200 200 403 403 200", version),
    "setup-form-publish": Address("302 405 405 405 405 405 405 405 405", version),
    "setup-form-rule-remove": Address("302 405 405 405 405 405 405 405 405", rule_of_version),
    "setup-form-rules": Address("302 403 403 403 403 403 403 403 403", version),
    "setup-form-words": Address("302 403 403 403 403 403 403 403 403", version),
    "setup-forms": Address("302 403 403 403 200 200 403 403 200"),
    "setup-joint": Address("302 403 403 403 200 200 403 403 200", joint),
    "setup-joint-close": Address("302 403 403 403 403 403 403 403 403", joint),
    "setup-joint-new": Address("302 403 403 403 403 302 403 403 302"),
    "setup-joint-observers": Address("302 403 403 403 403 200 403 403 200", joint),
    "setup-joint-withdraw": Address("302 403 403 403 403 200 403 403 200", joint),
    "setup-lines": Address("302 403 403 403 200 200 403 403 200", version),
    "setup-people": Address("302 403 403 403 200 200 403 403 200"),
    "setup-people-paste": Address("302 403 403 403 200 200 403 403 200"),
    "setup-person-invite": Address("302 405 405 405 405 405 405 405 405", member),
    "setup-person-new": Address("302 403 403 403 200 200 403 403 200"),
    "setup-role-end": Address("302 403 403 403 200 200 403 403 200", member),
    "setup-round": Address("302 403 403 403 403 200 403 403 200", round_),
    "setup-round-close": Address("302 403 403 403 403 200 403 403 200", round_),
    "setup-round-new": Address("302 403 403 403 403 200 403 403 200"),
    "setup-rounds": Address("302 403 403 403 403 200 403 403 200"),
    "setup-school-new": Address("302 403 403 403 403 200 403 403 200"),
    "setup-schools": Address("302 403 403 403 403 200 403 403 200"),
    "setup-schools-paste": Address("302 403 403 403 403 200 403 403 200"),
    "setup-start": Address("302 403 403 403 403 403 403 403 200"),
    "styleguide": Address("200 200 200 200 200 200 200 200 200"),
    "today": Address("302 200 200 200 200 200 200 200 200"),
    "trail": Address("302 200 200 200 200 200 200 200 200"),
    "trail-all": Address("302 404 404 404 404 404 404 404 200"),
    "trail-trios": Address("302 404 404 404 404 404 404 404 404"),
    "trio": Address("302 404 404 404 404 404 404 404 404", nowhere),
    "trio-aside": Address("302 404 404 404 404 404 404 404 404", nowhere),
    "trio-been": Address("302 404 404 404 404 404 404 404 404", nowhere),
    "trio-calendar": Address("302 404 404 404 404 404 404 404 404", nowhere),
    "trio-cascade": Address("302 200 200 200 200 200 200 200 404"),
    "trio-cluster-cascade": Address("302 404 404 404 404 404 200 404 404", cluster),
    "trio-cover": Address("302 404 404 404 200 404 404 404 404"),
    "trio-cover-promise": Address("302 403 404 403 200 404 404 404 404", agnes),
    "trio-cover-yes": Address("302 405 405 405 405 405 405 405 405", nowhere),
    "trio-dates": Address("302 404 404 404 404 404 404 404 404", nowhere),
    "trio-debrief": Address("302 404 404 404 404 404 404 404 404", nowhere),
    "trio-head-view": Address("302 404 404 404 404 404 404 404 404", two_nowhere),
    "trio-list": Address("302 200 200 200 200 200 200 200 200"),
    "trio-new": Address("302 403 403 403 403 200 403 403 403"),
    "trio-none": Address("302 405 405 405 405 405 405 405 405", nowhere),
    "trio-note": Address("302 200 200 200 200 200 404 200 404"),
    "trio-offer": Address("302 404 404 404 404 404 404 404 404", nowhere),
    "trio-pick": Address("302 405 405 405 405 405 405 405 405", nowhere),
    "trio-report": Address("302 404 404 404 404 404 404 404 404", nowhere),
    "trio-rules": Address("302 403 403 403 403 200 404 403 404"),
    "trio-start": Address("302 200 200 200 200 200 404 200 404"),
    "trio-visits": Address("302 404 404 404 404 404 404 404 404", nowhere),
    "trio-waiting": Address("302 200 200 200 200 200 404 200 404"),
    "trio-waiting-end": Address("302 405 405 405 405 405 405 405 405", join),
    "update": Address("302 200 200 200 200 200 200 404 200", update),
    "update-evidence": Address("302 403 403 403 403 200 403 404 403", update),
    "update-evidence-remove": Address("302 405 405 405 405 405 405 405 405", nowhere),
    "update-list": Address("302 200 200 200 200 200 200 200 200"),
    "update-read": Address("302 405 405 405 405 405 405 405 405", update),
    "update-write": Address("302 404 404 404 404 200 404 404 404", alliance),
    "who-sees-what": Address("302 200 200 200 200 200 200 200 200"),
    "worker": Address("200 200 200 200 200 200 200 200 200"),
}
