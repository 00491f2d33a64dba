"""A form from the pasted words to the rule that fires on it; a form without grades; and practice, on a phone."""

import datetime as dt

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from observations.actions import arranging
from observations.models import InstrumentVersion, JointObservation
from observations.starting import current_forms
from tests import world as worlds
from tests.browser.observing import choose, look, saved, step
from tests.observations.pages import address
from tests.world import AFTER, LESSON_START

pytestmark = pytest.mark.browser


def arranged(world, *, graded):
    """A lesson on the schools' forms of this moment, the host's own among them."""
    versions = current_forms([world.agnes.pk, world.trevean.pk], graded=graded)
    round_ = world.round
    if not graded:
        round_ = arranging.start_round(
            alliance=world.alliance, title="Ungraded", scale=world.scale, by=None, at=worlds.T0
        )
    begins = LESSON_START.replace(day=29)
    facts = arranging.LessonFacts(
        world.agnes, world.teacher, "History", "3", begins, begins + dt.timedelta(minutes=50), "Year 9"
    )
    places = (
        arranging.Place(world.host, world.agnes, versions[world.agnes.pk]),
        arranging.Place(world.visitor, world.trevean, versions[world.trevean.pk]),
    )
    made = arranging.arrange(round=round_, lesson=facts, places=places, by=None, at=worlds.T0)
    return worlds.everyone_says_yes(made, at=worlds.T0)


def start_form(page, name, title):
    page.goto(reverse("setup-form-new"))
    look(page, "form-new")
    page.get_by_role("link", name=title).click()
    page.get_by_label("What the form is called").fill(name)
    page.get_by_role("button", name="Save and look at it").click()
    expect(page.get_by_role("heading", level=1, name=name)).to_be_visible()
    look(page, "form-draft")


@pytest.mark.parametrize("width", [320, 1280])
def test_a_rule_is_written_published_and_fires(installed, world, as_observer, width):
    installed(AFTER)
    lead = as_observer(world.school_lead, width)
    start_form(lead, "Ruled form", "Four grades, words of 2009")

    with lead.expect_navigation():
        lead.get_by_role("link", name="Hard rules").click()
    look(lead, "rules-none")
    lead.get_by_label("Per cent of the lesson, or times").fill("20")
    lead.get_by_label("This grade").select_option("Satisfactory")
    lead.get_by_role("button", name="Add the rule").click()
    expect(lead.get_by_text("Framing index 0.75")).to_be_visible()
    look(lead, "rules")
    lead.get_by_role("link", name="Back to the draft").click()
    tried(lead)
    lead.get_by_role("button", name="Publish the form").click()
    expect(lead.get_by_role("heading", name="How your grades line up")).to_be_visible()
    lead.get_by_role("button", name="Save how they line up").click()

    joint = arranged(world, graded=True)
    host = as_observer(world.host, width)
    host.goto(address("joint-sheet", joint))
    step(host, "What I saw")
    host.get_by_role("spinbutton", name="Minutes from the front").fill("17")
    step(host, "Judgement")
    expect(host.get_by_text("A rule on your form applies")).to_be_visible()
    look(host, "judge-ruled")
    choose(host, "Without the rule, what would you say?", "Inadequate")
    choose(host, "How did you reach it?", "A rule decided")
    saved(host)
    host.get_by_role("button", name="Seal my judgement").click()
    expect(host.get_by_role("heading", name="Sealed at 11.3")).to_be_visible()


def tried(page):
    """Try the draft as an observer would: the rule fires, and nothing is saved or can be sealed."""
    page.get_by_role("link", name="Try it as an observer would").click()
    expect(page.get_by_text("A trial: nothing is saved")).to_be_visible()
    look(page, "try")
    step(page, "What I saw")
    page.get_by_role("button", name="Enter the minutes by hand").click()
    page.get_by_role("spinbutton", name="Minutes from the front").fill("17")
    step(page, "Judgement")
    expect(page.get_by_text("A rule on your form applies")).to_be_visible()
    look(page, "try-judge")
    assert page.get_by_role("button", name="Seal my judgement").count() == 0
    page.get_by_role("link", name="Back to the form").click()


