"""The lessons of the reference pictures, and harder ones: long names, five grades, three observers, hidden counts."""

from pictures.bars import Bar, Bars
from pictures.comparison import Comparison, Observer
from pictures.decided import Decided, Theme
from pictures.facets import Facet, Facets
from pictures.grades import Given, Grade
from pictures.interval import Interval
from pictures.lessons import Lesson, Lessons
from pictures.matrix import Matrix
from pictures.placing import Judgement
from pictures.school_pairs import Pair, SchoolPairs

FOUR = (Grade("O", "Outstanding"), Grade("G", "Good"), Grade("RI", "Requires improvement"), Grade("I", "Inadequate"))
FIVE = (
    Grade("E", "Exceptional"),
    Grade("S", "Strong standard"),
    Grade("X", "Expected standard"),
    Grade("N", "Needs attention"),
    Grade("U", "Urgent improvement"),
)
LONG = "St Bartholomew’s Church of England Acade"  # forty characters, the longest name a school has


def host(letter, place, without=None):
    return Judgement(Given(letter, place), "round", Given(*without) if without else None)


def visitor(letter, place, without=None):
    return Judgement(Given(letter, place), "diamond", Given(*without) if without else None)


INTERVAL = Interval(0.75, 0.41, 0.93)

BOTH_OUTSTANDING = (host("O", 0), visitor("O", 0))
BOTH_GOOD = (host("G", 1), visitor("G", 1))
ONE_APART = (host("O", 0), visitor("G", 1))
BY_RULE = (host("I", 3), visitor("S", 2, ("I", 3)))
OTHER_WORD = (host("S", 2), visitor("RI", 2))

LESSONS = Lessons(
    FOUR,
    (
        Lesson(
            "Nov", "English, key stage 3", "Carrick Moor, visited by Penhallow", BOTH_OUTSTANDING, "Progress, for both"
        ),
        Lesson("Nov", "Maths, key stage 3", "Penhallow, visited by St Senara’s", BOTH_GOOD, "Progress, for both"),
        Lesson(
            "Nov", "History, key stage 4", "Trevarth, visited by Carrick Moor", BOTH_OUTSTANDING, "Challenge, for both"
        ),
        Lesson("Dec", "Art, key stage 3", "St Senara’s, visited by Penhallow", BOTH_GOOD, "Progress, for both"),
        Lesson(
            "Jan", "Chemistry, key stage 4", "Carrick Moor, visited by Trevarth", BOTH_OUTSTANDING, "Progress, for both"
        ),
        Lesson(
            "Jan",
            "French, key stage 3",
            "Penhallow, visited by Carrick Moor",
            ONE_APART,
            "Challenge, one grade apart",
            "use of TAs, on the boundary",
        ),
        Lesson(
            "Jan",
            "Science, key stage 3",
            "St Senara’s, visited by Trevarth",
            BY_RULE,
            "A rule, for one",
            "without it, a match",
        ),
        Lesson(
            "Feb",
            "Geography, key stage 4",
            "Trevarth, visited by St Senara’s",
            OTHER_WORD,
            "Progress, for both",
            "same position, other word",
        ),
    ),
)
HARD_LESSONS = Lessons(
    FIVE,
    (
        Lesson(
            "Sept",
            "Design and technology, food and nutrition, key stage 4",
            f"{LONG}, visited by {LONG}",
            (host("E", 0), visitor("E", 0), visitor("E", 0)),
            "Progress, challenge and the use of teaching assistants, for all three",
            "same position, other word, and more than one line of it",
        ),
        Lesson("Nov", "Art", LONG, (host("S", 1, ("E", 0)), visitor("E", 0)), "A rule"),
        Lesson("Nov", "Art", LONG, (host("S", 1), visitor("S", 1), visitor("U", 4)), "Challenge, three grades apart"),
        Lesson("Dec", "Music", LONG, (host("U", 4), visitor("N", 3, ("U", 4))), "A rule"),
        Lesson("Dec", "Music", LONG, (host("U", 4), visitor("U", 4, ("X", 2))), "A rule"),
        Lesson("Dec", "Music", LONG, (host("X", 2),), "not compared"),
    ),
)

