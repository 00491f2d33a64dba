"""A joint observation in a browser: two observers seal alone and compare; nothing typed is lost on the way."""

import datetime as dt
import re

import pytest
from playwright.sync_api import expect

from tests.browser.observing import choose, look, saved, sign_in, step, written
from tests.observations.pages import address
from tests.world import AFTER, LESSON_START

pytestmark = pytest.mark.browser

TEXT = "Tables sort nine cards. Each table has a different set."


@pytest.mark.parametrize("width", [390, 1280])
def test_two_observers_seal_alone_and_compare(installed, world, as_observer, width):
    joint = installed(AFTER)
    visitor, host = as_observer(world.visitor, width), as_observer(world.host, width)

    visitor.goto("/observe/")
    look(visitor, "list")
    visitor.get_by_role("link", name="Year 8 Science").click()
    note(visitor, width)
    judge_by_rule(visitor)
    visitor.get_by_role("button", name="Seal my judgement").click()
    expect(visitor.get_by_role("heading", name="Sealed at 11.3")).to_be_visible()
    look(visitor, "sealed")

    host.goto(address("joint-sheet", joint))
    step(host, "Judgement")
    choose(host, "Your judgement of the lesson", "Inadequate")
    host.get_by_role("combobox", name="Challenge").select_option("Inadequate")
    look(host, "judge-host")
    host.get_by_role("button", name="Seal my judgement").click()
    finding = "Same lesson, two judgements. Without the 20% rule you would have matched."
    expect(host.get_by_role("heading", level=1)).to_have_text(finding, timeout=20_000)
    look(host, "compare-host")

    # The envelope finds out by itself.
    expect(visitor.get_by_role("heading", level=1)).to_have_text(finding, timeout=20_000)
    visitor.get_by_text("Hannah Host: 0 notes").click()
    look(visitor, "compare")
    visitor.goto(address("joint-mine", joint))
    look(visitor, "mine")


def note(page, width):
    step(page, "Setting")
    look(page, "setting")
    step(page, "What I saw")
    page.get_by_role("button", name="Add a note").click()
    page.get_by_label("Note at").fill(TEXT)
    page.get_by_role("group", name="What does this note show?").get_by_label("Outcomes met").check()
    look(page, "saw-open")
    saved(page)
    page.get_by_role("spinbutton", name="Minutes from the front").fill("17")
    page.get_by_role("spinbutton", name="Minutes from the front").blur()
    expect(page.locator("[data-stopwatch-clock]")).to_have_text("17:00")
    page.get_by_role("button", name="Add a note").click()
    expect(page.get_by_role("button", name="Change this note").first).to_contain_text(TEXT)
    page.get_by_role("button", name="Remove this note").click()
    look(page, "saw")


def judge_by_rule(page):
    step(page, "Judgement")
    expect(page.get_by_text("A rule on your form applies")).to_be_visible()
    expect(page.get_by_text("17 of 50 minutes (34%)").first).to_be_visible()
    page.get_by_role("button", name="Seal my judgement").click()
    expect(page.get_by_role("alert").first).to_be_focused()
    look(page, "judge-errors")
    page.get_by_role("link", name="Say what you would give without the rule").click()
    choose(page, "Without the rule, what would you say?", "Inadequate")
    page.get_by_role("combobox", name="Students on task").select_option("Good")
    page.get_by_label("First ground").select_option("Outcomes met")
    page.get_by_role("button", name="Add a second ground").click()
    page.get_by_label("Second ground").select_option("Challenge")
    choose(page, "How did you reach it?", "A rule decided")
    look(page, "judge")
    saved(page)
    step(page, "Check")
    expect(page.get_by_text("Outcomes met, decisive; Challenge, supporting")).to_be_visible()
    look(page, "check")


def test_in_the_lesson_the_stopwatch_runs_and_the_rule_shows_when_its_mark_is_passed(installed, world, as_observer):
    joint = installed(LESSON_START + dt.timedelta(minutes=30))
    page = as_observer(world.visitor, 390)
    page.goto(address("joint-sheet", joint))

    page.get_by_role("button", name="Start").click()
    expect(page.get_by_text("Running since 10.35, also with the screen locked.")).to_be_visible()
    page.get_by_role("button", name="Note at 10.35").click()
    page.keyboard.type("From the front: particle model.")
    look(page, "live")
    page.get_by_role("button", name="Pause").click()
    saved(page)
    page.reload()
    expect(page.get_by_role("button", name="Start")).to_be_visible()
    expect(page.locator("[data-stopwatch-clock]")).to_have_text(re.compile(r"^0:0\d$"))
    assert page.locator("#rule").is_hidden()

    page.get_by_role("button", name="Enter the minutes by hand").click()
    page.get_by_role("spinbutton", name="Minutes from the front").fill("10")
    step(page, "Judgement")
    expect(page.locator("#rule")).to_be_hidden()  # exactly a fifth is not more than a fifth
    step(page, "What I saw")
    page.get_by_role("spinbutton", name="Minutes from the front").fill("10.1")
    step(page, "Judgement")
    expect(page.locator("#rule")).to_be_visible()


