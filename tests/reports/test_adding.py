"""A figure's finding goes into the report that is being written: one press on the figure, one on the prompt."""

import datetime as dt
import re

import pytest
from django.urls import reverse

from clusters import actions as cluster_actions
from clusters.meetings import actions as meeting_actions
from observations.models import RoundSchool
from reports import report_actions
from reports.models import Job, Report
from tests.reports.lessons import counted
from tests.world import AFTER, T0

pytestmark = pytest.mark.django_db
GRADES = (("Good", "Good"),) * 5 + (("Good", "Outstanding"),)
SAID = "Five matched. One differed. Progress decided most. Too few to generalise."
LINK = re.compile(r'href="(/agreement/[^"]*/add/[^"]*figure=[^"]*)"')


@pytest.fixture
def lessons(house):
    counted(house, *GRADES)
    return house


@pytest.fixture
def links(lessons, see):
    """Where a person's page of a scope leads for each of its figures."""

    def of(person, kind="alliance", view=""):
        page = see(person, f"{reverse('agreement-scope', args=[kind, getattr(lessons, kind).pk])}?view={view}")
        return [each.replace("&amp;", "&") for each in LINK.findall(page.content.decode())]

    return of


def ask(house, term=None):
    return report_actions.ask_for_alliance(
        alliance=house.alliance, term=term or house.term, by=house.alliance_lead, at=AFTER
    )


def meet(house):
    facts = meeting_actions.MeetingFacts("Cluster meeting", AFTER, AFTER + dt.timedelta(minutes=90), "face")
    who = {"facilitator": None, "by": house.cluster_lead}
    return meeting_actions.plan_meeting(
        cluster=house.cluster, alliance=None, series="Meetings", facts=facts, at=T0, **who
    )


def test_every_figure_leads_there_for_who_writes_the_report_of_its_scope_and_for_nobody_else(lessons, links):
    figures = [each.rsplit("=", 1)[1] for each in links(lessons.alliance_lead)]
    assert figures == ["lessons", "matrix", "pairs", "decided", "each-grade"]
    assert len(links(lessons.alliance_lead, "round")) == len(figures)
    assert "view=rules&figure=rules" in links(lessons.alliance_lead, view="rules")[0]
    for who in ("host", "school_lead", "cluster_lead"):
        assert links(getattr(lessons, who)) == []
    assert len(links(lessons.cluster_lead, "cluster")) == len(figures)


def test_one_press_puts_the_finding_under_the_prompt_of_the_report_that_is_being_written(lessons, links, client):
    report = ask(lessons)
    report_actions.save_words(
        report=report, words={"meaning": "So far:"}, based_on=report.saved_at, by=lessons.alliance_lead, at=AFTER
    )
    link = links(lessons.alliance_lead)[0]
    page = client.get(link)
    assert page.context["sentence"] == SAID
    for _ in range(2):  # pressed twice, it stands there once
        client.post(link, {"to": f"report:{report.pk}", "into": "meaning"})
    report.refresh_from_db()
    assert report.words["meaning"] == f"So far:\n{SAID}"


def test_put_together_already_its_words_open_at_that_prompt(lessons, links, client):
    report = ask(lessons)
    Job.objects.update(state="done", ended_at=AFTER)
    report_actions.keep_content(report=report, content={"x": 1}, by=None, at=AFTER)
    link = links(lessons.alliance_lead)[1]
    answer = client.post(link, {"to": f"report:{report.pk}", "into": "next"})
    assert answer.url == f"{reverse('report-words', args=[report.pk])}?into=next"


def test_where_there_is_none_it_is_begun(lessons, links, client):
    link = links(lessons.alliance_lead)[0]
    (choice,) = client.get(link).context["choices"]
    assert choice.words == "Begin the report of Spring 2012–13"
    answer = client.post(link, {"to": choice.value, "into": "summary"})
    report = Report.objects.get()
    assert (report.alliance, report.term, report.words) == (
        lessons.alliance,
        lessons.term,
        {"summary": SAID},
    )
    assert answer.url == reverse("report", args=[report.pk])


