"""A meeting in a browser, from its agenda to its minutes: one runs it, another follows on a page of their own."""

import datetime as dt
import re
import uuid
from pathlib import Path

import pytest
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import expect

from clusters import actions as cluster_actions
from clusters.meetings import actions as meeting_actions
from clusters.models import AgendaItem, Alliance, Meeting, Membership, Outcome, ProgressUpdate, Turn
from clusters.updates import actions as update_actions
from people.actions import open_installation
from tests import world as worlds
from tests.browser.observing import look, sign_in

pytestmark = pytest.mark.browser
WIDTHS = [pytest.param(390, id="phone"), pytest.param(1280, id="desktop")]
LONG = "Getting teachers to think beyond their departmental boundary, and to learn with others, has not been easy here."

LONG_WORD = "Donaudampfschifffahrtsgesellschaft" * 3


@pytest.fixture
def house(server):
    open_installation(kind="real", at=worlds.T0)
    house = worlds.build()
    today = timezone.now()
    house.avon = cluster_actions.start_alliance(cluster=house.cluster, name="Avon alliance", by=None, at=worlds.T0)
    house.avon_lead = worlds.person("Avril Avonlead")
    cluster_actions.give_role(
        person=house.avon_lead,
        role=Membership.Role.ALLIANCE_LEAD,
        scope=house.avon,
        by=None,
        at=worlds.T0,
        on=worlds.SINCE,
    )
    term = cluster_actions.add_term(
        cluster=house.cluster,
        name="Now",
        academic_year="2026-27",
        starts_on=today.date() - dt.timedelta(days=30),
        ends_on=today.date() + dt.timedelta(days=60),
        by=None,
        at=today,
    )
    parts = {"activity": "Two trios\nSix people", "challenges": LONG}
    cluster_actions.write_update(alliance=house.avon, term=term, parts=parts, by=house.avon_lead, at=today)
    facts = meeting_actions.MeetingFacts("Cluster meeting", today, today + dt.timedelta(minutes=90), "call", "By phone")
    house.meeting = meeting_actions.plan_meeting(
        cluster=house.cluster,
        alliance=None,
        series="Cluster meetings",
        facts=facts,
        facilitator=house.cluster_lead,
        by=house.cluster_lead,
        at=today,
    )
    return house


@pytest.fixture
def page_of(open_page, server):
    """Open a page as somebody."""

    def make(person, width=1280, scheme="light"):
        page = open_page(width, scheme=scheme)
        sign_in(page.context, person, server)
        return page

    return make


def there(house, name):
    return reverse(name, args=[house.meeting.pk])


@pytest.mark.parametrize("width", WIDTHS)
def test_from_the_agenda_over_the_meeting_to_its_minutes_while_another_follows(house, page_of, width):
    runs, follows = page_of(house.cluster_lead, width), page_of(house.host, width, scheme="dark")

    runs.goto(there(house, "meeting-agenda"))
    expect(runs.get_by_text("The agenda takes 90 of 90 minutes: it fits.")).to_be_visible()
    expect(runs.get_by_text("Two alliances in 40 minutes: 20 minutes each.")).to_be_visible()
    look(runs, "agenda")
    runs.get_by_label("Item", exact=True).fill("Tea")
    runs.get_by_role("spinbutton", name="Minutes").fill("20")
    runs.get_by_role("button", name="Add", exact=True).click()
    expect(runs.get_by_text("The agenda takes 110 minutes, 20 more than the 90 there are.")).to_be_visible()
    look(runs, "agenda-over")
    runs.get_by_role("button", name="Move up: Tea").press("Enter")
    expect(runs.get_by_role("button", name="Move down: Tea")).to_be_visible()
    runs.get_by_role("button", name="Drop: Tea").click()
    expect(runs.get_by_text("it fits")).to_be_visible()

    follows.goto(there(house, "meeting"))
    runs.goto(there(house, "meeting"))
    look(runs, "meeting-planned")
    runs.get_by_role("button", name="Begin the meeting").click()
    expect(follows.get_by_role("heading", name="Avon is speaking")).to_be_visible()
    look(runs, "meeting-running")
    look(follows, "meeting-followed")

    runs.get_by_label("What was said or agreed").fill("Attendance could be the first measure of trust")
    runs.get_by_role("button", name="Add at").click()
    expect(runs.get_by_label("What was said or agreed")).to_be_focused()
    expect(follows.get_by_text("Attendance could be the first measure of trust")).to_be_visible()

    runs.get_by_label("Action", exact=True).check()
    runs.get_by_label("What was said or agreed").fill("Ask heads which baseline they would trust")
    runs.get_by_label("Whose action").select_option("Avril Avonlead")
    runs.get_by_label("By", exact=True).fill("2026-12-20")
    runs.get_by_role("button", name="Add at").click()
    expect(follows.get_by_text("Avril Avonlead, Avon. By 20 December")).to_be_visible()

    runs.get_by_role("button", name="Next alliance").click()
    expect(follows.get_by_role("heading", name="Tamar is speaking")).to_be_visible()
    runs.get_by_role("button", name="Back").click()
    expect(follows.get_by_role("heading", name="Avon is speaking")).to_be_visible()
    for _ in AgendaItem.objects.filter(meeting=house.meeting)[1:]:
        runs.get_by_role("button", name="Next item").click()
    expect(follows.get_by_text("Item 5 of 5")).to_be_visible()
    runs.get_by_role("button", name="Close the meeting").click()
    expect(follows.get_by_role("heading", name="The meeting is over")).to_be_visible()
    look(runs, "meeting-closed")

    follows.get_by_role("link", name="Read the minutes").click()
    expect(follows.get_by_text("Ask heads which baseline they would trust").first).to_be_visible()
    look(follows, "minutes")
    for name, ending in (("Word", "docx"), ("PDF", "pdf")):
        with follows.expect_download() as taken:
            follows.get_by_role("link", name=name, exact=True).click()
        assert re.fullmatch(
            rf"staffroom-minutes-\d{{4}}-\d\d-\d\d-cluster-meeting\.{ending}", taken.value.suggested_filename
        )


