"""Figures without a database: rows in, sentences and pictures out."""

import datetime as dt
import uuid

import pytest

from pictures.facets import Facet, Facets, draw_facets
from pictures.grades import Grade
from reports.figures.breakdowns import Group
from reports.figures.differences import drift, framing_words
from reports.figures.finding import Table, markup
from reports.figures.grounds import what_decided
from reports.figures.names import short_names
from reports.figures.rows import JudgementRow, LessonRow
from reports.figures.rules import rules_figure
from reports.figures.tally import CellRow, Sample, Share, Tally, samples, share_of
from reports.snapshots import work
from tests.pictures import reading

SCALE, OTHER = uuid.UUID(int=1), uuid.UUID(int=2)
FOUR = (Grade("O", "Outstanding"), Grade("G", "Good"), Grade("RI", "Requires improvement"), Grade("I", "Inadequate"))
WORDS = [grade.word for grade in FOUR]
AGNES, TREVEAN = uuid.UUID(int=3), uuid.UUID(int=4)


def cell(pattern, count, *, facet="all", value="", scale=SCALE, with_rules=True, unit="lesson", observers=2):
    return CellRow(facet, value, scale, with_rules, unit, observers, pattern, count)


def judgement(*, position=2, decided=("progress/decisive",), **more):
    told = {"school_id": AGNES, "is_host": True, "letters": "G", "word": "Good", "row_kind": "word"}
    rule = {"rule_fired": False, "letters_without": "G", "position_without": position, "grounds": ()}
    return JudgementRow(position=position, decided=decided, **(told | rule | more))


def lesson(*judgements, verdict="agree", verdict_without="agree"):
    return LessonRow(
        id=uuid.UUID(int=9),
        month=dt.date(2013, 1, 1),
        subject="Art",
        key_stage="3",
        host_school_id=AGNES,
        pair_shown=True,
        verdict=verdict,
        verdict_without=verdict_without,
        judgements=judgements,
    )


def test_a_share_counts_matches_and_leaves_out_what_cannot_be_compared():
    patterns = {"0,2,0,0": 3, "1,1,0,0": 2, "1,0,1,0": 1, "0,0,3,0": 1, "": 4}
    assert share_of(patterns) == Share(matched=4, of=7, dropped=4)
    assert share_of(patterns, apart=1) == Share(matched=6, of=7, dropped=4)


@pytest.mark.parametrize(
    ("share", "percent", "likely"),
    [(Share(6, 8), "75%", "41–93%"), (Share(5, 5), "100%", "57–100%"), (Share(4, 4), "", "")],
)
def test_percentages_start_at_five(share, percent, likely):
    assert (share.percent, share.likely) == (percent, likely)


def test_scales_are_never_added_up():
    rows = [cell("0,2,0,0", 3), cell("2,0,0,0", 5, scale=OTHER), cell("0,2,0,0", 0, scale=OTHER)]
    assert samples(rows)[0] == Sample(OTHER)
    assert Tally(rows, Sample(SCALE)).share() == Share(3, 3)
    assert samples([]) == ()


def test_a_tally_counts_observers_and_judgements():
    tally = Tally([cell("0,2,0,0", 3), cell("0,3,0,0", 2, observers=3)], Sample(SCALE))
    assert (tally.lessons, tally.judgements, tally.observers) == (5, 12, (2, 3))


def by_framing(matched_ri, of_ri, matched_ii, of_ii):
    rows = [
        cell(pattern, count, facet=facet, value=value)
        for kind, matched, of in (("ri", matched_ri, of_ri), ("ii", matched_ii, of_ii))
        for facet, value in (("framing", kind), ("framing_term", f"{kind}|spring"))
        for pattern, count in (("0,2,0,0", matched), ("1,1,0,0", of - matched))
    ]
    return Tally(rows, Sample(SCALE))


def test_framings_are_compared_from_twenty_lessons_each():
    few, many = by_framing(10, 19, 30, 40), by_framing(20, 40, 36, 40)
    worked = work.framing(many, WORDS)
    assert work.framing(few, WORDS) == {}
    assert framing_words({}, few, frozenset()) == ""
    assert framing_words(worked, many, frozenset({"ri"})) == ""
    assert framing_words(None, many, frozenset()).endswith("as soon as a worker has tested them.")
    said = framing_words(worked, many, frozenset())
    assert said.startswith("Rule and inductive less inductive and inductive: −40 points (likely −59 to −21); ")
    assert work.framing(by_framing(20, 40, 36, 40), WORDS) == worked


def test_relabelling_stays_within_a_term():
    """All of one kind in one term: nothing can be relabelled, so chance alone always gives the same difference."""
    rows = [
        cell(pattern, count, facet=facet, value=value)
        for kind, term, matched in (("ri", "autumn", 10), ("ii", "spring", 30))
        for facet, value in (("framing", kind), ("framing_term", f"{kind}|{term}"))
        for pattern, count in (("0,2,0,0", matched), ("1,1,0,0", 40 - matched))
    ]
    assert work.framing(Tally(rows, Sample(SCALE)), WORDS)["ri|ii"]["p"] == 1


def both_ways(**moves):
    """Lessons that matched (m) or differed (d) with rules, then without: `md=3` matched only with them."""
    vector = {"m": "0,2,0,0", "d": "0,1,1,0"}
    rows = [cell(f"{vector[one]}|{vector[two]}", count, facet="rules_pair") for (one, two), count in moves.items()]
    for place, with_rules in ((0, True), (1, False)):
        rows += [cell(vector[move[place]], count, with_rules=with_rules) for move, count in moves.items()]
    return Tally(rows, Sample(SCALE))


