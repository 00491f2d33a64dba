"""Two facilitators at the same moment, in two connections: nothing that either typed is lost."""

import threading
import uuid

import pytest
from django.db import connection

from clusters import actions as cluster_actions
from clusters.meetings import actions as meeting_actions
from clusters.models import Meeting, Outcome, ProgressUpdate
from clusters.refusals import Overtaken
from clusters.updates import actions as update_actions
from tests import world as worlds
from tests.meetings.conftest import MORNING, START

AT_ONCE = 6


@pytest.fixture
def house(transactional_db, no_broker):
    return worlds.build()


def together(work) -> list[BaseException]:
    """Run `work(number)` in threads that start together; return what was raised."""
    gate, raised = threading.Barrier(AT_ONCE), []

    def run(number):
        try:
            gate.wait()
            work(number)
        except BaseException as error:
            raised.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=(number,)) for number in range(AT_ONCE)]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    return raised


def test_all_outcomes_typed_at_once_are_kept_and_each_moves_the_stamp(house, plan):
    meeting = plan()
    before = Meeting.objects.get().stamp

    def type_in(number):
        facts = meeting_actions.OutcomeFacts(uuid.uuid4(), "note", f"Note {number}")
        meeting_actions.type_outcome(meeting=meeting, facts=facts, by=house.cluster_lead, at=START)

    assert together(type_in) == []
    assert sorted(each.text for each in Outcome.objects.all()) == [f"Note {number}" for number in range(AT_ONCE)]
    assert Meeting.objects.get().stamp == before + AT_ONCE


def test_of_updates_saved_at_once_one_stands_and_the_others_are_told(house):
    cluster_actions.write_update(alliance=house.alliance, term=house.term, parts={}, by=None, at=MORNING)

    def save(number):
        parts = dict.fromkeys(update_actions.PARTS, f"Text {number}")
        update_actions.save_update(
            alliance=house.alliance, term=house.term, parts=parts, based_on=1, by=house.alliance_lead, at=MORNING
        )

    raised = together(save)
    assert [type(each) for each in raised] == [Overtaken] * (AT_ONCE - 1)
    assert ProgressUpdate.objects.get().version == 2
