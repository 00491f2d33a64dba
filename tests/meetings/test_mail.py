"""One mail about all alliances, pasted as it went round: sorted, looked over, and kept."""

import collections
import re
import uuid
from pathlib import Path

import pytest
from django.urls import reverse

from clusters import actions as cluster_actions
from clusters.meetings.forms.preparing import SummaryForm
from clusters.models import Alliance, Meeting, Outcome, ProgressUpdate, Turn
from clusters.updates.mail import read_mail, rows_of, sorted_lines
from tests.world import T0

pytestmark = pytest.mark.django_db
MAIL = (Path(__file__).parent / "the_mail.txt").read_text()
BULLETS = [" ".join(line.replace("•", "", 1).split()) for line in MAIL.splitlines() if line.strip().startswith("•")]
WOODROFFE, POOL, SALTFORD = (
    "Woodroffe School – Teaching School Alliance",
    "Pool Academy – Teaching School Alliance",
    "Saltford Teaching School Alliance",
)


@pytest.fixture
def three(house):
    """The alliances of the minutes; Alan, who leads the first, is asked too."""
    Alliance.objects.filter(pk=house.alliance.pk).update(name=WOODROFFE)
    Alliance.objects.filter(pk=house.avon.pk).update(name=POOL)
    house.alliance.refresh_from_db()
    house.avon.refresh_from_db()
    house.saltford = cluster_actions.start_alliance(cluster=house.cluster, name=SALTFORD, by=None, at=T0)
    return house


@pytest.fixture
def meeting(three, plan):
    return plan()


@pytest.fixture
def lead(three, as_):
    return as_(three.cluster_lead)


@pytest.fixture
def press(meeting):
    address = reverse("meeting-mail", args=[meeting.pk])

    def pressed(client, step="look", pasted=MAIL, **chosen):
        return client.post(address, {"pasted": pasted, "step": step, **chosen})

    return pressed


def choices(page):
    """What the preview would send as it is drawn."""
    sides = page.context["sides"]
    chosen = {f"seen_{side.turn.alliance_id}": side.seen for side in sides}
    chosen["short"] = [tick.line.number for side in sides for tick in side.ticks if tick.is_ticked]
    chosen["drawn"] = [side.turn.alliance_id for side in sides if side.ticks]
    chosen["noted"] = [side.turn.alliance_id for side in sides if side.noted or side.may_write]
    chosen |= {"read": page.context["read"], "sorted": page.context["form"].mark}
    return chosen


def texts(page):
    """Every line that the preview shows, as often as it shows it."""
    shown = page.content.decode().split("<details")[0]
    items = re.findall(r'<li>([^<]*)</li>|class="choice__words">([^<]*)', shown)
    return collections.Counter("".join(pair).strip() for pair in items)


def test_the_mail_of_the_minutes_is_recognised_and_every_bullet_shown_exactly_once(lead, press):
    page = press(lead)
    sides = page.context["sides"]
    assert page.context["found"] == "Pool, Saltford and Woodroffe"
    assert {side.turn.alliance.name: len(side.ticks) for side in sides} == {WOODROFFE: 9, POOL: 15, SALTFORD: 6}
    shown = texts(page)
    assert len(BULLETS) == 30
    escaped = [bullet.replace("&", "&amp;").replace("'", "&#x27;") for bullet in BULLETS]
    assert [shown[bullet] for bullet in escaped] == [1] * 30


def test_nothing_of_the_mail_is_lost_between_the_alliances_and_what_is_under_none(lead, press):
    page = press(lead)
    left = [row.text for passage in page.context["form"].loose for row in passage.rows]
    told = [tick.line.text for side in page.context["sides"] for tick in side.ticks]
    headings = ["Woodroffe School –Teaching School Alliance", POOL, SALTFORD, *["Next steps"] * 3]
    pasted = [" ".join(line.replace("•", "", 1).split()) for line in MAIL.splitlines() if line.strip()]
    assert sorted([*left, *told, *headings]) == sorted(pasted)
    assert left[0] == "Cluster Meeting Update"
    assert "a) Activity undertaken this term" in left


