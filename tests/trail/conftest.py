"""A real installation with the fixed cast, and whoever is signed in there."""

import pytest
import time_machine
from django.test import Client

from people import actions as people_actions
from tests.test_blind import NOON
from tests.world import T0


@pytest.fixture
def real(world):
    people_actions.open_installation(kind="real", at=T0)
    with time_machine.travel(NOON, tick=False):
        yield world


@pytest.fixture
def read():
    """Return the text of a page as somebody gets it."""

    def page(person, path, status=200):
        client = Client()
        client.force_login(person, backend="allauth.account.auth_backends.AuthenticationBackend")
        answer = client.get(path)
        assert answer.status_code == status
        return answer.content.decode()

    return page