def test_what_is_being_typed_stays_while_the_page_follows(house, page_of):
    meeting_actions.begin(meeting=house.meeting, by=house.cluster_lead, at=timezone.now())
    page = page_of(house.cluster_lead)
    page.goto(there(house, "meeting"))
    box = page.get_by_label("What was said or agreed")
    box.fill("Half a thou")
    facts = meeting_actions.OutcomeFacts("0b0f6f9e-7f3a-4a52-9a0e-0d6f6a2b7c11", "note", "Of the other facilitator")
    meeting_actions.type_outcome(meeting=house.meeting, facts=facts, by=house.avon_lead, at=timezone.now())
    expect(page.get_by_text("Of the other facilitator")).to_be_visible()
    expect(box).to_have_value("Half a thou")
    turn = Meeting.objects.get().turns.get(ended_at__isnull=True, began_at__isnull=False)
    meeting_actions.next_turn(meeting=house.meeting, from_turn=str(turn.pk), by=house.cluster_lead, at=timezone.now())
    expect(page.get_by_text("For: Progress updates, Tamar")).to_be_visible()
    page.keyboard.type("ght")
    page.get_by_role("button", name="Add at").click()
    expect(page.get_by_text("Half a thought")).to_be_visible()
    assert Outcome.objects.get(text="Half a thought").alliance == house.alliance


@pytest.mark.parametrize("width", WIDTHS)
def test_every_page_around_a_meeting_is_without_a_barrier(house, page_of, width):
    page = page_of(house.cluster_lead, width)
    for name in ("change", "people", "poll", "words", "papers", "projector"):
        page.goto(there(house, f"meeting-{name}"))
        look(page, f"meeting-{name}")
    for name in ("meeting-list", "meeting-new", "gathering-list", "gathering-new"):
        page.goto(reverse(name))
        look(page, name)


@pytest.mark.parametrize("width", WIDTHS)
def test_a_word_as_long_as_a_line_makes_no_page_wider_than_the_screen(house, page_of, width):
    at, lead = timezone.now(), house.cluster_lead
    Meeting.objects.update(title=LONG_WORD, place=LONG_WORD, reflections=LONG_WORD, next_facilitation=LONG_WORD)
    AgendaItem.objects.update(title=LONG_WORD, short="")
    Turn.objects.update(summary=LONG_WORD)
    meeting_actions.add_attendees(meeting=house.meeting, people=[(LONG_WORD, LONG_WORD)], by=lead, at=at)
    meeting_actions.ask_for_paper(meeting=house.meeting, alliance=house.avon, title=LONG_WORD, by=lead, at=at)
    facts = meeting_actions.OutcomeFacts(uuid.uuid4(), "decision", LONG_WORD)
    meeting_actions.type_outcome(meeting=house.meeting, facts=facts, by=lead, at=at)
    meeting_actions.begin(meeting=house.meeting, by=lead, at=at)
    page = page_of(lead, width)
    page.goto(there(house, "meeting"))
    look(page, "long-meeting")
    for name in ("agenda", "people", "papers", "projector", "minutes", "poll", "change", "words"):
        page.goto(there(house, f"meeting-{name}"))
        look(page, f"long-{name}")


