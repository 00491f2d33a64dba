"""Writes about documents: asking for one, its words, sharing, making final, its Word template."""

import datetime as dt
import hashlib
import uuid
from collections.abc import Mapping

from clusters.models import Alliance, Cluster, Meeting, Term
from clusters.refusals import still
from people.audit import act
from people.models import User
from reports import jobs
from reports.documents.content import Json, hash_of
from reports.models import Job, Report, ReportFile, WordTemplate

PROMPTS = ("summary", "meaning", "open", "next")
LONGEST_WORDS = 5_000  # under one prompt
IS_FINAL = "This is final. Nothing in it changes any more; a new version can be put together."


class Refused(Exception):
    """What cannot be done with a document; its text is the sentence for the page."""


class Overtaken(Exception):
    """Somebody else saved the words meanwhile: what stands now is read from the report."""


def ask_for_alliance(*, alliance: Alliance, term: Term, by: User | None, at: dt.datetime) -> Report:
    """Ask for an alliance's report of a term: the version that is not final yet is brought up to date, else a new one.

    Raises `Refused` for a term of another cluster.
    """
    if term.cluster_id != alliance.cluster_id:
        raise Refused("That is no term of this alliance’s cluster.")
    what = {"kind": Report.Kind.ALLIANCE, "cluster": alliance.cluster, "alliance": alliance, "term": term}
    return _ask(what, alliance.cluster_id, by=by, at=at)


def ask_for_meeting(*, meeting: Meeting, kind: Report.Kind, by: User | None, at: dt.datetime) -> Report:
    """Ask for the pack of a meeting, or its cluster's report. Raises `Refused` where no term has begun before it."""
    term = term_of(meeting)
    if term is None:
        raise Refused("No term has begun before this meeting. Ask whoever leads the cluster to enter its terms.")
    if kind == Report.Kind.CLUSTER and meeting.series.alliance_id is not None:
        raise Refused("A cluster’s report belongs to a meeting of the whole cluster.")
    what = {"kind": kind, "cluster": meeting.series.cluster, "alliance": None, "term": term, "meeting": meeting}
    return _ask(what, meeting.series.cluster_id, by=by, at=at)


def term_of(meeting: Meeting) -> Term | None:
    """Return the term a meeting lies in, else the last that had begun before it (at most one query)."""
    if meeting.term is not None:
        return meeting.term
    begun = Term.objects.filter(cluster=meeting.series.cluster_id, starts_on__lte=meeting.starts_at.date())
    return begun.order_by("-starts_on").first()


def _ask(what: dict[str, object], cluster_id: uuid.UUID, *, by: User | None, at: dt.datetime) -> Report:
    """Find or make the version that is open, and ask for it to be put together: one job, however often it is asked."""
    with act("ask for report", by=by, at=at):
        still(Cluster.objects.select_for_update(), cluster_id)  # whoever asks second finds what the first has made
        last = Report.objects.filter(**what).order_by("-version").first()
        report = last
        if last is None or last.is_final:
            version = last.version + 1 if last else 1
            report = Report.objects.create(**what, version=version, asked_by=by, asked_at=at, saved_at=at)
        assert report is not None  # noqa: S101  # one of the two
        jobs.ask_for(kind=Job.Kind.COMPILE, subject=report.pk, by=by, at=at)
    return report


def keep_content(*, report: Report, content: Json, by: User | None, at: dt.datetime) -> None:
    """Keep what a worker has put together, and ask for its files; a document that has become final stays as it is."""
    with act("put together", by=by, at=at):
        locked = still(Report.objects.select_for_update(of=("self",)), report.pk)
        if locked.is_final:
            return
        locked.content, locked.data_hash, locked.compiled_at = dict(content), hash_of(content), at
        locked.save(update_fields=["content", "data_hash", "compiled_at"])
        locked.files.all().delete()
        jobs.ask_for(kind=Job.Kind.FILES, subject=report.pk, by=by, at=at)


