"""Every page of the room: who sees it, what it shows, and bad input beside its field."""

import re
import uuid

import pytest
from django.urls import reverse

from clusters import actions as cluster_actions
from tests.trios.cast import ROLE, SINCE, T0, day, moment
from trios import actions
from trios.models import LeaderNote, Report, Trio, Visit, Willingness
from trios.queries import next_for
from trios.steps import steps_of

pytestmark = pytest.mark.django_db
BAD_TEXTS = ["x\x00y", "x" * 20_001]


def pages_of(trio):
    """Addresses under a trio, and of one of its visits."""
    visit = trio.visits.order_by("kind", "pk").last()
    under = [
        reverse(name, args=[trio.pk]) for name in ("trio", "trio-dates", "trio-visits", "trio-debrief", "trio-aside")
    ]
    of_visit = [reverse(name, args=[visit.pk]) for name in ("trio-offer", "trio-been", "trio-calendar")]
    return [*under, reverse("trio-report", args=[trio.pk]), *of_visit]


@pytest.mark.parametrize("who", ["ann", "sle", "lead"])
def test_members_sles_and_leads_see_it(cast, browse, running, who):
    answer = browse(getattr(cast, who)).get(reverse("trio", args=[running.pk]))

    assert answer.status_code == 200
    assert b"led by Sue Sle" in answer.content


@pytest.mark.parametrize("who", ["stranger", "head", "far_sle", "cluster_lead", "administrator", "dan"])
def test_for_everybody_else_no_address_of_it_is_there(cast, browse, running, who):
    client = browse(getattr(cast, who))

    assert {client.get(address).status_code for address in pages_of(running)} == {404}
    pick = reverse("trio-pick", args=[running.visits.first().pk])
    assert client.post(pick, {"offer": uuid.uuid4()}).status_code == 404


def test_a_member_sees_but_does_not_steer(cast, browse, running):
    answer = browse(cast.ann).get(reverse("trio-dates", args=[running.pk]))

    assert answer.status_code == 403
    assert "whoever leads the trio" in answer.content.decode()


@pytest.mark.parametrize("name", ["trio-list", "trio-start", "trio-cascade", "trio-waiting", "diary-week"])
def test_the_room_is_open_to_a_teacher_of_the_alliance_even_while_it_is_empty(cast, browse, on_day, name):
    on_day(1)

    assert browse(cast.stranger).get(reverse(name)).status_code == 200


@pytest.mark.parametrize(
    ("name", "status"), [("trio-new", 403), ("trio-cover", 404), ("diary-quiet", 403), ("diary-travel", 403)]
)
def test_what_a_teacher_may_not(cast, browse, on_day, name, status):
    on_day(1)

    assert browse(cast.stranger).get(reverse(name)).status_code == status


def test_the_clusters_cascade_is_for_its_leads(cast, browse, running):
    address = reverse("trio-cluster-cascade", args=[cast.cluster.pk])

    assert b"1 SLE, 1 trio, 3 people" in browse(cast.cluster_lead).get(address).content
    assert browse(cast.sle).get(address).status_code == 404
    assert browse(cast.cluster_lead).get(f"{reverse('trio-cascade')}?term=x").status_code == 404


def test_a_debrief_before_the_visits_says_so_and_claims_none_of_them(cast, browse, on_day):
    on_day(3)
    trio = cast.trio(cast.ann, cast.bob, cast.cat)
    visits = cast.planned(trio)
    cast.been(visits[0], 2)
    client = browse(cast.sle)
    address = reverse("trio-debrief", args=[trio.pk])

    assert f"Nobody has noted yet that {len(visits) - 1} visits have been." in client.get(address).content.decode()
    client.post(address)

    trio.refresh_from_db()
    steps = steps_of(trio, list(trio.visits.all()))
    assert [step.when for step in steps[1:3]] == ["1 of 3 noted", "0 of 3 noted"]


def test_your_turn_offers_the_times_and_asks_for_one(cast, browse, running):
    client = browse(cast.ann)
    page = client.get(reverse("trio", args=[running.pk])).content.decode()
    assert "Pick a time to visit Bob" in page
    assert "You’re both free in all two." in page or "You’re both free" in page
    visit = Visit.objects.get(
        offers__isnull=False,
        starts_at__isnull=True,
        offers__place="Room 1",
        pk=running.visits.filter(offers__isnull=False).first().pk,
        offers__starts_at=moment(8),
    )

    client.post(reverse("trio-pick", args=[visit.pk]), {"offer": visit.offers.first().pk})

    visit.refresh_from_db()
    assert visit.starts_at == moment(8)
    calendar = client.get(reverse("trio-calendar", args=[visit.pk]))
    assert (calendar.headers["Content-Type"], b"BEGIN:VEVENT" in calendar.content) == (
        "text/calendar; charset=utf-8",
        True,
    )