def test_of_several_one_is_chosen_and_final_ones_and_other_alliances_are_not_among_them(lessons, links, client):
    earlier = cluster_actions.add_term(
        cluster=lessons.cluster, name="Autumn", academic_year="2012-13",
        starts_on=dt.date(2012, 9, 1), ends_on=dt.date(2012, 12, 20), by=None, at=T0,
    )  # fmt: skip
    spring, autumn = ask(lessons), ask(lessons, earlier)
    avon = cluster_actions.start_alliance(cluster=lessons.cluster, name="Avon", by=None, at=T0)
    other = report_actions.ask_for_alliance(alliance=avon, term=lessons.term, by=None, at=AFTER)
    link = links(lessons.alliance_lead)[0]
    assert [each.value for each in client.get(link).context["choices"]] == [
        f"report:{spring.pk}",
        f"report:{autumn.pk}",
    ]
    refused = client.post(link, {"to": f"report:{other.pk}", "into": "summary"})
    assert "Choose one of these reports" in refused.content.decode()
    client.post(link, {"to": f"report:{autumn.pk}", "into": "summary"})
    assert {each.pk for each in Report.objects.exclude(words={})} == {autumn.pk}


def test_a_clusters_report_is_begun_for_one_of_its_meetings(lessons, links, client):
    link = links(lessons.cluster_lead, "cluster")[0]
    assert "a cluster’s report belongs to a meeting" in client.get(link).content.decode()
    meeting = meet(lessons)
    (choice,) = client.get(link).context["choices"]
    client.post(link, {"to": choice.value, "into": "open"})
    assert Report.objects.get().meeting == meeting
    assert Report.objects.get().words == {"open": SAID}


def test_what_some_readers_of_the_report_may_not_see_is_not_put_in(house, see, client):
    RoundSchool.objects.update(agreed_to_be_shown=False)
    ask(house)
    counted(house, *GRADES)
    page = see(house.alliance_lead, reverse("agreement-scope", args=["alliance", house.alliance.pk])).content.decode()
    link = next(each for each in LINK.findall(page) if each.endswith("matrix"))
    page = client.get(link)
    assert page.context["sentence"] == ""
    assert "Not everybody who reads the report may see this figure" in page.content.decode()
    client.post(link, {"to": f"report:{Report.objects.get().pk}", "into": "summary"})
    assert Report.objects.get().words == {}


@pytest.mark.parametrize("figure", ["", "galaxy", "\x00", "matrix'"])
def test_a_figure_that_is_not_there_is_not_found(lessons, see, figure):
    address = reverse("agreement-add", args=["alliance", lessons.alliance.pk])
    assert see(lessons.alliance_lead, f"{address}?figure={figure}").status_code == 404


def test_a_full_prompt_says_so_and_a_press_without_a_prompt_changes_nothing(lessons, links, client):
    report = ask(lessons)
    report_actions.save_words(
        report=report, words={"open": "x" * 4_995}, based_on=report.saved_at, by=lessons.alliance_lead, at=AFTER
    )
    link = links(lessons.alliance_lead)[0]
    full = client.post(link, {"to": f"report:{report.pk}", "into": "open"})
    assert "There is no room left under this heading: the most is 5,000 characters." in full.content.decode()
    for into in ("", "galaxy"):
        assert client.post(link, {"to": f"report:{report.pk}", "into": into}).status_code == 200
    report.refresh_from_db()
    assert report.words["open"] == "x" * 4_995


def test_a_report_that_became_final_meanwhile_takes_no_sentence(lessons):
    report = ask(lessons)
    Report.objects.filter(pk=report.pk).update(
        state="final", compiled_at=AFTER, final_at=AFTER, shared_at=AFTER, data_hash="0" * 64
    )
    with pytest.raises(report_actions.Refused, match="This is final"):
        report_actions.add_sentence(report=report, into="open", sentence=SAID, by=lessons.alliance_lead, at=AFTER)
    assert Report.objects.get().words == {}
