"""What leaves the log: the weekly mail, the feed, and the lines on Today."""

import datetime as dt
import xml.etree.ElementTree as ET
from smtplib import SMTPRecipientsRefused

import pytest
from django.core import mail

from inquiry.actions import digests, entries, following
from inquiry.models import Digest, Entry, Following
from inquiry.queries.news import told_to
from inquiry.tasks import send_digests
from people import clock, queries
from people.models import Installation
from tests.log.cast import NOON, answer, client_of, trio_of, write

MONDAY = dt.datetime(2013, 2, 4, 8, 0, tzinfo=dt.UTC)
ATOM = "{http://www.w3.org/2005/Atom}"


def letters_to(person):
    return [each for each in mail.outbox if each.to == [person.email]]


def test_on_monday_everybody_gets_the_titles_that_are_new_for_them(world):
    write(world.host, "school", title="For the school", text="Sentinel words")
    write(world.visitor, "alliance", title="For the alliance")
    write(world.visitor, "me", title="For nobody")
    write(world.visitor, "alliance", title="Too old", at=NOON - dt.timedelta(days=9))

    digests.send_due(at=MONDAY)

    (letter,) = letters_to(world.teacher)
    assert letter.subject == "2 new in the learning log"
    assert "For the school (Hannah Host)" in letter.body
    assert "For the alliance (Victor Visitor)" in letter.body
    assert [words for words in ("Sentinel", "For nobody", "Too old") if words in letter.body] == []
    (other,) = letters_to(world.school_lead)
    assert other.body.count("http") == 3  # two entries, and where to stop the mail
    assert letters_to(world.visitor) == []  # their own are no news to them
    assert letters_to(world.far_teacher) == []


def test_a_persons_week_is_sent_once_however_often_the_beat_comes(world, monkeypatch):
    write(world.visitor, "alliance")
    monkeypatch.setattr(clock, "now", lambda: MONDAY)

    for _ in range(3):
        send_digests()
    assert len(letters_to(world.host)) == 1

    write(world.visitor, "alliance", at=MONDAY)
    monkeypatch.setattr(clock, "now", lambda: MONDAY + dt.timedelta(days=3))
    send_digests()
    assert len(letters_to(world.host)) == 1

    monkeypatch.setattr(clock, "now", lambda: MONDAY + dt.timedelta(weeks=1))
    send_digests()
    assert len(letters_to(world.host)) == 2


def test_nothing_new_is_no_mail_and_is_not_looked_at_again(world):
    assert digests.send_due(at=MONDAY) == 0
    assert mail.outbox == []
    assert Digest.objects.filter(person=world.host).count() == 1


def test_before_monday_morning_it_is_still_last_week(world):
    assert digests.week_due(MONDAY.replace(hour=6)) == dt.date(2013, 1, 28)
    assert digests.week_due(MONDAY) == dt.date(2013, 2, 4)
    assert digests.week_due(MONDAY + dt.timedelta(days=6)) == dt.date(2013, 2, 4)


def test_who_does_not_want_it_does_not_get_it(world):
    write(world.visitor, "alliance")
    client_of(world.host).post("/log/follow/", {"do": "no-mail"})

    digests.send_due(at=MONDAY)
    assert letters_to(world.host) == []

    client_of(world.host).post("/log/follow/", {"do": "mail"})
    digests.send_due(at=MONDAY)
    assert len(letters_to(world.host)) == 1


def test_a_demonstration_writes_to_nobody(world):
    write(world.visitor, "alliance")
    Installation.objects.update(kind="demo")
    queries.forget()

    assert digests.send_due(at=MONDAY) == 0
    assert mail.outbox == []


def test_a_mail_server_that_fails_is_tried_again(world, monkeypatch):
    write(world.visitor, "alliance")
    send, calls = digests.send_mail, []

    def fails(*args):
        calls.append(args)
        raise ConnectionRefusedError

    monkeypatch.setattr(digests, "send_mail", fails)
    with pytest.raises(ConnectionRefusedError):
        digests.send_due(at=MONDAY)
    monkeypatch.setattr(digests, "send_mail", send)

    assert len(calls) == 1
    digests.send_due(at=MONDAY)
    assert len(letters_to(world.host)) == 1


def test_an_address_that_is_refused_does_not_hold_up_the_others(world, monkeypatch):
    write(world.visitor, "alliance")
    send = digests.send_mail

    def refuses(subject, text, sender, to):
        if to == [world.host.email]:
            raise SMTPRecipientsRefused({})
        return send(subject, text, sender, to)

    monkeypatch.setattr(digests, "send_mail", refuses)
    digests.send_due(at=MONDAY)

    assert letters_to(world.host) == []
    assert len(letters_to(world.teacher)) == 1


