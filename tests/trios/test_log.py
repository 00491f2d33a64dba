"""The log of a trio: written from its page, shared with the three and their leader, shown there and on Today."""

import datetime as dt
import re
import uuid

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from clusters.queries import reach_of
from inquiry.access import place_of, places_of, trio_places
from inquiry.actions import entries
from inquiry.models import Entry
from people.actions import open_installation
from tests.trios.cast import T0, day, moment
from trios.queries import dated_visits

pytestmark = pytest.mark.django_db


def write(person, trio, audience="trio", *, title="Sentinel title", after=2):
    """Write an entry in a trio, shared with this audience."""
    places = places_of(reach_of(person, on=day(after)), trio_places(person))
    place = next(each for each in places if each.audience == audience and (audience != "trio" or each.id == trio.pk))
    draft = entries.Draft(title, "Sentinel words.", "entry", tried=False, tags=(), place=place, trio=trio.pk)
    saved = entries.write(key=uuid.uuid4(), draft=draft, by=person, at=moment(after))
    return Entry.objects.get(pk=saved.id)


def filled(**changes):
    return {
        "key": str(uuid.uuid4()),
        "title": "Waiting",
        "text": "Four seconds.",
        "kind": "entry",
        "tags": "",
    } | changes


SEE_ON_PAGE = {
    "me": {"ann"},
    "trio": {"ann", "bob", "sle"},
    "school": {"ann", "sle"},  # the SLE works at the same school
    "alliance": {"ann", "bob", "sle", "lead"},
    "cluster": {"ann", "bob", "sle", "lead"},
}


@pytest.mark.parametrize("audience", SEE_ON_PAGE)
def test_the_page_shows_each_reader_what_was_shared_with_them(cast, browse, on_day, audience):
    trio = cast.trio()
    write(cast.ann, trio, audience)
    on_day(3)

    for who in ("ann", "bob", "sle", "lead"):
        page = browse(getattr(cast, who)).get(reverse("trio", args=[trio.pk])).content.decode()
        assert ("Sentinel title" in page) == (who in SEE_ON_PAGE[audience]), who


def test_an_sle_who_only_looks_after_a_trio_does_not_read_what_its_three_keep_among_them(cast, browse, on_day):
    trio = cast.trio(leader=cast.cat)
    entry = write(cast.ann, trio)
    on_day(3)

    client = browse(cast.sle)

    assert "Sentinel" not in client.get(reverse("trio", args=[trio.pk])).content.decode()
    assert client.get(reverse("log-entry", args=[entry.pk])).status_code == 404
    reply = client.post(reverse("log-entry", args=[entry.pk]), {"text": "Hello", "key": str(uuid.uuid4())})
    assert reply.status_code == 404
    assert not entry.replies.exists()


def test_an_entry_of_another_trio_is_not_on_the_page(cast, browse, on_day):
    first, second = cast.trio(), cast.trio(cast.dan, cast.eve, leader=cast.ann)
    write(cast.ann, second)
    on_day(3)

    assert "Sentinel" not in browse(cast.ann).get(reverse("trio", args=[first.pk])).content.decode()


def test_from_the_page_one_writes_into_the_trio_however_far_it_is_shared(cast, browse, on_day):
    trio = cast.trio()
    on_day(3)
    client = browse(cast.ann)
    page = client.get(reverse("trio", args=[trio.pk])).content.decode()
    address = re.search(rf'href="([^"]+trio={trio.pk})"', page)[1]

    form = client.get(address)
    assert f'name="trio" value="{trio.pk}"' in form.content.decode()
    client.post(address, filled(trio=str(trio.pk), place=f"alliance:{cast.alliance.pk}"))

    entry = Entry.objects.get()
    assert (entry.audience, entry.trio, entry.alliance) == ("alliance", trio, cast.alliance)
    back = client.get(reverse("log-entry", args=[entry.pk])).content.decode()
    assert f'href="{reverse("trio", args=[trio.pk])}"' in back


def test_the_trio_is_named_with_its_people_and_never_chosen_beforehand(cast, browse, on_day):
    trio = cast.trio()
    on_day(3)

    form = browse(cast.ann).get(f"{reverse('log-new')}?trio={trio.pk}").content.decode()

    assert "The trio: Ann, Bob and Cat, with Sue, who leads it." in form
    assert "checked" not in form.split("Who may read it?")[1]


