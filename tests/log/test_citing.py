"""Entries as evidence under an update: who may cite, what each reader sees of it, and a final one that stays."""

import uuid

import pytest
from django.db import DatabaseError, transaction
from django.urls import reverse

from clusters.models import ProgressUpdate
from clusters.refusals import Refused
from clusters.updates import actions as update_actions
from inquiry.actions import citing, entries
from inquiry.models import Citation, Entry
from inquiry.queries.citing import citable, cited_in, in_reports, where_cited
from tests.log.cast import NOON, client_of, filled_again, trio_of, write

PARTS = dict.fromkeys(("activity", "successes", "challenges", "impact", "next_steps", "unsorted"), "Words.")


@pytest.fixture
def update(world):
    """Of the Tamar alliance, shared with its cluster."""
    saved = update_actions.save_update(
        alliance=world.alliance, term=world.term, parts=PARTS, based_on=0, by=world.alliance_lead, at=NOON
    )
    update_actions.set_state(update=saved, state="shared", by=world.alliance_lead, at=NOON)
    return ProgressUpdate.objects.get(pk=saved.pk)


def cite(world, update, *entries, part="impact", note=""):
    return citing.cite(update=update, entries=entries, part=part, note=note, by=world.alliance_lead, at=NOON)


def address(update):
    return reverse("update-evidence", args=[update.pk])


def test_a_lead_looks_for_entries_and_cites_two(world, update):
    first, second = write(world.host, title="Waiting longer"), write(world.visitor, title="Waiting again")
    write(world.visitor, title="Something else")
    client = client_of(world.alliance_lead)

    page = client.get(f"{address(update)}?q=waiting").content.decode()
    assert ("Waiting longer" in page, "Something else" in page) == (True, False)
    sent = {"entries": [first.pk, second.pk], "part": "successes", "note": "Hands went up"}
    answer = client.post(f"{address(update)}?q=waiting", sent)

    assert answer.headers["Location"] == reverse("update", args=[update.pk])
    rows = Citation.objects.values_list("entry", "part", "note", "cited_by")
    assert set(rows) == {(each.pk, "successes", "Hands went up", world.alliance_lead.pk) for each in (first, second)}
    shown = client.get(reverse("update", args=[update.pk])).content.decode()
    part = shown.split("b) Key successes")[1].split("c) Challenges")[0]
    assert "Waiting longer" in part
    assert "Hands went up" in part


READ_BOTH, READ_ONE = {"host", "visitor", "alliance_lead", "school_lead", "teacher"}, {"cluster_lead"}


def test_each_reader_of_the_update_sees_the_entries_they_may_read_and_nothing_of_the_others(world, update):
    wide, near = write(world.host, "cluster", title="Sentinel wide"), write(world.host, title="Sentinel near")
    kept = write(world.host, "school", title="Sentinel kept")
    cite(world, update, wide, near, kept, note="Sentinel note")

    for who in READ_BOTH | READ_ONE:
        page = client_of(getattr(world, who)).get(reverse("update", args=[update.pk])).content.decode()
        assert "Sentinel wide" in page, who
        assert ("Sentinel near" in page) == (who in READ_BOTH), who
        assert ("Sentinel kept" in page) == (who in {"host", "teacher", "school_lead"}), who
        seen = 1 + (who in READ_BOTH) + (who in {"host", "teacher", "school_lead"})
        assert page.count("Sentinel note") == seen, who


def test_what_is_taken_back_is_no_longer_shown(world, update):
    entry = write(world.host, title="Sentinel title")
    cite(world, update, entry)

    type(entry).objects.filter(pk=entry.pk).update(audience="me", alliance=None)

    assert cited_in(update.pk, world.alliance_lead, on=NOON.date()) == ()
    assert "Sentinel" not in client_of(world.visitor).get(reverse("update", args=[update.pk])).content.decode()


def test_citable_is_what_one_may_read_but_not_what_is_kept_to_oneself(world):
    trio_of(world)
    expected = {write(world.host, audience).pk for audience in ("trio", "school", "alliance", "cluster")}
    write(world.host, "me")
    write(world.far_teacher)

    assert set(citable(world.host, "", on=NOON.date()).values_list("pk", flat=True)) == expected
    assert citable(world.cluster_lead, "", on=NOON.date()).count() == 1


