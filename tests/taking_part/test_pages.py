"""The pages on which a lesson is set up: whose turn it is, bad input on every field, and the same few queries."""

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from clusters import actions as cluster_actions
from clusters.models import Cluster
from observations.models import JointObservation, OfferedTime
from people.models import AgreementText
from tests.observations.pages import words
from tests.taking_part.conftest import A_DAY, FIRST, NOW

pytestmark = pytest.mark.django_db
OFFER = "/observe/offer/"
LIST = "/observe/"


@pytest.fixture
def typed(house):
    return {
        "taught": f"{house.agnes.pk}:{house.teacher.pk}",
        "subject": "Science",
        "year_group": "Year 8",
        "key_stage": "3",
        "home": f"{house.agnes.pk}:{house.host.pk}",
        "visitor": f"{house.trevean.pk}:{house.visitor.pk}",
        "another": "",
        "reserve": "",
        "accept": "on",
        "day_0": "2013-01-30",
        "from_0": "10:05",
        "until_0": "10.55",
        "period_0": "period 3",
        "room_0": "Lab 2",
        "day_1": "2013-01-31",
        "from_1": "11:00",
        "until_1": "11:50",
    }


def at(name, joint):
    return reverse(name, args=[joint.pk])


def turn(browser, person):
    step = browser(person).get("/").context["day"].next
    return step.title if step else ""


def test_each_finds_their_turn_on_today_and_in_the_list_until_it_is_scheduled(house, browser, typed):
    answer = browser(house.host).post(OFFER, typed)
    joint = JointObservation.objects.get()
    assert answer["Location"] == at("joint-plan", joint)
    assert (joint.state, joint.graded, OfferedTime.objects.count()) == ("proposed", True, 2)
    assert [turn(browser, who) for who in (house.host, house.visitor, house.teacher)] == [
        "",
        "Pick a time for Year 8 Science",
        "",
    ]

    offered = [str(time.pk) for time in OfferedTime.objects.all()]
    browser(house.visitor).post(at("joint-pick", joint), {"offered": offered[1], "reserve": offered[0], "accept": "on"})
    assert [turn(browser, who) for who in (house.visitor, house.teacher)] == ["", "Say yes or no to Year 8 Science"]
    assert "your turn" in words(browser(house.teacher).get(LIST))

    sent = {"version": str(joint.text_id), "appraiser": "none", "receives": "on", "accept": "on"}
    answer = browser(house.teacher).post(at("joint-agree", joint), sent, follow=True)
    assert "Dated Mon 14 January" in words(answer)
    joint.refresh_from_db()
    assert (joint.state, joint.lesson.starts_at) == ("scheduled", dt.datetime(2013, 1, 31, 11, tzinfo=dt.UTC))
    assert "Year 8 Science" in words(browser(house.visitor).get(LIST))


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"taught": ""}, "taught"),
        ({"taught": "nonsense"}, "taught"),
        ({"subject": ""}, "subject"),
        ({"subject": "s" * 41}, "subject"),
        ({"subject": "Sci\x00ence"}, "subject"),
        ({"year_group": "y" * 21}, "year_group"),
        ({"key_stage": ""}, "key_stage"),
        ({"key_stage": "9"}, "key_stage"),
        ({"home": ""}, "home"),
        ({"visitor": ""}, "visitor"),
        ({"visitor": "nonsense"}, "visitor"),
        ({"another": "nonsense"}, "another"),
        ({"reserve": "nonsense"}, "reserve"),
        ({"accept": ""}, "accept"),
        ({"day_0": ""}, "day_0"),
        ({"day_0": "2013-02-29"}, "day_0"),
        ({"day_0": "1900-01-01"}, "day_0"),
        ({"day_0": "2016-01-01"}, "day_0"),
        ({"day_0": "2013-01-01"}, "day_0"),
        ({"day_1": "2013-01-30", "from_1": "10:05", "until_1": "10:55"}, "day_1"),
        ({"day_1": ""}, "day_1"),
        ({"from_0": ""}, "from_0"),
        ({"from_0": "25:00"}, "from_0"),
        ({"from_0": "NaN"}, "from_0"),
        ({"until_0": "10:05"}, "until_0"),
        ({"until_0": "19:00"}, "day_0"),
        ({"day_0": "2013-10-27", "from_0": "01:30", "until_0": "02:30"}, "from_0"),
        ({"period_0": "p" * 21}, "period_0"),
        ({"room_0": "r" * 20_001}, "room_0"),
    ],
)
def test_bad_input_is_an_error_beside_its_field_and_nothing_is_lost(house, browser, typed, wrong, field):
    answer = browser(house.host).post(OFFER, {**typed, **wrong})

    form = answer.context["form"]
    assert list(form.errors) == [field]
    kept = next(each for each in ("subject", "room_0") if each != field)
    assert form[kept].value() == typed[kept]
    assert 'class="error-summary"' in answer.content.decode()
    assert JointObservation.objects.count() == 0


