"""Long work: one job however often asked for, repeated after a death, given up after five tries, found by the sweep."""

import datetime as dt

import pytest
import time_machine
from django.db import IntegrityError, transaction

from people import clock
from reports import jobs, report_actions
from reports.documents.making import WORKS
from reports.models import Job, Report
from tests.documents.conftest import again, share
from tests.world import AFTER

pytestmark = pytest.mark.django_db


def unfinished():
    return Job.objects.filter(state__in=Job.UNFINISHED)


def test_asked_for_twice_it_is_one_report_and_one_job(told, ask):
    assert ask().pk == ask().pk
    assert Report.objects.count() == 1
    assert Job.objects.count() == 1


def test_the_database_refuses_a_second_unfinished_job(told, ask):
    job = Job.objects.get(subject=ask().pk)
    with pytest.raises(IntegrityError), transaction.atomic():
        Job.objects.create(kind=job.kind, subject=job.subject, asked_at=AFTER, touched_at=AFTER)


def test_a_worker_says_how_far_it_is_and_ends_with_all_parts(told, ask, monkeypatch):
    said = []
    monkeypatch.setattr(jobs, "say", lambda job, doing, **more: said.append((doing, more["done"], more["of"])))
    job = Job.objects.get(subject=ask().pk)
    assert jobs.take(job.pk, WORKS, now=clock.now)
    assert said == [
        ("Counting lessons, people and events", 0, 4),
        ("Comparing judgements, and drawing them", 1, 4),
        ("Following the trios", 2, 4),
        ("Reading the update", 3, 4),
    ]
    job.refresh_from_db()
    assert (job.state, job.ended_at, job.parts_done) == ("done", AFTER, job.parts)


def test_a_job_is_done_once_however_often_its_message_comes(told, ask):
    job = Job.objects.get(subject=ask().pk)
    assert jobs.take(job.pk, WORKS, now=clock.now)
    assert not jobs.take(job.pk, WORKS, now=clock.now)
    assert Job.objects.filter(kind="files").count() == 1


def test_what_a_killed_worker_left_running_is_taken_over_and_has_its_effect_once(told, ask):
    report = ask()
    Job.objects.update(state=Job.State.RUNNING, tries=1, doing="Following the trios", parts=4, parts_done=2)
    assert jobs.sweep(WORKS, now=clock.now, seconds=60) >= 1
    assert again(report).compiled_at == AFTER
    assert Job.objects.get(kind="compile").tries == 2
    assert Job.objects.filter(kind="files").count() == 1


def test_a_result_is_not_kept_when_the_job_has_been_ended_meanwhile(told, ask):
    report = ask()
    job = Job.objects.get(subject=report.pk)

    def overtaken(job, now):
        keep = WORKS["compile"](job, now)
        Job.objects.filter(pk=job.pk).update(state=Job.State.DONE, ended_at=now())
        return keep

    jobs.take(job.pk, {"compile": overtaken}, now=clock.now)
    assert again(report).compiled_at is None


def test_poison_stops_after_five_tries_says_where_and_can_be_run_again(told, ask, caplog):
    report = ask()

    def poison(job, now):
        jobs.say(job, "Following the trios", done=2, of=4, at=now())
        raise ZeroDivisionError

    for minute in range(10):
        with time_machine.travel(AFTER + dt.timedelta(minutes=minute * 5), tick=False):
            jobs.sweep({"compile": poison}, now=clock.now, seconds=60)
    job = Job.objects.get()
    assert (job.state, job.tries) == ("failed", 5)
    assert job.why_failed.startswith("It went wrong 5 times, at “Following the trios” (ZeroDivisionError).")
    assert jobs.stopped() == (job,)

    report_actions.run_again(job=job, by=told.administrator, at=AFTER + dt.timedelta(hours=2))
    assert jobs.stopped() == ()
    with time_machine.travel(AFTER + dt.timedelta(hours=2), tick=False):
        jobs.sweep(WORKS, now=clock.now, seconds=60)
    assert again(report).compiled_at is not None


def test_work_that_kills_its_worker_each_time_stops_after_five_tries(told, ask):
    ask()
    Job.objects.update(state=Job.State.RUNNING, tries=5, doing="Following the trios")
    jobs.sweep(WORKS, now=clock.now, seconds=60)
    job = Job.objects.get()
    assert job.state == "failed"
    assert job.why_failed.startswith("It stopped the worker 5 times, at “Following the trios”.")


def test_a_failure_rests_before_the_sweep_tries_again(told, ask, caplog):
    ask()
    tried = []

    def fails(job, now):
        tried.append(now())
        raise ValueError

    for seconds in (0, 5, 25):
        with time_machine.travel(AFTER + dt.timedelta(seconds=seconds), tick=False):
            jobs.sweep({"compile": fails}, now=clock.now, seconds=60)
    assert tried == [AFTER, AFTER + dt.timedelta(seconds=25)]


def test_the_health_page_shows_stopped_work_to_the_administrator_alone(told, ask, as_):
    ask()
    Job.objects.update(state=Job.State.FAILED, why_failed="It went wrong 5 times.", ended_at=AFTER, tries=5)
    text = as_(told.administrator).get("/health/").content.decode()
    assert "It went wrong 5 times." in text
    assert as_(told.alliance_lead).get("/health/").status_code == 403
    job = Job.objects.get()
    assert as_(told.alliance_lead).post(f"/health/{job.pk}/").status_code == 403
    assert as_(told.administrator).post(f"/health/{job.pk}/").status_code == 302
    assert unfinished().count() == 1


def test_files_of_a_document_that_changed_meanwhile_are_made_anew(report, told):
    from reports.documents import making

    job = Job.objects.filter(subject=report.pk, kind="files").first()
    Job.objects.filter(pk=job.pk).update(state=Job.State.WAITING, ended_at=None)
    kept = making.make_files(Job.objects.get(pk=job.pk), clock.now)
    Job.objects.filter(pk=job.pk).update(state=Job.State.DONE, ended_at=AFTER)
    share(report, told.alliance_lead)
    Job.objects.filter(kind="files").update(state=Job.State.DONE, ended_at=AFTER)
    with transaction.atomic():
        kept()
    assert not report.files.exists()
    assert unfinished().filter(kind="files").count() == 1
