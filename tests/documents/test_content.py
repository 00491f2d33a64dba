"""What a report says: counts of the term beside the term before, updates, what is not known; no more than may be."""

import datetime as dt

import pytest

from clusters import actions as cluster_actions
from clusters.models import ProgressUpdate
from clusters.updates import actions as update_actions
from observations.models import RoundSchool
from reports import report_actions
from reports.documents.content import from_json, hash_of, number_words, to_json
from reports.models import Report
from tests.documents.conftest import again
from tests.reports.lessons import counted
from tests.world import AFTER, T0

pytestmark = pytest.mark.django_db


def content_of(report):
    return from_json(again(report).content)


def autumn(house):
    return cluster_actions.add_term(
        cluster=house.cluster,
        name="Autumn",
        academic_year="2012-13",
        starts_on=dt.date(2012, 9, 1),
        ends_on=dt.date(2012, 12, 20),
        by=None,
        at=T0,
    )


def test_numbers_of_the_term_stand_first_with_their_interval(report):
    assert [number_words(each) for each in content_of(report).numbers] == [
        "Judgements that matched, Spring 2012–13: 6 of 8 (75%; likely 41–93%).",
        "Judgements that matched, all so far: 6 of 8 (75%; likely 41–93%).",
    ]


def test_below_five_lessons_there_is_no_percentage_and_no_picture(house, ask, compile_only):
    counted(house, *[("Good", "Good")] * 4)
    made = ask()
    compile_only()
    numbers = content_of(made).numbers
    assert [(each.value, each.beside, each.pictures) for each in numbers] == [
        ("4 of 4", "Too few for a percentage", ())
    ] * 2
    assert "%" not in "".join(number_words(each) for each in numbers)


def test_an_earlier_term_is_laid_beside_it_in_words_and_never_as_an_arrow(house, ask, compile_only):
    autumn(house)
    counted(house, *[("Good", "Good")] * 5)
    made = ask()
    compile_only()
    assert content_of(made).numbers[0].before == "There is no earlier term to lay beside it."
    assert not {"↑", "↓", "→", "▲"} & set(str(again(made).content))


def test_every_picture_is_kept_as_it_was_drawn_with_the_rows_behind_it(report):
    figures = {each.id: each for each in content_of(report).figures}
    assert list(figures) == ["lessons", "matrix", "pairs", "decided", "rules", "framing", "term"]
    for figure in figures.values():
        assert len(figure.pictures) == 2
        assert all(drawing.startswith("<svg ") and drawing.endswith("</svg>") for drawing in figure.pictures)
        assert figure.tables[0].rows


def test_the_shared_update_is_in_it_and_what_it_lacks_is_named(report):
    content = content_of(report)
    assert [(words.heading[:2], words.lines) for words in content.words] == [
        ("a)", ("Two trios", "Six people")),
        ("b)", ("Attendance",)),
        ("c)", ("Cover",)),
        ("d)", ()),
        ("Ne", ("A third trio",)),
    ]
    assert "The update does not say yet: d) how impact was measured, and what was found." in content.unknown
    assert any(line.startswith("No baseline is frozen") for line in content.unknown)


def test_a_draft_of_the_update_stays_with_its_writers(report, told, ask, compile_only):
    update = ProgressUpdate.objects.get()
    update_actions.set_state(update=update, state="draft", by=told.alliance_lead, at=AFTER)
    ask()
    compile_only()
    content = content_of(report)
    assert content.words == ()
    assert "Six people" not in str(again(report).content)
    assert "The progress update of this term is a draft, so it is not in here." in content.unknown


def test_schools_that_did_not_agree_are_not_in_it(house, ask, compile_only):
    RoundSchool.objects.update(agreed_to_be_shown=False)
    counted(house, *[("Good", "Good")] * 6)
    made = ask()
    compile_only()
    text = str(again(made).content)
    assert [each.id for each in content_of(made).figures] == []
    for school in ("St Agnes", "Trevean"):
        assert school not in text
    assert any(line.startswith("Only the total is shown") for line in content_of(made).unknown)


def test_the_same_data_give_the_same_content_and_another_lesson_another(report, told, ask, compile_only):
    first = report.data_hash
    ask()
    compile_only()
    assert again(report).data_hash == first
    assert hash_of(again(report).content) == first
    assert to_json(content_of(report)) == again(report).content
    counted(told, ("Good", "Good"))
    ask()
    compile_only()
    assert again(report).data_hash != first


def test_before_anything_is_counted_it_says_so(house, ask, compile_only):
    made = ask()
    compile_only()
    content = content_of(made)
    assert (content.numbers, content.figures) == ((), ())
    assert content.unknown[0] == "No lesson has been judged by two observers and counted yet."


def test_the_report_of_a_meeting_has_a_page_for_each_alliance_and_what_was_agreed(meeting, told, compile_only):
    made = report_actions.ask_for_meeting(meeting=meeting, kind=Report.Kind.CLUSTER, by=told.cluster_lead, at=AFTER)
    compile_only()
    content = content_of(made)
    assert [(page.name, page.summary) for page in content.pages] == [
        ("Avon alliance", ()),
        ("Tamar alliance", ("A network of trios", "Five schools")),
    ]
    assert "Avon: No progress update was written for this term." in content.unknown


def test_two_terms_of_twenty_lessons_are_told_apart_with_an_interval(house, monkeypatch):
    from reports.documents import evidence
    from reports.figures.tally import CellRow, Sample, Tally
    from reports.queries.reading import Reading

    earlier = autumn(house)
    cells = [
        CellRow("term", str(term.pk), house.scale.pk, True, "lesson", 2, pattern, count)
        for term, counts in ((house.term, (38, 2)), (earlier, (20, 20)))
        for pattern, count in zip(("0,2,0,0", "1,1,0,0"), counts, strict=True)
    ]
    sample = Sample(house.scale.pk)
    scope = evidence.scope_of("alliance", house.alliance.pk, house.cluster)
    grades = evidence.read.__globals__["counts"].scale_of(house.scale.pk)
    reading = Reading(scope, tuple(cells), (sample,), Tally(cells, sample), grades)
    said = evidence._beside(reading, house.term, earlier)
    assert said.startswith("Autumn 2012–13: 20 of 40 (50%; likely 35–65%). The difference is +45 points (likely +")
    assert "They differ by more than chance" in said
