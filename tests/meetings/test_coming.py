"""Who may see and run a meeting, invitations, attendance, the poll."""

import datetime as dt

import pytest
from django.core import mail
from django.urls import reverse
from icalendar import Calendar

from clusters.meetings import actions as meeting_actions
from clusters.models import Meeting
from clusters.refusals import Refused
from people.models import User
from tests.meetings.conftest import MORNING, START

pytestmark = pytest.mark.django_db


def go(as_, who, meeting, name, /, **data):
    client, address = as_(who), reverse(name, args=[meeting.pk])
    return client.post(address, data) if data else client.get(address)


def test_a_facilitator_from_outside_sees_that_meeting_and_no_other(
    house, meeting, plan, as_, django_capture_on_commit_callbacks
):
    other = plan(start=START + dt.timedelta(days=70))
    with django_capture_on_commit_callbacks(execute=True):
        go(as_, house.cluster_lead, meeting, "meeting-guest", name="Natalie Guest", email="guest@example.org")
    guest = User.objects.get(email="guest@example.org")
    assert [letter.to for letter in mail.outbox] == [["guest@example.org"]]
    assert go(as_, guest, meeting, "meeting").status_code == 200
    assert go(as_, guest, meeting, "meeting-agenda").status_code == 200
    assert go(as_, guest, other, "meeting").status_code == 404
    assert (
        as_(guest).get(reverse("meeting-series-minutes", args=[meeting.series_id])).context["all"][0].meeting == meeting
    )
    assert len(as_(guest).get(reverse("meeting-list")).context["series"][0].meetings) == 1
    assert as_(guest).get(reverse("update-write", args=[house.alliance.pk])).status_code == 404
    assert as_(guest).get(reverse("today")).status_code == 200


def test_members_read_and_do_not_run(house, meeting, as_):
    assert go(as_, house.host, meeting, "meeting").status_code == 200
    for name in ("meeting-move-on", "meeting-outcome"):
        assert go(as_, house.alliance_lead, meeting, name, step="begin", kind="note", text="x").status_code == 403
    assert go(as_, house.far_teacher, meeting, "meeting-move-on", step="begin").status_code == 404


def test_a_meeting_of_an_alliance_is_its_own(house, plan, as_):
    ours = plan(alliance=house.alliance)
    assert go(as_, house.host, ours, "meeting").status_code == 200
    assert go(as_, house.avon_lead, ours, "meeting").status_code == 404
    assert go(as_, house.alliance_lead, ours, "meeting-agenda").status_code == 200


def test_who_leads_an_alliance_writes_its_summary_and_no_others(house, meeting, as_):
    def summary(alliance):
        address = reverse("meeting-summary", args=[meeting.pk, alliance.pk])
        return as_(house.alliance_lead).post(address, {f"line_{n}": f"Point {n}" for n in range(1, 7)}).status_code

    assert (summary(house.alliance), summary(house.avon)) == (302, 404)
    assert meeting.turns.get(alliance=house.alliance).summary.splitlines() == [f"Point {n}" for n in range(1, 6)]


def test_a_meeting_becomes_a_call_and_keeps_its_pack(house, meeting, as_):
    before = list(meeting.items.values_list("pk", flat=True))
    data = {"title": "Cluster meeting", "day": "2013-02-25", "starts": "12:30", "ends": "14:00", "mode": "call"}
    assert go(as_, house.cluster_lead, meeting, "meeting-change", **data).status_code == 302
    page = go(as_, house.host, meeting, "meeting").context["page"]
    assert "Conference call in place of a meeting; the pack is unchanged." in page.lede
    assert list(meeting.items.values_list("pk", flat=True)) == before


def test_the_form_offers_the_facilitator_from_outside_too(house, meeting, as_):
    meeting_actions.seat_guest(meeting=meeting, person=house.far_teacher, by=house.cluster_lead, at=MORNING)
    page = go(as_, house.cluster_lead, meeting, "meeting-change")
    assert page.status_code == 200
    assert [each.name for each in page.context["form"].fields["facilitator"].queryset] == [
        "Alan Alliancelead",
        "Avril Avonlead",
        "Clara Clusterlead",
        "Fred Far",
    ]


def test_to_an_alliances_own_meeting_its_schools_people_can_be_asked(house, plan, as_):
    ours = plan(alliance=house.alliance)
    page = go(as_, house.alliance_lead, ours, "meeting-people")
    names = [each.name for each in page.context["form"].fields["people"].queryset]
    assert names == ["Hannah Host", "Sally Schoollead", "Thea Third", "Tom Teacher", "Victor Visitor"]


def test_the_second_of_two_who_write_a_summary_is_shown_both(house, meeting, as_):
    client, address = as_(house.alliance_lead), reverse("meeting-summary", args=[meeting.pk, house.alliance.pk])
    seen = client.get(address).context["form"]["seen"].value()
    assert client.post(address, {"seen": seen, "line_1": "First"}).status_code == 302
    late = client.post(address, {"seen": seen, "line_1": "Second"})
    assert (late.status_code, late.context["conflict"]) == (409, [("The summary", "Second", "First")])
    assert late.context["form"]["line_1"].value() == "Second"
    again = {"seen": late.context["form"]["seen"].value(), "line_1": "Both"}
    assert client.post(address, again).status_code == 302
    assert meeting.turns.get(alliance=house.alliance).summary == "Both"


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("day", "2013-02-29"),
        ("day", "1900-01-01"),
        ("starts", "25:00"),
        ("ends", "12:30"),
        ("mode", "x"),
        ("title", ""),
    ],
)
def test_what_cannot_be_is_said_beside_its_field(house, meeting, as_, field, value):
    good = {"title": "Ours", "day": "2013-02-25", "starts": "12:30", "ends": "14:00", "mode": "face"}
    page = go(as_, house.cluster_lead, meeting, "meeting-change", **(good | {field: value}))
    assert (page.status_code, set(page.context["form"].errors)) == (200, {field})


