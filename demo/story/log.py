"""What people wrote into the learning log; all of it invented.

Woodroffe captures *learning from the action research and key tools and processes* in its forum: that much is in the
minutes.
"""

import dataclasses
import datetime as dt

from demo.story.moments import moment
from demo.story.schools import CLUSTER
from inquiry.models import Audience, Entry

Kind = Entry.Kind


@dataclasses.dataclass(frozen=True, slots=True)
class ReplyStory:
    """One reply."""

    by: str
    at: dt.datetime
    text: str


@dataclasses.dataclass(frozen=True, slots=True)
class EntryStory:
    """One entry; `scope` is the key of where it is shared, `trio` the number of the trio in which it was written."""

    by: str
    at: dt.datetime
    title: str
    text: str
    scope: str
    audience: Audience = Audience.ALLIANCE
    kind: str = Kind.ENTRY
    tags: tuple[str, ...] = ()
    tried: bool = False
    replies: tuple[ReplyStory, ...] = ()
    trio: int = 0


OF_WOODROFFE = (
    EntryStory(
        by="graham.peel",
        at=moment("2012-12-11", "16.20"),
        title="A visit in four lines",
        text="What we send each other before a visit, so that nobody has to guess.\n\n"
        "1. What I am trying, in one sentence\n"
        "2. Where to sit, and whom to watch\n"
        "3. What I’d like you to count\n"
        "4. When we talk, and for how long\n",
        scope="woodroffe",
        kind=Kind.TOOL,
        tags=("visits",),
        tried=True,
        trio=2,
        replies=(ReplyStory("jo.bright", moment("2012-12-12", "8.10"), "The third line changed what I looked at."),),
    ),
    EntryStory(
        by="beth.lacey",
        at=moment("2013-01-14", "15.50"),
        title="Our ground rules",
        text="We watch pupils, not each other. No grades. We say what we’ll try before we say what we saw.",
        scope="woodroffe",
        kind=Kind.PROCESS,
        tags=("ground rules",),
        trio=1,
    ),
    EntryStory(
        by="tomasz.zielinski",
        at=moment("2013-02-06", "17.05"),
        title="What I took from Beth’s Year 9",
        text="She asks, pauses, then picks. I’d been picking first. Tried it with the bridge brief the same afternoon.",
        scope="woodroffe",
        audience=Audience.TRIO,
        tags=("questioning",),
        tried=True,
        trio=1,
        replies=(
            ReplyStory(
                "beth.lacey", moment("2013-02-06", "18.40"), "I hadn’t noticed that I do it. What did they say?"
            ),
        ),
    ),
    EntryStory(
        by="farah.aziz",
        at=moment("2013-02-07", "16.15"),
        title="Waiting four seconds is longer than it sounds",
        text="I counted in my head after each question. Hands went from five to fourteen. The back row needed "
        "the second question, not the first.",
        scope="woodroffe",
        tags=("wait time",),
        trio=1,
        replies=(
            ReplyStory("beth.lacey", moment("2013-02-07", "16.40"), "Fourteen! Did you count aloud to begin with?"),
            ReplyStory("farah.aziz", moment("2013-02-07", "17.02"), "Only for myself. Twice I gave up at three."),
            ReplyStory(
                "anna.whitlock",
                moment("2013-02-07", "19.30"),
                "@Farah Aziz, would you show this to the next trio? Five minutes would do.",
            ),
        ),
    ),
    EntryStory(
        by="nisha.patel",
        at=moment("2013-01-29", "16.30"),
        title="How our head said yes to cover",
        text="We asked for three lessons a term each, with dates, and offered to cover for one another in between. "
        "Asked like this it took one conversation.\n\n**What helped:** the dates, and that the lead had asked first.",
        scope="woodroffe",
        kind=Kind.PROCESS,
        tags=("cover",),
        tried=True,
        trio=2,
    ),
    EntryStory(
        by="nell.whitcombe",
        at=moment("2013-02-01", "12.30"),
        title="What middle leaders told us about visiting",
        text="Most had not seen another department teach for a year. Those who had went back with something small, and "
        "used it within the week.",
        scope=CLUSTER,
        audience=Audience.CLUSTER,
        tags=("middle leaders", "visits"),
    ),
)

OF_POOL = (
    EntryStory(
        by="megan.hoskin",
        at=moment("2013-01-31", "16.10"),
        title="I watched the back row this time",
        text="I sat where the quick ones couldn’t see me. Four pupils wrote nothing until somebody near them did. The "
        "task was clear; the first line was not.",
        scope="pool",
        tags=("on task",),
        replies=(
            ReplyStory("joe.pascoe", moment("2013-01-31", "17.20"), "Would a first line on the board have done it?"),
            ReplyStory("megan.hoskin", moment("2013-01-31", "17.45"), "For three of the four, I think."),
            ReplyStory(
                "laura.penrose", moment("2013-02-01", "8.05"), "I leave it up for two minutes, then rub it out."
            ),
            ReplyStory(
                "megan.hoskin",
                moment("2013-02-07", "16.50"),
                "@Ruth Ellery, you do this in English: how long before you take the first line away?",
            ),
        ),
    ),
    EntryStory(
        by="joe.pascoe",
        at=moment("2013-02-04", "17.30"),
        title="Three questions that split a class",
        text="- What would change if she had said nothing?\n- Who in the room would disagree with you?\n"
        "- What would you need to see to change your mind?\n\nAsk, let them move to a side, then ask somebody on each.",
        scope="pool",
        kind=Kind.TOOL,
        tags=("questioning", "challenge"),
        tried=True,
    ),
    EntryStory(
        by="ruth.ellery",
        at=moment("2013-02-05", "18.15"),
        title="Note to self: ask Peter about his exit cards",
        text="He sorts them in the corridor into three piles. Which three?",
        scope="",
        audience=Audience.ME,
    ),
)

ENTRIES = OF_WOODROFFE + OF_POOL
# What Woodroffe's update cites: title, part of the update, what it shows.
EVIDENCE = (
    ("Waiting four seconds is longer than it sounds", "activity", "What one trio tried, and counted"),
    ("What middle leaders told us about visiting", "challenges", "Why the departmental boundary is hard to cross"),
)
EVIDENCE_BY, EVIDENCE_AT = "nell.whitcombe", moment("2013-02-08", "8.30")