def test_who_may_not_choose(world, update):
    for who, status in (("visitor", 403), ("cluster_lead", 403), ("far_teacher", 404), ("alliance_lead", 200)):
        assert client_of(getattr(world, who)).get(address(update)).status_code == status, who


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"entries": []}, "Choose at least one entry"),
        ({"entries": [str(uuid.UUID(int=1))]}, "is not among these any more"),
        ({"entries": ["\x00"]}, "is not among these any more"),
        ({"part": "unsorted"}, "Choose one of the parts"),
        ({"part": ""}, "Choose a part"),
        ({"note": "x" * 201}, "the most is 200"),
        ({"note": "x\x00"}, "can’t be saved"),
    ],
)
def test_bad_input_stays_in_the_form(world, update, change, said):
    entry = write(world.host)
    sent = {"entries": [str(entry.pk)], "part": "impact", "note": ""} | change

    answer = client_of(world.alliance_lead).post(address(update), sent)

    assert answer.status_code == 200
    assert said in answer.content.decode()
    assert not Citation.objects.exists()


def test_an_entry_one_may_not_read_is_not_there_to_be_cited(world, update):
    hidden = write(world.host, "school")

    client_of(world.alliance_lead).post(address(update), {"entries": [hidden.pk], "part": "impact"})

    assert not Citation.objects.exists()


def test_cited_twice_it_stands_once_and_can_be_removed(world, update):
    entry = write(world.host)
    assert (cite(world, update, entry), cite(world, update, entry)) == (1, 0)
    remove = reverse("update-evidence-remove", args=[Citation.objects.get().pk])

    assert client_of(world.visitor).post(remove).status_code == 403
    assert client_of(world.far_teacher).post(remove).status_code == 404
    assert client_of(world.alliance_lead).post(remove).status_code == 302
    assert not Citation.objects.exists()


def test_the_evidence_of_a_final_update_stays(world, update):
    entry = write(world.host)
    cite(world, update, entry)
    update_actions.set_state(update=update, state="final", by=world.alliance_lead, at=NOON)
    client = client_of(world.alliance_lead)

    for post in (
        (address(update), {"entries": [write(world.host).pk], "part": "impact"}),
        (reverse("update-evidence-remove", args=[Citation.objects.get().pk]), {}),
    ):
        assert "stays as it is" in client.post(*post, follow=True).content.decode()

    assert [each.entry for each in Citation.objects.all()] == [entry]


def test_the_entry_says_where_it_is_cited_to_who_may_read_the_update(world, update):
    entry = write(world.host, "cluster")
    cite(world, update, entry)
    cite(world, update, entry, part="activity")

    assert [each.update_id for each in where_cited(entry, world.visitor, on=NOON.date())] == [update.pk]
    assert "Cited as evidence" in client_of(world.host).get(reverse("log-entry", args=[entry.pk])).content.decode()
    update_actions.set_state(update=update, state="draft", by=world.alliance_lead, at=NOON)
    assert where_cited(entry, world.visitor, on=NOON.date()) == ()


def test_the_trail_of_a_citation_keeps_no_words():
    columns = {field.name for field in Citation.pgh_event_model._meta.fields}

    assert columns & {"note", "title", "text"} == set()


def test_the_page_asks_as_much_for_three_citations_as_for_one(world, update, django_assert_num_queries):
    client = client_of(world.visitor)
    client.get(reverse("update", args=[update.pk]))
    cite(world, update, write(world.host))
    with django_assert_num_queries(11):
        client.get(reverse("update", args=[update.pk]))
    cite(world, update, write(world.host), write(world.host))
    with django_assert_num_queries(11):
        client.get(reverse("update", args=[update.pk]))


def finish(world, update):
    """Make it final from its page, as its lead does."""
    client = client_of(world.alliance_lead)
    client.post(reverse("update-write", args=[world.alliance.pk]), {"step": "final"})
    assert ProgressUpdate.objects.get().state == "final"


def shown_to(person, update):
    return [(each.title, each.since, each.may_open) for each in cited_in(update.pk, person, on=NOON.date())]


@pytest.fixture
def audience():
    return "alliance"


@pytest.fixture
def final(world, update, audience, time_machine):
    time_machine.move_to(NOON, tick=False)
    entry = write(world.host, audience, title="Waiting longer", text="Four seconds.")
    cite(world, update, entry)
    finish(world, update)
    return entry


def test_a_final_update_keeps_what_it_cites_by_title_and_fingerprint(world, update, final):
    citation = Citation.objects.get()
    assert (citation.title, citation.kind, citation.audience, citation.place, citation.frozen_at) == (
        "Waiting longer", "entry", "alliance", world.alliance.pk, NOON,
    )  # fmt: skip
    assert citation.fingerprint == final.fingerprint
    assert shown_to(world.visitor, update) == [("Waiting longer", "", True)]