def test_the_same_person_twice_and_oneself_are_refused_beside_their_field(house, browser, typed):
    host = browser(house.host)
    same = host.post(OFFER, {**typed, "another": typed["visitor"]}).context["form"].errors
    own = host.post(OFFER, {**typed, "taught": typed["home"]}).context["form"].errors
    stands_by = host.post(OFFER, {**typed, "reserve": typed["visitor"]}).context["form"].errors

    assert dict(same) == {"another": ["Choose another person: the same one cannot observe twice"]}
    assert dict(own) == {"taught": ["Nobody observes themself: choose another teacher or other observers"]}
    assert dict(stands_by) == {"reserve": ["Choose somebody who does not take part otherwise"]}


def test_whoever_offers_without_observing_accepts_nothing(house, browser, typed):
    answer = browser(house.school_lead).post(OFFER, {**typed, "accept": ""})

    assert answer.status_code == 302
    assert turn(browser, house.visitor) == "Pick a time for Year 8 Science"


@pytest.mark.parametrize(
    ("sent", "field"),
    [
        ({"offered": "", "accept": "on"}, "offered"),
        ({"offered": "nonsense", "accept": "on"}, "offered"),
        ({"offered": "0", "reserve": "nonsense", "accept": "on"}, "reserve"),
        ({"offered": "0", "reserve": "0", "accept": "on"}, "reserve"),
        ({"offered": "0"}, "accept"),
    ],
)
def test_a_pick_that_is_none_stays_on_the_page(setting, house, browser, sent, field):
    joint = setting.offered(0, 1)
    known = [str(time.pk) for time in joint.offered_times.all()]
    sent = {name: known[int(value)] if value.isdigit() else value for name, value in sent.items()}

    answer = browser(house.visitor).post(at("joint-pick", joint), sent)

    assert (answer.status_code, list(answer.context["pick"].errors)) == (422, [field])
    assert "One thing to put right" in answer.content.decode()
    assert setting.again(joint).picked_at is None


@pytest.mark.parametrize(
    ("sent", "field"),
    [
        ({"appraiser": ""}, "appraiser"),
        ({"appraiser": "boss"}, "appraiser"),
        ({"appraiser": "rather"}, "appraiser"),
        ({"accept": ""}, "accept"),
        ({"version": "nonsense"}, "__all__"),
        ({"version": "11111111-1111-4111-8111-111111111111"}, "__all__"),
        ({"version": "v" * 41}, "version"),
    ],
)
def test_a_yes_that_is_none_schedules_nothing(setting, house, browser, sent, field):
    joint = setting.picked(setting.offered())
    whole = {"version": str(joint.text_id), "appraiser": "none", "accept": "on"}

    answer = browser(house.teacher).post(at("joint-agree", joint), {**whole, **sent})

    assert (answer.status_code, list(answer.context["form"].errors)) == (422, [field])
    assert setting.again(joint).state == "proposed"


def test_no_follows_the_appraiser_with_a_word_on_what_to_do(setting, house, browser):
    joint = setting.picked(setting.offered())

    answer = browser(house.teacher).post(
        at("joint-agree", joint), {"version": str(joint.text_id), "appraiser": "rather", "accept": "on"}
    )
    assert "Nobody is observed by their appraiser unless they choose it" in words(answer)
    browser(house.teacher).post(at("joint-decline", joint), {"reason": "Not with my appraiser"})

    assert (setting.again(joint).state, setting.again(joint).reason) == ("withdrawn", "Not with my appraiser")


