"""Reports in a browser: a bar that survives a reload and ends in the document, and every page without a barrier."""

import datetime as dt
import re

import pytest
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import expect

from clusters import actions as cluster_actions
from clusters.meetings import actions as meeting_actions
from clusters.models import ProgressUpdate
from people import clock
from people.actions import open_installation
from reports import brief_actions, jobs, report_actions
from reports.documents.content import from_json
from reports.documents.making import WORKS
from reports.models import Job, Report
from tests import world as worlds
from tests.browser.test_trios import barriers, page_of  # noqa: F401  # a fixture
from tests.documents.conftest import EIGHT, PARTS
from tests.documents.test_files import unpacked
from tests.reports.lessons import counted

pytestmark = pytest.mark.browser
ONE = {**WORKS, "files": lambda job, now: lambda: None}


@pytest.fixture
def house(server, world):
    open_installation(kind="demo", at=worlds.T0, clock_offset=worlds.AFTER - timezone.now())
    with transaction.atomic():  # each observer seals with their own eyes, which a transaction lends them
        counted(world, *EIGHT)
    cluster_actions.write_update(
        alliance=world.alliance, term=world.term, parts=PARTS, by=world.alliance_lead, at=worlds.T0
    )
    return world


def work():
    while jobs.sweep(ONE, now=clock.now, seconds=60):
        pass


def test_asked_for_watched_through_a_reload_and_read(house, page_of):  # noqa: F811
    page = page_of(house.alliance_lead)
    page.goto(reverse("report-list"))
    page.get_by_role("button", name="Put it together").click()
    expect(page.get_by_text("Waiting for a worker.")).to_be_visible()
    Job.objects.update(state="running", doing="Following the trios", parts=4, parts_done=2)
    expect(page.get_by_text("Following the trios.")).to_be_visible()
    page.reload()
    expect(page.get_by_text("2 of 4 parts")).to_be_visible()
    work()
    expect(page.get_by_role("heading", name="Six matched.")).to_be_visible()
    page.get_by_role("link", name="Write your words").click()
    page.get_by_role("button", name="Put in: Judgements that matched, all so far").click()
    expect(page.get_by_label("In short")).to_have_value(
        "Judgements that matched, all so far: 6 of 8 (75%; likely 41–93%)."
    )
    page.get_by_role("button", name="Save, and read the report").click()
    page.get_by_role("button", name="Share it").click()
    expect(page.get_by_text("Shared with everybody in the alliance")).to_be_visible()


def test_a_pack_is_printed_from_its_page_on_one_sheet_for_each_alliance(house, page_of):  # noqa: F811
    lead = house.cluster_lead
    cluster_actions.start_alliance(cluster=house.cluster, name="Avon alliance", by=None, at=worlds.T0)
    facts = meeting_actions.MeetingFacts("Meeting", worlds.AFTER, worlds.AFTER + dt.timedelta(minutes=90), "face")
    meeting = meeting_actions.plan_meeting(
        cluster=house.cluster, alliance=None, series="Ours", facts=facts, facilitator=None, by=lead, at=worlds.T0
    )
    ProgressUpdate.objects.update(**dict.fromkeys(PARTS, "A long line of what was done this term. " * 3 + "\n" * 2))
    ProgressUpdate.objects.update(activity="A long line of what was done in this term.\n" * 300)
    made = report_actions.ask_for_meeting(meeting=meeting, kind=Report.Kind.PACK, by=lead, at=worlds.AFTER)
    work()
    page = page_of(lead)
    page.goto(reverse("report", args=[made.pk]))
    expect(page.get_by_text("continues in the update itself")).to_be_hidden()
    page.emulate_media(media="print")
    expect(page.get_by_text("a) continues in the update itself")).to_be_visible()
    printed = page.pdf(prefer_css_page_size=True)
    assert len(re.findall(rb"/Type\s*/Page\b", unpacked(printed))) == 2


def test_a_finding_goes_from_its_figure_into_the_report_in_two_presses(house, page_of):  # noqa: F811
    report_actions.ask_for_alliance(alliance=house.alliance, term=house.term, by=house.alliance_lead, at=worlds.AFTER)
    work()
    page = page_of(house.alliance_lead)
    page.goto(reverse("agreement-scope", args=["alliance", house.alliance.pk]))
    with page.expect_navigation():
        page.get_by_role("link", name=re.compile("^Add to report.*Six matched")).click()
    assert barriers(page) == []
    page.get_by_role("button", name="What we make of it").click()
    expect(page.get_by_label("What we make of it")).to_have_value(re.compile("^Six matched"))


@pytest.mark.parametrize(("width", "scheme"), [(390, "dark"), (1280, "light")])
def test_no_page_has_a_barrier_or_runs_over_its_width(house, page_of, width, scheme):  # noqa: F811
    lead = house.alliance_lead
    made = report_actions.ask_for_alliance(alliance=house.alliance, term=house.term, by=lead, at=worlds.AFTER)
    work()
    report_actions.set_state(report=made, state=Report.State.SHARED, by=lead, at=worlds.AFTER)
    work()
    texts = {"title": "What comes next", "found": "The same lesson.", "ask": "Two days of cover."}
    content = from_json(Report.objects.get().content)
    _, token = brief_actions.make_brief(report=made, texts=texts, days=30, content=content, by=lead, at=clock.now())
    page = page_of(lead, width, scheme)
    found, over = [], []
    for name, args in (
        ("report-list", []),
        ("report", [made.pk]),
        ("report-words", [made.pk]),
        ("report-briefs", [made.pk]),
        ("report-template", [house.alliance.pk]),
        ("agreement-scope", ["alliance", house.alliance.pk]),
        ("brief", [token]),
    ):
        page.goto(reverse(name, args=args))
        found += barriers(page)
        over += [name] if page.evaluate("document.documentElement.scrollWidth > innerWidth") else []
    assert (found, over) == ([], [])