@pytest.mark.parametrize("written_in", ["other", "x" * 5000, ""])
def test_a_trio_that_is_none_of_the_writers_is_passed_over(cast, browse, on_day, written_in):
    other = cast.trio(cast.dan, cast.eve, leader=cast.lead)
    on_day(3)
    sent = str(other.pk) if written_in == "other" else written_in

    browse(cast.ann).post(reverse("log-new"), filled(trio=sent, place=f"alliance:{cast.alliance.pk}"))

    assert Entry.objects.get().trio is None


def test_a_trio_one_is_not_in_cannot_be_written_to(cast, browse, on_day):
    other = cast.trio(cast.dan, cast.eve, leader=cast.lead)
    on_day(3)

    answer = browse(cast.ann).post(reverse("log-new"), filled(place=f"trio:{other.pk}"))

    assert "Choose who may read it" in answer.content.decode()
    assert not Entry.objects.exists()


def test_a_change_of_audience_keeps_the_trio_in_which_it_was_written(cast, browse, on_day):
    trio = cast.trio()
    entry = write(cast.ann, trio)
    on_day(3)

    data = filled(based_on=entries.version_of(entry), place=f"alliance:{cast.alliance.pk}")
    browse(cast.ann).post(reverse("log-edit", args=[entry.pk]), data)

    entry.refresh_from_db()
    assert (entry.audience, entry.trio) == ("alliance", trio)


def test_taken_back_it_stays_in_its_trio_for_its_author_alone(cast):
    entry = write(cast.ann, cast.trio())

    entries.take_back(entry=entry, by=cast.sle, at=moment(3))

    entry.refresh_from_db()
    assert (place_of(entry).value, entry.trio_id is None) == ("me", False)
    assert not Entry.objects.visible_to(cast.bob, on=day(3)).exists()


def test_the_database_asks_for_the_trio_of_what_is_shared_with_one(cast):
    entry = write(cast.ann, cast.trio())

    with pytest.raises(IntegrityError, match="entry_audience_has_its_place"), transaction.atomic():
        Entry.objects.filter(pk=entry.pk).update(trio=None)


def test_what_was_said_after_a_visit_stands_beside_the_entries_and_can_be_written_up(cast, browse, on_day):
    trio = cast.trio()
    visit = cast.planned(trio)[0]
    cast.been(visit, 5, "I wait now.")
    write(cast.bob, trio, title="Later", after=6)
    on_day(7)

    page = browse(visit.visitor).get(reverse("trio", args=[trio.pk])).content.decode()
    other = browse(cast.cat).get(reverse("trio", args=[trio.pk])).content.decode()

    assert page.index("Later") < page.index("I wait now.")
    assert "Write it up" in page
    assert "Write it up" not in other


def test_ended_trios_can_be_written_to_until_they_were_set_aside(cast):
    trio = cast.finished()
    assert [each.name for each in trio_places(cast.ann)] == [str(trio)]

    type(trio).objects.filter(pk=trio.pk).update(state="aside")

    assert trio_places(cast.ann) == ()


def test_today_shows_what_was_written_in_my_trio_first(cast, browse, on_day):
    trio = cast.trio()
    write(cast.bob, trio, title="Of the trio", after=1)
    write(cast.dan, trio, "alliance", title="Of a colleague", after=2)
    Entry.objects.filter(title="Of a colleague").update(trio=None)
    open_installation(kind="real", at=T0)
    on_day(3)

    mine = browse(cast.ann).get("/").content.decode()
    theirs = browse(cast.stranger).get("/").content.decode()

    assert mine.index("Of the trio") < mine.index("Of a colleague")
    assert "From your trio and colleagues" in mine
    assert "From your colleagues" in theirs
    assert "Of the trio" not in theirs


def test_visits_stand_in_the_week_of_both(cast, browse, on_day):
    trio = cast.trio()
    visit = cast.dated(cast.planned(trio)[0], 3)
    open_installation(kind="real", at=T0)
    on_day(1)

    span = {"since": moment(0), "until": moment(9)}
    assert dated_visits(visit.visitor, **span) == [(moment(3), f"Visit {visit.host.first_name}, Room 1")]
    assert dated_visits(visit.host, **span) == [(moment(3), f"{visit.visitor.first_name} visits you, Room 1")]
    assert dated_visits(cast.dan, **span) == []
    page = browse(visit.visitor).get("/").content.decode()
    assert f"<dt>{moment(3).astimezone(dt.UTC):%a} 10.00</dt><dd>Visit {visit.host.first_name}, Room 1</dd>" in page
