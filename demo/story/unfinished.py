"""The eighth lesson, of this very morning: each observer has a draft, and one answer is left on each.

Finished as the story has it (Ruth: *Satisfactory* also without the rule; Priya: *Requires improvement*), it is the
sixth match, by position rather than by word.
"""

from demo.story.lessons import LessonStory, NoteStory, SheetStory
from demo.story.moments import moment

GEOGRAPHY = LessonStory(
    subject="Geography",
    year_group="Year 10",
    key_stage="4",
    school="trevarth",
    teacher="amy.retallick",
    starts=moment("2013-02-08", "10.05"),
    minutes=50,
    period="period 3",
    room="G1",
    arranged=moment("2013-01-11", "15.45"),
    talk=moment("2013-02-08", "15.40"),
    talk_how="by phone",
    host=SheetStory(
        by="ruth.ellery",
        school="trevarth",
        grade="S",
        ratings={"on_task": "G", "outcomes": "S", "afl": "S", "challenge": "S", "knowledge": "G"},
        grounds=(("outcomes", "decisive"), ("challenge", "boundary"), ("knowledge", "support")),
        notes=(
            NoteStory(
                "10.06",
                "Map of the estuary on the board, a question under it. All have started by 10.08.",
                ("on_task",),
            ),
            NoteStory(
                "10.14", "She draws the flood plain from memory, with last winter’s levels on it.", ("knowledge",)
            ),
            NoteStory(
                "10.27",
                "“Who would you move first?” The front two tables argue. The rest write the first line.",
                ("outcomes", "challenge"),
            ),
            NoteStory(
                "10.44", "Four tables have a plan for the village; three have copied the example.", ("outcomes",)
            ),
        ),
        how="informed",
        front=((120, 540), (1320, 1680)),  # 13 of 50 minutes: 26%
        at=moment("2013-02-08", "12.41"),
        sealed=False,
    ),
    visitor=SheetStory(
        by="priya.nair",
        school="senara",
        grade="",
        ratings={"on_task": "G", "outcomes": "RI", "afl": "RI", "challenge": "RI", "assistants": "G"},
        grounds=(("outcomes", "decisive"), ("challenge", "support")),
        notes=(
            NoteStory("10.08", "Everyone has a pen moving.", ("on_task",)),
            NoteStory(
                "10.22", "The assistant takes two to the wall map and asks what is missing from it.", ("assistants",)
            ),
            NoteStory("10.38", "The extension is the same task again, longer.", ("challenge",)),
            NoteStory(
                "10.50",
                "Asked at the end, about half can say why the village floods. They could all say that it does.",
                ("outcomes",),
            ),
        ),
        at=moment("2013-02-08", "12.55"),
        sealed=False,
    ),
)
