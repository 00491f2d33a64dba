"""The Woodroffe alliance's trios: two SLEs, two trios, six people, five schools, and a third that waits for cover."""

import dataclasses
import datetime as dt

from demo.story.moments import moment

ALLIANCE = "woodroffe"


@dataclasses.dataclass(frozen=True, slots=True)
class VisitStory:
    """A visit that has been: when, where, and what was tried."""

    kind: str
    visitor: str
    host: str
    day: str
    clock: str
    period: str
    room: str
    tried: str = ""


@dataclasses.dataclass(frozen=True, slots=True)
class DatedStory:
    """A revisit that has a date (one offer, taken), or times on offer (several, none taken yet)."""

    visitor: str
    host: str
    times: tuple[tuple[str, str, str, str], ...]  # day, clock, period, room
    offered: dt.datetime


@dataclasses.dataclass(frozen=True, slots=True)
class TrioStory:
    """A trio with everything that has happened in it so far; people and schools by their keys."""

    leader: str
    members: tuple[str, ...]
    formed: dt.datetime
    focus: str = ""
    cover: tuple[tuple[str, str, dt.datetime], ...] = ()  # member, head, when
    dates: tuple[str, ...] = ()  # plan on, visits from and by, revisits from and by, debrief by
    planned: dt.datetime | None = None
    pairs: tuple[tuple[str, str], ...] = ()
    visits: tuple[VisitStory, ...] = ()
    ahead: tuple[DatedStory, ...] = ()
    debriefed: dt.datetime | None = None


LESSON = dt.timedelta(minutes=50)

FIRST = TrioStory(
    leader="anna.whitlock",
    members=("beth.lacey", "tomasz.zielinski", "farah.aziz"),
    formed=moment("2012-11-09", "16.10"),
    focus="How do we get every pupil to answer, not just the quick ones?",
    cover=(
        ("beth.lacey", "marian.stokes", moment("2012-11-12", "8.20")),
        ("farah.aziz", "bridget.hawes", moment("2012-11-14", "12.40")),
        ("tomasz.zielinski", "ian.farrow", moment("2013-01-10", "15.05")),
    ),
    dates=("2013-01-14", "2013-01-21", "2013-02-08", "2013-02-25", "2013-03-15", "2013-03-22"),
    planned=moment("2013-01-14", "16.00"),
    pairs=(("beth.lacey", "tomasz.zielinski"), ("tomasz.zielinski", "beth.lacey"), ("farah.aziz", "beth.lacey")),
    visits=(
        VisitStory("visit", "farah.aziz", "beth.lacey", "2013-01-22", "9.45", "period 2", "Room 12"),
        VisitStory(
            "visit",
            "beth.lacey",
            "tomasz.zielinski",
            "2013-01-30",
            "11.20",
            "period 4",
            "Workshop 1",
            tried="Nobody asks Tomasz what to do next: the steps hang over the benches. I have put mine on the wall.",
        ),
        VisitStory(
            "visit",
            "tomasz.zielinski",
            "beth.lacey",
            "2013-02-06",
            "9.45",
            "period 2",
            "Room 12",
        ),
    ),
    ahead=(
        DatedStory(
            "farah.aziz",
            "beth.lacey",
            (("2013-02-25", "9.45", "period 2", "Room 12"),),
            moment("2013-02-05", "15.40"),
        ),
        DatedStory(
            "beth.lacey",
            "tomasz.zielinski",
            (
                ("2013-02-26", "11.20", "period 4", "Workshop 1"),
                ("2013-02-28", "8.50", "period 1", "Workshop 1"),
                ("2013-03-04", "11.20", "period 4", ""),
            ),
            moment("2013-02-07", "16.25"),
        ),
        DatedStory(
            "tomasz.zielinski",
            "beth.lacey",
            (("2013-03-05", "9.45", "period 2", "Room 12"), ("2013-03-07", "13.20", "period 5", "Room 12")),
            moment("2013-02-07", "17.10"),
        ),
    ),
)
SECOND = TrioStory(
    leader="graham.peel",
    members=("colin.marsh", "jo.bright", "nisha.patel"),
    formed=moment("2012-11-12", "15.50"),
    focus="What does good listening sound like?",
    cover=(
        ("jo.bright", "sue.lavery", moment("2012-11-13", "9.05")),
        ("nisha.patel", "marian.stokes", moment("2012-11-13", "12.30")),
        ("colin.marsh", "paul.dimmock", moment("2012-11-15", "16.15")),
    ),
    dates=("2012-11-19", "2012-11-26", "2012-12-14", "2013-01-14", "2013-02-01", "2013-02-08"),
    planned=moment("2012-11-19", "16.00"),
    pairs=(("colin.marsh", "jo.bright"), ("jo.bright", "nisha.patel"), ("nisha.patel", "colin.marsh")),
    visits=(
        VisitStory("visit", "colin.marsh", "jo.bright", "2012-11-27", "10.05", "period 3", "Music 2"),
        VisitStory("visit", "jo.bright", "nisha.patel", "2012-12-04", "11.20", "period 4", "Lab 3"),
        VisitStory("visit", "nisha.patel", "colin.marsh", "2012-12-11", "9.20", "", "Class 5"),
        VisitStory(
            "revisit",
            "colin.marsh",
            "jo.bright",
            "2013-01-15",
            "10.05",
            "period 3",
            "Music 2",
            tried="Eyes shut for the first eight bars. My Year 5 now do it for the start of a story.",
        ),
        VisitStory(
            "revisit",
            "jo.bright",
            "nisha.patel",
            "2013-01-22",
            "11.20",
            "period 4",
            "Lab 3",
            tried="Pupils say back what the other group found before they add to it.",
        ),
        VisitStory("revisit", "nisha.patel", "colin.marsh", "2013-01-29", "9.20", "", "Class 5"),
    ),
    debriefed=moment("2013-02-08", "12.35"),
)
THIRD = TrioStory(
    leader="beth.lacey",
    members=("carys.webb", "owen.frayne", "dilys.hart"),
    formed=moment("2013-01-25", "16.20"),
    cover=(
        ("owen.frayne", "ian.farrow", moment("2013-01-28", "10.15")),
        ("dilys.hart", "paul.dimmock", moment("2013-01-31", "8.40")),
    ),
)
TRIOS = (FIRST, SECOND, THIRD)

