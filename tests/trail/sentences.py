"""What a page of the trail says, line by line."""

import html
import re

LINE = re.compile(r'<div class="ruled__margin">([^<]*)</div>\s*<div class="ruled__text">(.*?)</div>', re.DOTALL)
PART = re.compile(r"<p[^>]*>(.*?)</p>", re.DOTALL)


def lines(page: str) -> list[list[str]]:
    """Of each act its time, its sentence, and what it changed."""
    found = LINE.findall(page)
    return [[time, *(html.unescape(part) for part in PART.findall(text))] for time, text in found]


def said(page: str) -> list[str]:
    """The sentences alone."""
    return [line[1] for line in lines(page)]
