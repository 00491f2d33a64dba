import pytest
import time_machine

from tests.trios import cast as casts


@pytest.fixture
def cast(db):
    return casts.build()


@pytest.fixture
def on_day():
    """Set the clock that pages read to a day of the cast's calendar."""
    with time_machine.travel(casts.moment(0), tick=False) as traveller:
        yield lambda after, hour=13: traveller.move_to(casts.moment(after, hour))


@pytest.fixture
def browse(client):
    """Sign somebody in and return the client."""

    def as_person(person):
        client.force_login(person, backend="allauth.account.auth_backends.AuthenticationBackend")
        return client

    return as_person
