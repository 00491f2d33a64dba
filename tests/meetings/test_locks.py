"""Who writes to several meetings at once locks the earliest first, so that two of them never wait for each other."""

import datetime as dt
import threading

import pytest
from django.db import connection

from clusters import actions as cluster_actions
from clusters.meetings import actions as meeting_actions
from clusters.models import Meeting, ProgressUpdate
from clusters.updates import actions as update_actions
from tests.meetings.conftest import MORNING, START

pytestmark = pytest.mark.django_db(transaction=True)
TIMES = 25


def at_once(*works):
    """Do these in threads, each `TIMES` times and each time together; return what went wrong."""
    together, failures = threading.Barrier(len(works), timeout=60), []

    def do(work):
        try:
            for time in range(TIMES):
                together.wait()
                work(time)
        except Exception as failure:
            failures.append(failure)
            together.abort()
        finally:
            connection.close()

    threads = [threading.Thread(target=do, args=(work,)) for work in works]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return failures


@pytest.fixture
def two(house, meeting):
    """A meeting and the one after it, in one series and one term."""
    following = meeting_actions.agree_date(
        meeting=meeting, starts_at=START + dt.timedelta(days=1), by=house.cluster_lead, at=MORNING
    )
    return meeting, following


def test_actions_of_two_meetings_of_a_series_are_ticked_off_at_once(house, two, typed):
    first, second = (typed(each, "Ask heads", "action", owner=house.avon_lead, due_on=START.date()) for each in two)

    def ticks(outcome):
        return lambda time: meeting_actions.tick(outcome=outcome, done=not time % 2, by=house.avon_lead, at=START)

    assert at_once(ticks(first), ticks(second)) == []
    assert [each.done_at for each in Meeting.objects.get(pk=two[0].pk).outcomes.all()] == [START]


def test_a_date_is_agreed_while_an_update_is_shared(house, two):
    first, following = two
    cluster_actions.write_update(
        alliance=house.alliance,
        term=house.term,
        parts=dict.fromkeys(("activity", "successes", "challenges", "impact", "next_steps"), "Words."),
        by=house.alliance_lead,
        at=MORNING,
    )
    update = ProgressUpdate.objects.get()
    assert {first.term, following.term} == {house.term}

    def agree(time):
        meeting_actions.reopen_poll(meeting=first, by=house.cluster_lead, at=MORNING)
        later = START + dt.timedelta(days=1, minutes=time)
        meeting_actions.agree_date(meeting=first, starts_at=later, by=house.cluster_lead, at=MORNING)

    def share(time):
        state = ("draft", "shared")[time % 2]
        update_actions.set_state(update=update, state=state, by=house.alliance_lead, at=MORNING)

    assert at_once(agree, share) == []
    following.refresh_from_db()
    assert following.starts_at == START + dt.timedelta(days=1, minutes=TIMES - 1)