@pytest.mark.parametrize("offer", ["", "x", "\x00", str(uuid.UUID(int=1))])
def test_a_pick_that_is_none_says_so(cast, browse, running, offer):
    visit = running.visits.filter(offers__isnull=False).first()

    answer = browse(cast.ann).post(reverse("trio-pick", args=[visit.pk]), {"offer": offer}, follow=True)

    assert answer.status_code == 200
    assert "ick a" in answer.content.decode()
    visit.refresh_from_db()
    assert visit.starts_at is None


def test_only_the_visitor_picks_and_only_the_host_offers(cast, browse, running):
    visit = running.visits.filter(offers__isnull=False).first()

    assert browse(cast.cat).post(reverse("trio-pick", args=[visit.pk]), {}).status_code == 403
    assert browse(cast.ann).get(reverse("trio-offer", args=[visit.pk])).status_code == 403
    assert browse(cast.ann).post(reverse("trio-none", args=[visit.pk])).status_code == 302
    assert visit.offers.count() == 0


@pytest.mark.parametrize(
    ("data", "said"),
    [
        ({"day_1": ""}, "Enter a date"),
        ({"day_1": "2013-13-45"}, "Enter a real date"),
        ({"day_1": "9999-01-01", "from_1": "10.00", "until_1": "11.00"}, "from 2005"),
        ({"day_1": "2013-01-20"}, "Enter a time, for example 11.20"),
        ({"day_1": "2013-01-20", "from_1": "25:99", "until_1": "x"}, "Enter a time, for example 11.20"),
        ({"day_1": "2013-01-20", "from_1": "11:00", "until_1": "10:00"}, "It ends before it starts"),
        ({"day_1": "2013-01-08", "from_1": "10:00", "until_1": "11:00"}, "This time is over already"),
        ({"day_1": "2013-01-20", "from_1": "10:00", "until_1": "11:00", "place_1": "x\x00"}, "Null characters"),
    ],
)
def test_bad_times_stay_beside_their_field(cast, browse, running, data, said):
    visit = running.visits.filter(offers__isnull=False).first()

    answer = browse(cast.bob).post(reverse("trio-offer", args=[visit.pk]), data)

    assert answer.status_code == 200
    assert said in answer.content.decode()


def test_dates_out_of_order_stay_beside_their_field(cast, browse, running):
    data = {"plan_on": "2013-01-20", "visits_from": "2013-01-10", "focus": "Who answers?"}

    answer = browse(cast.sle).post(reverse("trio-dates", args=[running.pk]), data).content.decode()

    assert "This lies before 20 January, which comes first" in answer
    assert 'value="Who answers?"' in answer


def test_a_parent_that_is_a_descendant_is_refused_beside_its_field(cast, browse, running):
    second = cast.trio(cast.dan, cast.eve, leader=cast.ann, covered=False)
    client, address = browse(cast.sle), reverse("trio-dates", args=[running.pk])

    assert "grew out of this one" in client.post(address, {"parents": [second.pk]}).content.decode()
    assert "not one of the available choices" in client.post(address, {"parents": ["\x00"]}).content.decode()
    assert not running.descents.exists()


def test_the_whole_cycle_through_pages(cast, browse, on_day):
    trio = cast.trio()
    on_day(1)
    people = [cast.ann, cast.bob, cast.cat]
    plan = {f"host_of_{who.pk}": str(whom.pk) for who, whom in zip(people, people[1:] + people[:1], strict=True)}
    browse(cast.sle).post(reverse("trio-visits", args=[trio.pk]), plan)
    for after, visit in enumerate(sorted(trio.visits.all(), key=lambda each: each.kind == "revisit"), start=10):
        on_day(after - 5)
        times = {"day_1": f"{day(after)}", "from_1": "10:00", "until_1": "11:00", "place_1": "Room 1"}
        browse(visit.host).post(reverse("trio-offer", args=[visit.pk]), times)
        browse(visit.visitor).post(reverse("trio-pick", args=[visit.pk]), {"offer": visit.offers.get().pk})
        on_day(after)
        browse(visit.visitor).post(reverse("trio-been", args=[visit.pk]), {"tried": f"Number {after}"})
    assert [item.title for item in next_for(cast.sle, moment(20))] == ["Hold the debrief of Trio 1"]
    browse(cast.sle).post(reverse("trio-debrief", args=[trio.pk]))
    assert [item.title for item in next_for(cast.ann, moment(20))] == ["Write what you take from Trio 1"]
    answers = {"own_teaching": "I pause.", "pupils": "They answer.", "would_lead": "yes", "lead_focus": "pauses"}
    browse(cast.ann).post(reverse("trio-report", args=[trio.pk]), answers)
    browse(cast.head).post(reverse("trio-head-view", args=[trio.pk, cast.schools["A"].pk]), {"again": "yes"})

    page = browse(cast.bob).get(reverse("trio", args=[trio.pk])).content.decode()

    assert Trio.objects.get().state == "finished"
    assert "I pause." in page
    assert "School A would take part again:" in page
    assert "Ann Able would lead one" in page
    assert Willingness.objects.get().focus == "pauses"


