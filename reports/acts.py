"""Acts and things of this room in words, for the pages that read the trail. They follow who did it."""

ACTS = {
    "ask for report": "asked for a report",
    "put together": "put a report together",
    "make file": "made a file of a report",
    "save words": "saved the words of a report",
    "add sentence": "added a sentence to a report",
    "set report state": "moved a report on",
    "ask for files": "asked for the files of a report",
    "run again": "let work that had stopped run again",
    "make brief": "made a brief",
    "take brief back": "took a brief back",
    "put template": "put a Word template in place",
    "take our template": "went back to our own Word template",
    "send pack": "sent the pack of a meeting",
}
UNTOLD: frozenset[str] = frozenset()
THINGS = {
    "reports.Brief": "brief",
    "reports.Report": "report",
    "reports.ReportFile": "file of a report",
    "reports.WordTemplate": "Word template",
}
