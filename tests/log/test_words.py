"""The pure parts: Markdown, names of pupils, @names, tags, days."""

import datetime as dt

import pytest

from inquiry.markdown import excerpt, to_html, to_words
from inquiry.naming import named, names_at, tags_in
from inquiry.wording import margin_day, said_day, size_words
from people.models import User
from people.pupils import names_in


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("**four** *seconds*", "<p><strong>four</strong> <em>seconds</em></p>\n"),
        ("a\nb", "<p>a<br>\nb</p>\n"),
        ("# Top", "<h3>Top</h3>\n"),
        ("###### Low", "<h6>Low</h6>\n"),
        ("- a\n- b", "<ul>\n<li>a</li>\n<li>b</li>\n</ul>\n"),
        (
            "[a](https://example.org)",
            '<p><a href="https://example.org" rel="noopener noreferrer nofollow">a</a></p>\n',
        ),
        ("<b>a</b>", "<p>&lt;b&gt;a&lt;/b&gt;</p>\n"),
    ],
)
def test_markdown(text, html):
    assert to_html(text) == html


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        "[a](javascript:alert(1))",
        "[a](data:text/html;base64,PHNjcmlwdD4=)",
        "![a](https://example.org/spy.png)",
        "<img src=x onerror=alert(1)>",
        '[a](https://example.org "x" onclick=alert(1))',
        "<javascript:alert(1)>",
        "[a]: javascript:alert(1)\n\n[a]",
        '<a href="https://x" style="position:fixed" onclick="x()">a</a>',
        "```\n</code><script>alert(1)</script>\n```",
        "\x01javascript:alert(1)",
    ],
)
def test_nothing_in_markdown_runs_or_fetches(text):
    import html.parser

    found = []

    class Reader(html.parser.HTMLParser):
        def handle_starttag(self, tag, attrs):
            found.append((tag, dict(attrs)))

    Reader().feed(to_html(text))

    assert [tag for tag, _ in found if tag in {"script", "img", "iframe", "style"}] == []
    for _, attributes in found:
        assert set(attributes) <= {"href", "rel"}
        assert attributes.get("href", "https:").split(":")[0] in {"http", "https", "mailto"}


def test_deep_and_long_markdown_is_read_in_good_time():
    for text in (">" * 20_000, "*" * 20_000, "[" * 20_000, "- " * 10_000, "`" * 19_999, "a_" * 10_000):
        to_html(text)


def test_an_excerpt_is_plain_words_cut_between_words():
    assert to_words("# A\n\n- **b**\n- c.\n\nd &amp; <e>") == "A b; c. d & <e>"
    assert excerpt("one two, three", longest=10) == "one two…"
    assert excerpt("one two", longest=10) == "one two"


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Jamie Smith got it first", ("Jamie Smith",)),
        ("Tegan in Year 8 got it", ("Tegan",)),
        ("Wanda from Yr 10", ("Wanda",)),
        ("a pupil called Zebedee waited", ("Zebedee",)),
        ("Hannah Host watched", ()),
        ("@Jamie Smith, what do you think?", ()),
        ("Grace Academy and Charlotte Street", ()),
        ("Year 8 Science in Lab 2", ()),
        ("The back row needed the second question", ()),
        ("Jack Hill, Mia Brown, Leo Marsh, Zoe Lake", ("Jack Hill", "Mia Brown", "Leo Marsh")),
    ],
)
def test_what_looks_like_a_pupils_name(text, names):
    assert names_in(text, known=("Hannah Host",)) == names


def people(*names):
    return [User(name=name, email=f"{number}@example.org") for number, name in enumerate(names)]


@pytest.mark.parametrize(
    ("text", "meant", "unclear"),
    [
        ("@Megan Hoskin asks", ("Megan Hoskin",), ()),
        ("@megan hoskin", ("Megan Hoskin",), ()),
        ("@Ruth, yes", ("Ruth Ellery",), ()),
        ("@Megan asks", (), ("Megan",)),  # there are two
        ("@Nobody", (), ("Nobody",)),
        ("(@Ruth) @Anna van der Berg.", ("Ruth Ellery", "Anna van der Berg"), ()),
        ("ruth@example.org", (), ()),
    ],
)
def test_at_names(text, meant, unclear):
    found = named(text, people("Megan Hoskin", "Megan Rowe", "Ruth Ellery", "Anna van der Berg"))

    assert (tuple(each.name for each in found.people), found.unclear) == (meant, unclear)


def test_at_names_of_a_long_text_are_few():
    assert len(names_at("".join(f" @a{n}, " for n in range(1000)))) == 20


def test_tags():
    assert tags_in(" #Wait  Time,, questioning , WAIT TIME") == ("wait time", "questioning")


NOW = dt.datetime(2013, 1, 30, 12, 0, tzinfo=dt.UTC)


@pytest.mark.parametrize(
    ("days", "words"), [(0, "today"), (1, "yesterday"), (2, "Monday"), (6, "Thursday"), (7, "23 January")]
)
def test_days_as_one_says_them(days, words):
    assert said_day(NOW - dt.timedelta(days=days), now=NOW) == words


def test_days_in_the_margin_and_sizes():
    assert margin_day(NOW, now=NOW) == "30 Jan"
    assert margin_day(NOW - dt.timedelta(days=60), now=NOW) == "1 Dec 2012"
    assert [size_words(size) for size in (10, 235_000, 1_500_000)] == ["1 kB", "229 kB", "1.4 MB"]