@pytest.mark.parametrize(
    ("data", "said"),
    [
        ({"aims": ""}, "Say whether you would lead another trio"),
        ({"own_teaching": "a", "pupils": "b", "would_lead": "perhaps"}, "Choose yes, not yet or no"),
        *[({"own_teaching": bad, "pupils": "b", "would_lead": "no"}, "haracters") for bad in BAD_TEXTS],
    ],
)
def test_bad_reports_stay_in_the_form(cast, browse, on_day, data, said):
    trio = cast.finished()
    on_day(21)

    answer = browse(cast.ann).post(reverse("trio-report", args=[trio.pk]), data)

    assert answer.status_code == 200
    assert said in answer.content.decode()
    assert not Report.objects.exists()


def test_a_head_says_yes_and_the_trio_starts(cast, browse, on_day):
    trio = cast.trio(cast.ann, cast.dan, covered=False)
    on_day(2)
    client = browse(cast.head)
    assert [item.title for item in next_for(cast.head, moment(2))] == [
        "Say yes to cover for Ann",
        "Say yes to cover for Dan",
    ]
    for member in trio.members.all():
        client.post(reverse("trio-cover-yes", args=[member.pk]))

    assert Trio.objects.get().state == "running"
    other = cast.trio(cast.bob, cast.cat, covered=False).members.first()
    assert client.post(reverse("trio-cover-yes", args=[other.pk])).status_code == 404
    assert browse(cast.eve).post(reverse("trio-cover-yes", args=[other.pk])).status_code == 403


@pytest.mark.parametrize("periods", ["", "0", "41", "1" + "0" * 30, "x", "\x00", "-1"])
def test_a_promise_of_no_real_number_is_refused(cast, browse, on_day, periods):
    on_day(1)
    address = reverse("trio-cover-promise", args=[cast.schools["A"].pk])

    answer = browse(cast.head).post(address, {"periods": periods})

    assert answer.status_code == 200
    assert "error-summary" in answer.content.decode()
    assert browse(cast.head).get(reverse("trio-cover-promise", args=[cast.schools["B"].pk])).status_code == 404


def test_the_start_page_is_written_by_leaders(cast, browse, on_day):
    on_day(1)
    browse(cast.sle).post(reverse("trio-rules"), {"text": "No grades."})
    browse(cast.ann).post(reverse("trio-note"), {"post": "middle", "did": "<b>I went first</b>"})
    browse(cast.head).post(reverse("trio-cover-promise", args=[cast.schools["A"].pk]), {"periods": "4"})

    page = browse(cast.stranger).get(reverse("trio-start")).content.decode()

    assert "1 of 3 heads have said yes to cover" in page
    assert "No grades." in page
    assert "&lt;b&gt;I went first" in page
    assert browse(cast.ann).get(reverse("trio-rules")).status_code == 403
    assert LeaderNote.objects.get().post == "middle"


def test_the_waiting_list_is_whole_for_who_looks_after_it(cast, browse, on_day):
    on_day(1)
    browse(cast.dan).post(reverse("trio-waiting"), {"kind": "lead", "focus": "practical work"})

    assert "Dan Dene" in browse(cast.sle).get(reverse("trio-waiting")).content.decode()
    assert "Dan Dene" not in browse(cast.eve).get(reverse("trio-waiting")).content.decode()
    assert browse(cast.dan).post(reverse("trio-waiting-end", args=["other"])).status_code == 404
    browse(cast.dan).post(reverse("trio-waiting-end", args=["lead"]))
    assert not Willingness.objects.filter(ended_on__isnull=True).exists()


def test_a_quiet_schools_reason_stays_with_its_leads(cast, browse, on_day):
    trio = cast.trio(covered=False)
    on_day(1)
    data = {"starts_on": "2013-01-07", "ends_on": "2013-01-18", "reason": "inspection"}
    head = browse(cast.head)
    assert (
        "It ends before it starts"
        in head.post(reverse("diary-quiet"), data | {"ends_on": "2013-01-01"}).content.decode()
    )
    head.post(reverse("diary-quiet"), data)
    assert "inspection" in head.get(reverse("diary-quiet")).content.decode()

    page = browse(cast.sle).get(reverse("trio", args=[trio.pk])).content.decode()

    assert "not available until 18 January" in page
    assert "inspection" not in page