def test_first_five_are_ticked_and_the_rest_has_its_headings(lead, press):
    (pool,) = [side for side in press(lead).context["sides"] if side.turn.alliance.name == POOL]
    assert [len(ticks) for _, ticks in pool.parts] == [9, 3, 3]
    assert [heading for heading, _ in pool.parts] == ["", "c) Challenges", "Next steps"]
    assert [tick.is_ticked for tick in pool.ticks] == [True] * 5 + [False] * 10
    assert [number for number, tick in enumerate(pool.ticks, 1) if tick.is_long] == [6, 7]


def test_kept_by_who_runs_the_meeting_it_is_in_the_summaries_and_the_rest_among_the_notes(lead, press, meeting, three):
    page = press(lead)
    for _ in range(2):  # pressed twice
        kept = press(lead, "keep", **choices(page))
        assert (kept.status_code, kept.url) == (302, reverse("meeting", args=[meeting.pk]))
    summaries = {turn.alliance.name: turn.summary.splitlines() for turn in Turn.objects.select_related("alliance")}
    assert {name: len(lines) for name, lines in summaries.items()} == {WOODROFFE: 5, POOL: 5, SALTFORD: 3}
    notes = list(Outcome.objects.values_list("text", flat=True))
    told = [line for lines in summaries.values() for line in lines]
    assert sorted([*told, *notes]) == sorted(BULLETS)
    assert set(Outcome.objects.filter(text__startswith="The Ofsted").values_list("alliance", "kind")) == {
        (three.saltford.pk, "note")
    }
    assert not ProgressUpdate.objects.exists()
    seen = lead.get(reverse("meeting", args=[meeting.pk]))
    assert "The quick summary of Pool, Saltford and Woodroffe is kept. The rest is among" in seen.content.decode()


def test_a_summary_that_is_kept_can_be_changed_on_its_own_page(lead, press, meeting, three):
    press(lead, "keep", **choices(press(lead)))
    turn = Turn.objects.get(alliance=three.avon)
    form = SummaryForm(turn=turn)
    data = {name: form[name].value() for name in form.fields}
    assert SummaryForm(data, turn=turn).is_valid()


def test_who_leads_an_alliance_and_runs_the_meeting_has_the_rest_in_its_update(press, meeting, three, as_):
    Meeting.objects.update(facilitator=three.alliance_lead)
    cluster_actions.write_update(
        alliance=three.alliance, term=three.term, parts={"challenges": "No cover."}, by=three.alliance_lead, at=T0
    )
    client = as_(three.alliance_lead)
    page = press(client)
    for _ in range(2):
        assert press(client, "keep", **choices(page) | {"noted": []}).status_code == 302
    update = ProgressUpdate.objects.get()
    assert update.challenges.splitlines()[0] == "No cover."
    assert [len(getattr(update, name).splitlines()) for name in ("challenges", "next_steps", "unsorted")] == [3, 1, 1]
    assert not Outcome.objects.exists()  # of the others nothing was to be noted


def test_a_summary_that_is_there_is_warned_of_and_stays_without_a_tick(lead, press, meeting, three):
    turn = Turn.objects.get(alliance=three.saltford)
    Turn.objects.filter(pk=turn.pk).update(summary="Story Box.")
    page = press(lead)
    assert page.content.decode().count("A summary is there already.") == 1
    press(lead, "keep", **choices(page))
    turn.refresh_from_db()
    assert turn.summary == "Story Box."
    assert Outcome.objects.filter(alliance=three.saltford).count() == 6  # its lines went with the rest
    press(lead, "keep", **choices(page), instead=[three.saltford.pk])
    turn.refresh_from_db()
    assert len(turn.summary.splitlines()) == 3


