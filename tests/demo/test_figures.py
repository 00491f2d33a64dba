"""What the cluster lead reads: seven lessons at first, eight once a visitor has sealed both drafts."""

import collections
import dataclasses
import datetime as dt

import pytest

from demo.actions import LESSONS
from demo.story.moments import NOW, moment
from observations import actions
from observations.actions.judging import unfinished
from observations.judgements import own_sheet
from observations.models import Cell, CrosswalkRow, InstrumentVersion, LedgerEntry, Observer, Round
from observations.paperwork import published_form
from observations.rules import fired
from people.models import User

pytestmark = pytest.mark.django_db
LATER = NOW + dt.timedelta(minutes=5)


def cells(facet, *, unit="lesson", with_rules=True):
    """The round's counts by value and pattern."""
    return {
        (cell.value, cell.pattern): cell.count
        for cell in Cell.objects.filter(
            scope_id=Round.objects.get().pk, scope_kind="round", facet=facet, unit=unit, with_rules=with_rules
        )
    }


def by_value(facet, **more):
    """The same by value alone."""
    found = collections.Counter()
    for (value, _), n in cells(facet, **more).items():
        found[value] += n
    return dict(found)


def matched(vectors):
    """How many of these lessons have both judgements at one place, and of how many."""
    return sum(n for (_, vector), n in vectors.items() if "2" in vector), sum(vectors.values())


def by_school_pair():
    """`(matched, lessons)` by the two schools' names."""
    names = {str(school.pk): school.name for school in Round.objects.get().alliance.schools.all()}
    found = collections.defaultdict(lambda: (0, 0))
    for (pair, vector), n in cells("school_pair").items():
        key = tuple(sorted(names[each] for each in pair.split("|")))
        found[key] = (found[key][0] + n * ("2" in vector), found[key][1] + n)
    return dict(found)


def draft_of(email, as_person):
    """Somebody's place on the unfinished lesson, and what they have written so far."""
    person = User.objects.get(email=email)
    as_person(person)
    observer = Observer.objects.select_related("joint__lesson", "joint__round").get(
        joint__state="observed", person=person
    )
    return person, observer, own_sheet(observer, reader=person).content


def missing(observer, content):
    """The fields that still stand between a draft and its seal."""
    form = published_form(observer.version_id)
    rule = fired(form.rules, front_seconds=content.front_seconds, lesson_seconds=observer.joint.lesson.minutes * 60)
    return set(unfinished(content, form=form, rule=rule, graded=True))


@pytest.fixture
def finished(loaded, as_person):
    """Seal both drafts as the story has it, and count."""
    for email, letters, field in (
        ("ruth.ellery@example.org", "S", "grade_without_rule"),
        ("priya.nair@example.org", "RI", "grade"),
    ):
        person, observer, content = draft_of(email, as_person)
        grade = next(grade.id for grade in published_form(observer.version_id).grades if grade.letters == letters)
        sealed = actions.seal(
            observer=observer, content=dataclasses.replace(content, **{field: grade}), by=person, at=LATER
        )
    assert sealed.revealed
    assert actions.sweep(at=LATER) == 1


def test_five_of_seven_match_at_first(loaded):
    assert loaded.counted == 7
    assert matched(cells("all")) == (5, 7)


def test_one_answer_is_left_on_each_draft(loaded, as_person):
    _, ruths_place, ruths = draft_of("ruth.ellery@example.org", as_person)
    _, priyas_place, priyas = draft_of("priya.nair@example.org", as_person)

    assert missing(ruths_place, ruths) == {"grade_without_rule"}
    assert missing(priyas_place, priyas) == {"grade"}
    assert (ruths.front_seconds, ruths_place.joint.lesson.minutes) == (13 * 60, 50)


def test_six_of_eight_match_once_both_have_sealed(finished):
    assert matched(cells("all")) == (6, 8)
    assert by_value("verdict") == {"agree": 5, "mapping": 1, "differ": 2}


def test_without_rules_seven_of_eight_match(finished):
    assert matched(cells("all", with_rules=False)) == (7, 8)
    assert by_value("verdict", with_rules=False) == {"agree": 6, "mapping": 1, "differ": 1}


