"""The comparison after the reveal: the finding, own words first, the place second, grounds, what to talk about."""

import dataclasses
import datetime as dt
import re
import uuid

import pytest
import time_machine

from clusters.models import School
from observations import actions
from observations.actions import forms
from observations.judgements import GroundContent, NoteContent, RatingContent
from observations.models import CrosswalkRow, InstrumentVersion, JointObservation, LedgerEntry, Lesson, OwnGrade
from observations.paperwork import published_form
from people import actions as people_actions
from people.models import User
from tests import world as worlds
from tests.observations.pages import address, browser, visit, words
from tests.world import AFTER, LESSON_START, SINCE

pytestmark = pytest.mark.django_db

RULE_CASE = {"without": "Inadequate", "front_minutes": 17, "how": "decided"}


@pytest.fixture(autouse=True)
def _after_the_lesson():
    with time_machine.travel(AFTER, tick=False):
        yield


@pytest.fixture(params=["real"])
def installed(request, world):
    people_actions.open_installation(kind=request.param, at=worlds.T0)
    return world


@pytest.fixture
def sealed(installed, as_person):
    """Seal each sheet of a lesson; the last reveals them."""

    def seal_all(joint, **contents):
        for who, content in contents.items():
            person = getattr(installed, who)
            as_person(person)
            actions.seal(observer=worlds.place_of(joint, person), content=content, by=person, at=AFTER)
        return joint

    return seal_all


@pytest.fixture
def by_rule(world, sealed):
    """The case of the minutes: satisfactory by the 20% rule against inadequate."""
    return sealed(
        worlds.lesson(world),
        host=worlds.judgement(world.inductive, "Inadequate", note="Six pupils finished in four minutes."),
        visitor=worlds.judgement(world.ruled, "Satisfactory", **RULE_CASE),
    )


def table(response):
    """The rows of the comparison as lists of words."""
    body = response.content.decode().split("<tbody>", 1)[1].split("</tbody>", 1)[0]
    rows = []
    for row in body.split("<tr>")[1:]:
        cells = [cell.split(">", 1)[1] for cell in row.replace("<th ", "<td ").split("<td ")[1:]]
        rows.append([words_of(cell) for cell in cells])
    return rows


def words_of(markup):
    marks = re.sub(r'<svg[^>]*aria-label="([^"]*)".*?</svg>', r"\1", markup, flags=re.DOTALL)
    text = re.sub(r'<span class="chip.*?</span>|<[^>]+>', " ", marks)
    return " ".join(text.split())


def test_the_finding_is_the_heading(world, by_rule):
    page = words(visit(world.visitor, "joint-compare", by_rule))

    assert "Same lesson, two judgements. Without the 20% rule you would have matched." in page
    assert "Only you and Hannah see this" in page
    assert "Counts as differ ; without the rule agree ." in page
    assert "A rule decided yours. Progress decided Hannah’s." in page
    assert "The dotted line is a boundary that matters: your two judgements fall on either side." in page
    assert "Both sheets opened at 11.30 that day." in page


def test_own_words_come_first_and_the_place_second(world, by_rule):
    rows = table(visit(world.visitor, "joint-compare", by_rule))

    assert rows[0] == ["Overall, own words", "Satisfactory", "1 grade apart", "Inadequate"]
    assert rows[1][1:] == ["Requires improvement", "1 grade apart", "Inadequate"]
    assert rows[2] == ["Students on task", "Satisfactory", "1 grade apart", "Inadequate"]
    assert len(rows) == 3


def test_the_other_sees_it_from_their_side(world, by_rule):
    answer = visit(world.host, "joint-compare", by_rule)

    assert table(answer)[0] == ["Overall, own words", "Inadequate", "1 grade apart", "Satisfactory"]
    assert "Only you and Victor see this" in words(answer)


def test_the_rule_with_both_grades_and_the_form_without_one(world, by_rule):
    page = words(visit(world.visitor, "joint-compare", by_rule))

    assert "The rule on Trevean’s form" in page
    assert "“More than 20% of the lesson taught from the front is judged Satisfactory .”" in page
    assert "You timed 17 of 50 minutes (34%)." in page
    assert "St Agnes’s form has no such rule" in page
    assert "Hannah weighed the lesson as a whole. The deciding ground was students on task." in page
    assert "Victor, your rule lifted the grade. Is that what it was written for?" in page
    assert "Hannah, 17 minutes from the front: did it matter to you at all?" in page


