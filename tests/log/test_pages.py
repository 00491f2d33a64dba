"""Lists and their counts, search, the library, and how many queries a page asks."""

import datetime as dt

import pytest

from inquiry.actions import entries
from inquiry.uploads import Accepted
from people import queries as queries_of_people
from tests.log.cast import NOON, PDF, answer, client_of, write

pytestmark = pytest.mark.usefixtures("world")


def titles(response):
    assert response.status_code == 200
    return [row.title for row in response.context["rows"]]


@pytest.mark.parametrize("address", ["/log/", "/log/library/", "/log/follow/", "/log/new/"])
def test_before_anything_is_written_every_page_says_what_will_be(world, address):
    assert client_of(world.host).get(address).status_code == 200


def test_the_empty_log_invites_the_first_entry(world):
    page = client_of(world.host).get("/log/").content.decode()

    assert "The log is empty" in page
    assert "Write the first entry" in page


def test_the_list_is_newest_first_with_day_and_name_in_the_margin(world):
    write(world.visitor, title="Older", at=NOON - dt.timedelta(days=2))
    write(world.host, title="Newer")

    sent = client_of(world.teacher).get("/log/")

    assert titles(sent) == ["Newer", "Older"]
    assert "28 Jan<br />Victor" in sent.content.decode()
    assert "2 entries" in sent.content.decode()


FIND = (
    ("waiting", ["In a title", "In a text", "In a reply"]),  # best first: a title weighs more than a text
    ("wait", ["In a title", "In a text", "In a reply"]),
    ('"wait for four"', ["In a text"]),
    ("questioning", ["Tagged"]),
    ("wait -four", ["In a title", "In a reply"]),
    ("zebra", []),
    ("'); drop table--", []),
    ("a\x00b", None),
    ("the", []),
    ("&|!:*()", []),
)


@pytest.mark.parametrize(("words", "found"), FIND)
def test_search(world, words, found):
    write(world.host, title="In a title", text="Waiting and waiting", at=NOON)
    entries.edit(
        entry=(first := write(world.host, title="x", text="y")),
        draft=entries.Draft("In a text", "We wait for four seconds", "entry", False, (), _place(world)),
        based_on=entries.version_of(first),
        by=world.host,
        at=NOON,
    )
    replied = write(world.host, title="In a reply", text="Nothing", at=NOON - dt.timedelta(days=1))
    answer(replied, world.visitor, "I waited too")
    write(world.host, title="Tagged", text="Nothing", tags=("questioning",))
    write(world.host, "me", title="Waiting, for me alone")
    write(world.far_teacher, title="Waiting far away")

    sent = client_of(world.visitor).get("/log/", {"q": words})

    if found is None:  # what cannot be looked for is passed over
        assert len(titles(sent)) == 4
    else:
        assert titles(sent) == found
        assert sent.context["page"].paginator.count == len(found)


def _place(world):
    from tests.log.cast import place

    return place(world.host, "alliance")


def test_the_list_is_narrowed_to_a_kind_to_ones_own_and_to_a_tag(world):
    write(world.host, title="Mine", tags=("a b",))
    write(world.visitor, title="A tool", kind="tool", tags=("a b", "c"))
    client = client_of(world.host)

    assert titles(client.get("/log/?mine=on")) == ["Mine"]
    assert titles(client.get("/log/?kind=tool")) == ["A tool"]
    assert len(titles(client.get("/log/?kind=poem"))) == 2
    assert sorted(titles(client.get("/log/tags/a%20b/"))) == ["A tool", "Mine"]
    assert titles(client.get("/log/tags/a%20b/?q=nothing")) == []
    assert client.get("/log/tags/other/").status_code == 404
    assert client.get("/log/tags/%00/").status_code == 404


def test_tags_are_counted_among_what_one_may_see(world):
    write(world.host, tags=("shared", "school"))
    write(world.host, "school", tags=("school",))
    write(world.far_teacher, tags=("shared", "school"))

    counts = {each.word: each.count for each in client_of(world.visitor).get("/log/").context["tags"]}

    assert counts == {"shared": 1, "school": 1}


@pytest.mark.parametrize("page", ["-1", "0", "x", "10" * 30, "99", ""])
def test_a_page_that_is_none_is_the_first_or_the_last(world, page):
    for number in range(21):
        write(world.host, title=f"Entry {number}")

    sent = client_of(world.host).get("/log/", {"page": page})

    assert len(titles(sent)) in (20, 1)
    assert "21 entries" in sent.content.decode()


def test_pages_keep_what_was_asked(world):
    for number in range(21):
        write(world.host, title=f"Waiting {number}")

    page = client_of(world.host).get("/log/?q=waiting&mine=on").content.decode()

    assert 'href="?q=waiting&amp;mine=on&amp;page=2"' in page


def test_the_library_shows_tools_and_processes_by_title(world):
    write(world.host, title="B", kind="tool")
    write(world.visitor, title="A", kind="tool")
    write(world.visitor, title="C", kind="process")
    write(world.visitor, title="D")

    shelves = client_of(world.host).get("/log/library/").context["shelves"]

    assert [(heading, [row.title for row in rows]) for heading, _, rows in shelves] == [
        ("Tools", ["A", "B"]),
        ("Processes", ["C"]),
    ]


def fill(world, count):
    made = [
        write(
            world.host,
            title=f"{count} {number}",
            kind="tool",
            tags=(f"a{number}", f"b{number}"),
            files=(Accepted("a.pdf", "pdf", PDF),),
        )
        for number in range(count)
    ]
    for number in range(count):
        answer(made[0], world.visitor, f"Reply {number}")
    return made[0]


# Two of each are the transaction's beginning and end; sign-in, frame and eyes take four.
@pytest.mark.parametrize(
    ("address", "queries"),
    [
        ("/log/", 10),
        ("/log/?q=reply", 10),
        ("/log/tags/a0/", 9),
        ("/log/library/", 8),
        ("/log/{}/", 11),  # one asks where it is cited
        ("/log/{}/edit/", 10),
    ],
)
def test_a_page_asks_as_much_for_three_rows_as_for_one(world, django_assert_num_queries, address, queries):
    queries_of_people.installation()  # read once for each process
    client = client_of(world.host)

    first = fill(world, 1)
    with django_assert_num_queries(queries):
        assert client.get(address.format(first.pk)).status_code == 200
    first = fill(world, 3)
    with django_assert_num_queries(queries):
        assert client.get(address.format(first.pk)).status_code == 200


def test_more_leads_to_the_log(world):
    page = client_of(world.host).get("/more/").content.decode()

    assert 'href="/log/"' in page
    assert 'href="/log/follow/"' in page