def test_never_more_than_one_grade_apart(finished):
    assert cells("all", unit="home") == {("", "1-1"): 3, ("", "1-2"): 1, ("", "2-2"): 2, ("", "3-3"): 1, ("", "4-3"): 1}


def test_both_said_outstanding_of_three_of_the_four_that_either_did(finished):
    either = {vector: n for (_, vector), n in cells("all").items() if not vector.startswith("0")}

    assert either == {"2,0,0,0": 3, "1,1,0,0": 1}


def test_each_pair_of_schools_has_met_twice_or_not_at_all(finished):
    assert by_school_pair() == {
        ("Carrick Moor", "Penhallow"): (1, 2),
        ("Penhallow", "St Senara’s School"): (2, 2),
        ("Carrick Moor", "Trevarth College"): (2, 2),
        ("St Senara’s School", "Trevarth College"): (1, 2),
    }


def test_what_decided(finished):
    assert by_value("decided", unit="judged") == {
        "progress/decisive": 11,
        "progress/support": 4,
        "challenge/decisive": 4,
        "challenge/support": 7,
        "challenge/boundary": 2,
        "supplementary/support": 6,
        "supplementary/boundary": 5,
        "rule/decisive": 1,
        "rule/support": 1,
    }


def test_the_lessons_are_those_of_the_picture(finished):
    lessons = [
        (
            f"{entry.month:%b}",
            entry.subject,
            entry.key_stage,
            entry.host_school.name,
            *((one.school.name, one.letters) for one in entry.judgements.select_related("school")),
        )
        for entry in LedgerEntry.objects.select_related("host_school").order_by("joint__lesson__starts_at")
    ]

    carrick, penhallow, senara, trevarth = "Carrick Moor", "Penhallow", "St Senara’s School", "Trevarth College"
    assert lessons == [
        ("Nov", "English", "3", carrick, (carrick, "O"), (penhallow, "O")),
        ("Nov", "Maths", "3", penhallow, (penhallow, "G"), (senara, "G")),
        ("Nov", "History", "4", trevarth, (trevarth, "O"), (carrick, "O")),
        ("Dec", "Art", "3", senara, (senara, "G"), (penhallow, "G")),
        ("Jan", "Chemistry", "4", carrick, (carrick, "O"), (trevarth, "O")),
        ("Jan", "French", "3", penhallow, (penhallow, "O"), (carrick, "G")),
        ("Jan", "Science", "3", senara, (senara, "I"), (trevarth, "S")),
        ("Feb", "Geography", "4", trevarth, (trevarth, "S"), (senara, "RI")),
    ]


def test_the_lesson_of_the_twenty_per_cent_rule(loaded):
    science = LedgerEntry.objects.get(subject="Science")

    told = science.judgements.values_list("school__name", "word", "rule_fired", "word_without", "how_reached")
    assert list(told) == [
        ("St Senara’s School", "Inadequate", False, "Inadequate", "weighed"),
        ("Trevarth College", "Satisfactory", True, "Inadequate", "decided"),
    ]
    assert (science.verdict, science.verdict_without) == ("differ", "agree")


def test_the_older_word_is_lined_up_by_position_alone(loaded):
    by_position = CrosswalkRow.objects.filter(kind="position").values_list("own_grade__word", "reference_grade__word")

    version = InstrumentVersion.objects.get(grades__crosswalk_rows__kind="position")
    assert list(by_position) == [("Satisfactory", "Requires improvement")]
    assert (version.instrument.school.name, version.number) == ("Trevarth College", 4)
    assert version.scale_note == "Grade words from before September 2012."


def test_every_lesson_falls_in_a_term_and_a_recount_finds_the_same(finished):
    found = actions.recount(at=LATER)

    assert (found.lessons, found.changed, found.sheets_astray) == (8, 0, 0)
    assert LedgerEntry.objects.filter(term__isnull=True).count() == 0


def test_the_story_notes_only_what_was_seen_in_the_lesson():
    outside = [
        note.text
        for lesson in LESSONS
        for sheet in (lesson.host, lesson.visitor)
        for note in sheet.notes
        if not lesson.starts <= moment(lesson.starts.date().isoformat(), note.at) <= lesson.ends
    ]

    assert outside == []
