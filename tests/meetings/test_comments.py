"""A comment on an update waits on Today of those who write it and of those who talk about it, until it is read."""

import datetime as dt
import uuid

import pytest
from django.urls import reverse

from clusters import actions as cluster_actions
from clusters.meetings import actions as meeting_actions
from clusters.models import CommentsRead, ProgressUpdate, UpdateComment
from clusters.queries import reach_of
from clusters.updates import actions as update_actions
from reports.meeting_steps import meeting_steps
from tests.meetings.conftest import MORNING
from tests.world import T0

pytestmark = pytest.mark.django_db
HOUR = dt.timedelta(hours=1)


@pytest.fixture
def update(house):
    return cluster_actions.write_update(
        alliance=house.avon, term=house.term, parts={"activity": "Trios"}, by=house.avon_lead, at=T0
    )


@pytest.fixture
def say(update):
    def said(who, text="Which schools?", at=MORNING, key=None):
        update_actions.comment(update=update, key=key or uuid.uuid4(), text=text, by=who, at=at)
        return UpdateComment.objects.latest("number")

    return said


def told(person, at=MORNING + HOUR):
    steps = meeting_steps(person, reach_of(person, on=at.date()), now=at).now
    return [(step.title, step.detail) for step in steps if step.icon == "chat"]


def test_who_writes_the_update_is_told_who_commented_and_nobody_else_is(house, update, say):
    say(house.alliance_lead)
    assert told(house.avon_lead) == [("Alan commented on your update", "Under the update of Avon, today")]
    assert told(house.avon_lead, MORNING + dt.timedelta(days=1))[0][1].endswith("yesterday")
    for who in (house.alliance_lead, house.cluster_lead, house.host, house.far_teacher):
        assert told(who) == []
    (step,) = (
        each for each in meeting_steps(house.avon_lead, reach_of(house.avon_lead, on=T0.date()), now=MORNING).now
    )
    assert step.address == f"{reverse('update', args=[update.pk])}#comments"


def test_who_commented_finds_the_answer_and_the_one_who_answers_is_told_no_more(house, say):
    say(house.alliance_lead)
    say(house.cluster_lead, at=MORNING + HOUR / 4)
    say(house.avon_lead, "Five of them.", at=MORNING + HOUR / 2)
    assert told(house.avon_lead) == []
    answered = [("Avril answered under an update", "Under the update of Avon, today")]
    assert told(house.alliance_lead) == answered
    assert told(house.cluster_lead) == answered
    assert told(house.host) == []


def test_who_only_reads_along_is_asked_nothing(house, update, say, as_):
    say(house.alliance_lead)
    assert as_(house.host).get(reverse("update", args=[update.pk])).context["unread"] is None
    say(house.avon_lead, "Five.", at=MORNING + HOUR / 2)
    assert told(house.host) == []


def test_what_was_said_before_one_joined_in_is_no_answer(house, say):
    say(house.alliance_lead)
    say(house.cluster_lead, at=MORNING + HOUR / 2)
    assert told(house.cluster_lead) == []


def test_reading_the_page_writes_nothing_and_the_press_takes_it_off_today_until_more_is_said(house, update, say, as_):
    first = say(house.alliance_lead)
    client, address = as_(house.avon_lead), reverse("update", args=[update.pk])
    assert client.get(address).context["unread"] == first
    assert not CommentsRead.objects.filter(person=house.avon_lead).exists()
    for _ in range(2):
        assert client.post(reverse("update-read", args=[update.pk]), {"up_to": first.pk}).status_code == 302
    assert client.get(address).context["unread"] is None
    assert told(house.avon_lead) == []
    later = say(house.alliance_lead, "And who?", at=MORNING + HOUR / 2)
    assert len(told(house.avon_lead)) == 1
    client.post(reverse("update-read", args=[update.pk]), {"up_to": later.pk})
    client.post(reverse("update-read", args=[update.pk]), {"up_to": first.pk})
    assert told(house.avon_lead) == []


INSTANT = dt.timedelta(milliseconds=1)


def test_a_comment_that_is_kept_after_one_was_read_waits_though_its_clock_says_it_was_before(house, update, say, as_):
    first = say(house.alliance_lead, "Kept first", at=MORNING + INSTANT)
    client, address = as_(house.avon_lead), reverse("update", args=[update.pk])
    assert client.get(address).context["unread"] == first
    say(house.cluster_lead, "Kept second", at=MORNING)  # sent an instant before, and waited at the lock
    client.post(reverse("update-read", args=[update.pk]), {"up_to": first.pk})
    assert told(house.avon_lead) == [("Clara commented on your update", "Under the update of Avon, today")]
    page = client.get(address)
    assert [each.text for each in page.context["comments"]] == ["Kept first", "Kept second"]
    assert page.context["unread"].text == "Kept second"


