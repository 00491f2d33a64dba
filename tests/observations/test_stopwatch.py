"""Minutes from the front: typed by hand, or measured in stretches."""

import datetime as dt
import json
from decimal import Decimal

import pytest

from observations.models import Lesson
from observations.sheet_forms.stopwatch import Front, read_front

START = dt.datetime(2013, 1, 30, 10, 5, tzinfo=dt.UTC)
LESSON = Lesson(starts_at=START, ends_at=START + dt.timedelta(minutes=50))


def read(stretches, minutes=None, into=1800):
    at = START + dt.timedelta(seconds=into)
    text = json.dumps(stretches) if stretches is not None else ""
    return read_front(minutes=minutes, stretches=text, lesson=LESSON, at=at)


@pytest.mark.parametrize(
    ("stretches", "seconds", "kept"),
    [
        ([[60, 120]], 60, ((60, 120),)),
        ([[60, 120], [200, None]], 60 + 1600, ((60, 120), (200, None))),
        ([[-30, 60]], 60, ((0, 60),)),  # begun before the bell
        ([[2900, 4000]], 100, ((2900, 3000),)),  # and after it
        ([[100, 200], [150, 300]], 200, ((100, 200), (200, 300))),  # overlaps count once
        ([[200, 100]], 0, ()),
        ([[10**30, None]], 0, ((3000, None),)),
        ([[0, None], [50, 60]], 1800, ((0, None),)),
        ([], None, ()),
    ],
)
def test_stretches_are_cut_to_the_lesson(stretches, seconds, kept):
    assert read(stretches) == Front(seconds if kept else None, kept)


def test_a_stretch_that_still_runs_ends_with_the_lesson():
    assert read([[2000, None]], into=9999).seconds == 1000


@pytest.mark.parametrize(
    ("minutes", "front"),
    [
        (Decimal(1), Front(60, ((60, 120),))),  # says the same: the stretches stay
        (Decimal(17), Front(1020)),  # typed by hand, wins
        (Decimal(0), Front(0)),
        (None, Front(60, ((60, 120),))),
    ],
)
def test_a_number_typed_by_hand_wins_over_other_stretches(minutes, front):
    assert read([[60, 120]], minutes) == front


def test_nothing_timed_is_nothing():
    assert read(None) == Front()
