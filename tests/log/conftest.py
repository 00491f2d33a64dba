"""The clock stands at noon on a Wednesday, on a real installation."""

import pytest

from people import actions, clock
from tests import world as worlds
from tests.log.cast import NOON


@pytest.fixture(autouse=True)
def _noon(world, monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: NOON)
    actions.open_installation(kind="real", at=worlds.T0)


@pytest.fixture(autouse=True)
def _static_files_by_their_plain_names(settings):
    settings.STORAGES = {"staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
