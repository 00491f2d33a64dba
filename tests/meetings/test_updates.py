"""Writing an update: pasted, counted, saved with versions, shared, final; whose it is."""

import pytest
from django.urls import reverse

from clusters.meetings import actions as meeting_actions
from clusters.models import ProgressUpdate
from clusters.updates.pasted import split_update
from tests.meetings.conftest import MORNING

pytestmark = pytest.mark.django_db

MAIL = """Dear all, here is ours.

a)     Activity undertaken this term
  • Two trios
  • Six people
Key successes
Middle leaders lead
c) Any challenges: Time

Departments: they stay apart.
d) How you have measured the impact of your activity and emerging findings
- A survey
Next steps
1. A third trio
Regards, Ann"""


def save(client, house, version, step="save", **parts):
    address = reverse("update-write", args=[house.alliance.pk])
    return client.post(address, {"version": version, "step": step, **parts})


def test_a_pasted_mail_is_split_and_nothing_is_lost():
    parts = split_update(MAIL)
    assert parts == {
        "unsorted": "Dear all, here is ours.",
        "activity": "Two trios\nSix people",
        "successes": "Middle leaders lead",
        "challenges": "Time\nDepartments: they stay apart.",
        "impact": "A survey",
        "next_steps": "A third trio\nRegards, Ann",
    }


def test_marks_of_word_and_of_quoted_mail_are_no_words():
    text = (
        "> A. Activity undertaken this term\n> \uf0b7\tTwo trios\n>> o\tSix people\nB. Key successes\n§ Middle leaders"
    )
    parts = split_update(text)
    assert (parts["activity"], parts["successes"]) == ("Two trios\nSix people", "Middle leaders")


def test_a_text_without_headings_is_kept_whole():
    assert split_update("One thing.\nAnother thing.")["unsorted"] == "One thing.\nAnother thing."


def test_a_point_that_begins_with_a_heading_word_stays_a_point():
    text = "a) Activity\nSuccess in trios depends on cover, which heads have promised for the whole of the term."
    assert split_update(text)["activity"].startswith("Success in trios")


def test_pasting_goes_below_what_is_typed_and_waits_to_be_saved(house, as_):
    page = save(as_(house.alliance_lead), house, 0, "paste", activity="Typed", pasted=MAIL)
    assert page.context["form"]["activity"].value() == "Typed\nTwo trios\nSix people"
    assert not ProgressUpdate.objects.exists()


def test_saving_counts_versions_and_the_second_of_two_is_shown_both_texts(house, as_):
    client = as_(house.alliance_lead)
    save(client, house, 0, activity="Mine")
    assert save(client, house, 1, activity="Mine, longer").status_code == 302
    late = save(client, house, 1, activity="Theirs")
    assert late.status_code == 409
    assert "Mine, longer" in late.content.decode()
    assert late.context["form"]["activity"].value() == "Theirs"
    assert ProgressUpdate.objects.get().activity == "Mine, longer"


def test_the_script_saves_and_is_told_the_version(house, as_):
    client = as_(house.alliance_lead)
    assert save(client, house, 0, "autosave", activity="Mine").json()["version"] == 1
    assert save(client, house, 1, "autosave", activity="More").json()["version"] == 2
    assert save(client, house, 1, "autosave", activity="Late").status_code == 409
    assert save(client, house, 2, "autosave", activity="x" * 20_001).status_code == 422


def test_a_draft_is_read_by_those_who_lead_the_alliance_alone_until_shared(house, as_):
    save(as_(house.alliance_lead), house, 0, activity="Half a thought")
    address = reverse("update", args=[ProgressUpdate.objects.get().pk])
    assert as_(house.host).get(address).status_code == 404
    assert as_(house.alliance_lead).get(address).status_code == 200
    save(as_(house.alliance_lead), house, 1, "share")
    assert as_(house.host).get(address).status_code == 200


def test_a_final_update_takes_nothing_more(house, as_):
    client = as_(house.alliance_lead)
    save(client, house, 0, activity="Mine")
    save(client, house, 1, "final")
    for step in ("save", "unshare", "autosave", "paste"):
        assert save(client, house, 1, step, activity="Late").status_code == 302
    assert (ProgressUpdate.objects.get().activity, ProgressUpdate.objects.get().state) == ("Mine", "final")