@pytest.mark.parametrize("width", WIDTHS)
def test_an_update_is_pasted_saved_while_one_types_and_made_final(house, page_of, width):
    page = page_of(house.alliance_lead, width)
    page.goto(reverse("update-write", args=[house.alliance.pk]))
    page.get_by_label("Paste the whole update").fill("a) Activity\n• Two trios\nKey successes\nMiddle leaders lead")
    page.get_by_role("button", name="Sort it under a) to d)").click()
    expect(page.get_by_label("b) Key successes")).to_have_value("Middle leaders lead")
    look(page, "update-write")
    page.get_by_label("c) Any challenges").fill("Time")
    page.get_by_label("Next steps").focus()
    expect(page.locator("[data-saved]")).to_contain_text("Saved")
    assert ProgressUpdate.objects.get(alliance=house.alliance).challenges == "Time"
    page.get_by_label("Next steps").fill("A third trio")
    page.get_by_role("button", name="Share with the cluster").click()
    expect(page.get_by_text("Shared: every alliance of the cluster can read it.")).to_be_visible()
    update = ProgressUpdate.objects.get(alliance=house.alliance)
    assert (update.next_steps, update.state) == ("A third trio", "shared")
    page.get_by_role("link", name="Go on writing").click()
    with page.expect_navigation():
        page.get_by_role("button", name="Make it final").click()
    look(page, "update-check")
    page.get_by_role("button", name="Make it final, for good").click()
    expect(page.get_by_text("It is final, and stays as it is.")).to_be_visible()


@pytest.mark.parametrize("width", WIDTHS)
def test_the_words_of_a_meeting_are_saved_while_one_types(house, page_of, width):
    page = page_of(house.cluster_lead, width, scheme="dark" if width < 1000 else "light")
    page.goto(there(house, "meeting-words"))
    page.get_by_label("Reflections on the leadership of pedagogy").fill("Trust comes first")
    page.get_by_label("Who facilitates in future").focus()
    expect(page.locator("[data-saved]")).to_contain_text("Saved")
    assert Meeting.objects.get().reflections == "Trust comes first"
    page.get_by_label("Who facilitates in future").fill("Avon")
    look(page, "meeting-words-saved")
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_text("Trust comes first")).to_be_visible()
    assert (Meeting.objects.get().next_facilitation, Meeting.objects.get().words_version) == ("Avon", 3)


def test_while_another_saved_or_one_is_signed_out_the_page_says_so_and_keeps_the_words(house, as_observer):
    page = as_observer(house.cluster_lead)
    page.goto(there(house, "meeting-words"))
    meeting_actions.write_words(
        meeting=house.meeting,
        words={"reflections": "Theirs", "shared_challenges": "", "next_facilitation": ""},
        based_on=1,
        by=house.avon_lead,
        at=timezone.now(),
    )
    box, state = page.get_by_label("Reflections on the leadership of pedagogy"), page.locator("[data-saved]")
    box.fill("Mine")
    page.get_by_label("Who facilitates in future").focus()
    expect(state).to_contain_text("Somebody else saved meanwhile")
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_text("Theirs", exact=True)).to_be_visible()
    expect(box).to_have_value("Mine")
    page.context.clear_cookies(name="sessionid")
    box.fill("Mine and theirs")
    page.get_by_label("Who facilitates in future").focus()
    expect(state).to_contain_text("you are signed out")
    expect(box).to_have_value("Mine and theirs")


def test_who_stands_on_the_button_is_not_left_standing_nowhere(house, page_of):
    update = ProgressUpdate.objects.get(alliance=house.avon)
    update_actions.comment(update=update, key=uuid.uuid4(), text="Which?", by=house.alliance_lead, at=timezone.now())
    page, held = page_of(house.avon_lead, 1280), []
    page.route("**/read/", lambda route: held.append(route))  # noqa: PLW0108  # Playwright marks what it is given
    button = page.get_by_role("button", name="I have read them")
    with page.expect_request("**/read/"):
        page.goto(reverse("update", args=[update.pk]))
        button.scroll_into_view_if_needed()
    button.focus()
    with page.expect_event("requestfinished", lambda request: request.redirected_from):
        held[0].continue_()
    expect(button).to_be_focused()
    page.evaluate("new Promise((done) => setTimeout(done))")  # what follows the answer has had its turn
    expect(button).to_be_focused()


