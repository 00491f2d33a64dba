"""Writing entries and replies: what is kept, what is refused beside its field, and nothing lost."""

import uuid

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from inquiry.actions import entries
from inquiry.models import Entry, Reply
from tests.log.cast import NOON, PDF, answer, client_of, filled, filled_again, place, write


def errors(response):
    assert response.status_code == 200
    return {name: list(messages) for name, messages in response.context["form"].errors.items()}


def test_an_entry_is_written_with_its_tags_and_shown(world):
    sent = client_of(world.host).post(
        "/log/new/",
        filled(world.host, text="**Four**\r\nseconds", tags="#Wait Time, wait  time, questioning", tried="on"),
    )

    entry = Entry.objects.get()
    assert sent.url == f"/log/{entry.pk}/"
    assert (entry.author, entry.text, entry.tried, entry.audience) == (
        world.host,
        "**Four**\nseconds",
        True,
        "alliance",
    )
    assert list(entry.tags.order_by("word").values_list("word", flat=True)) == ["questioning", "wait time"]
    page = client_of(world.visitor).get(sent.url).content.decode()
    assert "<strong>Four</strong>" in page
    assert "To Tamar alliance." in page


def test_no_audience_is_chosen_beforehand(world):
    page = client_of(world.host).get("/log/new/").content.decode()
    sent = client_of(world.host).post("/log/new/", filled(world.host, place=""))

    assert page.count(" checked") == 1  # what it is
    assert errors(sent) == {"place": ["Choose who may read it"]}


def test_the_audiences_are_ones_own(world):
    far = place(world.far_teacher, "alliance").value
    assert errors(client_of(world.host).post("/log/new/", filled(world.host, place=far))) == {
        "place": ["Choose who may read it"]
    }


@pytest.mark.parametrize(
    ("changes", "field", "message"),
    [
        ({"title": ""}, "title", "Give it a title"),
        ({"title": "x" * 121}, "title", "It has 121 characters; the most is 120"),
        ({"text": " "}, "text", "Write what you learned"),
        ({"text": "x" * 20_001}, "text", "It has 20,001 characters; the most is 20,000"),
        ({"text": "a\x00b"}, "text", "There is a sign in it that can’t be saved. Type it again instead of pasting it"),
        (
            {"title": "a\x00b"},
            "title",
            "There is a sign in it that can’t be saved. Type it again instead of pasting it",
        ),
        ({"kind": "poem"}, "kind", "Choose entry, tool or process"),
        ({"tags": "t" * 200}, "tags", f"A tag has at most 40 characters: “{'t' * 20}…”"),
        ({"tags": "a/b"}, "tags", "A tag is a word or two, in letters and figures. “a/b” is not"),
        ({"tags": "a,b,c,d,e,f,g,h,i"}, "tags", "There are 9 tags; the most is 8"),
        ({"place": "cluster:nowhere"}, "place", "Choose who may read it"),
    ],
)
def test_bad_input_is_said_beside_its_field_and_the_words_stay(world, changes, field, message):
    data = filled(world.host, title="Kept title", text="Kept words", tags="kept") | changes

    sent = client_of(world.host).post("/log/new/", data)

    assert errors(sent) == {field: [message]}
    page = sent.content.decode()
    kept = {"title": "Kept title", "text": "Kept words", "tags": "kept"}
    assert [words for name, words in kept.items() if name not in changes and words not in page] == []
    assert not Entry.objects.exists()


def test_words_of_the_longest_length_are_kept_with_windows_line_ends(world):
    client_of(world.host).post("/log/new/", filled(world.host, text="x\r\n" * 9_999 + "xx"))

    assert len(Entry.objects.get().text) == 20_000


def test_a_lone_surrogate_is_never_a_server_error(world):
    sent = client_of(world.host).generic(
        "POST",
        "/log/new/",
        f"title=a%ED%A0%80b&text=c&kind=entry&place={place(world.host, 'me').value}",
        "application/x-www-form-urlencoded",
    )

    assert sent.status_code == 302
    assert Entry.objects.get().title == "a\ufffd\ufffd\ufffdb"


def test_sent_twice_it_is_saved_once(world):
    data = filled(world.host)
    client = client_of(world.host)

    first, second = client.post("/log/new/", data), client.post("/log/new/", data)

    assert first.url == second.url
    assert Entry.objects.count() == 1


def test_the_same_key_with_other_words_shows_both(world):
    data = filled(world.host, text="The first words")
    client = client_of(world.host)
    client.post("/log/new/", data)

    second = client.post("/log/new/", data | {"text": "The second words"})

    assert second.status_code == 409
    page = second.content.decode()
    assert ("The first words" in page, "The second words" in page) == (True, True)
    assert Entry.objects.get().text == "The first words"