def test_a_reason_of_301_characters_is_refused_and_kept(setting, house, browser):
    joint = setting.offered()

    answer = browser(house.visitor).post(at("joint-decline", joint), {"reason": "r" * 301})

    assert (answer.status_code, "r" * 301 in answer.content.decode()) == (422, True)
    assert setting.again(joint).state == "proposed"


@pytest.mark.parametrize("field", ["purpose", "who_sees", "never_shown", "withdrawing"])
@pytest.mark.parametrize("typed_text", ["", " ", "t" * 2001, "te\x00xt"])
def test_an_agreement_text_with_a_bad_paragraph_is_not_published(house, browser, field, typed_text):
    whole = dict.fromkeys(("purpose", "who_sees", "never_shown", "withdrawing"), "Words.")

    answer = browser(house.alliance_lead).post("/setup/agreement/", {**whole, field: typed_text})

    assert (answer.status_code, list(answer.context["form"].errors)) == (422, [field])
    assert AgreementText.objects.filter(scope_id=house.alliance.pk).count() == 0


def test_an_alliance_lead_publishes_the_next_version_and_the_first_line_stays(setting, house, browser):
    joint = setting.picked(setting.offered())
    whole = dict.fromkeys(("purpose", "who_sees", "never_shown", "withdrawing"), "Our own words.")

    browser(house.alliance_lead).post("/setup/agreement/", whole)

    page = words(browser(house.teacher).get(at("joint-agree", joint)))
    assert "Not for appraisal, capability or pay. What it is for Our own words." in page
    assert "This lesson is judged with grades." in page
    assert turn(browser, house.host) == "Say yes or no to Year 8 Science"


def test_a_cluster_lead_publishes_what_its_alliances_start_with(setting, house, browser):
    joint = setting.picked(setting.offered())
    whole = dict.fromkeys(("purpose", "who_sees", "never_shown", "withdrawing"), "The cluster’s words.")
    lead = browser(house.cluster_lead)
    assert "Everybody’s text is in force until you publish your own." in words(lead.get("/setup/agreement/cluster/"))
    assert "/setup/agreement/cluster/" in lead.get("/more/").content.decode()

    lead.post("/setup/agreement/cluster/", whole)

    assert "version 1, is in force wherever an alliance has not" in words(lead.get("/setup/agreement/cluster/"))
    assert "What it is for The cluster’s words." in words(browser(house.teacher).get(at("joint-agree", joint)))
    alliances = words(browser(house.alliance_lead).get("/setup/agreement/"))
    assert "The text of your cluster, version 1, is in force until you publish your own." in alliances


@pytest.mark.parametrize("wanted", ["no-id", "far"])
def test_a_cluster_lead_does_not_publish_for_another_cluster(house, browser, wanted):
    cluster = house.far_alliance.cluster_id if wanted == "far" else wanted

    address = f"/setup/agreement/cluster/?cluster={cluster}"
    whole = dict.fromkeys(("purpose", "who_sees", "never_shown", "withdrawing"), "The cluster’s words.")
    lead = browser(house.cluster_lead)

    assert [lead.get(address).status_code, lead.post(address, whole).status_code] == [404, 404]
    assert not AgreementText.objects.filter(scope_id__isnull=False).exists()


def test_who_leads_two_clusters_reaches_the_agreement_of_each(house, browser):
    cluster = Cluster.objects.get(pk=house.far_alliance.cluster_id)
    cluster_actions.give_role(
        person=house.cluster_lead, role="cluster_lead", scope=cluster, by=None, at=NOW, on=NOW.date()
    )
    page = browser(house.cluster_lead).get("/more/").content.decode()
    for each in (house.cluster, cluster):
        assert f"/setup/agreement/cluster/?cluster={each.pk}" in page
        assert f"for the alliances of {each.name}" in page


