"""A lesson that is still being set up, in March, and how far its teacher opens her or his room."""

import dataclasses
import datetime as dt

from demo.story.moments import moment


@dataclasses.dataclass(frozen=True, slots=True)
class OfferStory:
    """A lesson with times on offer: (from, until, period)."""

    subject: str
    year_group: str
    key_stage: str
    school: str
    teacher: str
    room: str
    host: str
    visitor: str
    visitor_school: str
    times: tuple[tuple[dt.datetime, dt.datetime, str], ...]
    at: dt.datetime


OFFERED = OfferStory(
    subject="Drama",
    year_group="Year 9",
    key_stage="3",
    school="penhallow",
    teacher="joe.pascoe",
    room="Hall 2",
    host="dev.rao",
    visitor="simon.opie",
    visitor_school="carrick",
    times=(
        (moment("2013-03-05", "10.25"), moment("2013-03-05", "11.15"), "period 3"),
        (moment("2013-03-07", "11.35"), moment("2013-03-07", "12.25"), "period 4"),
        (moment("2013-03-12", "10.25"), moment("2013-03-12", "11.15"), "period 3"),
    ),
    at=moment("2013-02-07", "16.20"),
)
OPENED_UP = moment("2013-02-06", "17.05")
OPENS_UP = IS_NEW = "joe.pascoe"
RUNGS = {
    "resource": "others",
    "plan": "others",
    "work": "others",
    "walk": "school",
    "lesson": "others",
    "joint": "others",
}
