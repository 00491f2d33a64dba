"""The demonstration, loaded into the test's own empty database."""

import datetime as dt

import pytest
from django.utils import timezone

from demo import actions

REAL_NOW = dt.datetime(2026, 3, 2, 9, 0, tzinfo=dt.UTC)


@pytest.fixture
def demo_mode(settings):
    settings.DEMO = True


@pytest.fixture
def loaded(db, demo_mode, no_broker):
    return actions.load(at=timezone.now())