def test_without_a_script_everything_can_be_written_and_sealed(installed, world, as_observer):
    joint = installed(AFTER)
    page = as_observer(world.host, 390, java_script_enabled=False)
    page.goto(address("joint-sheet", joint))

    page.locator("textarea").last.fill(TEXT)
    page.get_by_role("button", name="Keep this note and add another").click()
    expect(page.locator("textarea")).to_have_count(2)
    page.locator("textarea").last.fill("A second note")
    with page.expect_navigation():
        page.get_by_role("button", name="Save and leave").click()
    page.goto(address("joint-sheet", joint))
    expect(page.locator("textarea")).to_have_count(3)
    page.get_by_role("button", name="Seal my judgement").click()
    expect(page.get_by_role("heading", name="One thing to put right")).to_be_visible()
    page.get_by_role("group", name="Your judgement of the lesson").get_by_label("Good").check()
    page.get_by_role("button", name="Seal my judgement").click()
    expect(page.get_by_role("heading", name="Sealed at")).to_be_visible()
    page.get_by_role("link", name="Read my judgement").click()
    expect(page.get_by_text("A second note")).to_be_visible()


def test_signed_out_while_writing_the_text_comes_back_after_sign_in(installed, world, as_observer, server):
    joint = installed(AFTER)
    page = as_observer(world.host, 390)
    page.goto(address("joint-sheet", joint))
    page.context.clear_cookies(name="sessionid")

    page.get_by_role("button", name="Add a note").click()
    page.get_by_label("Note at").fill(TEXT)
    page.get_by_label("Note at").blur()
    expect(page.get_by_text("You have been signed out. What you wrote is kept on this device.")).to_be_visible()
    expect(page.locator("[data-save]")).to_contain_text("Not saved")
    assert (
        page.get_by_role("link", name="Sign in to save it").get_attribute("href").startswith("/accounts/login/?next=")
    )

    sign_in(page.context, world.host, server)
    page.goto(address("joint-sheet", joint))
    saved(page)
    expect(written(page, TEXT)).to_be_visible()
    page.reload()
    step(page, "What I saw")
    expect(written(page, TEXT)).to_be_visible()


def test_without_a_network_the_text_stays_and_is_saved_when_it_is_back(installed, world, as_observer):
    joint = installed(AFTER)
    page = as_observer(world.host, 390)
    page.goto(address("joint-sheet", joint))
    page.context.set_offline(True)

    page.get_by_role("button", name="Add a note").click()
    page.get_by_label("Note at").fill(TEXT)
    page.get_by_label("Note at").blur()
    expect(page.locator("[data-save]")).to_contain_text("Saved on this device, will send when you’re online")
    page.get_by_role("button", name="Save and leave").click()
    expect(page.get_by_label("Note at")).to_have_value(TEXT)

    page.context.set_offline(False)
    saved(page)
    page.reload()
    step(page, "What I saw")
    expect(written(page, TEXT)).to_be_visible()


def test_two_devices_show_both_texts_and_lose_neither(installed, world, as_observer):
    joint = installed(AFTER)
    phone, desk = as_observer(world.host, 390), as_observer(world.host, 1280)
    for page, words in ((phone, "Written on the phone"), (desk, "Written at the desk")):
        page.goto(address("joint-sheet", joint))
        page.get_by_role("button", name="Add a note").click()
        page.get_by_label("Note at").fill(words)
    phone.get_by_label("Note at").blur()
    saved(phone)

    desk.get_by_label("Note at").blur()
    both = desk.get_by_role("alert", name="This was also saved on another device")
    expect(both).to_contain_text("Written on the phone")
    expect(both).to_contain_text("Written at the desk")
    look(desk, "two-devices")
    both.get_by_role("button", name="Keep what is on this page").click()
    saved(desk)
    desk.reload()
    step(desk, "What I saw")

    for words in ("Written on the phone", "Written at the desk"):
        expect(written(desk, words)).to_be_visible()


def test_a_note_that_is_wrong_says_so_beside_it(installed, world, as_observer):
    joint = installed(AFTER)
    page = as_observer(world.host, 390)
    page.goto(address("joint-sheet", joint))
    page.get_by_role("button", name="Add a note").click()
    page.get_by_label("Note at").fill("x" * 20_000)
    page.evaluate("document.querySelector('.is-open textarea').removeAttribute('maxlength')")
    page.get_by_label("Note at").press("End")
    page.keyboard.type("y")
    page.get_by_label("Note at").blur()

    expect(page.get_by_text("Shorten this to 20,000 characters: it has 20,001")).to_be_visible()
    page.get_by_label("Note at").fill("shorter")
    page.get_by_label("Note at").blur()
    saved(page)
    expect(page.get_by_text("Shorten this to")).to_have_count(0)