@pytest.mark.parametrize("change", [{"title": "Another title"}, {"text": "Eight seconds."}])
def test_an_entry_that_is_changed_afterwards_says_so_beside_the_title_it_had(world, update, final, change):
    client_of(world.host).post(reverse("log-edit", args=[final.pk]), filled_again(final, **change))
    assert shown_to(world.visitor, update) == [("Waiting longer", "changed since", True)]
    page = client_of(world.visitor).get(reverse("update", args=[update.pk])).content.decode()
    assert "Changed since" in page
    assert "Another title" not in page


def test_tags_alone_change_nothing_of_what_was_cited(world, update, final):
    client_of(world.host).post(reverse("log-edit", args=[final.pk]), filled_again(final, tags="patience"))
    assert final.tags.count() == 1
    assert shown_to(world.visitor, update) == [("Waiting longer", "", True)]


def test_an_entry_that_is_taken_back_stays_by_its_title_alone_and_for_those_it_was_shared_with(world, update, final):
    entries.take_back(entry=final, by=world.host, at=NOON)
    assert shown_to(world.visitor, update) == [("Waiting longer", "taken back since", False)]
    assert shown_to(world.host, update) == [("Waiting longer", "", True)]
    assert shown_to(world.cluster_lead, update) == []
    assert [each.detail for each in cited_in(update.pk, world.visitor, on=NOON.date())] == ["Entry, 30 January 2013"]
    page = client_of(world.visitor).get(reverse("update", args=[update.pk])).content.decode()
    assert "Taken back since" in page
    assert reverse("log-entry", args=[final.pk]) not in page
    assert "Hannah Host" not in page


def test_an_entry_widened_afterwards_shows_to_more_and_one_cited_before_is_frozen_only_once_final(world, update):
    entry = write(world.host, title="Waiting longer")
    cite(world, update, entry)
    Entry.objects.update(title="Waiting still longer")
    assert shown_to(world.visitor, update) == [("Waiting still longer", "", True)]
    assert Citation.objects.get().title == ""


def test_what_is_frozen_stays_in_the_database_and_goes_with_its_entry(world, update, final):
    with pytest.raises(DatabaseError), transaction.atomic():
        Citation.objects.update(title="Another")
    Citation.objects.update(cited_by=None)
    assert Citation.objects.get().title == "Waiting longer"
    final.delete()
    assert not Citation.objects.exists()
    assert shown_to(world.host, update) == []


def test_the_author_can_be_forgotten_and_the_evidence_names_nobody(world, update, final):
    Entry.objects.update(author=None)
    (row,) = cited_in(update.pk, world.visitor, on=NOON.date())
    assert (row.title, row.since) == ("Waiting longer", "")
    assert row.detail.startswith("Someone no longer here")


def test_a_press_on_final_that_is_refused_freezes_nothing(world, update):
    cite(world, update, write(world.host))
    ProgressUpdate.objects.update(state="final")
    with pytest.raises(Refused):
        citing.make_final(update=update, by=world.alliance_lead, at=NOON)
    assert Citation.objects.get().frozen_at is None


def test_reports_list_what_all_their_readers_may_read_and_no_author(world, update):
    for audience in ("cluster", "alliance", "school", "me"):
        cite(world, update, write(world.host, audience, title=f"For the {audience}", kind="tool"))
    assert [(each.title, each.detail) for each in in_reports([update.pk])] == [
        ("For the cluster", "tool, 30 January 2013"),
    ]


@pytest.mark.parametrize("audience", ["cluster"])
def test_reports_leave_out_what_was_taken_back_and_keep_the_title_of_what_changed(world, update, final):
    Entry.objects.update(title="Another title")
    assert [each.title for each in in_reports([update.pk])] == ["Waiting longer"]
    entries.take_back(entry=final, by=world.host, at=NOON)
    assert in_reports([update.pk]) == ()


@pytest.fixture
def widened(world, update):
    """An entry of a school that was cited in a final update, and renamed before it was shared with the cluster."""
    entry = write(world.host, "school", title="Sentinel of the school")
    cite(world, update, entry)
    finish(world, update)
    Entry.objects.update(title="For all", audience="cluster", school=None, cluster=world.cluster)
    return entry


def test_the_title_it_had_stays_with_those_it_was_shared_with_then(world, update, widened):
    assert shown_to(world.host, update) == [("Sentinel of the school", "changed since", True)]
    assert shown_to(world.visitor, update) == [("For all", "changed since", True)]
    assert shown_to(world.cluster_lead, update) == [("For all", "changed since", True)]
    assert [each.title for each in in_reports([update.pk])] == ["For all"]
