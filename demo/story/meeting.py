"""The cluster's meetings: 26 November, invented, and 25 February, whose agenda and next steps are the minutes' own.

What the agenda says stands in `clusters.meetings.agenda.OF_THE_MINUTES`, where every new agenda starts from. Next
steps become actions of whoever leads the alliance; the minutes give no dates, so they are due when the term ends.
"""

import dataclasses
import datetime as dt

from clusters.models import Meeting, Outcome
from demo.story.moments import moment

SERIES = "Cluster meetings"
TITLE = "Cluster meeting"
LEAD = "nadia.cole"
FACILITATOR = "imogen.hale"  # from outside, as in the minutes
PLANNED = moment("2012-12-03", "10.00")
BECAME_CALL = moment("2013-02-05", "9.10")
MODE = Meeting.Mode.FACE
NOW_MODE = Meeting.Mode.CALL
PLACE = "Dial-in by mail"
STARTS, ENDS = moment("2013-02-25", "12.30"), moment("2013-02-25", "14.00")
EARLIER_STARTS, EARLIER_ENDS = moment("2012-11-26", "12.30"), moment("2012-11-26", "14.00")
EARLIER_PLANNED = moment("2012-10-15", "10.00")
STEPS_DUE = dt.date(2013, 3, 28)
NEXT_DATES = (moment("2013-05-13", "12.30"), moment("2013-05-20", "12.30"))
PROPOSED = moment("2013-02-07", "9.00")
CAN = {"nadia.cole": (0, 1), "helen.rowe": (0, 1), "owen.trask": (1,), "imogen.hale": (0,)}  # the rest has not answered
PAPERS = (("saltford", "Agreement to take part, storyteller"),)


@dataclasses.dataclass(frozen=True, slots=True)
class OutcomeStory:
    """Something typed at the November meeting."""

    kind: str
    text: str
    at: dt.datetime
    owner: str = ""
    alliance: str = ""
    due: dt.date | None = None
    done: dt.datetime | None = None


EARLIER = (
    OutcomeStory(
        Outcome.Kind.ACTION,
        "Bring two sets of ground rules for visits.",
        moment("2012-11-26", "12.52"),
        "anna.whitlock",
        "woodroffe",
        dt.date(2013, 2, 25),
        moment("2013-02-04", "15.20"),
    ),
    OutcomeStory(
        Outcome.Kind.ACTION,
        "Ask heads which baseline they would trust.",
        moment("2012-11-26", "13.04"),
        "owen.trask",
        "saltford",
        dt.date(2013, 2, 25),
    ),
    OutcomeStory(
        Outcome.Kind.ACTION,
        "Find a hub school for the ITP and OTP.",
        moment("2012-11-26", "13.20"),
        "helen.rowe",
        "pool",
        dt.date(2013, 3, 15),
    ),
    OutcomeStory(
        Outcome.Kind.DECISION, "Each alliance brings a quick summary of five bullets.", moment("2012-11-26", "13.48")
    ),
)

# In the order in which the minutes report.
SUMMARIES = {
    "woodroffe": (
        "A network of trios across the alliance",
        "2 SLEs lead 2 trios: 6 people, 5 schools",
        "Tools and processes kept in the forum",
    ),
    "pool": (
        "8 blind joint observations in 4 schools",
        "Each observer on their own paperwork",
        "Compared only when both had judged",
    ),
    "saltford": ("2 teachers and a theatre entertainer on holding children’s attention",),
}
