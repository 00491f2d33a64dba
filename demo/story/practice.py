"""One practice lesson, judged a week before the real one; invented, as everything about people is."""

import dataclasses
import datetime as dt

from demo.story.moments import moment


@dataclasses.dataclass(frozen=True, slots=True)
class PracticeStory:
    """One person's practice: levels by sub-code, and grounds as (sub-code, role)."""

    by: str
    school: str
    begun: dt.datetime
    sealed: dt.datetime
    levels: dict[str, str]
    grounds: tuple[tuple[str, str], ...]


PRACTICE = PracticeStory(
    by="priya.nair",
    school="senara",
    begun=moment("2013-01-24", "16.05"),
    sealed=moment("2013-01-24", "16.31"),
    levels={
        "on_task": "partly",
        "outcomes": "clearly",
        "afl": "clearly",
        "challenge": "clearly",
        "assistants": "not_seen",
        "resources": "partly",
    },
    grounds=(("afl", "decisive"), ("outcomes", "support"), ("assistants", "boundary")),
)
