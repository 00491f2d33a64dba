"""Acts and things of this room in words, for the pages that read the trail. They follow who did it."""

ACTS = {
    "start round": "started a round",
    "close round": "closed a round",
    "arrange": "set up a lesson to observe",
    "withdraw": "withdrew a lesson from a round",
    "draft form": "drafted an observation form",
    "redraft form": "changed the draft of an observation form",
    "discard form": "discarded the draft of an observation form",
    "publish form": "published an observation form",
    "line up": "lined grades up",
    "leave apart": "left grades apart",
    "add practice": "added a lesson to practise on",
    "put practice away": "put a lesson to practise on away",
    "offer times": "offered times",
    "pick a time": "picked a time",
    "none of these": "said that none of the times offered will do",
    "use reserve time": "put a lesson at its reserve time",
    "begin practice": "began to practise",
    "save practice": "saved a practice sheet",
    "seal practice": "sealed a practice sheet",
    "move on": "moved lessons on that are over",
    "say yes": "agreed to a lesson",
    "decline": "said no to a lesson",
    "say it waits": "said what a lesson waits for",
    "replace observer": "replaced an observer",
    "ask to stand by": "asked somebody to stand by",
    "add photo": "added a photo to a sheet",
    "remove photo": "removed a photo from a sheet",
    "save draft": "saved the draft of a judgement",
    "seal": "sealed a judgement",
    "add second thought": "added a second thought",
    "write joint note": "wrote in a joint note",
    "mark discussed": "noted that a lesson has been talked over",
    "close": "closed a lesson",
    "dispute": "disputed how grades line up",
    "decide on release": "decided who sees the judgements of a lesson",
    "respond": "responded to the judgements of a lesson",
    "break glass": "looked at opened judgements, for a reason",
    "open up": "said how far the room is open",
    "say how comfortable": "said how comfortable it was",
    "send message": "sent a message about a lesson",
    "set talk": "set when a lesson is talked over",
}
# All that is told of lessons to somebody who has no part in them: the blind hides the rest, whoever asks.
TOLD = frozenset(
    {
        *("start round", "close round", "arrange", "withdraw", "line up", "leave apart"),
        *("draft form", "redraft form", "discard form", "publish form", "add practice", "put practice away"),
    }
)
UNTOLD = frozenset(ACTS) - TOLD
THINGS = {
    "observations.CrosswalkRow": "how grades line up",
    "observations.Instrument": "observation form",
    "observations.InstrumentVersion": "version of a form",
    "observations.JointNote": "joint note",
    "observations.JointObservation": "joint observation",
    "observations.Lesson": "lesson",
    "observations.Observer": "observer",
    "observations.PracticeLesson": "lesson to practise on",
    "observations.ReferenceGrade": "grade of a common scale",
    "observations.ReferenceScale": "common scale",
    "observations.Reserve": "reserve",
    "observations.Round": "round",
    "observations.RoundSchool": "school in a round",
    "observations.SecondThought": "second thought",
    "observations.Sheet": "judgement",
    "observations.TeachersTerms": "who sees a lesson’s judgements",
    "observations.ThreadMessage": "message about a lesson",
}
# A judgement's reveal stands in these rows: who caused it is read in no list, and so neither is what changed in them.
UNLISTED = frozenset({"observations.JointObservation", "observations.Sheet"})
# Behind the wall of a table everything but its own column is asked too late to use an index.
OWN_COLUMN = {"observations.Sheet": "person_id"}
