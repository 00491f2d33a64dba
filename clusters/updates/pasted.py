"""An update pasted in one go, from mail or Word, split into a) to d) and next steps. Pure; nothing is lost."""

import re

HEADINGS = {
    "activity": r"(?:a\s*[).:]\s*)?activit(?:y|ies)\b",
    "successes": r"(?:b\s*[).:]\s*)?(?:key\s+)?success(?:es)?\b",
    "challenges": r"(?:c\s*[).:]\s*)?(?:any\s+|key\s+)?challenges?\b",
    "impact": r"(?:d\s*[).:]\s*)?(?:how\s+(?:you\s+have\s+measured|impact)|impact|emerging\s+findings)\b",
    "next_steps": r"(?:e\s*[).:]\s*)?next\s+steps?\b",
}
LETTERS = {"a": "activity", "b": "successes", "c": "challenges", "d": "impact"}
LETTER = re.compile(r"([a-d])\s*[).:](?:\s+|$)", re.IGNORECASE)
BULLET = re.compile(r"^[\s]*(?:[•·▪◦‣§\uf0b7\uf0a7*–—-]|o(?=\s{2,}|\t)|\d{1,2}[.)])[\s]+")
QUOTED = re.compile(r"^(?:\s*>)+ ?")  # as mail programs mark what they quote
LONGEST_HEADING = 90


def split_update(text: str) -> dict[str, str]:
    """Return the parts by field, a point a line; what comes before any heading is `unsorted`.

    A heading is a short line that begins with its letter, or is one of the usual words; what follows a heading's colon
    on its own line is the first point below it. Every word of the text is in exactly one part, but for the headings.
    """
    parts: dict[str, list[str]] = {name: [] for name in (*HEADINGS, "unsorted")}
    here = "unsorted"
    for typed in text.replace("\r\n", "\n").replace("\r", "\n").split("\n"):
        raw = QUOTED.sub("", typed)
        line = " ".join(raw.replace("\xa0", " ").split())
        if not line:
            continue
        is_bullet = BULLET.match(raw.replace("\xa0", " ")) is not None
        found, rest = ("", line) if is_bullet else heading_of(line)
        here = found or here
        point = BULLET.sub("", raw.replace("\xa0", " ")) if is_bullet else rest
        if point := " ".join(point.split()):
            parts[here].append(point)
    return {name: "\n".join(lines) for name, lines in parts.items()}


def heading_of(line: str) -> tuple[str, str]:
    """Return which part a line is the heading of, and what stands behind it; no part, and the line, for others."""
    for name, pattern in HEADINGS.items():
        found = re.match(pattern, line, re.IGNORECASE)
        if found is None:
            continue
        head, colon, rest = line.partition(":")
        has_letter = LETTER.match(line) is not None
        if colon and len(head) <= LONGEST_HEADING and found.end() <= len(head):
            return name, rest.strip()
        if len(line) <= LONGEST_HEADING and not line.endswith(".") and (has_letter or _is_only_words(line)):
            return name, ""
    if lettered := LETTER.match(line):
        return LETTERS[lettered[1].lower()], line[lettered.end() :].strip()
    return "", line


def _is_only_words(line: str) -> bool:
    """Whether a line reads like a heading: few words, or what the agenda asks for."""
    most = 6
    asked = ("activity undertaken", "how you have measured", "how impact was measured")
    return len(line.split()) <= most or line.lower().startswith(asked)