def test_the_same_lessons_with_and_without_rules_are_compared_in_pairs():
    tally = both_ways(mm=30, md=1, dm=9, dd=10)
    worked = work.rules(tally, WORDS)
    figure = rules_figure(tally, worked)
    assert figure.finding == "Without rules 39 of 50 would have matched, eight more"
    assert "With rules less without: −16 points (likely −28 to −4)" in figure.method
    assert 0.005 < worked["p"] < 0.05  # the sign test of 9 against 1 gives .02
    assert "The same 50 lessons both ways" in figure.table
    assert work.rules(both_ways(mm=30, md=1, dm=9, dd=10), WORDS) == worked


def test_below_twenty_lessons_the_two_ways_are_counts_alone():
    figure = rules_figure(both_ways(mm=6, dm=1, dd=1), None)
    assert "points" not in figure.method
    assert "Matched without" in figure.table


def test_readers_who_are_not_told_the_moves_are_told_neither_test_nor_table():
    tally = both_ways(mm=30, md=1, dm=9, dd=10)
    figure = rules_figure(tally, work.rules(tally, WORDS), may_tell_moves=False)
    assert "points" not in figure.method
    assert "Matched without" not in figure.table


def test_terms_are_compared_from_twenty_lessons_in_all():
    def terms(*shares):
        return [Group(f"Term {at}", Share(*share)) for at, share in enumerate(shares)]

    for few in (terms((5, 9), (5, 10)), terms((90, 100))):
        assert drift(few) == (tuple(few), "")
    marked, said = drift(terms((15, 20), (14, 20)))
    assert [tuple(round(limit, 2) for limit in group.limits) for group in marked] == [(0.43, 1.0), (0.43, 1.0)]
    assert said.endswith("No term stands out from 72% over all terms by more than chance.")
    assert "Term 2 stands out from 82%" in drift(terms((90, 100), (88, 100), (20, 40)))[1]


@pytest.mark.parametrize(
    ("one", "said"),
    [
        (lesson(judgement(), judgement()), ("Progress, for both", "")),
        (lesson(judgement(), judgement(), judgement()), ("Progress, for all three", "")),
        (lesson(judgement(), judgement(), verdict="mapping"), ("Progress, for both", "same position, other word")),
        (lesson(judgement(), judgement(decided=("challenge/decisive",))), ("Other grounds for each", "")),
        (lesson(judgement(), judgement(decided=())), ("Progress, for one", "")),
        (lesson(judgement(decided=()), judgement(decided=("progress/support",))), ("", "")),
        (lesson(judgement(), judgement(position=3), verdict="differ"), ("Progress, one grade apart", "")),
        (lesson(judgement(decided=()), judgement(position=4), verdict="differ"), ("Two grades apart", "")),
        (
            lesson(
                judgement(grounds=(("assistants", "supplementary", "boundary"),)),
                judgement(position=1),
                verdict="differ",
            ),
            ("Progress, one grade apart", "use of TAs, on the boundary"),
        ),
        (
            lesson(judgement(), judgement(position=3, rule_fired=True), verdict="differ"),
            ("A rule, for one", "without it, a match"),
        ),
        (
            lesson(judgement(), judgement(position=3, rule_fired=True), verdict="differ", verdict_without="differ"),
            ("A rule, for one", "without it, still apart"),
        ),
        (
            lesson(judgement(), judgement(position=None, word=""), verdict="none"),
            ("Not comparable", "no grade from all"),
        ),
        (
            lesson(judgement(position=None, word=""), judgement(position=None, word=""), verdict="none"),
            ("Not comparable", "no grades given"),
        ),
        (
            lesson(judgement(), judgement(position=None, word="Fair"), verdict="none"),
            ("Not comparable", "a grade is not lined up"),
        ),
    ],
)
def test_what_decided_is_said_in_a_line(one, said):
    assert what_decided(one) == said


def test_schools_keep_their_full_names_where_short_ones_would_be_the_same():
    names = {AGNES: "Trevean School", TREVEAN: "Trevean College", SCALE: "Penrose School"}
    assert short_names(names) == {AGNES: "Trevean School", TREVEAN: "Trevean College", SCALE: "Penrose"}


def test_a_table_escapes_words_and_sets_numbers_right():
    table = Table("<b>", ("A", "B"), (("<i>", 1234),))
    assert "<caption>&lt;b&gt;</caption>" in markup(table)
    assert '<th scope="row">&lt;i&gt;</th><td class="number">1,234</td>' in markup(table)


FACETS = Facets((Facet("Art <&>", 3, 5, 0.23, 0.88, "detail"), Facet("Music", 1, 3)), ("Drama",))


@pytest.mark.parametrize("narrow", [False, True])
def test_the_facets_are_drawn_with_bars_dots_and_words_for_what_is_hidden(narrow):
    drawn = draw_facets(FACETS, narrow=narrow)
    assert reading.outside(drawn) == []
    assert {"Art <&>", "3 of 5", "23–88%", "1 of 3", "Drama", "too few to show", "100%"} <= set(reading.texts(drawn))


def test_without_bars_there_is_no_axis_and_without_groups_a_hatched_card():
    assert "100%" not in draw_facets(Facets((Facet("Music", 1, 3),)))
    assert "nothing counted yet" in draw_facets(Facets(()))


@pytest.mark.parametrize("facet", [Facet("x", 4, 3), Facet("x", 0, 0), Facet("x", 1, 2, 0.6, 0.9), Facet("x", -1, 2)])
def test_what_is_no_share_is_refused(facet):
    with pytest.raises(ValueError, match="not a share"):
        draw_facets(Facets((facet,)))
