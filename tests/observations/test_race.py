"""Two observers seal at the same moment: every lesson is revealed, and exactly once."""

import datetime as dt
import threading

import pytest
from django.db import connection, transaction

from observations import actions
from observations.actions import judging
from observations.actions.judging import ChangedElsewhere, NotSaved
from observations.judgements import own_sheet
from observations.models import Cell, JointObservation, LedgerEntry
from people import sight
from tests import world as worlds
from tests.world import AFTER

PAIRS = 40


def test_simultaneous_seals_reveal_exactly_once(transactional_db, no_broker):
    world = worlds.build()
    joints = [worlds.lesson(world, start=worlds.LESSON_START - dt.timedelta(days=day)) for day in range(PAIRS)]
    together = threading.Barrier(2, timeout=30)
    revealed: list[bool] = []
    failures: list[Exception] = []

    def seal_all(who, version, word):
        try:
            for joint in joints:
                observer = worlds.place_of(joint, who)
                content = worlds.judgement(version, word)
                together.wait()
                with transaction.atomic():
                    sight.look_as(who.pk)
                    revealed.append(actions.seal(observer=observer, content=content, by=who, at=AFTER).revealed)
        except Exception as failure:
            failures.append(failure)
            together.abort()
        finally:
            connection.close()

    threads = [
        threading.Thread(target=seal_all, args=(world.host, world.inductive, "Good")),
        threading.Thread(target=seal_all, args=(world.visitor, world.ruled, "Good")),
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert failures == []
    assert revealed.count(True) == PAIRS
    assert JointObservation.objects.filter(state="revealed").count() == PAIRS
    assert LedgerEntry.objects.count() == PAIRS


@pytest.mark.parametrize("second", [actions.save_draft, actions.seal])
def test_two_devices_that_begin_a_sheet_at_once_bury_nothing(transactional_db, no_broker, monkeypatch, second):
    world = worlds.build()
    joint = worlds.lesson(world)
    together = threading.Barrier(2, timeout=30)
    kept, refused, failures = [], [], []

    def insert(sheet):  # both have looked by now, and found nothing
        together.wait()
        return inserted(sheet)

    inserted = judging.insert_if_new
    monkeypatch.setattr(judging, "insert_if_new", insert)

    def write(act, word):
        observer, content = worlds.place_of(joint, world.host), worlds.judgement(world.inductive, word)
        try:
            with transaction.atomic():
                sight.look_as(world.host.pk)
                act(observer=observer, content=content, based_on=0, by=world.host, at=AFTER)
            kept.append(content)
        except (ChangedElsewhere, NotSaved):
            refused.append(content)
        except Exception as failure:
            failures.append(failure)
            together.abort()
        finally:
            connection.close()

    threads = [
        threading.Thread(target=write, args=(actions.save_draft, "Good")),
        threading.Thread(target=write, args=(second, "Outstanding")),
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    with transaction.atomic():
        sight.look_as(world.host.pk)
        stands = own_sheet(worlds.place_of(joint, world.host), reader=world.host).content
    assert (failures, kept, len(refused)) == ([], [stands], 1)


def test_workers_counting_at_once_count_each_lesson_once(transactional_db, no_broker):
    world = worlds.build()
    for day in range(10):
        joint = worlds.lesson(world, start=worlds.LESSON_START - dt.timedelta(days=day))
        for who, version in ((world.host, world.inductive), (world.visitor, world.ruled)):
            with transaction.atomic():
                sight.look_as(who.pk)
                actions.seal(
                    observer=worlds.place_of(joint, who), content=worlds.judgement(version, "Good"), by=who, at=AFTER
                )
    entries = list(LedgerEntry.objects.values_list("pk", flat=True))
    counted: list[bool] = []

    def count_all(order):
        try:
            counted.extend([actions.count_reveal(entry, at=AFTER) for entry in order])
        finally:
            connection.close()

    threads = [threading.Thread(target=count_all, args=(order,)) for order in (entries, entries[::-1], entries)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert counted.count(True) == 10
    cell = Cell.objects.get(scope_kind="round", facet="all", unit="lesson", with_rules=True)
    assert (cell.pattern, cell.count) == ("0,2,0,0", 10)
    assert actions.recount(at=AFTER).changed == 0
