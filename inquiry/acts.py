"""Acts and things of this room in words, for the pages that read the trail. They follow who did it."""

ACTS = {
    "write entry": "wrote in the learning log",
    "edit entry": "changed an entry of the learning log",
    "take back entry": "took back an entry of the learning log",
    "reply": "replied in the learning log",
    "remove reply": "removed a reply in the learning log",
    "make feed": "made a feed of the learning log",
    "end feed": "ended a feed of the learning log",
    "choose digest": "said whether the weekly mail comes",
    "send digest": "sent the weekly mail",
    "cite entries": "cited entries as evidence",
    "no longer cite": "took an entry out of the evidence",
    "make update final": "made a progress update final",
}
UNTOLD: frozenset[str] = frozenset()
THINGS = {
    "inquiry.Attachment": "file in the log",
    "inquiry.Citation": "evidence",
    "inquiry.Entry": "entry of the log",
    "inquiry.Following": "weekly mail and feed",
    "inquiry.Reply": "reply in the log",
}
