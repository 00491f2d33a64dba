"""On paper, with a photo, without a script, and a name in a note: the ways around typing into the form."""

import io

import pytest
from django.contrib.sessions.models import Session
from PIL import Image
from playwright.sync_api import expect

from tests.browser.observing import add_note, look, saved, sign_in, step, written
from tests.observations.pages import address
from tests.world import AFTER

pytestmark = pytest.mark.browser
TEXT = "Tables sort nine cards. Each table has a different set."


def photo():
    out = io.BytesIO()
    Image.new("RGB", (600, 800), "linen").save(out, "JPEG")
    return {"name": "IMG_1.jpg", "mimeType": "image/jpeg", "buffer": out.getvalue()}


@pytest.mark.parametrize("width", [390, 1280])
def test_a_sheet_filled_in_by_hand_is_entered_with_its_photo(installed, world, as_observer, width):
    joint = installed(AFTER)
    page = as_observer(world.visitor, width)
    page.goto(address("joint-sheet", joint) + "#setting")
    page.get_by_role("link", name="Print the blank form").click()
    expect(page.get_by_role("button", name="Print")).to_be_visible()
    look(page, "blank")
    page.emulate_media(media="print")
    expect(page.get_by_role("button", name="Print")).to_be_hidden()
    look(page, "blank-print")
    page.emulate_media(media="screen")
    page.get_by_role("link", name="The form").click()

    step(page, "What I saw")
    page.get_by_role("button", name="Add a note").click()
    page.get_by_label("Note at").fill(TEXT)
    page.get_by_role("button", name="Add a photo of it").click()
    expect(page.get_by_role("heading", name="No photo yet")).to_be_visible()
    look(page, "photos-none")
    page.get_by_role("button", name="Add this photo").click()
    expect(page.get_by_role("alert").first).to_contain_text("Choose a photo")
    page.get_by_label("Photo").set_input_files(photo())
    page.get_by_role("button", name="Add this photo").click()
    expect(page.get_by_role("img", name="Page 1 of the paper form")).to_be_visible()
    look(page, "photos")
    page.get_by_role("link", name="Back to the form").click()
    expect(page.get_by_role("navigation", name="Steps")).to_be_visible()
    step(page, "What I saw")
    expect(written(page, TEXT)).to_be_visible()
    expect(page.get_by_text("1 photo of your paper form.")).to_be_visible()
    look(page, "saw-photo")


def test_a_pupils_name_is_asked_about_beside_its_note(installed, world, as_observer):
    joint = installed(AFTER)
    page = as_observer(world.host, 390)
    page.goto(address("joint-sheet", joint))
    add_note(page, "Ella Smith reads aloud.")
    page.get_by_label("Note at").blur()
    expect(page.get_by_text("“Ella Smith” looks like a pupil’s name.")).to_be_visible()
    saved(page)
    look(page, "name")
    page.get_by_label("Note at").fill("A pupil reads aloud.")
    page.get_by_label("Note at").blur()
    expect(page.get_by_text("looks like a pupil’s name")).to_have_count(0)


def test_without_a_script_a_session_that_ends_loses_nothing(installed, world, as_observer, server):
    joint = installed(AFTER)
    page = as_observer(world.host, 390, meant="403", java_script_enabled=False)
    page.goto(address("joint-sheet", joint))
    Session.objects.all().delete()
    page.locator("textarea").last.fill(TEXT)
    page.get_by_role("button", name="Save and leave").click()
    expect(page.get_by_role("heading", name="You were signed out meanwhile")).to_be_visible()
    expect(page.get_by_role("textbox", name="Note at")).to_have_value(TEXT)

    sign_in(page.context, world.host, server)
    with page.expect_navigation():
        page.get_by_role("button", name="Send it again").click()
    page.goto(address("joint-sheet", joint))
    expect(page.locator("textarea").first).to_have_value(TEXT)


def test_from_today_a_prepared_observation_is_sealed_in_two_presses(installed, world, as_observer):
    joint = installed(AFTER)
    page = as_observer(world.host, 390)
    page.goto(address("joint-sheet", joint))
    add_note(page, TEXT)
    step(page, "Judgement")
    page.get_by_role("group", name="Your judgement of the lesson").get_by_label("Good").check()
    step(page, "Check")
    saved(page)
    page.goto("/")

    page.locator("main").get_by_role("link").filter(has_text="Year 8 Science").or_(
        page.locator(f'main a[href="{address("joint-sheet", joint)}"]')
    ).first.click()
    page.get_by_role("button", name="Seal my judgement").click()
    expect(page.get_by_role("heading", name="Sealed at")).to_be_visible()
