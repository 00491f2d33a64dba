"""Minutes to take home: Word file and PDF hold what the page does, each outcome once, and break on nothing typed."""

import datetime as dt
import io
import re
import zipfile

import docx
import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from docx.oxml.ns import qn

from clusters import actions as cluster_actions
from clusters.meetings import actions as meeting_actions
from clusters.meetings.access import Standing
from clusters.meetings.minutes import compiled
from clusters.models import Meeting, ProgressUpdate
from reports.documents import pdf
from reports.documents.minutes import paper_of
from reports.documents.minutes_files import html_of_minutes, pdf_of_minutes
from reports.views import minutes as views
from tests.documents.test_files import unpacked
from tests.meetings.conftest import MORNING, START

pytestmark = pytest.mark.django_db
PARTS = {
    "activity": "Two trios\nSix people",
    "successes": "Attendance",
    "challenges": "Cover is hard",
    "impact": "",
    "next_steps": "A third trio",
}
PAGES = {"meeting": "meeting-minutes", "series": "meeting-series-minutes"}
FOUR = ("meeting-minutes-word", "meeting-minutes-pdf", "meeting-series-minutes-word", "meeting-series-minutes-pdf")
MARKUP = 'R&D <b>now</b> {{ title }} {% for x in y %} "it’s" ]]> &amp;'


@pytest.fixture
def held(house, meeting, typed):
    """A meeting that has ended, with one of everything."""
    cluster_actions.write_update(
        alliance=house.alliance, term=house.term, parts=PARTS, by=house.alliance_lead, at=START
    )
    turn = meeting.turns.get(alliance=house.alliance)
    meeting_actions.summarise(turn=turn, lines=["A network of trios"], by=house.cluster_lead, at=START)
    typed(meeting, "Heads spoke of trust")
    typed(meeting, "Trios meet once before Easter", "decision")
    for text, owner in (("Ask heads for cover", house.alliance_lead), ("Find a room", None)):
        typed(meeting, text, "action", owner=owner, due_on=dt.date(2013, 3, 8))
    done = meeting.outcomes.get(text="Find a room")
    meeting_actions.tick(outcome=done, done=True, by=house.cluster_lead, at=START)
    meeting.outcomes.filter(pk=done.pk).update(typed_at=START + dt.timedelta(minutes=1))
    item = meeting.items.first()
    meeting.outcomes.filter(kind="decision").update(item=item)
    meeting.seats.filter(person=house.alliance_lead).update(came=True)
    Meeting.objects.update(
        term=house.term,
        state="closed",
        closed_at=START + dt.timedelta(hours=2),
        facilitator=house.cluster_lead,
        reflections="Trust first.\n\nThen visits.",
        shared_challenges="Time",
        next_facilitation="Avon",
    )
    return Meeting.objects.get(pk=meeting.pk)


@pytest.fixture
def take(held, as_):
    """Ask for a file of the meeting, or of its series."""

    def asked(name, person, meeting=held):
        return as_(person).get(reverse(name, args=[meeting.series_id if "series" in name else meeting.pk]))

    return asked


@pytest.fixture
def paper(house):
    def of(meeting):
        meeting = Meeting.objects.select_related("series__cluster", "facilitator").get(pk=meeting.pk)
        standing = Standing(house.cluster_lead, runs=True, sets=True, led=frozenset())
        (one,) = compiled([meeting], standing=lambda _: standing, at=START)
        return paper_of(one)

    return of


def opened(answer):
    return docx.Document(io.BytesIO(answer.content))


def said(document) -> list[str]:
    """Every line of a Word file in its order, a row of a table as one."""
    found = []
    for block in document.iter_inner_content():
        if hasattr(block, "rows"):
            found += [" | ".join(cell.text for cell in row.cells) for row in block.rows]
        else:
            found.append(block.text)
    return found


def printed(html: str) -> list[str]:
    """The texts between the tags of a printed page."""
    return [text for each in re.split(r"<[^>]*>", html.partition("<body>")[2]) if (text := " ".join(each.split()))]