def test_the_calendar_file_keeps_its_uid_and_counts_up(house, meeting, as_):
    def event():
        file = go(as_, house.host, meeting, "meeting-calendar").content
        return next(iter(Calendar.from_ical(file).walk("VEVENT")))

    first = event()
    meeting_actions.change_meeting(
        meeting=meeting,
        facts=meeting_actions.MeetingFacts("Cluster meeting", START, START + dt.timedelta(hours=1), "call"),
        facilitator=None,
        by=house.cluster_lead,
        at=MORNING,
    )
    second = event()
    assert first["uid"] == second["uid"]
    assert (first["sequence"], second["sequence"]) == (0, 1)


def test_invitations_leave_with_the_file(house, meeting, as_, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        go(as_, house.cluster_lead, meeting, "meeting-people", step="send")
    people = {seat.person.email for seat in meeting.seats.select_related("person")}
    assert {letter.to[0] for letter in mail.outbox} == people
    assert mail.outbox[0].attachments[0][0] == "meeting.ics"


def test_attendance_is_counted_in_the_heading(house, meeting, as_):
    seats = list(meeting.seats.all())
    asked = [seat.pk for seat in seats]
    go(as_, house.cluster_lead, meeting, "meeting-people", step="attendance", listed=asked, came=asked[:1])
    assert go(as_, house.host, meeting, "meeting").context["page"].lede.endswith(f"1 of {len(seats)} there.")


def test_a_poll_without_answers_says_so_and_closes_with_a_choice(house, meeting, as_):
    go(as_, house.cluster_lead, meeting, "meeting-poll", step="propose", starts_at="2013-05-13T12:30")
    date = meeting.poll_dates.get()
    assert "No answers yet." in go(as_, house.host, meeting, "meeting-poll").content.decode()
    go(as_, house.host, meeting, "meeting-poll", step="answer", can=[date.pk])
    assert go(as_, house.host, meeting, "meeting-poll").context["dates"][0].can == ("Hannah Host",)
    assert go(as_, house.host, meeting, "meeting-poll", step="choose", date=date.pk).status_code == 403
    go(as_, house.cluster_lead, meeting, "meeting-poll", step="choose", date=date.pk)
    assert Meeting.objects.get(pk=meeting.pk).next_at == date.starts_at
    go(as_, house.avon_lead, meeting, "meeting-poll", step="answer", can=[])
    assert date.answers.count() == 1


@pytest.mark.parametrize(
    "when", ["", "x", "2013-02-29T12:30", "1900-01-01T12:30", "2013-02-01T12:30", "9999-99-99T99:99"]
)
def test_a_date_that_cannot_be_is_said_beside_its_field(house, meeting, as_, when):
    page = go(as_, house.cluster_lead, meeting, "meeting-poll", step="propose", starts_at=when)
    assert (page.status_code, set(page.context["form"].errors)) == (200, {"starts_at"})


def test_a_meeting_is_planned_in_a_scope_of_ones_own(house, as_):
    data = {"series": "Ours", "title": "M", "day": "2013-03-01", "starts": "12:30", "ends": "14:00", "mode": "call"}
    address = reverse("meeting-new")
    refused = as_(house.alliance_lead).post(address, data | {"scope_key": f"cluster-{house.cluster.pk}"})
    assert set(refused.context["form"].errors) == {"scope_key"}
    as_(house.alliance_lead).post(address, data | {"scope_key": f"alliance-{house.alliance.pk}"})
    assert Meeting.objects.get().series.alliance == house.alliance


@pytest.mark.parametrize(("who", "whose"), [("cluster_lead", "Cluster"), ("alliance_lead", "Alliance")])
def test_a_new_meeting_is_called_after_whose_it_most_likely_is(house, as_, who, whose):
    form = as_(getattr(house, who)).get(reverse("meeting-new")).context["form"]
    assert (form["series"].value(), form["title"].value()) == (f"{whose} meetings", f"{whose} meeting")


@pytest.mark.parametrize(("choice", "items"), [("minutes", 5), ("empty", 0), ("last", 6)])
def test_a_meeting_starts_from_the_agenda_that_is_chosen(house, meeting, as_, choice, items):
    meeting.items.create(order=6, title="Tea", minutes=10)
    data = {"title": "M", "day": "2013-05-01", "starts": "12:30", "ends": "14:00", "mode": "face", "agenda": choice}
    scope = {"scope_key": f"cluster-{house.cluster.pk}", "series": "Cluster meetings"}
    as_(house.cluster_lead).post(reverse("meeting-new"), data | scope)
    assert Meeting.objects.get(title="M").items.count() == items
    first = data | scope | {"series": "Another", "title": "N", "agenda": "last"}
    assert set(as_(house.cluster_lead).post(reverse("meeting-new"), first).context["form"].errors) == {"agenda"}


def test_nobody_is_invited_where_nobody_is_asked(house, meeting):
    meeting.seats.all().delete()
    with pytest.raises(Refused, match="Nobody is asked yet"):
        meeting_actions.send_invitations(meeting=meeting, by=house.cluster_lead, at=MORNING)