def test_a_summary_that_somebody_writes_meanwhile_is_shown_and_nothing_is_kept(lead, press, meeting, three):
    chosen = choices(press(lead))
    Turn.objects.filter(alliance=three.saltford).update(summary="Written meanwhile.")
    for instead in ([], [three.saltford.pk]):
        late = press(lead, "keep", **chosen, instead=instead)
        assert late.status_code == 409
        assert "Written meanwhile." in late.content.decode()
    assert set(Turn.objects.values_list("summary", flat=True)) == {"", "Written meanwhile."}
    assert not Outcome.objects.exists()
    assert press(lead, "keep", **choices(late), instead=instead).status_code == 302
    assert "Written meanwhile." not in Turn.objects.get(alliance=three.saltford).summary


def test_an_alliance_left_out_meanwhile_is_under_none_and_nothing_is_lost(lead, press, meeting, three):
    chosen = choices(press(lead))
    Turn.objects.filter(alliance=three.saltford).delete()
    page = press(lead, "again", **chosen)
    assert page.context["found"] == "Pool and Woodroffe"
    assert [passage.heading for passage in page.context["form"].loose] == ["", SALTFORD]
    assert texts(page)[BULLETS[-1]] == 1


@pytest.mark.parametrize("step", ["again", "keep"])
def test_what_was_looked_over_under_another_alliance_is_not_kept(lead, press, meeting, three, step):
    chosen = choices(press(lead))
    Turn.objects.filter(alliance=three.saltford).delete()
    page = press(lead, step, **chosen, to_0=three.avon.pk)
    assert page.status_code == 409
    assert texts(page)[BULLETS[-1]] == 1
    assert [field.value() for _, field in page.context["form"].assigned()] == [None, None]
    assert not Outcome.objects.exists()
    assert press(lead, "keep", **choices(page)).status_code == 302


def test_what_is_changed_beside_the_preview_is_looked_over_before_it_is_kept(lead, press, meeting):
    page = press(lead)
    pasted = MAIL.replace("• ", "• One line more\n• ", 1)
    again = press(lead, "keep", pasted, **choices(page))
    assert (again.status_code, Outcome.objects.count()) == (200, 0)
    assert "You changed what was pasted" in again.content.decode()
    assert press(lead, "keep", pasted.replace("\n", "\r\n"), **choices(again)).status_code == 302


def test_what_is_no_longer_ones_own_to_write_becomes_notes(press, meeting, three, as_):
    client = as_(three.alliance_lead)
    Meeting.objects.filter(pk=meeting.pk).update(facilitator=three.alliance_lead)
    cluster_actions.write_update(alliance=three.alliance, term=three.term, parts={"activity": "A"}, by=None, at=T0)
    page = press(client)
    chosen = choices(page)
    ProgressUpdate.objects.filter(alliance=three.alliance).update(state="final")
    assert press(client, "keep", **chosen).status_code == 302
    assert Outcome.objects.filter(alliance=three.alliance).count() == 4


def test_a_meeting_without_a_term_keeps_the_rest_as_notes(press, meeting, three, as_):
    Meeting.objects.filter(pk=meeting.pk).update(facilitator=three.alliance_lead, term=None)
    three.cluster.terms.update(starts_on="2099-01-01", ends_on="2099-02-01")
    page = press(as_(three.alliance_lead))
    assert not any(side.may_write for side in page.context["sides"])
    assert press(as_(three.alliance_lead), "keep", **choices(page)).status_code == 302
    assert Outcome.objects.count() == 30 - 13


def test_more_lines_than_anybody_looks_over_are_refused_beside_the_field(lead, press):
    page = press(lead, pasted="a\n" * 501)
    assert "more than 500 lines" in str(page.context["form"].errors["pasted"])