def test_without_grades_from_the_form_to_the_comparison(installed, world, as_observer):
    installed(AFTER)
    lead = as_observer(world.school_lead, 390)
    start_form(lead, "Developmental form", "Without grades")
    lead.get_by_role("button", name="Publish the form").click()
    expect(lead.get_by_text("It has no grades, so nothing has to line up.")).to_be_visible()

    joint = arranged(world, graded=False)
    for who, answers in ((world.host, ("Clearly", "Not seen")), (world.visitor, ("Clearly", "Partly"))):
        page = as_observer(who, 390)
        page.goto(address("joint-sheet", joint))
        step(page, "Judgement")
        first = "Pupils on task" if who == world.host else "Students on task"
        third = "Challenge from their starting points" if who == world.host else "Challenge"
        choose(page, first, answers[0])
        choose(page, third, answers[1])
        page.get_by_label("First ground").select_option(first)
        look(page, "judge-ungraded")
        saved(page)
        step(page, "Check")
        look(page, "check-ungraded")
        page.get_by_role("button", name="Seal my judgement").click()
        expect(page.get_by_role("heading", level=1, name="Year 9 History")).to_be_hidden()

    finding = "You saw the same on one of two lines, with one ground in common."
    expect(page.get_by_role("heading", level=1)).to_have_text(finding)
    look(page, "compare-ungraded")
    page.goto(reverse("my-differences"))
    look(page, "differences")
    assert JointObservation.objects.get(pk=joint.pk).revealed_at
    assert InstrumentVersion.objects.filter(instrument__name="Developmental form").count() == 1


@pytest.mark.parametrize("width", [320, 1280])
def test_practice_is_judged_sealed_and_compared(installed, world, as_observer, width):
    installed(AFTER)
    page = as_observer(world.visitor, width)
    page.goto("/observe/")
    with page.expect_navigation():
        page.get_by_role("link", name="Practise on a lesson in words").click()
    look(page, "practice-list")
    with page.expect_navigation():
        page.get_by_role("link", name="A lake that was a river").click()
    look(page, "practice-begin")
    page.get_by_role("button", name="Judge this lesson").click()
    step(page, "What I saw")
    page.get_by_text("The lesson to read again").click()
    look(page, "practice-saw")
    page.get_by_role("spinbutton", name="Minutes from the front").fill("17")
    step(page, "Judgement")
    expect(page.get_by_text("A rule on your form applies")).to_be_visible()
    choose(page, "Without the rule, what would you say?", "Inadequate")
    choose(page, "How did you reach it?", "A rule decided")
    page.get_by_label("First ground").select_option("Challenge")
    saved(page)
    page.get_by_role("button", name="Seal my judgement").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("You reached the same judgement as the reference.")
    look(page, "practice-compare")


def test_without_a_script_practice_and_rules_work_too(installed, world, as_observer):
    installed(AFTER)
    page = as_observer(world.school_lead, 390, java_script_enabled=False)
    page.goto(reverse("setup-form-new"))
    page.get_by_role("link", name="Four grades, September 2012 words").click()
    page.get_by_role("button", name="Save and look at it").click()
    page.get_by_role("link", name="Hard rules").click()
    page.get_by_label("Per cent of the lesson, or times").fill("30")
    page.get_by_label("Then the lesson").select_option("is judged at most")
    page.get_by_label("This grade").select_option("Requires improvement")
    page.get_by_role("button", name="Add the rule").click()
    expect(page.get_by_text("Framing index 0.50")).to_be_visible()
    page.get_by_role("button", name="Remove").click()
    expect(page.get_by_text("No rule yet")).to_be_visible()

    page = as_observer(world.host, 390, java_script_enabled=False)
    page.goto(reverse("practice-list"))
    page.get_by_role("link", name="Getting the salt back").click()
    page.get_by_role("button", name="Judge this lesson").click()
    choose(page, "On task", "Clearly")
    page.get_by_role("button", name="Seal my judgement").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("You saw the same on one line, with no ground in common.")