def test_of_two_who_comment_at_once_each_is_told_of_the_other(house, update, as_):
    address = reverse("update", args=[update.pk])
    two = (house.alliance_lead, house.cluster_lead)
    pages = [as_(who).get(address).context["form"] for who in two]
    for who, form in zip(two, pages, strict=True):
        data = {"key": form["key"].value(), "shown": form["shown"].value(), "text": f"{who.first_name} says"}
        assert as_(who).post(address, data).status_code == 302
    answered = "answered under an update"
    assert [told(who)[0][0] for who in two] == [f"Clara {answered}", f"Alan {answered}"]
    assert as_(house.cluster_lead).get(address).context["unread"].text == "Alan says"


def test_nobody_has_read_what_is_still_to_be_said(house, update, as_, say):
    data = {"key": uuid.uuid4(), "text": "Which schools?", "shown": 2_000_000_000}
    as_(house.alliance_lead).post(reverse("update", args=[update.pk]), data)
    say(house.avon_lead, "Five of them.")
    assert len(told(house.alliance_lead)) == 1


@pytest.mark.parametrize("up_to", ["", "x", "0b0f6f9e-7f3a-4a52-9a0e-0d6f6a2b7c11"])
def test_a_comment_that_is_none_marks_nothing(house, update, say, as_, up_to):
    say(house.alliance_lead)
    assert as_(house.avon_lead).post(reverse("update-read", args=[update.pk]), {"up_to": up_to}).status_code == 302
    assert len(told(house.avon_lead)) == 1


def test_who_only_reads_along_does_not_become_one_who_is_told_by_a_press(house, update, say, as_):
    comment = say(house.alliance_lead)
    address = reverse("update-read", args=[update.pk])
    for who in (house.host, house.cluster_lead):
        page = as_(who).post(address, {"up_to": comment.pk})
        assert (page.status_code, "Comments wait for those who write" in page.content.decode()) == (403, True)
    say(house.avon_lead, "Five of them.", at=MORNING + HOUR / 2)
    assert (told(house.host), told(house.cluster_lead)) == ([], [])
    assert not CommentsRead.objects.filter(person__in=[house.host, house.cluster_lead]).exists()
    for who in (house.avon_lead, house.alliance_lead):
        assert as_(who).post(address, {"up_to": comment.pk}).status_code == 302


def test_who_may_not_see_the_update_is_told_nothing_of_it(house, update, say, as_):
    say(house.far_teacher)
    comment = say(house.avon_lead, at=MORNING + HOUR / 2)
    assert told(house.far_teacher) == []
    assert (
        as_(house.far_teacher).post(reverse("update-read", args=[update.pk]), {"up_to": comment.pk}).status_code == 404
    )
    say(house.alliance_lead)
    ProgressUpdate.objects.update(state="draft")
    assert told(house.alliance_lead) == []


def test_a_facilitator_from_outside_who_commented_finds_the_answer(house, meeting, say):
    meeting_actions.seat_guest(meeting=meeting, person=house.far_teacher, by=house.cluster_lead, at=MORNING)
    say(house.far_teacher)
    say(house.avon_lead, at=MORNING + HOUR / 2)
    assert len(told(house.far_teacher)) == 1


def test_after_three_weeks_it_is_no_news(house, say):
    say(house.alliance_lead)
    assert told(house.avon_lead, MORNING + dt.timedelta(days=22)) == []


def test_three_comments_on_an_update_are_one_step_and_what_somebody_gone_said_stays(house, say):
    for minutes in range(3):
        say(house.alliance_lead, str(minutes), at=MORNING + dt.timedelta(minutes=minutes))
    UpdateComment.objects.update(author=None)
    assert [title for title, _ in told(house.avon_lead)] == ["Somebody who has left commented on your update"]


def test_other_words_under_the_same_key_are_said_too(house, update, say):
    key = uuid.uuid4()
    for text in ("One", "One", "Two"):
        say(house.alliance_lead, text, key=key)
    assert sorted(each.text for each in update.comments.all()) == ["One", "Two"]


def test_who_cannot_come_is_not_sent_to_the_meeting(house, meeting):
    def titles():
        return [
            step.title
            for step in meeting_steps(house.avon_lead, reach_of(house.avon_lead, on=T0.date()), now=MORNING).now
        ]

    assert titles() == ["Cluster meeting on 25 February"]
    meeting.seats.update(coming=False)
    assert titles() == []
    meeting_actions.begin(meeting=meeting, by=house.cluster_lead, at=MORNING)
    assert titles() == ["Cluster meeting is running"]
