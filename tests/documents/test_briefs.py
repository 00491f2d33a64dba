"""The brief: one page under a link that ends, without names, and only a hash of the link is kept."""

import datetime as dt

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from reports import brief_actions
from reports.documents.content import from_json
from reports.forms.briefs import names_in
from reports.models import Brief
from tests.documents.conftest import share
from tests.reports.lessons import counted
from tests.world import AFTER

pytestmark = pytest.mark.django_db
TEXTS = {"title": "What comes next", "found": "Schools see the same lesson.", "ask": "Two days of cover.", "days": "30"}


@pytest.fixture
def make(report, told, as_):
    shared = share(report, told.alliance_lead)
    address = reverse("report-briefs", args=[shared.pk])

    def made(**texts):
        client = as_(told.alliance_lead)
        answer = client.post(address, TEXTS | texts)
        if answer.status_code == 302:
            return client.get(address).context["fresh"]
        return answer

    made.address = address
    return made


def open_link(link):
    return Client().get(link)


def test_whoever_has_the_link_reads_the_page_and_each_look_is_counted(make):
    link = make()
    for _ in range(2):
        answer = open_link(link)
        assert answer.status_code == 200
    Client().head(link)
    assert Brief.objects.get().views == 2
    text = answer.content.decode()
    for line in ("What comes next", "Schools see the same lesson.", "6 of 8", "75%; likely 41–93%"):
        assert line in text
    assert answer.headers["X-Robots-Tag"] == "noindex, nofollow"
    assert answer.headers["Referrer-Policy"] == "no-referrer"
    assert 'name="robots" content="noindex' in text
    assert "no-store" in answer.headers["Cache-Control"]


def test_nobody_and_no_school_and_no_lesson_is_in_it(make, told):
    text = open_link(make()).content.decode()
    people = [str(each) for each in (told.host, told.visitor, told.teacher, told.alliance_lead)]
    for hidden in (*people, "St Agnes", "Trevean", "key stage", "English"):
        assert hidden not in text


def test_only_a_hash_of_the_link_is_kept_and_it_is_shown_once(make, told, as_):
    link = make()
    token = link.rstrip("/").rsplit("/", 1)[1]
    held = Brief.objects.get()
    assert held.token_hash == brief_actions.hash_of(token)
    assert token not in str(Brief.objects.values().get())
    assert as_(told.alliance_lead).get(make.address).context["fresh"] == ""


def test_a_link_ends_by_itself_or_when_it_is_taken_back(make, told, as_):
    first, second = make(), make(days="7")
    with time_machine.travel(AFTER + dt.timedelta(days=8), tick=False):
        assert open_link(first).status_code == 200
        assert open_link(second).status_code == 404
    held = Brief.objects.order_by("expires_at").last()
    address = reverse("report-brief-end", args=[held.report_id, held.pk])
    assert as_(told.cluster_lead).post(address).status_code == 403
    as_(told.alliance_lead).post(address)
    ended, never = open_link(first), open_link("/brief/no-such-link/")
    assert (ended.status_code, never.status_code) == (404, 404)
    assert "Ask whoever sent it to you for a new one." in ended.content.decode()
    assert ended.templates[0].name == never.templates[0].name == "reports/documents/brief_gone.html"


@pytest.mark.parametrize(
    ("field", "typed", "said"),
    [
        ("title", "", "Give the page a title"),
        ("found", "As Hannah  HOST saw it.", "Take out “Hannah Host”"),
        ("ask", "Ask Ms Penrose.", "Take out “Ms Penrose”"),
        ("ask", "x" * 1_201, "at most 1200 characters"),
        ("days", "4000", "Select a valid choice"),
        ("found", "\x00", "Null characters"),
    ],
)
def test_names_and_bad_words_are_refused_beside_their_field(make, field, typed, said):
    answer = make(**{field: typed})
    assert answer.status_code == 200
    assert said in " ".join(str(each) for each in answer.context["form"].errors[field])
    assert not Brief.objects.exists()


def test_names_are_found_as_whole_words_alone():
    assert names_in("Ann Leeds the way, and Ann Lee too", ["Ann Lee", "Ann"]) == ["Ann", "Ann Lee"]
    assert names_in("The annual leeway", ["Ann", "Lee"]) == []


def test_below_five_lessons_no_number_and_no_figure_goes_out(house, ask, compile_only):
    counted(house, *[("Good", "Good")] * 4)
    made = ask()
    compile_only()
    made.refresh_from_db()
    said = brief_actions.frozen({}, from_json(made.content))
    assert (said["numbers"], said["figures"]) == ([], [])


def test_a_draft_has_no_brief(report, told, as_):
    answer = as_(told.alliance_lead).post(reverse("report-briefs", args=[report.pk]), TEXTS)
    assert answer.status_code == 302
    assert not Brief.objects.exists()