def test_the_word_file_is_read_in_the_order_of_minutes(take, house):
    document = opened(take("meeting-minutes-word", house.host))

    assert said(document) == [
        "Cluster meeting",
        "Monday 25 February 2013",
        "12.30 to 14.00. Face to face.",
        f"Facilitated by {house.cluster_lead.name}.",
        f"There: {house.alliance_lead.name}.",
        "What was agreed",
        "Decisions",
        "Trios meet once before Easter (Progress updates)",
        "Actions",
        "What | Who | By when | Done",
        f"Ask heads for cover | {house.alliance_lead.name} | 8 March 2013 | Not yet",
        "Find a room | Nobody’s yet | 8 March 2013 | 25 February 2013",
        "Next meeting: No date agreed yet.",
        "Facilitation: Avon",
        "Agenda",
        "Progress update from each cluster (40 min)",
        "What was agreed stands above.",
        "Reflections on leadership of pedagogy across an alliance arising from the action research (20 min)",
        "Nothing was noted.",
        "Plans for next terms activity (20 min)",
        "Nothing was noted.",
        "Agreeing when to meet next and future facilitation arrangements (5 min)",
        "Nothing was noted.",
        "Completing the documentation needed for the research (5 min)",
        "Nothing was noted.",
        "Besides the agenda",
        "Heads spoke of trust",
        "Reflections",
        "Trust first.",
        "Then visits.",
        "Shared challenges",
        "Time",
        "Avon",
        "No update was shared.",
        "Tamar",
        "A network of trios",
        "a) Activity",
        "Two trios",
        "Six people",
        "b) Key successes",
        "Attendance",
        "c) Challenges",
        "Cover is hard",
        "Next steps",
        "A third trio",
    ]


def test_paper_tells_every_outcome_once_and_whatever_the_page_tells(held, take, paper, house, as_):
    page = as_(house.host).get(reverse("meeting-minutes", args=[held.pk])).content.decode()
    on_paper = " ".join(printed(html_of_minutes(paper(held))))
    in_word = " ".join(said(opened(take("meeting-minutes-word", house.host))))

    assert [on_paper.count(outcome.text) for outcome in held.outcomes.all()] == [1] * 4
    assert [in_word.count(outcome.text) for outcome in held.outcomes.all()] == [1] * 4
    told = [
        *(line for text in PARTS.values() for line in text.splitlines()),
        "A network of trios",
        "Then visits.",
        "Time",
    ]
    told += [house.cluster_lead.name, house.alliance_lead.name, "12.30 to 14.00", "No date agreed yet.", "Avon"]
    assert [words for words in told if not all(words in text for text in (page, on_paper, in_word))] == []


def test_its_styles_are_words_own_and_every_sheet_names_the_meeting_and_counts(take, house):
    document = opened(take("meeting-minutes-word", house.host))
    styled = {paragraph.text: paragraph.style.name for paragraph in document.paragraphs}
    names = ("Cluster meeting", "What was agreed", "Decisions", "Tamar", "a) Activity", "Six people")

    assert [styled[name] for name in names] == [
        "Title", "Heading 1", "Heading 2", "Heading 1", "Heading 2", "List Bullet",
    ]  # fmt: skip
    section = document.sections[0]
    assert section.header.paragraphs[0].text == "Cluster meeting. Monday 25 February 2013"
    assert [field.get(qn("w:instr")) for field in section.footer._element.iter(qn("w:fldSimple"))] == [
        "PAGE", "NUMPAGES",
    ]  # fmt: skip
    assert document.tables[0].rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None


def test_in_a_series_each_meeting_has_a_heading_of_its_own(take, house, plan):
    plan(start=START + dt.timedelta(days=70))
    document = opened(take("meeting-series-minutes-word", house.host))

    titled = [each.text for each in document.paragraphs if each.style.name in ("Title", "Heading 1")]
    assert titled == [
        "Cluster meetings",
        "Cluster meeting, Monday 25 February 2013",
        "Cluster meeting, Monday 6 May 2013",
    ]
    styled = {paragraph.text: paragraph.style.name for paragraph in document.paragraphs}
    assert (styled["What was agreed"], styled["a) Activity"]) == ("Heading 2", "Heading 3")