def test_another_word_in_the_same_place_agrees_by_mapping_and_says_why(world, sealed):
    joint = sealed(
        worlds.lesson(world),
        host=worlds.judgement(world.inductive, "Requires improvement"),
        visitor=worlds.judgement(world.ruled, "Satisfactory"),
    )

    answer = visit(world.visitor, "joint-compare", joint)

    assert table(answer)[0][2] == "same place"
    assert table(answer)[1][2] == "same"
    page = words(answer)
    assert "You reached the same judgement without talking." in page
    assert "Counts as agree by mapping ." in page
    assert "Satisfactory and Requires improvement count as the same place because both are third of four" in page
    assert ": same position ." in page


@pytest.mark.parametrize("installed", ["demo"], indirect=True)
def test_in_the_demonstration_a_line_up_by_position_is_called_illustrative(world, sealed):
    joint = sealed(
        worlds.lesson(world),
        host=worlds.judgement(world.inductive, "Inadequate"),
        visitor=worlds.judgement(world.ruled, "Satisfactory"),
    )

    assert "same position (illustrative)" in words(visit(world.host, "joint-compare", joint))


def test_who_judged_two_words_equivalent_and_who_disputes_it(world, sealed):
    satisfactory = OwnGrade.objects.get(version=world.ruled, word="Satisfactory")
    row = CrosswalkRow.objects.get(own_grade=satisfactory)
    judged = forms.line_up(
        grade=satisfactory,
        reference_grade=row.reference_grade,
        kind="judged",
        valid_from=dt.date(2012, 11, 1),
        by=world.school_lead,
        at=worlds.T0,
    )
    forms.dispute(row=judged, reason="Ours is kinder.", on=dt.date(2013, 1, 8), by=world.visitor, at=worlds.T0)
    joint = sealed(
        worlds.lesson(world),
        host=worlds.judgement(world.inductive, "Good"),
        visitor=worlds.judgement(world.ruled, "Satisfactory"),
    )

    page = words(visit(world.host, "joint-compare", joint))

    assert "judged equivalent by Sally Schoollead on 1 November 2012 . This is disputed: Ours is kinder." in page


def test_a_later_change_of_the_line_up_leaves_the_comparison_as_it_was_counted(world, by_rule):
    before = table(visit(world.host, "joint-compare", by_rule))[1]
    CrosswalkRow.objects.filter(own_grade__version=world.ruled).update(valid_to=SINCE)

    assert table(visit(world.host, "joint-compare", by_rule))[1] == before


def test_no_grade_cannot_be_compared_and_says_so(world, sealed):
    joint = sealed(
        worlds.lesson(world),
        host=worlds.judgement(world.inductive, ""),
        visitor=worlds.judgement(world.ruled, "Good"),
    )

    answer = visit(world.host, "joint-compare", joint)

    page = words(answer)
    assert "Same lesson, two judgements that cannot be compared." in page
    assert "Counts as not comparable ." in page
    assert "You gave no grade." in page
    assert table(answer)[0] == ["Overall, own words", "No grade", "not compared", "Good"]


def test_a_grade_that_is_not_lined_up_is_not_comparable(world, sealed):
    CrosswalkRow.objects.filter(own_grade__version=world.ruled).delete()
    joint = sealed(
        worlds.lesson(world),
        host=worlds.judgement(world.inductive, "Good"),
        visitor=worlds.judgement(world.ruled, "Good"),
    )

    page = words(visit(world.host, "joint-compare", joint))

    assert "“Good” on Trevean’s form is not lined up with the scale of this round." in page
    assert "Counts as not comparable ." in page


def test_no_grade_without_the_rule_invents_no_second_row(world, sealed):
    visitor = worlds.judgement(world.ruled, "Satisfactory", front_minutes=17, how="decided")
    joint = sealed(
        worlds.lesson(world),
        host=worlds.judgement(world.inductive, "Inadequate"),
        visitor=dataclasses.replace(visitor, no_grade_without_rule=True),
    )

    page = words(visit(world.host, "joint-compare", joint))

    assert "Same lesson, two judgements, one grade apart." in page
    assert "Counts as differ ; without the rule not comparable ." in page


def test_agreeing_in_grade_is_not_agreeing_in_grounds(world, sealed):
    joint = sealed(
        worlds.lesson(world),
        host=worlds.judgement(world.inductive, "Good", grounds=((2, "decisive"),)),
        visitor=worlds.judgement(world.ruled, "Good", grounds=((0, "decisive"), (1, "support"))),
    )

    page = words(visit(world.host, "joint-compare", joint))

    assert "You reached the same judgement without talking. Your grounds differ." in page
    assert "Your grounds: none in both, one only yours, two only Victor’s" in page
    assert "Hannah, what decided it for you was challenge . Victor, what did you see of it?" in page