def test_more_than_five_are_refused_beside_the_lines_and_the_ticks_stay(lead, press, three):
    page = press(lead)
    chosen = choices(page)
    woodroffe = next(side for side in page.context["sides"] if side.turn.alliance.name == WOODROFFE)
    chosen["short"] += [tick.line.number for tick in woodroffe.ticks[5:]]
    again = press(lead, "keep", **chosen)
    side = next(side for side in again.context["sides"] if side.turn.alliance.name == WOODROFFE)
    assert (again.status_code, side.problem) == (200, "9 are ticked. Tick at most 5.")
    assert all(tick.is_ticked for tick in side.ticks)
    assert "9 are ticked. Tick at most 5." in again.content.decode()
    assert set(Turn.objects.values_list("summary", flat=True)) == {""}


def test_what_is_under_no_alliance_can_be_given_to_one(lead, press, three):
    pasted = MAIL.replace("Saltford Teaching School Alliance", "Salt ford TSA")
    page = press(lead, pasted=pasted)
    assert page.context["found"] == "Pool and Woodroffe"
    place = [passage.heading for passage in page.context["form"].loose].index("Salt ford TSA")
    given = {f"to_{place}": three.saltford.pk}
    for step in ("again", "keep"):  # what was not looked over is not kept
        again = press(lead, step, pasted, **choices(page), **given)
        side = next(side for side in again.context["sides"] if side.turn.alliance.name == SALTFORD)
        assert (side.under, [tick.is_ticked for tick in side.ticks]) == (("Salt ford TSA",), [True] * 3 + [False] * 3)
        assert (again.status_code, Outcome.objects.count()) == (200, 0)
    chosen = choices(again) | given
    chosen["short"].remove(side.ticks[0].line.number)
    assert press(lead, "keep", pasted, **chosen).status_code == 302
    kept = Turn.objects.get(alliance=three.saltford).summary.splitlines()
    assert kept == [tick.line.text for tick in side.ticks[1:3]]
    wrong = press(lead, "keep", pasted, **choices(page), **{f"to_{place}": "x"})
    assert "Choose an alliance of this meeting" in wrong.content.decode()


def test_an_empty_mail_says_so_and_one_of_nobody_shows_everything(lead, press):
    assert "Paste the mail first" in press(lead, pasted=" ").content.decode()
    page = press(lead, pasted="Dear all\nSee you on Monday")
    assert "No alliance is recognised" in page.content.decode()
    assert (texts(page)["Dear all"], texts(page)["See you on Monday"]) == (1, 1)


def test_only_who_runs_the_meeting_pastes_for_all(press, meeting, three, as_):
    for who, status in ((three.alliance_lead, 403), (three.host, 403), (three.far_teacher, 404)):
        assert press(as_(who)).status_code == status
    way = reverse("meeting-mail", args=[meeting.pk])
    for who, there in ((three.cluster_lead, 1), (three.alliance_lead, 0)):
        page = as_(who).get(reverse("meeting", args=[meeting.pk])).content.decode()
        assert page.count(way) == there


def test_a_full_update_refuses_all_of_it(press, meeting, three, as_):
    Meeting.objects.update(facilitator=three.alliance_lead)
    parts = {"next_steps": "x" * 19_900}
    cluster_actions.write_update(alliance=three.alliance, term=three.term, parts=parts, by=three.alliance_lead, at=T0)
    client = as_(three.alliance_lead)
    page = press(client, "keep", **choices(press(client)))
    assert "There is no room left in the update of Woodroffe" in page.content.decode()
    assert set(Turn.objects.values_list("summary", flat=True)) == {""}


def test_a_note_longer_than_notes_are_is_kept_in_pieces(lead, press, three):
    long = " ".join(["learning"] * 200)
    pasted = f"Saltford TSA\n\n• Short\n• {long}"
    press(lead, "keep", pasted, **choices(press(lead, pasted=pasted)))
    assert " ".join(Outcome.objects.order_by("typed_at").values_list("text", flat=True)).split() == long.split()


W, P, S = (uuid.UUID(int=number) for number in range(1, 4))
NAMES = {W: [WOODROFFE, "The Woodroffe School"], P: [POOL, "Pool Academy"], S: [SALTFORD]}