@pytest.mark.parametrize("name", FOUR)
def test_the_same_minutes_give_the_same_bytes_on_another_day(take, house, name):
    one = take(name, house.host)
    with time_machine.travel(MORNING + dt.timedelta(days=3), tick=False):
        other = take(name, house.cluster_lead)

    assert (one.status_code, one.content) == (200, other.content)
    if name.endswith("word"):
        properties = opened(one).core_properties
        assert (properties.author, properties.last_modified_by) == ("Staffroom", "Staffroom")
        assert properties.modified == (START + dt.timedelta(hours=2))
        assert {each.date_time for each in zipfile.ZipFile(io.BytesIO(one.content)).infolist()} == {
            (1980, 1, 1, 0, 0, 0)
        }


def test_the_pdf_is_tagged_and_has_a_point_for_each(take, house):
    inside = unpacked(take("meeting-minutes-pdf", house.host).content)

    for sign in (b"/StructTreeRoot", b"/Lang (en-GB)", b"Bricolage-Grotesque", b"Atkinson-Hyperlegible"):
        assert sign in inside, sign
    assert (inside.count(b"/S /LI"), inside.count(b"/S /TR"), len(re.findall(rb"/S /TH\b", inside))) == (
        1 + 1 + 5,
        3,
        4,
    )


@pytest.mark.parametrize("name", FOUR)
def test_their_names_say_what_they_are_and_name_nobody(take, house, name):
    answer = take(name, house.host)
    ending = "docx" if name.endswith("word") else "pdf"
    words = "cluster-meetings" if "series" in name else "2013-02-25-cluster-meeting"

    assert answer.headers["Content-Disposition"] == f'attachment; filename="staffroom-minutes-{words}.{ending}"'


@pytest.mark.parametrize("name", FOUR)
def test_a_meeting_that_is_not_theirs_is_not_there_and_nothing_is_sent_to_them(take, held, house, as_, name):
    assert take(name, house.far_teacher).status_code == 404
    address = reverse(name, args=[held.series_id if "series" in name else held.pk])
    assert as_(house.host).post(address).status_code == 405
    assert as_(house.host).head(address).status_code == 200


def test_a_guest_takes_home_the_meeting_they_were_asked_to_and_no_other(take, held, house, plan, typed):
    typed(plan(start=START + dt.timedelta(days=70)), "Said in May", "decision")
    meeting_actions.seat_guest(meeting=held, person=house.far_teacher, by=house.cluster_lead, at=MORNING)

    theirs, ours = (
        " ".join(said(opened(take("meeting-series-minutes-word", who)))) for who in (house.far_teacher, house.host)
    )
    assert ("Heads spoke of trust" in theirs, "Said in May" in theirs) == (True, False)
    assert ("Heads spoke of trust" in ours, "Said in May" in ours) == (True, True)


def test_a_series_costs_the_same_queries_with_one_meeting_and_with_three(
    held, house, plan, as_, django_assert_num_queries
):
    client, address = as_(house.host), reverse("meeting-series-minutes-word", args=[held.series_id])
    client.get(address)
    with CaptureQueriesContext(connection) as one:
        client.get(address)
    for weeks in (10, 20):
        plan(start=START + dt.timedelta(weeks=weeks))
    with django_assert_num_queries(len(one)):
        client.get(address)


def test_what_people_type_stays_what_they_typed_and_breaks_no_file(take, held, paper, house, typed):
    long = "x" * 20_000
    typed(held, MARKUP, "decision")
    typed(held, MARKUP + "\x0b\x01\x1f\ufffe", "action", owner=house.host, due_on=dt.date(2013, 3, 8))
    held.outcomes.filter(text="Heads spoke of trust").update(text=long)
    ProgressUpdate.objects.update(activity=MARKUP, impact=long, challenges="\n".join(["Line"] * 4_000))
    Meeting.objects.update(title=MARKUP + "\x0b\x01", reflections=long, next_facilitation=MARKUP)

    document = opened(take("meeting-minutes-word", house.host))
    lines = said(document)
    assert (lines[0], lines.count(long), lines.count("Line"), lines.count(MARKUP)) == (MARKUP, 3, 4_000, 3)
    assert f"{MARKUP} | {house.host.name} | 8 March 2013 | Not yet" in lines
    assert document.sections[0].header.paragraphs[0].text.startswith(MARKUP)
    ProgressUpdate.objects.update(challenges="")
    html = html_of_minutes(paper(held))
    assert "<b>now" not in html
    assert html.count("R&amp;D &lt;b&gt;now&lt;/b&gt; {{ title }} {% for x in y %}") == 7
    assert pdf_of_minutes(paper(held)).startswith(b"%PDF-")


