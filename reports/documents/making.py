"""What workers do about documents: put one together, and make its files."""

import datetime as dt
from collections.abc import Mapping

from reports import jobs, report_actions, template_actions
from reports.documents import pdf, word
from reports.documents.compiling import begun, day_of, parts_of
from reports.documents.content import to_json
from reports.documents.shown import Shown, shown
from reports.jobs import CannotBeDone, Keep, Now
from reports.models import Job, Report, ReportFile, WordTemplate

RELATED = ("cluster", "alliance__cluster", "term", "meeting__series__alliance")
GONE = "The document is not there any more."
Stamp = tuple[object, ...]


def put_together(job: Job, now: Now) -> Keep:
    """Read what a document says, part by part, and return what keeps it."""
    report = _report(job)
    at = now()
    draft = begun(report)
    parts = parts_of(report, draft, on=day_of(at))
    for number, (doing, do) in enumerate(parts):
        jobs.say(job, doing, done=number, of=len(parts), at=now())
        do()
    plain = to_json(draft.whole())
    return lambda: report_actions.keep_content(report=report, content=plain, by=job.asked_by, at=_whole_second(at))


def make_files(job: Job, now: Now) -> Keep:
    """Make the Word file of a document, and the PDF where this machine can, and return what keeps both."""
    report = _report(job)
    document = shown(report)
    if document is None:
        raise CannotBeDone("There is nothing to make files of yet: put the document together first.")
    template = template_actions.template_of(report)
    stamp = _stamp(report)
    jobs.say(job, "Writing the Word file", done=0, of=2, at=now())
    made = [(ReportFile.Kind.WORD, _word(document, template), template)]
    if not pdf.refusal():
        jobs.say(job, "Setting the PDF", done=1, of=2, at=now())
        made.append((ReportFile.Kind.PDF, pdf.pdf_of(document), None))

    def keep() -> None:
        locked = Report.objects.select_for_update(of=("self",)).select_related(*RELATED).get(pk=report.pk)
        if _stamp(locked) != stamp or template_actions.template_of(locked) != template:
            jobs.ask_for(kind=Job.Kind.FILES, subject=report.pk, by=job.asked_by, at=now())
            return
        for kind, content, used in made:
            report_actions.keep_file(report=locked, kind=kind, content=content, template=used, at=now())

    return keep


def _word(document: Shown, template: WordTemplate | None) -> bytes:
    """Write the Word file; a template of their own that fails says so, since trying again would not help."""
    try:
        return word.word_of(document, bytes(template.content) if template else None)
    except Exception as failure:
        if template is None:
            raise
        why = f"The Word template “{template.name}” could not be written into ({type(failure).__name__}). "
        raise CannotBeDone(f"{why}Put another in its place, or go back to ours.") from failure


def _report(job: Job) -> Report:
    """Return the document a job is about."""
    report = Report.objects.select_related(*RELATED).filter(pk=job.subject).first()
    if report is None:
        raise CannotBeDone(GONE)
    return report


def _stamp(report: Report) -> Stamp:
    """Return what a document's files depend on."""
    return (report.state, report.version, report.data_hash, report.compiled_at, report.final_at, report.words)


def _whole_second(at: dt.datetime) -> dt.datetime:
    """Return the time without what is smaller than a second, as files can hold it."""
    return at.replace(microsecond=0)


WORKS: Mapping[str, jobs.Work] = {Job.Kind.COMPILE: put_together, Job.Kind.FILES: make_files}