MATRIX = Matrix(FOUR, ((3, 1, 0, 0), (0, 2, 0, 0), (0, 0, 1, 0), (0, 0, 1, 0)))
HARD_MATRIX = Matrix(
    FIVE,
    ((1203, 41, 0, 0, None), (0, 234_120, 0, 0, 0), (0, 0, 1, 0, 0), (0, 0, 1, 0, 0), (0, 0, 0, 0, 5)),
)

SCHOOLS = ("Trevarth", "Penhallow", "Carrick Moor", "St Senara’s")
PAIRS = SchoolPairs(SCHOOLS, (Pair(2, 1, 1, 2), Pair(1, 3, 2, 2), Pair(2, 0, 2, 2), Pair(3, 0, 1, 2)))
HARD_PAIRS = SchoolPairs(
    (*SCHOOLS, LONG, "All Saints", f"{LONG} too", "Zennor", "Zennor", "Östra"),
    (
        Pair(2, 1, 6, 8),
        Pair(1, 3, 2, 2),
        Pair(2, 0, 12, 12),
        Pair(3, 0, 0, 3),
        Pair(4, 5, 1, 2, hidden=True),
        Pair(4, 1, 1000, 2000),
    ),
)

DECIDED = Decided(
    (
        Theme("Progress", "on task, outcomes, AfL", (11, 4, 0)),
        Theme("Challenge", "against prior level", (4, 7, 2)),
        Theme("Supplementary", "TAs, knowledge, homework", (0, 6, 5), "nothing supplementary"),
        Theme("A rule", "on the school’s form", (1, 1, 0)),
    ),
    16,
)
HARD_DECIDED = Decided(
    (
        Theme("Progress of everyone who was in the whole room at the time", LONG, (123_400, 4, 0)),
        Theme("A", "", (1, 1, 1)),
    ),
    123_456,
)

BARS = Bars((Bar("Progress", 11), Bar("Challenge", 4), Bar("A rule", 1), Bar("Supplementary", 0)), 16)
HARD_BARS = Bars((Bar(LONG, 123_456), Bar(f"{LONG} {LONG}", 0)), 200_000)

COMPARISON = Comparison(
    FOUR,
    (Observer("You", visitor("S", 2, ("I", 3))), Observer("Priya", host("I", 3))),
    ("", "", "“Satisfactory” at Trevarth", ""),
    (2,),
    "the 20% rule",
)
MATCHED = Comparison(FOUR, (Observer("You", visitor("I", 3)), Observer("Priya", host("I", 3))))
HARD_COMPARISONS = (
    MATCHED,
    Comparison(
        FOUR, (Observer("You", visitor("G", 1, ("O", 0))), Observer("Bartholomew", host("I", 3))), (), (2,), "the rule"
    ),
    Comparison(
        FIVE, (Observer("You", visitor("E", 0)), Observer("Priya", host("E", 0, ("S", 1)))), (), (0,), "the rule"
    ),
    Comparison(
        FIVE,
        (
            Observer("You", visitor("S", 1)),
            Observer("Priya", host("N", 3, ("E", 0))),
            Observer("Bartholomew", visitor("E", 0)),
        ),
        (),
        (2,),
        "the rule that more than a fifth of the lesson is taught from the front",
    ),
)

FACETS = Facets(
    (
        Facet("English", 6, 8, 0.409, 0.929, "3 of 8 at most one step apart"),
        Facet("A subject with a very long name that has to be written on two lines or cut", 2, 3),
        Facet("Art", 1_000_000, 1_000_000, 0.99999, 1.0),
    ),
    ("Music",),
)