@pytest.mark.parametrize("width", WIDTHS)
def test_comments_that_were_in_sight_are_read(house, page_of, width):
    update = ProgressUpdate.objects.get(alliance=house.avon)
    update_actions.comment(
        update=update, key=uuid.uuid4(), text="Which schools?", by=house.alliance_lead, at=timezone.now()
    )
    page = page_of(house.avon_lead, width)
    page.goto(reverse("today"))
    page.get_by_role("link", name="Read and answer").or_(page.get_by_role("link", name="Alan commented")).first.click()
    expect(page.get_by_text("Which schools?")).to_be_visible()
    page.get_by_label("Your comment").scroll_into_view_if_needed()
    expect(page.get_by_role("button", name="I have read them")).to_have_count(0)
    look(page, "update-read")
    page.goto(reverse("today"))
    expect(page.get_by_text("Alan commented")).to_have_count(0)


@pytest.fixture
def the_mail(house):
    """The mail of the minutes; two of its alliances are at the meeting, and one of these has a summary already."""
    Alliance.objects.filter(pk=house.alliance.pk).update(name="Woodroffe School – Teaching School Alliance")
    Alliance.objects.filter(pk=house.avon.pk).update(name="Pool Academy – Teaching School Alliance")
    Turn.objects.filter(alliance=house.avon).update(summary="Eight lessons, and six matched.")
    return (Path(__file__).parents[1] / "meetings" / "the_mail.txt").read_text()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", WIDTHS)
def test_a_mail_about_all_alliances_is_looked_over_and_kept(house, page_of, the_mail, width, scheme):
    page = page_of(house.cluster_lead, width, scheme)
    page.goto(there(house, "meeting"))
    page.get_by_role("link", name="Paste a summary of all alliances").click()
    look(page, f"mail-{scheme}")
    page.get_by_label("The mail").fill(the_mail)
    page.get_by_role("button", name="See what is recognised").click()
    expect(page.get_by_text("Recognised: Pool and Woodroffe. Nothing is kept yet.")).to_be_visible()
    look(page, f"mail-preview-{scheme}")

    woodroffe = page.get_by_role("region", name="Woodroffe School")
    expect(woodroffe.get_by_role("checkbox", checked=True)).to_have_count(6)  # five lines, and that the rest is noted
    woodroffe.get_by_role("checkbox", name="Did not find the maturity model").check()
    page.get_by_role("button", name="Keep it").click()
    expect(page.get_by_text("6 are ticked. Tick at most 5.")).to_be_visible()
    look(page, f"mail-refused-{scheme}")
    woodroffe.get_by_role("checkbox", name="There are two SLEs").uncheck()
    page.get_by_role("checkbox", name="Put the ticked lines in its place").check()
    page.get_by_role("button", name="Keep it").click()
    expect(page.get_by_text("The quick summary of Pool and Woodroffe is kept.")).to_be_visible()

    summary = Turn.objects.get(alliance=house.alliance).summary
    assert ("Did not find the maturity model" in summary, "two SLEs" in summary) == (True, False)
    assert "six matched" not in Turn.objects.get(alliance=house.avon).summary
    assert Outcome.objects.filter(text__startswith="There are two SLEs", alliance=house.alliance).count() == 1


def test_without_a_script_a_passage_is_given_to_an_alliance_and_kept(house, as_observer, the_mail):
    page = as_observer(house.cluster_lead, 390, java_script_enabled=False)
    page.goto(there(house, "meeting-mail"))
    page.get_by_label("The mail").fill(the_mail.replace("Pool Academy – Teaching School Alliance", "Poole TSA"))
    page.get_by_role("button", name="See what is recognised").click()
    card = page.locator(".mail__loose").filter(has_text="Poole TSA")
    card.get_by_label("Whose is this?").select_option("Pool Academy – Teaching School Alliance")
    page.get_by_role("button", name="Sort it with these choices").click()
    pool = page.get_by_role("region", name="Pool Academy")
    expect(pool.get_by_text("A summary is there already.")).to_be_visible()
    pool.get_by_role("checkbox", name="All lesson observations were carried out").uncheck()
    page.get_by_role("button", name="Keep it").click()
    expect(page.get_by_role("heading", name="Around this meeting")).to_be_visible()
    assert Turn.objects.get(alliance=house.avon).summary == "Eight lessons, and six matched."
    assert Outcome.objects.filter(text__startswith="All lesson observations", alliance=house.avon).count() == 1