def test_somebody_elses_key_is_not_there(world):
    entry = write(world.host, "me")

    sent = client_of(world.visitor).post("/log/new/", filled(world.visitor, key=str(entry.pk), text="Mine now"))

    assert sent.status_code == 404
    assert Entry.objects.get().text == "Four seconds."


def test_a_comparison_hands_over_a_title_and_nothing_else(world):
    page = client_of(world.host).get("/log/new/?title=Year+8+Science&text=Good&place=me").content.decode()

    assert 'value="Year 8 Science"' in page
    assert "Good" not in page
    assert client_of(world.host).get("/log/new/?title=a%00b").status_code == 200


def test_a_change_is_saved_and_said_without_words(world):
    entry = write(world.host, "school", tags=("old",))

    data = filled_again(entry, title="Longer", tags="new", place=place(world.host, "alliance").value)
    client_of(world.host).post(f"/log/{entry.pk}/edit/", data)

    entry.refresh_from_db()
    assert (entry.title, entry.audience, entry.edited_at) == ("Longer", "alliance", NOON)
    assert list(entry.tags.values_list("word", flat=True)) == ["new"]
    last = Entry.pgh_event_model.objects.latest("pgh_id")
    assert last.pgh_context["action"] == "edit entry: title, audience"


def test_a_change_made_in_another_tab_is_shown_before_it_is_replaced(world):
    entry = write(world.host, "alliance")
    stale = filled_again(entry, based_on="2013-01-01T00:00:00+00:00", text="From this tab")
    client = client_of(world.host)

    first = client.post(f"/log/{entry.pk}/edit/", stale)

    page = first.content.decode()
    assert first.status_code == 409
    assert ("Four seconds." in page, "From this tab" in page) == (True, True)
    again = first.context["form"]["based_on"].value()
    assert client.post(f"/log/{entry.pk}/edit/", stale | {"based_on": again}).status_code == 302
    entry.refresh_from_db()
    assert entry.text == "From this tab"


def test_an_audience_one_no_longer_belongs_to_can_stay(world):
    entry = write(world.host, "school")
    world.host.memberships.update(ends_on="2013-01-02")

    page = client_of(world.host).get(f"/log/{entry.pk}/edit/").content.decode()

    assert world.agnes.name in page
    assert client_of(world.host).post(f"/log/{entry.pk}/edit/", filled_again(entry)).status_code == 302


def test_a_reply_is_saved_once_and_counted(world):
    entry = write(world.host, "alliance")
    client, data = client_of(world.visitor), {"text": "Mine too", "key": str(uuid.uuid4())}

    sent = [client.post(f"/log/{entry.pk}/", data) for _ in range(2)]

    reply = Reply.objects.get()
    assert {each.url for each in sent} == {f"/log/{entry.pk}/#reply-{reply.pk}"}
    assert "To the alliance. 1 reply." in client.get("/log/").content.decode()


@pytest.mark.parametrize("text", ["", "x" * 20_001, "a\x00b"])
def test_a_bad_reply_is_said_beside_its_field(world, text):
    entry = write(world.host, "alliance")

    sent = client_of(world.visitor).post(f"/log/{entry.pk}/", {"text": text, "key": ""})

    assert list(errors(sent)) == ["text"]
    assert not Reply.objects.exists()


def test_files_are_asked_for_again_where_another_field_is_wrong(world):
    data = filled(world.host, title="") | {"attachments": SimpleUploadedFile("a.pdf", PDF)}

    page = client_of(world.host).post("/log/new/", data).content.decode()

    assert "Please choose your files again" in page


def test_what_looks_like_a_pupils_name_is_asked_about_after_saving(world):
    sent = client_of(world.host).post(
        "/log/new/", filled(world.host, text="Jamie Smith got it first. Hannah Host did not."), follow=True
    )

    page = sent.content.decode()
    assert Entry.objects.count() == 1
    assert "Is “Jamie Smith” a pupil’s name?" in page
    assert "a safeguarding" in page.lower()


def test_an_at_name_that_reaches_nobody_is_said(world):
    sent = client_of(world.host).post("/log/new/", filled(world.host, text="@Fred look, @Victor too"), follow=True)

    assert "@Fred: nobody, or more than one" in sent.content.decode()
    assert [each.person for each in Entry.objects.get().mentions.all()] == [world.visitor]


def test_a_replys_key_stands_for_its_words(world):
    key = uuid.uuid4()
    entry = write(world.host, "me")
    made = entries.reply(entry=entry, key=key, text="Once", by=world.host, at=NOON)

    assert entries.reply(entry=entry, key=key, text="Once", by=world.host, at=NOON).id == made.id
    with pytest.raises(entries.NotYours):
        entries.reply(entry=entry, key=key, text="Other", by=world.host, at=NOON)
    assert answer(entry, world.host).id != made.id