def address_of(page):
    return page.split('value="http://localhost:8000')[1].split('"')[0]


def test_a_feeds_address_is_shown_once_and_kept_as_a_hash(world):
    client = client_of(world.host)

    page = client.post("/log/follow/", {"do": "make"}).content.decode()

    token = address_of(page).split("/")[-2]
    assert token not in client.get("/log/follow/").content.decode()
    assert token not in str(Following.objects.values_list().get())


def test_the_feed_is_atom_with_the_newest_first(world, client):
    write(world.visitor, "alliance", title="Older <&>", text="**Bold** words", at=NOON - dt.timedelta(days=1))
    write(world.visitor, "alliance", title="Newer")
    token = following.make_feed(by=world.host, at=NOON)

    sent = client.get(f"/log/feed/{token}/")

    assert sent.headers["Content-Type"] == "application/atom+xml; charset=utf-8"
    found = ET.fromstring(sent.content).findall(f"{ATOM}entry")
    assert [each.findtext(f"{ATOM}title") for each in found] == ["Newer", "Older <&>"]
    assert found[1].findtext(f"{ATOM}summary") == "Bold words"


def test_a_new_address_or_none_ends_the_old_one(world, client):
    first = following.make_feed(by=world.host, at=NOON)
    second = following.make_feed(by=world.host, at=NOON)

    assert client.get(f"/log/feed/{first}/").status_code == 404
    assert client.get(f"/log/feed/{second}/").status_code == 200

    client_of(world.host).post("/log/follow/", {"do": "end"})
    assert client.get(f"/log/feed/{second}/").status_code == 404


def test_a_closed_account_has_no_feed(world, client):
    token = following.make_feed(by=world.host, at=NOON)
    world.host.is_active = False
    world.host.save()

    assert client.get(f"/log/feed/{token}/").status_code == 404
    assert client.get("/log/feed/nothing/").status_code == 404


def test_the_latest_are_two_of_others_near_me(world, django_assert_num_queries):
    write(world.host, title="Mine")
    write(world.teacher, "me", title="Kept")
    write(world.far_teacher, title="Far")
    write(world.visitor, "cluster", title="Wide")
    write(world.visitor, title="Oldest", at=NOON - dt.timedelta(days=5))
    older = write(world.visitor, title="Older", at=NOON - dt.timedelta(days=2))
    write(world.teacher, "school", title="Newest")
    answer(older, world.host)

    with django_assert_num_queries(1):
        lines = told_to(world.host, NOON).latest

    assert [(line.title, line.detail) for line in lines] == [
        ("Newest", "Tom Teacher, Science, today. To the school."),
        ("Older", "Victor Visitor, Monday. To the alliance. 1 reply."),
    ]


def test_being_named_shows_until_one_has_answered(world, django_assert_num_queries):
    entry = write(world.visitor, text="@Hannah Host, did you try it?", at=NOON - dt.timedelta(days=1))

    with django_assert_num_queries(1):
        (line,) = told_to(world.host, NOON).mentions
    assert (line.entry_id, line.title, line.detail) == (
        entry.pk,
        "Victor asked you a question",
        "In the learning log, yesterday",
    )

    answer(entry, world.host)
    assert told_to(world.host, NOON).mentions == ()
    answer(entry, world.visitor, "@Hannah thanks.", at=NOON + dt.timedelta(minutes=1))
    (line,) = told_to(world.host, NOON + dt.timedelta(minutes=2)).mentions
    assert line.title == "Victor mentioned you"
    assert told_to(world.host, NOON + dt.timedelta(days=15)).mentions == ()


def test_being_named_where_one_may_not_read_is_nothing(world):
    entry = write(world.visitor, text="@Hannah Host, @Fred Far?")
    entries.take_back(entry=entry, by=world.administrator, at=NOON)

    assert told_to(world.host, NOON).mentions == ()
    assert told_to(world.far_teacher, NOON).mentions == ()


def test_todays_statement_sees_what_the_log_shows_and_nothing_else(world):
    """The written-out statement and `visible_to` must never drift apart."""
    trio_of(world)
    write(world.host, "trio", title="Of the trio")
    for author in (world.host, world.teacher, world.visitor, world.far_teacher):
        for audience in ("me", "school", "alliance"):
            write(author, audience, title=f"{author.name}, {audience}")
    readers = ("host", "visitor", "teacher", "third", "school_lead", "alliance_lead", "cluster_lead", "far_teacher")

    for reader in (*readers, "administrator"):
        person = getattr(world, reader)
        shown = Entry.objects.visible_to(person, on=NOON.date()).filter(audience__in=("trio", "school", "alliance"))
        expected = set(shown.exclude(author=person).values_list("pk", flat=True))
        assert {line.id for line in told_to(person, NOON, most=100).latest} == expected, reader