def test_a_meeting_without_anything_says_so(meeting, take, house, plan):
    bare = plan(start=START + dt.timedelta(days=7))
    bare.items.all().delete()
    bare.turns.all().delete()

    lines = said(opened(take("meeting-minutes-word", house.host, bare)))
    assert lines[2:] == [
        "12.30 to 14.00. Face to face.",
        "The meeting has not begun. What is brought to it stands here already.",
        "There: not noted yet.",
        "Agreed so far",
        "Nothing yet.",
        "Next meeting: No date agreed yet.",
        "Agenda",
        "No agenda was written.",
    ]
    assert take("meeting-minutes-pdf", house.host, bare).content.startswith(b"%PDF-")
    Meeting.objects.filter(pk=bare.pk).update(state="off")
    lines = said(opened(take("meeting-minutes-word", house.host, bare)))
    assert lines[3:7] == [
        "The meeting was called off.",
        "There: not noted.",
        "What was agreed",
        "Nothing was decided, and nobody took anything on.",
    ]


@pytest.mark.parametrize("of", ["meeting", "series"])
def test_without_pango_the_button_says_what_to_install_and_word_is_there(held, take, house, as_, monkeypatch, of):
    page = as_(house.host).get(reverse(PAGES[of], args=[held.pk if of == "meeting" else held.series_id]))
    assert all(f'href="{page.context[kind]}" download' in page.content.decode() for kind in ("word", "pdf"))
    monkeypatch.setattr(pdf, "refusal", lambda: pdf.MISSING)

    page = as_(house.host).get(page.context["request"].path)
    text = page.content.decode()
    assert re.search(r'<button[^>]*disabled aria-describedby="no-pdf">PDF</button>', text)
    assert '<p class="note" id="no-pdf">PDF needs Pango' in text
    assert page.context["pdf"] not in text
    sent_back = as_(house.host).get(page.context["pdf"], follow=True)
    assert sent_back.redirect_chain == [(page.context["request"].path, 302)]
    assert as_(house.host).get(page.context["word"]).status_code == 200


@pytest.mark.parametrize(
    ("of", "says"),
    [
        ("meeting", "These minutes are too long for a PDF. Take the Word file."),
        ("series", "These minutes are too long for a PDF. Take the Word file, or the PDF of each meeting."),
    ],
)
def test_minutes_of_hundreds_of_sheets_go_out_as_word_alone(held, house, as_, of, says):
    address = reverse(PAGES[of], args=[held.pk if of == "meeting" else held.series_id])
    for lines, said_of_pdf in ((3_000, ""), (6_500, says)):
        ProgressUpdate.objects.update(activity="\n".join(["a"] * lines))
        page = as_(house.host).get(address)
        assert page.context["no_pdf"] == said_of_pdf
    assert f'<p class="note" id="no-pdf">{says}</p>' in page.content.decode()
    sent_back = as_(house.host).get(page.context["pdf"], follow=True)
    assert (sent_back.redirect_chain, says in sent_back.content.decode()) == ([(address, 302)], True)
    assert as_(house.host).get(page.context["word"]).status_code == 200


def test_the_mail_has_the_word_file_if_it_is_small(
    take, house, as_, mailoutbox, monkeypatch, django_capture_on_commit_callbacks
):
    file, meeting = take("meeting-minutes-word", house.host).content, Meeting.objects.get()
    asked = meeting.seats.count()
    address = reverse("meeting-minutes", args=[meeting.pk])
    for most in (len(file), len(file) - 1):
        monkeypatch.setattr(views, "SMALL", most)
        with django_capture_on_commit_callbacks(execute=True):
            as_(house.cluster_lead).post(address, {"stamp": Meeting.objects.get().stamp})

    assert asked > 1
    assert [[tuple(each) for each in letter.attachments] for letter in mailoutbox] == [
        *([[("staffroom-minutes-2013-02-25-cluster-meeting.docx", file, views.WORD)]] * asked),
        *([[]] * asked),
    ]
    assert all("Decision: Trios meet once before Easter" in letter.body for letter in mailoutbox)