def test_a_supplementary_ground_is_named_as_one_says_it(world, sealed):
    joint = sealed(
        worlds.lesson(world),
        host=worlds.judgement(world.inductive, "Inadequate", grounds=((3, "decisive"),)),
        visitor=worlds.judgement(world.ruled, "Satisfactory", **RULE_CASE),
    )

    page = words(visit(world.host, "joint-compare", joint))

    assert "Something supplementary decided yours. A rule decided Victor’s." in page
    assert "what decided it for you was use of teaching assistants ." in page


def test_what_is_on_one_form_only_is_not_compared(world, sealed):
    form = published_form(world.inductive.pk)
    host = worlds.judgement(world.inductive, "Good")
    host = dataclasses.replace(
        host, ratings=(*host.ratings, RatingContent(form.criteria[3].id, grade=form.grades[0].id))
    )
    joint = sealed(worlds.lesson(world), host=host, visitor=worlds.judgement(world.ruled, "Good"))

    mine = visit(world.host, "joint-compare", joint)
    theirs = visit(world.visitor, "joint-compare", joint)

    assert ["Use of teaching assistants", "Outstanding", "not compared", "not on Victor’s form"] in table(mine)
    assert ["Use of teaching assistants", "not on your form", "not compared", "Outstanding"] in table(theirs)
    asked = "form asks about use of teaching assistants . Would it have told the others anything?"
    assert f"Only your {asked}" in words(mine)
    assert f"Only Hannah’s {asked}" in words(theirs)


def test_a_boundary_that_nobody_crossed_is_not_drawn(world, sealed, by_rule):
    joint = sealed(
        worlds.lesson(world, subject="Drama"),
        host=worlds.judgement(world.inductive, "Requires improvement"),
        visitor=worlds.judgement(world.ruled, "Satisfactory", without="Satisfactory", front_minutes=17, how="informed"),
    )

    page = visit(world.host, "joint-compare", joint)

    dotted = 'stroke-dasharray="0.1 6.4"'
    assert dotted in visit(world.host, "joint-compare", by_rule).content.decode()
    assert dotted not in page.content.decode()
    assert "Without the 20% rule you would still have matched." in words(page)
    assert "Victor, your rule applied and changed nothing. What is it there for?" in words(page)


def test_three_observers_stand_side_by_side(world, sealed):
    penrose = InstrumentVersion.objects.get(instrument__school=world.penrose)
    joint = sealed(
        worlds.lesson(world, third=True),
        host=worlds.judgement(world.inductive, "Inadequate"),
        visitor=worlds.judgement(world.ruled, "Satisfactory", **RULE_CASE),
        third=worlds.judgement(penrose, "Good", grounds=((2, "support"),)),
    )

    answer = visit(world.third, "joint-compare", joint)

    page = words(answer)
    assert "Only you and Hannah and Victor see this" in page or "Only you, Hannah and Victor see this" in page
    assert "Same lesson, three judgements. Without the 20% rule you would still have differed." in page
    assert "All three sheets opened" in page
    assert table(answer)[0][1:] in (
        ["Good", "Inadequate", "Satisfactory", "2 grades apart"],
        ["Good", "Satisfactory", "Inadequate", "2 grades apart"],
    )
    assert "one in more than one sheet, one only yours, none only Hannah’s, none only Victor’s" in page


def test_without_grades_lines_and_grounds_are_compared(world, sealed):
    world.round.graded = False
    world.round.save()

    def levels(version, *given):
        form = published_form(version.pk)
        ratings = tuple(RatingContent(c.id, level=each) for c, each in zip(form.criteria, given, strict=False) if each)
        grounds = (GroundContent(form.criteria[0].id, "decisive"),)
        return worlds.Content(ratings=ratings, grounds=grounds)

    joint = sealed(
        worlds.lesson(world),
        host=levels(world.inductive, "clearly", "not_seen", "na", "partly"),
        visitor=levels(world.ruled, "clearly", "clearly", "partly"),
    )

    answer = visit(world.host, "joint-compare", joint)

    assert "You saw the same on one of two lines, with one ground in common." in words(answer)
    assert "Overall" not in words(answer)
    assert "Counts as" not in words(answer)
    assert table(answer) == [
        ["Students on task", "Clearly", "same", "Clearly"],
        ["Different outcomes met", "Not seen", "2 steps apart", "Clearly"],
        ["Challenge", "Not applicable", "not compared", "Partly"],
        ["Use of teaching assistants", "Partly", "not compared", "not on Victor’s form"],
    ]


def test_the_notes_of_both_are_there_to_read(world, by_rule):
    assert "Six pupils finished in four minutes." in words(visit(world.visitor, "joint-compare", by_rule))