PROMISES = (
    ("hawkcombe", "marian.stokes", 4, "Ask the cover office two days before", moment("2013-01-31", "12.10")),
    ("lamberts", "paul.dimmock", 3, "I take the class myself", moment("2013-02-01", "8.45")),
)
RULES = (
    "We watch pupils, not each other.",
    "No grades.",
    "We say what we’ll try before we say what we saw.",
)
RULES_BY, RULES_SAVED = "anna.whitlock", moment("2013-01-14", "17.00")
NOTES = (
    (
        "farah.aziz",
        "middle",
        "I asked English in before I went anywhere, and told my department why.",
        "Two of them have asked since when they can go.",
        moment("2013-01-24", "16.45"),
    ),
    (
        "jo.bright",
        "middle",
        "I put the three visit dates into the music room’s calendar before anybody could book it.",
        "",
        moment("2012-11-20", "8.15"),
    ),
    (
        "marian.stokes",
        "head",
        "I said yes for everybody at once, in January, instead of one by one.",
        "The asking had cost more time than the cover.",
        moment("2013-02-01", "15.30"),
    ),
)
REPORT_BY, REPORT_SENT = "jo.bright", moment("2013-02-08", "12.55")
REPORT = {
    "aims": "To hear what pupils do with each other’s answers.",
    "went": "Nisha’s lab showed me how much my ensembles talk past each other. I would plan the revisits sooner.",
    "own_teaching": "Everybody says back what they heard before they play their own part.",
    "learned": "From Colin: how long ten-year-olds can listen if they know what for.",
    "pupils": "Year 8 start together now. I counted three restarts in January and none this week.",
    "shared": "Showed it at the staff meeting; two form tutors use it.",
    "connected": "much",
    "would_lead": "yes",
    "lead_focus": "listening",
    "compared": "",
}
WILLING = (
    ("luke.sandford", "join", "questioning", dt.date(2013, 1, 21)),
    ("ines.duarte", "join", "", dt.date(2013, 1, 28)),
    ("nisha.patel", "join", "practical work", dt.date(2013, 2, 8)),
    ("colin.marsh", "join", "", dt.date(2013, 2, 8)),
)
# kind, day of the week, from, until
BETHS_WEEK = (
    ("planning", 3, dt.time(13, 20), dt.time(14, 5)),
    ("lesson", 1, dt.time(11, 20), dt.time(12, 10)),
    ("lesson", 2, dt.time(9, 45), dt.time(10, 35)),
)
MINUTES = (
    ("hawkcombe", "seaward", 22),
    ("hawkcombe", "blackdown", 14),
    ("hawkcombe", "lamberts", 25),
    ("hawkcombe", "otterden", 18),
    ("hawkcombe", "woodroffe-school", 20),
    ("seaward", "blackdown", 27),
    ("seaward", "lamberts", 16),
    ("seaward", "otterden", 12),
    ("seaward", "woodroffe-school", 9),
    ("blackdown", "lamberts", 31),
    ("blackdown", "otterden", 24),
    ("blackdown", "woodroffe-school", 26),
    ("lamberts", "otterden", 15),
    ("lamberts", "woodroffe-school", 13),
    ("otterden", "woodroffe-school", 17),
)
