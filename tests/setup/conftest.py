"""A real installation with the fixed cast, in the middle of January 2013."""

import datetime as dt

import pytest
import time_machine
from django.test import Client

from people.models import Installation
from tests.world import T0

NOW = dt.datetime(2013, 1, 14, 10, 0, tzinfo=dt.UTC)


@pytest.fixture
def frozen():
    with time_machine.travel(NOW, tick=False):
        yield NOW


@pytest.fixture
def real(world, frozen):
    Installation.objects.create(kind="real", created_at=T0)
    return world


@pytest.fixture
def signed_in():
    """Return a client with somebody signed in, or nobody."""

    def make(person=None):
        client = Client()
        if person is not None:
            client.force_login(person)
        return client

    return make


@pytest.fixture
def lead(real, signed_in):
    return signed_in(real.alliance_lead)


@pytest.fixture
def administrator(real, signed_in):
    return signed_in(real.administrator)


@pytest.fixture
def school_lead(real, signed_in):
    return signed_in(real.school_lead)
