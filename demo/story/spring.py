"""The three lessons of January: one the same, one a grade apart, and the one where the 20% rule decided.

The minutes report that lesson as one satisfactory and one inadequate. Who gave which, and what either would have said
without the rule, they do not say: that part is invented.
"""

from demo.story.lessons import LessonStory, NoteStory, SheetStory
from demo.story.moments import moment

CHEMISTRY = LessonStory(
    subject="Chemistry",
    year_group="Year 11",
    key_stage="4",
    school="carrick",
    teacher="neil.hichens",
    starts=moment("2013-01-17", "9.50"),
    minutes=60,
    period="period 2",
    room="Lab 1",
    arranged=moment("2012-11-30", "16.30"),
    talk=moment("2013-01-18", "15.30"),
    talk_how="by phone",
    host=SheetStory(
        by="judith.carne",
        school="carrick",
        grade="O",
        ratings={"on_task": "O", "outcomes": "O", "afl": "O", "challenge": "O", "knowledge": "G"},
        grounds=(("afl", "decisive"), ("challenge", "support")),
        notes=(
            NoteStory(
                "10.02",
                "Each group predicts the colour before it pours. He asks for the reason, not the colour.",
                ("afl",),
            ),
            NoteStory(
                "10.31", "The unknown in flask four is beyond the syllabus; three groups get it.", ("challenge",)
            ),
        ),
        at=moment("2013-01-17", "12.40"),
    ),
    visitor=SheetStory(
        by="ruth.ellery",
        school="trevarth",
        grade="O",
        ratings={"on_task": "O", "outcomes": "O", "afl": "O", "challenge": "G", "knowledge": "O"},
        grounds=(("outcomes", "decisive"), ("knowledge", "support")),
        notes=(
            NoteStory("9.58", "Four minutes on safety, then they are on their feet.", ("on_task",)),
            NoteStory(
                "10.24", "All groups have a table of results; half have explained the odd one out.", ("outcomes",)
            ),
            NoteStory("10.40", "A wrong idea about salts is put right in one sentence.", ("knowledge",)),
        ),
        front=((0, 240), (1980, 2280)),
        at=moment("2013-01-17", "15.55"),
    ),
)

FRENCH = LessonStory(
    subject="French",
    year_group="Year 8",
    key_stage="3",
    school="penhallow",
    teacher="yvonne.marrack",
    starts=moment("2013-01-22", "10.25"),
    minutes=50,
    period="period 3",
    room="L5",
    arranged=moment("2012-12-12", "16.00"),
    talk=moment("2013-01-23", "15.20"),
    talk_how="face to face",
    host=SheetStory(
        by="dev.rao",
        school="penhallow",
        grade="O",
        ratings={"on_task": "O", "outcomes": "G", "enjoyment": "O", "challenge": "O", "assistants": "G"},
        grounds=(("challenge", "decisive"), ("enjoyment", "support"), ("assistants", "boundary")),
        notes=(
            NoteStory("10.34", "No English at all from the start, and nobody asks for it.", ("challenge",)),
            NoteStory("10.50", "Laughing at the sketch because they understood it.", ("enjoyment",)),
            NoteStory("11.03", "The assistant plays the shopkeeper, in French throughout.", ("assistants",)),
        ),
        at=moment("2013-01-22", "13.10"),
    ),
    visitor=SheetStory(
        by="simon.opie",
        school="carrick",
        grade="G",
        ratings={"on_task": "O", "outcomes": "G", "afl": "G", "challenge": "G"},
        grounds=(("challenge", "decisive"), ("homework", "boundary")),
        notes=(
            NoteStory("10.40", "All in French, but the sentences are last term’s.", ("challenge",)),
            NoteStory("11.12", "Homework is the same ten words for everyone.", ("homework",)),
        ),
        at=moment("2013-01-22", "16.35"),
    ),
)

SCIENCE = LessonStory(
    subject="Science",
    year_group="Year 8",
    key_stage="3",
    school="senara",
    teacher="daniel.kitto",
    starts=moment("2013-01-30", "10.05"),
    minutes=50,
    period="period 3",
    room="Lab 2",
    arranged=moment("2012-12-14", "12.45"),
    talk=moment("2013-02-01", "15.40"),
    talk_how="by phone",
    host=SheetStory(
        by="priya.nair",
        school="senara",
        grade="I",
        ratings={"on_task": "RI", "outcomes": "I", "afl": "I", "challenge": "I", "assistants": "RI"},
        grounds=(("outcomes", "decisive"), ("challenge", "support"), ("assistants", "boundary")),
        notes=(
            NoteStory("10.09", "They come in and start writing. Two tables copy the title and stop.", ("on_task",)),
            NoteStory(
                "10.26", "The lower sets of cards ask for less than these tables could do in September.", ("challenge",)
            ),
            NoteStory("10.35", "The assistant reads the cards out to a table that can read them.", ("assistants",)),
            NoteStory(
                "10.48",
                "Six pupils finished in four minutes and waited. What they wrote at the end, they could have written "
                "at the start.",
                ("outcomes", "challenge"),
            ),
        ),
        at=moment("2013-01-30", "16.20"),
    ),
    visitor=SheetStory(
        by="ruth.ellery",
        school="trevarth",
        grade="S",
        ratings={"on_task": "S", "outcomes": "S", "afl": "G", "challenge": "I"},
        grounds=(("outcomes", "support"), ("on_task", "support")),
        notes=(
            NoteStory(
                "10.07", "Starter on the board as they come in. Eighteen of 26 writing inside a minute.", ("on_task",)
            ),
            NoteStory("10.12", "From the front: particle model, three diagrams. Two hands up, same two each time."),
            NoteStory(
                "10.21",
                "Tables sort nine cards. Each table has a different set; the far table gets the gas cards only.",
                ("outcomes",),
            ),
            NoteStory(
                "10.29",
                "“How do you know it isn’t melting?” asked of four tables, waits for an answer.",
                ("afl", "challenge"),
            ),
            NoteStory(
                "10.42",
                "Window table redraws the liquid diagram after the question; one explains why the gaps matter.",
                ("afl", "challenge"),
            ),
        ),
        how="decided",
        front=((240, 720), (2000, 2540)),
        without_rule="I",
        at=moment("2013-01-30", "11.34"),
    ),
)

LESSONS = (CHEMISTRY, FRENCH, SCIENCE)
