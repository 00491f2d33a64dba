"""Acts and things of this room in words, for the pages that read the trail. They follow who did it."""

ACTS = {
    "keep quiet": "kept a period quiet",
    "end quiet": "ended a quiet period",
    "add weekly time": "added a time of the week",
    "remove weekly time": "removed a time of the week",
    "set travel": "set the minutes between two schools",
    "set cap": "set how often a teacher is observed at most",
}
UNTOLD: frozenset[str] = frozenset()
THINGS = {
    "diary.Cap": "school’s own limit",
    "diary.QuietPeriod": "quiet period",
    "diary.Travel": "way between two schools",
}
