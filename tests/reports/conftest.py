"""The pages of this room are read on the afternoon of the lesson, in an installation that has been opened."""

import pytest
import time_machine

from people import actions
from reports.views import agreement
from tests.world import AFTER, T0


@pytest.fixture(autouse=True)
def _afternoon():
    """Half past eleven on Wednesday 30 January 2013, and standing still."""
    with time_machine.travel(AFTER, tick=False):
        yield


@pytest.fixture(autouse=True)
def _nothing_drawn():
    """Forget pages that were drawn before."""
    agreement._figures.cache_clear()


@pytest.fixture
def house(world):
    """The fixed cast in a real installation."""
    actions.open_installation(kind="real", at=T0)
    return world


@pytest.fixture
def see(client):
    """Open a page as somebody and return the response."""

    def open_page(person, path):
        client.force_login(person)
        return client.get(path)

    return open_page