def test_the_update_of_another_alliance_is_not_there(house, as_):
    for who in (house.avon_lead, house.cluster_lead, house.host, house.administrator):
        assert save(as_(who), house, 0, activity="Not mine").status_code == 404
    assert not ProgressUpdate.objects.exists()


@pytest.mark.parametrize("text", ["\x00", "x" * 20_001])
def test_words_that_cannot_be_are_said_beside_the_field(house, as_, text):
    page = save(as_(house.alliance_lead), house, 0, activity=text, successes="Kept")
    assert set(page.context["form"].errors) == {"activity"}
    assert "Kept" in page.content.decode()


@pytest.mark.parametrize("version", ["", "x", "-1", "10" * 15, "1.5", "NaN"])
def test_a_version_that_is_none_is_no_server_error(house, as_, version):
    assert save(as_(house.alliance_lead), house, version, activity="Mine").status_code == 200


def test_a_comment_sent_twice_is_said_once(house, as_):
    save(as_(house.alliance_lead), house, 0, activity="Mine")
    save(as_(house.alliance_lead), house, 1, "share")
    update = ProgressUpdate.objects.get()
    data = {"key": "0b0f6f9e-7f3a-4a52-9a0e-0d6f6a2b7c11", "text": "Well done"}
    for _ in range(2):
        as_(house.avon_lead).post(reverse("update", args=[update.pk]), data)
    assert [each.text for each in update.comments.all()] == ["Well done"]


def test_what_is_typed_is_saved_by_the_press_that_shares_it(house, as_):
    client = as_(house.alliance_lead)
    save(client, house, 0, "share", activity="Typed, never saved")
    update = ProgressUpdate.objects.get()
    assert (update.activity, update.state) == ("Typed, never saved", "shared")
    late = save(client, house, 0, "unshare", activity="Of an old page")
    assert (late.status_code, ProgressUpdate.objects.get().state) == (409, "shared")


def test_making_it_final_asks_once_more(house, as_):
    client = as_(house.alliance_lead)
    page = save(client, house, 0, "check", activity="Mine")
    assert "Make it final?" in page.content.decode()
    assert (ProgressUpdate.objects.get().activity, ProgressUpdate.objects.get().state) == ("Mine", "draft")
    client.post(reverse("update-write", args=[house.alliance.pk]), {"step": "final"})
    assert ProgressUpdate.objects.get().state == "final"


def test_comments_stand_beside_what_is_being_written(house, as_):
    save(as_(house.alliance_lead), house, 0, "share", activity="Mine")
    update = ProgressUpdate.objects.get()
    data = {"key": "0b0f6f9e-7f3a-4a52-9a0e-0d6f6a2b7c11", "text": "Which departments?"}
    as_(house.avon_lead).post(reverse("update", args=[update.pk]), data)
    page = as_(house.alliance_lead).get(reverse("update-write", args=[house.alliance.pk]))
    assert "Which departments?" in page.content.decode()


@pytest.mark.parametrize(("field", "value"), [("text", ""), ("text", "x" * 2001), ("text", "\x00"), ("key", "x")])
def test_a_comment_that_cannot_be_is_said_beside_its_field(house, as_, field, value):
    save(as_(house.alliance_lead), house, 0, "share", activity="Mine")
    update = ProgressUpdate.objects.get()
    data = {"key": "0b0f6f9e-7f3a-4a52-9a0e-0d6f6a2b7c11", "text": "Well done"}
    page = as_(house.avon_lead).post(reverse("update", args=[update.pk]), data | {field: value})
    assert (page.status_code, set(page.context["form"].errors)) == (200, {field})
    assert not update.comments.exists()


def test_whoever_facilitates_from_outside_reads_what_their_meeting_hears_and_no_draft(house, meeting, as_):
    meeting_actions.seat_guest(meeting=meeting, person=house.far_teacher, by=house.cluster_lead, at=MORNING)
    save(as_(house.alliance_lead), house, 0, activity="Heard")
    address = reverse("update", args=[ProgressUpdate.objects.get().pk])
    assert as_(house.far_teacher).get(address).status_code == 404
    save(as_(house.alliance_lead), house, 1, "share")
    assert as_(house.far_teacher).get(address).status_code == 200
    meeting.turns.filter(alliance=house.alliance).delete()
    assert as_(house.far_teacher).get(address).status_code == 404