def test_a_note_behind_the_deciding_ground_is_quoted(world, sealed):
    host = worlds.judgement(world.inductive, "Good")
    line = host.grounds[0].criterion
    notes = tuple(
        NoteContent(uuid.UUID(int=number), LESSON_START + dt.timedelta(minutes=number), f"note {number}", criteria)
        for number, criteria in enumerate([(), (line,), (line,), ()])
    )
    joint = sealed(
        worlds.lesson(world),
        host=dataclasses.replace(host, notes=notes),
        visitor=worlds.judgement(world.ruled, "Good"),
    )

    assert "“note 2” Hannah, note at 10.07" in words(visit(world.visitor, "joint-compare", joint))


def test_before_the_reveal_there_is_no_such_page(world, sealed):
    joint = sealed(worlds.lesson(world), host=worlds.judgement(world.inductive, "Good"))

    assert visit(world.host, "joint-compare", joint).status_code == 404
    assert visit(world.visitor, "joint-compare", joint).status_code == 404


@pytest.mark.parametrize("who", ["teacher", "school_lead", "alliance_lead", "cluster_lead", "administrator", "third"])
def test_after_it_nobody_else_has_the_page(world, by_rule, who):
    assert visit(getattr(world, who), "joint-compare", by_rule).status_code == 404


def test_withdrawn_after_the_reveal_leaves_ones_own_to_read(world, by_rule):
    JointObservation.objects.filter(pk=by_rule.pk).update(state="withdrawn", withdrawn_at=AFTER)

    assert visit(world.host, "joint-compare", by_rule).status_code == 404
    assert "Six pupils finished in four minutes." in words(visit(world.host, "joint-mine", by_rule))


def test_what_is_said_is_what_is_counted(world, by_rule):
    entry = LedgerEntry.objects.get(joint=by_rule)

    assert f"Counts as {entry.get_verdict_display()} ;" in words(visit(world.host, "joint-compare", by_rule))


def test_words_of_people_are_escaped(world, sealed):
    joint = sealed(
        worlds.lesson(world, subject="<i>Sc</i>"),
        host=worlds.judgement(world.inductive, "Good", note="<script>alert(1)</script>"),
        visitor=worlds.judgement(world.ruled, "Good"),
    )

    page = visit(world.visitor, "joint-compare", joint).content.decode()

    assert "<script>alert" not in page
    assert "<i>Sc</i>" not in page


def test_the_comparison_takes_few_queries(world, by_rule, django_assert_num_queries):
    client = browser(world.visitor)
    client.get(address("joint-compare", by_rule))

    with django_assert_num_queries(
        6 + 2
    ):  # 3 of the request, how it stands, who has looked (once a day), where one works; and a savepoint
        client.get(address("joint-compare", by_rule))


def change(model, where, **values):
    """Change a row as its own page would, by the time the comparison has been drawn for both."""
    assert model.objects.filter(**where).update(**values)


@pytest.mark.parametrize("who", ["host", "visitor"])
def test_a_comparison_that_has_been_drawn_follows_what_can_still_change(world, by_rule, who):
    reader = getattr(world, who)
    before = words(visit(reader, "joint-compare", by_rule))
    lined_up = {"own_grade__version": world.ruled, "own_grade__word": "Satisfactory"}
    change(CrosswalkRow, lined_up, disputed_on=SINCE, dispute_reason="Two thirds do not see it so")
    change(User, {"pk": world.host.pk}, name="Hedra Tonkin")
    change(School, {"pk": world.agnes.pk}, name="St Erth School")
    change(Lesson, {"pk": by_rule.lesson_id}, subject="Dance")

    after = words(visit(reader, "joint-compare", by_rule))

    for words_then in ("This is disputed: Two thirds do not see it so.", "Hedra", "St Erth School", "Dance"):
        assert (words_then in before, words_then in after) == (False, True)


def test_what_one_observer_has_been_shown_is_nobody_elses(world, by_rule):
    own = {who: words(visit(getattr(world, who), "joint-compare", by_rule)) for who in ("host", "visitor")}

    assert own["host"] != own["visitor"]
    for stranger in (world.teacher, world.far_teacher, world.alliance_lead, world.administrator):
        assert visit(stranger, "joint-compare", by_rule).status_code == 404


def test_a_lesson_that_was_withdrawn_after_its_comparison_was_drawn_has_none(world, by_rule):
    visit(world.visitor, "joint-compare", by_rule)
    change(JointObservation, {"pk": by_rule.pk}, state="withdrawn", withdrawn_at=AFTER)

    assert visit(world.visitor, "joint-compare", by_rule).status_code == 404
