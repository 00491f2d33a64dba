"""The four lessons of the autumn term: all four judged the same by both observers."""

from demo.story.lessons import LessonStory, NoteStory, SheetStory
from demo.story.moments import moment

ENGLISH = LessonStory(
    subject="English",
    year_group="Year 9",
    key_stage="3",
    school="carrick",
    teacher="laura.penrose",
    starts=moment("2012-11-13", "9.50"),
    minutes=60,
    period="period 2",
    room="Room 14",
    arranged=moment("2012-10-19", "16.05"),
    talk=moment("2012-11-14", "15.30"),
    talk_how="face to face",
    host=SheetStory(
        by="judith.carne",
        school="carrick",
        grade="O",
        ratings={"on_task": "O", "outcomes": "O", "afl": "O", "challenge": "G", "knowledge": "O"},
        grounds=(("outcomes", "decisive"), ("challenge", "support")),
        notes=(
            NoteStory(
                "9.55", "Quiet start: each finds yesterday’s paragraph and one thing to change in it.", ("on_task",)
            ),
            NoteStory(
                "10.20", "Three versions of the opening on each table; the strongest is argued over.", ("outcomes",)
            ),
            NoteStory(
                "10.41", "“Which word would you lose last?” Every table has an answer, no two the same.", ("afl",)
            ),
        ),
        at=moment("2012-11-13", "13.15"),
    ),
    visitor=SheetStory(
        by="alison.trewin",
        school="penhallow",
        grade="O",
        ratings={"on_task": "O", "outcomes": "O", "enjoyment": "O", "challenge": "O", "assistants": "G"},
        grounds=(("outcomes", "decisive"), ("challenge", "support"), ("assistants", "support")),
        notes=(
            NoteStory("10.04", "The assistant asks and waits. She does not write for anyone.", ("assistants",)),
            NoteStory("10.33", "Weaker writers’ second drafts are longer and clearer than their first.", ("outcomes",)),
        ),
        at=moment("2012-11-13", "16.45"),
    ),
)

MATHS = LessonStory(
    subject="Maths",
    year_group="Year 7",
    key_stage="3",
    school="penhallow",
    teacher="tamsin.rowse",
    starts=moment("2012-11-20", "11.20"),
    minutes=50,
    period="period 4",
    room="M3",
    arranged=moment("2012-10-24", "15.50"),
    talk=moment("2012-11-21", "15.20"),
    talk_how="by phone",
    host=SheetStory(
        by="dev.rao",
        school="penhallow",
        grade="G",
        ratings={"on_task": "G", "outcomes": "G", "afl": "O", "challenge": "G", "resources": "O"},
        grounds=(("afl", "decisive"), ("resources", "support"), ("challenge", "boundary")),
        notes=(
            NoteStory(
                "11.31",
                "Mini whiteboards: eight wrong answers seen at once, and the next example is changed.",
                ("afl",),
            ),
            NoteStory("11.52", "Fraction strips on every table, used by most.", ("resources",)),
            NoteStory("12.01", "Five finish and start the same sheet from the back.", ("challenge",)),
        ),
        at=moment("2012-11-20", "15.35"),
    ),
    visitor=SheetStory(
        by="martin.pender",
        school="senara",
        grade="G",
        ratings={"on_task": "O", "outcomes": "G", "afl": "G", "challenge": "G", "assistants": "G"},
        grounds=(("outcomes", "decisive"), ("challenge", "support"), ("assistants", "boundary")),
        notes=(
            NoteStory("11.44", "By now most can order the five fractions; at the start two could.", ("outcomes",)),
            NoteStory("12.02", "The assistant stays with one table for the whole lesson.", ("assistants",)),
        ),
        at=moment("2012-11-20", "17.05"),
    ),
)

HISTORY = LessonStory(
    subject="History",
    year_group="Year 10",
    key_stage="4",
    school="trevarth",
    teacher="peter.uren",
    starts=moment("2012-11-27", "13.35"),
    minutes=50,
    period="period 5",
    room="H2",
    arranged=moment("2012-10-26", "12.30"),
    talk=moment("2012-11-28", "15.40"),
    talk_how="face to face",
    host=SheetStory(
        by="catherine.bolitho",
        school="trevarth",
        grade="O",
        ratings={"on_task": "O", "outcomes": "G", "afl": "O", "challenge": "O", "knowledge": "O"},
        grounds=(("challenge", "decisive"), ("afl", "support"), ("knowledge", "support")),
        notes=(
            NoteStory("13.46", "Two sources that cannot both be right. No hint which.", ("challenge",)),
            NoteStory("14.05", "He knows the archive these come from and says what is missing in it.", ("knowledge",)),
        ),
        front=((60, 330), (1500, 1740)),
        at=moment("2012-11-27", "15.50"),
    ),
    visitor=SheetStory(
        by="simon.opie",
        school="carrick",
        grade="O",
        ratings={"on_task": "O", "outcomes": "O", "afl": "O", "challenge": "O"},
        grounds=(("challenge", "decisive"), ("on_task", "support")),
        notes=(
            NoteStory("13.58", "Nobody looks up when the door opens.", ("on_task",)),
            NoteStory(
                "14.12",
                "They are asked to defend the view they don’t hold. That is well above last year’s work.",
                ("challenge",),
            ),
        ),
        at=moment("2012-11-27", "18.20"),
    ),
)

ART = LessonStory(
    subject="Art",
    year_group="Year 9",
    key_stage="3",
    school="senara",
    teacher="rosa.angwin",
    starts=moment("2012-12-05", "9.00"),
    minutes=50,
    period="period 1",
    room="Art 1",
    arranged=moment("2012-11-08", "16.15"),
    talk=moment("2012-12-06", "12.40"),
    talk_how="face to face",
    host=SheetStory(
        by="martin.pender",
        school="senara",
        grade="G",
        ratings={"on_task": "G", "outcomes": "G", "afl": "G", "assistants": "RI", "resources": "O"},
        grounds=(("outcomes", "decisive"), ("resources", "support"), ("assistants", "boundary")),
        notes=(
            NoteStory("9.12", "Four real shells, four lamps: everyone can see a shadow to draw.", ("resources",)),
            NoteStory("9.35", "Most third drawings show the change she asked for.", ("outcomes",)),
            NoteStory("9.41", "The assistant sharpens pencils.", ("assistants",)),
        ),
        at=moment("2012-12-05", "12.50"),
    ),
    visitor=SheetStory(
        by="alison.trewin",
        school="penhallow",
        grade="G",
        ratings={"on_task": "G", "outcomes": "G", "enjoyment": "O", "challenge": "G"},
        grounds=(("enjoyment", "decisive"), ("challenge", "support")),
        notes=(
            NoteStory("9.20", "They stay in at the bell to finish.", ("enjoyment",)),
            NoteStory("9.33", "Two ways up: with the grid, or without. Most choose without.", ("challenge",)),
        ),
        at=moment("2012-12-05", "16.10"),
    ),
)

LESSONS = (ENGLISH, MATHS, HISTORY, ART)
