import pytest
import time_machine

from tests.trios import cast as casts
from tests.trios.cast import moment
from trios import actions


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


@pytest.fixture
def running(cast, on_day):
    """A trio on its third day, visits planned, Bob offering Ann two times."""
    trio = cast.trio()
    visit = next(each for each in cast.planned(trio) if each.kind == "visit" and each.visitor == cast.ann)
    times = [actions.OfferTime(moment(after), moment(after, 11), "period 3", "Room 1") for after in (8, 9)]
    actions.offer(visit=visit, times=times, by=cast.bob, at=moment(2))
    on_day(3)
    return trio
