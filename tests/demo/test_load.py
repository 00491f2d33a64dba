"""`load_demo`: once, into an empty database, in demo mode only, and with nobody told."""

import dataclasses
import datetime as dt
from io import StringIO

import pytest
from django.core import mail
from django.core.management import CommandError, call_command

from clusters.models import Alliance, Cluster, Membership, ProgressUpdate, School
from demo import actions
from demo.story import lessons, people
from demo.story.moments import NOW
from observations.models import JointObservation, Opening, PracticeSheet, Round, RoundSchool
from people import clock, sight
from people.models import Acceptance, FirstHour, Installation, User
from reports.models import Job, Report
from tests.demo.conftest import REAL_NOW

pytestmark = pytest.mark.django_db


def test_the_command_loads_an_empty_database_and_says_how_much(demo_mode, no_broker):
    said = StringIO()

    call_command("load_demo", stdout=said)

    assert said.getvalue() == "The demonstration is loaded: 47 people, 14 schools, 8 lessons, 7 of them counted.\n"
    assert Installation.objects.get().is_demo
    assert abs(clock.now() - NOW) < dt.timedelta(minutes=1)


def test_a_second_load_is_refused_and_changes_nothing(loaded):
    with pytest.raises(CommandError, match=r"^The database is not empty"):
        call_command("load_demo")

    assert User.objects.count() == loaded.people


def test_somebody_in_the_database_is_enough_to_refuse(db, demo_mode):
    User.objects.create(name="Real Person", email="real@example.org", created_at=REAL_NOW)

    with pytest.raises(CommandError, match=r"^The database is not empty"):
        call_command("load_demo")

    assert not Installation.objects.exists()


def test_outside_demo_mode_it_is_refused(db, settings):
    settings.DEMO = False

    with pytest.raises(CommandError, match=r"^This is no demonstration: set DEMO=1"):
        call_command("load_demo")

    assert not User.objects.exists()


def test_a_load_that_fails_leaves_the_database_empty(db, demo_mode, no_broker, monkeypatch):
    nowhere = dataclasses.replace(actions.LESSONS[0], school="nowhere")
    monkeypatch.setattr(actions, "LESSONS", (*actions.LESSONS, nowhere))

    with pytest.raises(KeyError):
        actions.load(at=REAL_NOW)

    assert not Installation.objects.exists()
    assert not User.objects.exists()


def test_no_letter_leaves_and_nobody_has_a_password(loaded):
    assert mail.outbox == []
    assert [user.email for user in User.objects.all() if user.has_usable_password()] == []
    assert User.objects.exclude(email__endswith="@example.org").count() == 0


def test_the_cluster_and_its_alliances_are_those_of_the_minutes(loaded):
    assert str(Cluster.objects.get()) == "Wave 1 – Leadership of great pedagogy"
    assert list(Alliance.objects.order_by("name").values_list("name", "lead_school__name")) == [
        ("Pool Academy – Teaching School Alliance", "Pool Academy"),
        ("Saltford Teaching School Alliance", "Saltford School"),
        ("Woodroffe School – Teaching School Alliance", "Woodroffe School"),
    ]
    assert [str(term) for term in Cluster.objects.get().terms.all()] == [
        "Autumn 2012-13",
        "Spring 2012-13",
        "Summer 2012-13",
    ]


def test_somebody_can_be_found_for_every_role(loaded):
    assert set(Membership.objects.values_list("role", flat=True)) == set(Membership.Role.values)
    assert User.objects.filter(is_administrator=True).count() == 1
    assert set(Membership.objects.exclude(post="").values_list("post", flat=True)) == {
        "head",
        "senior",
        "middle",
        "teacher",
    }


def test_observers_are_headteachers_or_senior_leaders(loaded):
    observers = {sheet.by for lesson in actions.LESSONS for sheet in (lesson.host, lesson.visitor)}

    posts = Membership.objects.filter(person__email__in=[f"{key}@{people.MAIL}" for key in observers])

    assert set(posts.values_list("post", flat=True)) == {"head", "senior"}


