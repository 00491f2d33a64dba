"""Who reads what: by audience, on every way to an entry, and the other way round."""

import datetime as dt
import uuid

import pytest
from django.urls import reverse

from clusters.models import Membership
from inquiry.actions import following
from inquiry.models import Audience, Entry, Reply
from inquiry.uploads import Accepted
from tests.log.cast import EVERYBODY, NOON, PDF, answer, client_of, place, trio_of, write

# Written by the host, a teacher at St Agnes in the Tamar alliance of the North cluster, whose trio the visitor leads.
READERS = {
    "me": {"host"},
    "trio": {"host", "visitor", "administrator"},
    "school": {"host", "teacher", "school_lead", "administrator"},
    "alliance": {"host", "teacher", "school_lead", "visitor", "alliance_lead", "administrator"},
    "cluster": {"host", "teacher", "school_lead", "visitor", "alliance_lead", "cluster_lead", "administrator"},
}


@pytest.fixture(autouse=True)
def trio(world):
    return trio_of(world)


@pytest.mark.parametrize("audience", READERS)
def test_an_entry_is_read_by_its_audience_and_nobody_else_on_every_page(world, audience):
    entry = write(
        world.host,
        audience,
        title="Sentinel title",
        text="Sentinel words.",
        kind="tool",
        tags=("sentinel-tag",),
        files=(Accepted("sheet.pdf", "pdf", PDF),),
    )
    file = entry.files.get()

    for name in EVERYBODY:
        may = name in READERS[audience]
        client = client_of(getattr(world, name))
        assert client.get(f"/log/{entry.pk}/").status_code == (200 if may else 404), name
        assert client.get(f"/log/files/{file.pk}/").status_code == (200 if may else 404), name
        assert client.get("/log/tags/sentinel-tag/").status_code == (200 if may else 404), name
        for address in ("/log/", "/log/library/", "/log/?q=sentinel", "/log/?kind=tool"):
            page = client.get(address).content.decode()
            assert ("Sentinel title" in page) == may, (name, address)
            assert ("sentinel-tag" in page) == may, (name, address)
        found = client.get("/log/?q=words").context["page"].paginator.count
        assert found == (1 if may else 0), name


@pytest.mark.parametrize("audience", READERS)
def test_nobody_replies_to_what_they_may_not_see(world, audience):
    entry = write(world.host, audience)

    for name in set(EVERYBODY) - READERS[audience]:
        sent = client_of(getattr(world, name)).post(f"/log/{entry.pk}/", {"text": "Hello", "key": str(uuid.uuid4())})
        assert sent.status_code == 404, name

    assert not Reply.objects.exists()


@pytest.mark.parametrize("audience", ["trio", "school", "alliance", "cluster"])
def test_who_may_be_named_is_who_may_read(world, audience):
    entry = write(world.host, audience)
    named = set(place(world.host, audience).readers(on=NOON.date()))

    everybody = [getattr(world, name) for name in (*EVERYBODY, "third")]
    reading = {each for each in everybody if Entry.objects.visible_to(each, on=NOON.date()).filter(pk=entry.pk)}

    assert named == reading - {world.administrator}


@pytest.mark.parametrize("audience", READERS)
def test_a_feed_shows_what_its_owner_may_read_but_not_what_they_keep_to_themselves(world, client, audience):
    write(world.host, audience, title="Sentinel title")

    for name in EVERYBODY:
        token = following.make_feed(by=getattr(world, name), at=NOON)
        shown = "Sentinel title" in client.get(f"/log/feed/{token}/").content.decode()
        assert shown == (audience != "me" and name in READERS[audience]), name


def test_who_leaves_reads_no_longer_but_keeps_their_own(world):
    own = write(world.visitor, "alliance", title="Own")
    write(world.host, "alliance", title="Of others")
    Membership.objects.filter(person=world.visitor).update(ends_on=NOON.date() - dt.timedelta(days=1))

    assert list(Entry.objects.visible_to(world.visitor, on=NOON.date())) == [own]


def test_signed_out_there_is_no_log(world, client):
    entry = write(world.host, "cluster")

    for address in (
        "/log/",
        "/log/new/",
        "/log/library/",
        "/log/follow/",
        f"/log/{entry.pk}/",
        f"/log/{entry.pk}/edit/",
    ):
        answered = client.get(address)
        assert (answered.status_code, answered.url.split("?")[0]) == (302, reverse("account_login")), address


def test_only_its_author_changes_an_entry(world):
    entry = write(world.host, "alliance")

    assert client_of(world.host).get(f"/log/{entry.pk}/edit/").status_code == 200
    assert client_of(world.alliance_lead).get(f"/log/{entry.pk}/edit/").status_code == 403
    assert client_of(world.far_teacher).get(f"/log/{entry.pk}/edit/").status_code == 404


TAKES_BACK = {
    "trio": {"visitor", "administrator"},
    "school": {"school_lead", "administrator"},
    "alliance": {"alliance_lead", "administrator"},
    "cluster": {"cluster_lead", "administrator"},
}


@pytest.mark.parametrize("audience", TAKES_BACK)
def test_who_leads_where_an_entry_is_shared_takes_it_back_to_its_author(world, audience):
    for name in READERS[audience] - {"host"}:
        entry = write(world.host, audience)
        may = name in TAKES_BACK[audience]
        client = client_of(getattr(world, name))
        assert ("take-back" in client.get(f"/log/{entry.pk}/").content.decode()) == may, name
        sent = client.post(f"/log/{entry.pk}/take-back/")
        assert sent.status_code == (302 if may else 403), name
        entry.refresh_from_db()
        assert entry.audience == (Audience.ME if may else audience), name


def test_what_is_taken_back_is_its_authors_alone_and_the_trail_says_who_did_it(world):
    entry = write(world.host, "alliance")
    answer(entry, world.visitor)

    client_of(world.alliance_lead).post(f"/log/{entry.pk}/take-back/")

    assert client_of(world.visitor).get(f"/log/{entry.pk}/").status_code == 404
    assert client_of(world.alliance_lead).get(f"/log/{entry.pk}/").status_code == 404
    assert client_of(world.host).get(f"/log/{entry.pk}/").status_code == 200
    last = Entry.pgh_event_model.objects.latest("pgh_id")
    assert (last.pgh_context["action"], last.pgh_context["by"], last.audience) == (
        "take back entry",
        str(world.alliance_lead.pk),
        "me",
    )


def test_a_reply_is_removed_by_its_author_the_entrys_author_or_a_lead(world):
    entry = write(world.host, "alliance")
    for name, status in (("visitor", 302), ("host", 302), ("alliance_lead", 302), ("third", 403), ("far_teacher", 404)):
        made = answer(entry, world.visitor)
        sent = client_of(getattr(world, name)).post(f"/log/replies/{made.id}/remove/")
        assert sent.status_code == status, name
        assert Reply.objects.filter(pk=made.id).exists() == (status != 302), name


def test_the_trail_keeps_no_words(world):
    columns = {field.name for field in Entry.pgh_event_model._meta.fields}
    columns |= {field.name for field in Reply.pgh_event_model._meta.fields}

    assert columns & {"title", "text", "search", "content"} == set()
