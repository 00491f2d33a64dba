"""What can be stored of what people write."""

import re

MOST_CHARACTERS = 20_000
REPLACEMENT = "\ufffd"
# NUL, which PostgreSQL refuses, and halves of surrogate pairs, which UTF-8 has no bytes for.
UNHOLDABLE = re.compile("[\0\ud800-\udfff]")


def tidy(text: str) -> str:
    """Return the text with one kind of line end and nothing blank around it."""
    return text.replace("\r\n", "\n").replace("\r", "\n").strip()


def shown(text: str) -> str:
    """Return the text with a visible mark in place of each character that cannot be kept."""
    return UNHOLDABLE.sub(REPLACEMENT, text)


def problem(text: str) -> str:
    """Say why a text cannot be stored, or nothing."""
    if len(text) > MOST_CHARACTERS:
        return f"Shorten this to {MOST_CHARACTERS:,} characters: it has {len(text):,}"
    if UNHOLDABLE.search(text):
        return f"Take out what shows as {REPLACEMENT}: it cannot be kept"
    return ""