def test_the_round_is_graded_for_a_stated_question_and_its_four_schools_agreed_to_be_shown(loaded):
    found = Round.objects.get()

    assert (found.graded, found.question, found.publishes) == (True, lessons.QUESTION, "live")
    assert found.sample_note.startswith("All four schools had been judged outstanding")
    assert sorted(RoundSchool.objects.values_list("school__name", "agreed_to_be_shown")) == [
        ("Carrick Moor", True),
        ("Penhallow", True),
        ("St Senara’s School", True),
        ("Trevarth College", True),
    ]


def test_nothing_in_the_story_lies_after_its_now(loaded):
    assert max(ProgressUpdate.objects.values_list("saved_at", flat=True)) < NOW
    dated = JointObservation.objects.exclude(state="proposed")
    assert max(dated.values_list("lesson__ends_at", flat=True)) < NOW
    assert set(dated.values_list("state", flat=True)) == {"revealed", "observed"}


def test_one_lesson_has_three_times_on_offer_and_everyone_on_the_others_has_said_yes(loaded):
    offered = JointObservation.objects.get(state="proposed")

    assert (offered.offered_times.count(), offered.picked_at) == (3, None)
    assert min(offered.offered_times.values_list("starts_at", flat=True)) > NOW
    assert Acceptance.objects.exclude(about=offered.pk).count() == 8 * 3
    assert list(Acceptance.objects.filter(about=offered.pk).values_list("person__name", flat=True)) == ["Dev Rao"]
    assert list(FirstHour.objects.values_list("person__name", flat=True)) == ["Joe Pascoe"]
    assert set(Opening.objects.values_list("person__name", flat=True)) == {"Joe Pascoe"}


def test_the_updates_are_sorted_and_saltfords_impact_is_still_missing(loaded):
    found = {update.alliance.name.split(" ")[0]: update for update in ProgressUpdate.objects.select_related("alliance")}

    lines = {
        name: [
            len(getattr(update, part).splitlines())
            for part in ("activity", "successes", "challenges", "impact", "next_steps")
        ]
        for name, update in found.items()
    }

    assert lines == {"Woodroffe": [5, 1, 2, 1, 1], "Pool": [4, 2, 3, 3, 3], "Saltford": [2, 1, 1, 0, 2]}
    assert "6 out of the 8 lessons" in found["Pool"].successes
    assert "more than 20% of the lesson teaching from the front" in found["Pool"].impact


def test_invented_schools_have_numbers_that_the_register_does_not_use(loaded):
    assert School.objects.exclude(urn__startswith="99").count() == 0


def test_one_practice_lesson_is_judged_and_no_figure_knows_of_it(loaded):
    priya = User.objects.get(name="Priya Nair")
    assert not PracticeSheet.objects.exists()  # nobody's practice is there for anybody else
    sight.look_as(priya.pk)

    (sheet,) = PracticeSheet.objects.all()
    assert (sheet.person, sheet.sealed_at is not None, sheet.lesson.school) == (priya, True, None)
    assert JointObservation.objects.exclude(state="proposed").count() == loaded.lessons


def test_a_report_and_the_pack_of_the_meeting_are_there_and_their_files_wait_for_a_worker(loaded):
    found = {report.kind: report for report in Report.objects.all()}

    assert sorted(found) == ["alliance", "pack"]
    assert {report.state for report in found.values()} == {"shared"}
    assert found["alliance"].words["summary"].startswith("Our schools use very different forms")
    assert [page["name"].split(" ")[0] for page in found["pack"].content["pages"]] == ["Woodroffe", "Pool", "Saltford"]
    assert {(job.kind, job.state) for job in Job.objects.filter(state="waiting")} == {("files", "waiting")}
    assert max(report.compiled_at for report in found.values()) < NOW