@pytest.mark.parametrize(
    ("heading", "whose"),
    [
        ("Woodroffe School –Teaching School Alliance", W),
        ("Woodroffe\xa0School\xa0-\xa0Teaching School Alliance", W),
        ("  THE WOODROFFE SCHOOL", W),
        ("Woodroffe:", W),
        ("2. Pool Academy – Teaching School Alliance", P),
        ("\tPool\tTSA", P),
        ("> Saltford", S),
        ("Update from Saltford Teaching School Alliance", S),
        ("\u200bSaltford Teaching School Alliance\ufeff", S),
        ("• Saltford", None),
        ("Saltford has begun", None),
        ("Teaching School Alliance", None),
    ],
)
def test_a_heading_is_recognised_however_it_is_written(heading, whose):
    found = [passage.alliance for passage in read_mail(f"Dear all\n\n{heading}\n\n• One", NAMES)]
    assert found[-1] == whose


def test_words_behind_the_colon_of_a_heading_are_the_first_line():
    passages = read_mail("Pool Academy: eight lessons\nSaltford: Story Box", NAMES)
    assert [(each.alliance, [row.text for row in each.rows]) for each in passages] == [
        (P, ["eight lessons"]),
        (S, ["Story Box"]),
    ]


def test_two_alliances_of_one_word_are_told_apart_by_their_whole_names():
    names = {P: ["Pool Academy"], S: ["Pool School"]}
    found = [each.alliance for each in read_mail("Pool School\n• One\n\nPool\n• Two\n\nPool Academy\n• Three", names)]
    assert found == [S, P]


def test_an_alliance_that_is_not_at_the_meeting_takes_nothing_from_one_that_is():
    passages = read_mail("Pool\n• One\n\nExe TSA\n• Two\n\nUnheard Of College\n• Three", NAMES, ["Exe alliance"])
    assert [(each.alliance, each.heading, len(each.rows)) for each in passages] == [
        (P, "Pool", 1),
        (None, "Exe TSA", 1),
        (None, "Unheard Of College", 1),
    ]


@pytest.mark.parametrize(
    "mark", ["• ", "•", "- ", "* ", "– ", "1. ", "12) ", "•\t", "·\xa0\xa0", "o\t", "\uf0b7\t", "•\n"]
)
def test_a_bullet_is_left_out_whatever_it_is(mark):
    assert [row.text for row in rows_of(f"  {mark}One point\n  {mark}Another")] == ["One point", "Another"]


def test_a_point_that_a_mail_program_broke_is_one_again_and_a_heading_under_it_is_none_of_it():
    rows = rows_of("> - One point that\n>   goes on\nand on\n  Next steps\n- Another\nA line of its own")
    assert [row.text for row in rows] == ["One point that goes on and on", "Next steps", "Another", "A line of its own"]


@pytest.mark.parametrize("blank", ["\n", "\n\n", "\n\n\n"])
def test_the_second_list_after_a_wider_gap_is_of_challenges_however_the_lines_are_spaced(blank):
    text = f"• One{blank}• Two{blank}\n• Three{blank}• Four{blank}Next steps{blank}• Five"
    parts = [line.part for line in sorted_lines(rows_of(text))]
    assert parts == ["unsorted", "unsorted", "challenges", "challenges", "next_steps"]


def test_headings_of_the_agenda_are_those_of_an_update():
    text = "Activity:\n• Trios\nb) Key successes\n• 6 of 8\nChallenges\n• Cover\nImpact: a survey\nNext steps\n• More"
    lines = sorted_lines(rows_of(text))
    assert [(line.part, line.text, line.is_first) for line in lines] == [
        ("activity", "Trios", True),
        ("successes", "6 of 8", False),
        ("challenges", "Cover", False),
        ("impact", "a survey", False),
        ("next_steps", "More", False),
    ]