def test_minutes_between_schools_are_edited_by_sles(cast, browse, on_day):
    on_day(1)
    client = browse(cast.sle)
    field = re.search(r'name="([0-9a-f_-]{73})"', client.get(reverse("diary-travel")).content.decode())[1]

    assert "at most" in client.post(reverse("diary-travel"), {field: "1" + "0" * 30}).content.decode()
    assert client.post(reverse("diary-travel"), {field: "22"}).status_code == 302
    assert 'value="22"' in client.get(reverse("diary-travel")).content.decode()


def test_ones_week_is_ones_own(cast, browse, on_day):
    on_day(1)
    data = {"kind": "planning", "day": "3", "starts_at": "13:20", "ends_at": "14:05"}
    browse(cast.ann).post(reverse("diary-week"), data)
    time = cast.ann.weekly_times.get()

    assert browse(cast.bob).post(reverse("diary-week-remove", args=[time.pk])).status_code == 404
    assert "13.20" not in browse(cast.bob).get(reverse("diary-week")).content.decode()
    assert "Choose a school day" in browse(cast.ann).post(reverse("diary-week"), data | {"day": "9"}).content.decode()
    browse(cast.ann).post(reverse("diary-week-remove", args=[time.pk]))
    assert not cast.ann.weekly_times.exists()


def test_nobody_is_let_in_without_signing_in(client, cast):
    trio = cast.trio()

    assert {client.get(address).status_code for address in [reverse("trio-list"), reverse("trio", args=[trio.pk])]} == {
        302
    }


def test_who_moves_away_keeps_the_trios_they_were_in(cast, browse, on_day):
    trio = cast.trio()
    cluster_actions.give_role(person=cast.far_sle, role=ROLE.TEACHER, scope=cast.schools["A"], by=None, at=T0, on=SINCE)
    on_day(1)

    assert browse(cast.far_sle).get(reverse("trio", args=[trio.pk])).status_code == 404
    assert browse(cast.far_sle).get(reverse("trio-cascade")).status_code == 200


def test_a_cluster_lead_finds_the_cascade_of_the_cluster_and_of_each_alliance(cast, browse, running):
    client = browse(cast.cluster_lead)
    whole = reverse("trio-cluster-cascade", args=[cast.cluster.pk])

    assert f'href="{whole}"' in client.get(reverse("trio-list")).content.decode()
    page = client.get(whole).content.decode()
    for alliance in (cast.alliance, cast.far):
        address = f"{reverse('trio-cascade')}?alliance={alliance.pk}"
        assert f'href="{address}"' in page
        assert client.get(address).status_code == 200


def test_a_planned_trio_says_whose_cover_is_to_come(cast, browse, on_day):
    trio = cast.trio(covered=False)
    actions.say_yes(member=trio.members.first(), by=cast.head, at=moment(1), on=day(1))
    on_day(2)

    page = browse(cast.bob).get(reverse("trio", args=[trio.pk])).content.decode()

    assert "One of three has a yes from their head. Still to come: Bob, Cat." in page


def test_reports_are_shown_in_full_with_who_owes_one_and_who_would_lead(cast, browse, on_day):
    trio = cast.finished()
    answers = {
        "own_teaching": "I pause.",
        "pupils": "They answer.",
        "would_lead": "yes",
        "lead_focus": "pauses",
        "shared": "At the staff meeting; two use it.",
        "connected": "much",
        "compared": "Better than a day away.",
    }
    actions.send_report(trio=trio, answers=answers, by=cast.ann, at=moment(21), on=day(21))
    on_day(22)

    page = browse(cast.sle).get(reverse("trio", args=[trio.pk])).content.decode()

    for said in ("I pause.", "two use it.", "Much more", "Better than a day away."):
        assert said in page
    assert "1 of 3 have written. Still to come: Bob, Cat." in page
    assert "Ann would lead a trio, on pauses" in page
    assert "Find three for Ann" not in browse(cast.bob).get(reverse("trio", args=[trio.pk])).content.decode()


def test_the_cascade_draws_who_visited_whom(cast, browse, on_day):
    cast.been(cast.planned(cast.trio())[0], 5)
    on_day(6)

    page = browse(cast.ann).get(reverse("trio-cascade")).content.decode()

    assert 'aria-label="One visit by department: English visited Maths once."' in page
    assert "1 of 1 visit crossed departments; 2 of 3 pairs of departments have never met" in page
