"""Every drawing there is, from every set of data in the cast, in both layouts."""

from pictures.agenda import Agenda, Stretch, draw_agenda
from pictures.bars import Bars, draw_bars
from pictures.cascade import Tree, draw_cascade
from pictures.comparison import draw_comparison
from pictures.crossing import Crossing, draw_crossing
from pictures.decided import Decided, draw_decided
from pictures.distance import Distance, draw_distance
from pictures.envelope import draw_open, draw_sealed
from pictures.facets import Facet, Facets, draw_facets
from pictures.interval import Interval, draw_interval
from pictures.lessons import Lessons, draw_lessons
from pictures.matrix import Matrix, draw_matrix
from pictures.ruler import RuleRuler, Stopwatch, draw_rule_ruler, draw_stopwatch
from pictures.school_pairs import SchoolPairs, draw_school_pairs
from tests.pictures import cast, trees

NOTHING = Matrix(cast.FOUR, ((0,) * 4,) * 4)
AGENDA = Agenda(
    (
        Stretch("12.30", "Progress updates", 40),
        Stretch("13.10", "Reflections", 20),
        Stretch("13.30", "Next term’s plans", 20),
        Stretch("13.50", "Next meeting", 5),
        Stretch("13.55", "Documentation", 5),
    ),
    "14.00",
    "13.01",
    0,
    31 / 40,
)
IN_TWO_LAYOUTS = {
    "interval": (draw_interval, cast.INTERVAL),
    "interval at the end": (draw_interval, Interval(1, 0.68, 1)),
    "interval at the start": (draw_interval, Interval(0, 0, 0.02)),
    "narrow interval": (draw_interval, Interval(0.75, 0.745, 0.755)),
    "lessons": (draw_lessons, cast.LESSONS),
    "hard lessons": (draw_lessons, cast.HARD_LESSONS),
    "no lessons": (draw_lessons, Lessons(cast.FOUR, ())),
    "matrix": (draw_matrix, cast.MATRIX),
    "hard matrix": (draw_matrix, cast.HARD_MATRIX),
    "empty matrix": (draw_matrix, NOTHING),
    "pairs": (draw_school_pairs, cast.PAIRS),
    "hard pairs": (draw_school_pairs, cast.HARD_PAIRS),
    "no pairs": (draw_school_pairs, SchoolPairs(("Trevarth",), ())),
    "decided": (draw_decided, cast.DECIDED),
    "hard decided": (draw_decided, cast.HARD_DECIDED),
    "nothing decided": (draw_decided, Decided((), 0)),
    "facets": (draw_facets, cast.FACETS),
    "no facets": (draw_facets, Facets(())),
    "drawn towards": (draw_facets, Facets((Facet("St Agnes and Trevean", 2, 2, 0.61, 0.97, value=0.84),))),
    "no counts": (
        draw_facets,
        Facets((Facet("Two observers", 0, 0, 0.71, 0.71, value=0.71, told=".71"),), percent=False),
    ),
    "limits": (draw_facets, Facets((Facet("Spring 2012–13", 30, 40, 0.6, 0.86, limits=(0.5, 0.95)),))),
    "agenda": (draw_agenda, AGENDA),
    "agenda before it begins": (draw_agenda, Agenda(AGENDA.stretches, "14.00")),
    "hard agenda": (draw_agenda, Agenda((Stretch("0.00", "x " * 200, 1), Stretch("0.01", "y" * 200, 240)), "4.01")),
    "agenda at its end": (draw_agenda, Agenda(AGENDA.stretches, "14.00", "14.07", 4, 1)),
    "no agenda": (draw_agenda, Agenda((), "")),
    "bars": (draw_bars, cast.BARS),
    "hard bars": (draw_bars, cast.HARD_BARS),
    "no bars": (draw_bars, Bars(())),
    "comparison": (draw_comparison, cast.COMPARISON),
    "cascade": (draw_cascade, trees.WOODROFFE),
    "hard cascade": (draw_cascade, trees.HARD),
    "no cascade": (draw_cascade, Tree(())),
    "crossing": (
        draw_crossing,
        Crossing(("English", "Maths", "Year 5"), ((0, 2, 0), (1, 0, 0), (0, 0, 3))),
    ),
    "hard crossing": (
        draw_crossing,
        Crossing(
            tuple(f"{chr(77 + at)}anagement & <Technology> of everything {at}" for at in range(16)),
            tuple(tuple((at * by) % 5 * 12345 for by in range(16)) for at in range(16)),
        ),
    ),
    "no crossing": (draw_crossing, Crossing((), ())),
} | {f"comparison {at}": (draw_comparison, one) for at, one in enumerate(cast.HARD_COMPARISONS)}
IN_ONE = {
    "same": (draw_distance, Distance("same")),
    "same place": (draw_distance, Distance("same place")),
    "three grades": (draw_distance, Distance("apart", 3)),
    "not compared": (draw_distance, Distance("not compared")),
    "stopwatch": (draw_stopwatch, Stopwatch(50, ((4, 12), (33.3, 37)), 37)),
    "stopwatch over": (draw_stopwatch, Stopwatch(55, ((-5, 3), (50, 99)))),
    "long lesson": (draw_stopwatch, Stopwatch(1000)),
    "rule": (draw_rule_ruler, RuleRuler(50, 17, 20)),
    "rule at the edge": (draw_rule_ruler, RuleRuler(100, 100, 1.5)),
}


def every_drawing():
    """Each by its name."""
    drawn = {f"{name}, wide": draw(data) for name, (draw, data) in IN_TWO_LAYOUTS.items()}
    drawn |= {f"{name}, narrow": draw(data, narrow=True) for name, (draw, data) in IN_TWO_LAYOUTS.items()}
    drawn |= {name: draw(data) for name, (draw, data) in IN_ONE.items()}
    return drawn | {"sealed": draw_sealed(), "sealed, small": draw_sealed(small=True), "open": draw_open()}