@pytest.mark.parametrize(
    ("sent", "field"),
    [
        ({"visits": "0"}, "visits"),
        ({"visits": "1.5"}, "visits"),
        ({"minutes": "NaN"}, "minutes"),
        ({"minutes": "1" * 31}, "minutes"),
    ],
)
def test_a_cap_that_is_none(house, browser, sent, field):
    answer = browser(house.school_lead).post("/setup/cap/", sent)

    assert list(answer.context["form"].errors) == [field]


def test_a_cap_is_set_and_taken_away(house, browser):
    lead = browser(house.school_lead)

    lead.post("/setup/cap/", {"visits": "3", "minutes": "180"})
    assert 'value="180"' in lead.get("/setup/cap/").content.decode()
    lead.post("/setup/cap/", {"visits": "", "minutes": ""})
    assert 'value="180"' not in lead.get("/setup/cap/").content.decode()


def test_a_school_lead_reads_each_persons_year_by_name(setting, house, browser):
    setting.scheduled()

    page = words(browser(house.school_lead).get("/setup/cap/"))

    assert "Hannah Host Not observed yet Sally Schoollead Not observed yet Tom Teacher 1 visit, 50 minutes" in page


def test_nobody_else_finds_the_pages_of_a_lesson(setting, house, browser):
    joint = setting.offered()

    for who in ("third", "school_lead", "alliance_lead", "far_teacher", "administrator"):
        client = browser(getattr(house, who))
        for name in ("joint-plan", "joint-offer", "joint-agree", "joint-decline", "joint-taught"):
            assert client.get(at(name, joint)).status_code == 404
        for name in ("joint-pick", "joint-none", "joint-wait", "joint-reserve-time", "joint-comfort"):
            assert client.post(at(name, joint)).status_code == 404
    assert setting.again(joint).state == "proposed"


def test_a_host_does_not_pick_and_a_visitor_does_not_offer(setting, house, browser):
    joint = setting.offered()
    offered = str(joint.offered_times.first().pk)

    assert browser(house.host).post(at("joint-pick", joint), {"offered": offered, "accept": "on"}).status_code == 403
    assert browser(house.visitor).get(at("joint-offer", joint)).status_code == 403


def test_a_form_opens_only_once_everyone_has_said_yes(setting, house, browser):
    joint = setting.picked(setting.offered())

    page = browser(house.host).get(at("joint-sheet", joint), follow=True)

    assert "its form opens once everyone has said yes" in words(page)


def test_calendar_files_are_of_the_lesson_and_the_conversation(setting, house, browser):
    joint = setting.picked(setting.offered())
    lesson, talk = (reverse("joint-calendar", args=[joint.pk, what]) for what in ("lesson", "talk"))
    assert browser(house.host).get(lesson).status_code == 404
    setting.yes(joint, "teacher")
    JointObservation.objects.update(talk_at=FIRST + A_DAY, talk_how="by phone")

    files = [browser(house.host).get(address).content.decode() for address in (lesson, talk)]

    assert ["DTSTART:20130130T100500Z" in files[0], "DTSTART:20130131T100500Z" in files[1]] == [True, True]
    assert browser(house.host).get(lesson.replace("lesson", "grade")).status_code == 404
    for file in files:
        for planted in ("Victor", "Tom", "Science", "observ", "judge"):
            assert planted not in file


def queries_of(client, address):
    client.get(address)
    with CaptureQueriesContext(connection) as asked:
        client.get(address)
    return len(asked)


def test_the_list_and_today_ask_as_often_for_one_as_for_three(setting, house, browser):
    setting.offered(0, 1)
    client = browser(house.visitor)
    one = [queries_of(client, address) for address in (LIST, "/")]
    setting.offered(7, 8)
    setting.picked(setting.offered(14))

    assert [queries_of(client, address) for address in (LIST, "/")] == one


def test_a_teachers_total_of_the_year_is_theirs_and_the_hosts_to_see(setting, house, browser):
    joint = setting.scheduled()

    assert "This school year: 1 visit, 50 minutes." in words(browser(house.teacher).get(at("joint-taught", joint)))
    assert "Tom Teacher (1 visit, 50 minutes; has not said how far)" in words(browser(house.host).get(OFFER))
    assert NOW < FIRST