def keep_file(*, report: Report, kind: str, content: bytes, template: WordTemplate | None, at: dt.datetime) -> None:
    """Keep a file of a document; one that is there already stays (they are the same, byte for byte)."""
    with act("make file", by=None, at=at):
        defaults = {
            "content": content,
            "sha256": hashlib.sha256(content).hexdigest(),
            "template": template,
            "made_at": at,
        }
        ReportFile.objects.get_or_create(report=report, kind=kind, defaults=defaults)


def save_words(*, report: Report, words: Mapping[str, str], based_on: dt.datetime, by: User, at: dt.datetime) -> Report:
    """Save what those who lead write under the prompts; the files of a draft go, since they say something else.

    Raises `Overtaken` if somebody saved after `based_on`, `Refused` if it is final.
    """
    with act("save words", by=by, at=at):
        locked = still(Report.objects.select_for_update(of=("self",)), report.pk)
        if locked.is_final:
            raise Refused(IS_FINAL)
        if locked.saved_at != based_on:
            raise Overtaken
        kept = {name: words.get(name, "") for name in PROMPTS}
        if kept != {name: locked.words.get(name, "") for name in PROMPTS}:
            locked.words, locked.saved_at = kept, at
            locked.save(update_fields=["words", "saved_at"])
            locked.files.all().delete()
    return locked


def add_sentence(*, report: Report, into: str, sentence: str, by: User, at: dt.datetime) -> None:
    """Put a sentence at the end of what stands under a prompt; one that stands there already is not put in again.

    Raises `Refused` if it is final, or if there is no room under the prompt.
    """
    with act("add sentence", by=by, at=at):
        locked = still(Report.objects.select_for_update(of=("self",)), report.pk)
        if locked.is_final:
            raise Refused(IS_FINAL)
        there = str(locked.words.get(into, ""))
        if sentence in there.splitlines():
            return
        text = "\n".join(filter(None, (there.rstrip(), sentence)))
        if len(text) > LONGEST_WORDS:
            raise Refused(f"There is no room left under this heading: the most is {LONGEST_WORDS:,} characters.")
        locked.words, locked.saved_at = {**locked.words, into: text}, at
        locked.save(update_fields=["words", "saved_at"])
        locked.files.all().delete()


def set_state(*, report: Report, state: Report.State, by: User, at: dt.datetime) -> None:
    """Share a document, take it back, or make it final for good and have its files made.

    Raises `Refused` if it is final already or has not been put together yet.
    """
    with act("set report state", by=by, at=at):
        locked = still(Report.objects.select_for_update(of=("self",)), report.pk)
        if locked.is_final:
            raise Refused(IS_FINAL)
        unfinished = Job.objects.filter(subject=report.pk, kind=Job.Kind.COMPILE, state__in=Job.UNFINISHED)
        if locked.compiled_at is None or unfinished.exists():
            raise Refused("It is still being put together. Wait until it is there.")
        locked.state = state
        if state == Report.State.SHARED:
            locked.shared_at = at
        if state == Report.State.FINAL:
            locked.final_at, locked.final_by = at, by
            locked.shared_at = locked.shared_at or at
            locked.files.all().delete()  # they still say that it is a draft
        locked.save(update_fields=["state", "shared_at", "final_at", "final_by"])
        jobs.ask_for(kind=Job.Kind.FILES, subject=report.pk, by=by, at=at)


def ask_for_files(*, report: Report, by: User, at: dt.datetime) -> Job:
    """Ask for the files of a document."""
    with act("ask for files", by=by, at=at):
        return jobs.ask_for(kind=Job.Kind.FILES, subject=report.pk, by=by, at=at)


def run_again(*, job: Job, by: User, at: dt.datetime) -> Job:
    """Ask for a job that failed once more, with five new tries."""
    with act("run again", by=by, at=at):
        return jobs.ask_for(kind=job.kind, subject=job.subject, by=by, at=at)
