"""Markdown to HTML that is safe to show, and to plain words.

Raw HTML is text here, pictures from elsewhere are links, and whatever comes out passes an allow-list once more.
"""

import re
from functools import cache
from html import unescape

import nh3
from django.utils.safestring import SafeString, mark_safe
from markdown_it import MarkdownIt

TAGS = frozenset(
    {"p", "br", "em", "strong", "ul", "ol", "li", "blockquote", "code", "pre", "hr", "a", "h3", "h4", "h5", "h6"}
)
SCHEMES = frozenset({"http", "https", "mailto"})
MARKS = 8  # an excerpt is made from this many times its length: enough for words with their marks
# A title of the page stands above: the first level of a text is the page's third.
FIRST_HEADING, LAST_HEADING = 3, 6


@cache
def _reader() -> MarkdownIt:
    """Return the parser: CommonMark with line breaks as typed, without HTML and without pictures."""
    return MarkdownIt("commonmark", {"html": False, "breaks": True}).disable("image")


def to_html(text: str) -> SafeString:
    """Return the text as safe HTML; links open nothing but http, https and mailto."""
    reader = _reader()
    tokens = reader.parse(text)
    for token in tokens:
        if token.type in {"heading_open", "heading_close"}:
            token.tag = f"h{min(int(token.tag[1]) + FIRST_HEADING - 1, LAST_HEADING)}"
    drawn = reader.renderer.render(tokens, reader.options, {})
    clean = nh3.clean(
        drawn,
        tags=set(TAGS),
        attributes={"a": {"href"}},
        url_schemes=set(SCHEMES),
        link_rel="noopener noreferrer nofollow",
    )
    return mark_safe(clean)  # noqa: S308  # cleaned in the line above


def to_words(text: str) -> str:
    """Return the text without its marks, on one line."""
    listed = re.sub(r"([^\s.,;:!?…])\s*(</p>)?\s*</li>", r"\1;</li>", to_html(text))
    spaced = re.sub(r"</(p|li|h\d|pre|blockquote)>|<br>", " ", listed)
    return " ".join(unescape(nh3.clean(spaced, tags=set())).split()).removesuffix(";")


def excerpt(text: str, *, longest: int) -> str:
    """Return the first words of the text, at most `longest` characters, with an ellipsis where it goes on."""
    words = to_words(text[: longest * MARKS])
    if len(words) <= longest and len(text) <= longest * MARKS:
        return words
    return words[:longest].rsplit(" ", 1)[0].rstrip(" ,;:.–") + "…"
