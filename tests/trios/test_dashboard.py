"""The dashboard: what was set in motion, by term, to those who look after it; counts of what the reader may see."""

import uuid

import pytest
from django.urls import reverse

from clusters import actions as cluster_actions
from clusters.models import GatheringPlace
from clusters.queries import reach_of
from inquiry.access import places_of, trio_places
from inquiry.actions import entries
from people.actions import open_installation
from reports.figures.set_in_motion import findings_of, sentence_of, tiles_of
from reports.queries.dashboard import dashboard_of
from tests.trios.cast import T0, day, moment
from trios import actions
from trios.models import Member

pytestmark = pytest.mark.django_db


def page_of(cast, reader=None, after=30):
    return dashboard_of({cast.alliance.pk}, cast.cluster.pk, reader=reader or cast.lead, on=day(after))


def write(person, audience, *, kind="entry", after=3):
    places = places_of(reach_of(person, on=day(after)), trio_places(person))
    place = next(each for each in places if each.audience == audience)
    draft = entries.Draft("Title", "Text.", kind, tried=False, tags=(), place=place)
    return entries.write(key=uuid.uuid4(), draft=draft, by=person, at=moment(after))


def test_nothing_yet(cast, browse, on_day):
    page = page_of(cast)

    assert sentence_of(page) == "Nothing has begun yet."
    assert findings_of(page) == ()
    on_day(1)
    answer = browse(cast.lead).get(reverse("dashboard-alliance", args=[cast.alliance.pk])).content.decode()
    assert "Nothing to draw yet" in answer


def test_the_sentence_and_the_tiles_count_what_has_begun(cast):
    trio = cast.trio()
    visits = cast.planned(trio)
    cast.been(visits[0], 8)
    cast.trio(cast.dan, cast.eve, leader=cast.ann, covered=False, after=2)

    page = page_of(cast)
    tiles = {tile.words: (tile.number, tile.sure, tile.picture is None) for tile in tiles_of(page)}

    assert sentence_of(page) == "1 trio with 3 people reach 3 of 3 schools; the next trio waits for cover."
    assert tiles["schools have somebody in a trio"][0] == "3 of 3"
    assert tiles["people go on to lead a trio"] == ("1 of 3", "Too few for a share.", True)
    assert tiles["visits crossed a department"] == ("1 of 1", "Too few for a share.", True)
    waited = tiles["from the last head’s yes to the first visit of a trio"]
    assert waited[:2] == ("8 days", "Median of 1; the same each time.")


def test_a_share_of_five_has_its_interval_and_of_four_none(cast):
    cast.finished()
    cast.trio(cast.dan, cast.eve, leader=cast.ann, after=21)

    share = next(tile for tile in tiles_of(page_of(cast)) if tile.words == "people go on to lead a trio")

    assert (share.number, share.sure) == ("1 of 5", "20%; likely 4–62% (Wilson).")
    assert "likely between 4% and 62%" in share.picture
    Member.objects.filter(person=cast.eve).delete()
    tiles = tiles_of(page_of(cast))
    assert "1 of 4" in {tile.number for tile in tiles}
    assert not any("%" in tile.sure for tile in tiles)


def test_reach_is_counted_by_term(cast):
    summer = cluster_actions.add_term(
        cluster=cast.cluster,
        name="Summer",
        academic_year="2012-13",
        starts_on=day(100),
        ends_on=day(180),
        by=None,
        at=T0,
    )
    cast.finished(cast.ann, cast.dan)
    later = cast.trio(cast.bob, cast.cat, after=101)
    cast.been(cast.planned(later, 102)[0], 110)

    terms = page_of(cast, after=120).terms

    assert [(term.people, term.schools, term.visits) for term in terms] == [(2, 1, 0), (2, 3, 1)]
    assert terms[1].term == f"{summer.name} 2012–13"


def test_the_log_counts_what_this_reader_may_read(cast):
    cast.trio()
    for audience in ("me", "trio", "school", "alliance", "cluster"):
        write(cast.ann, audience, kind="tool")

    assert page_of(cast, cast.ann).log.entries == 4
    assert page_of(cast, cast.sle).log.entries == 4  # leads the trio, and works at the same school
    assert (page_of(cast, cast.lead).log.entries, page_of(cast, cast.lead).log.kept) == (2, 2)
    assert page_of(cast, cast.cluster_lead).log.entries == 1


def test_who_came_to_events_is_counted_from_these_schools_only(cast):
    gathering = add_gathering_of(cast)
    far = cast.far.schools.get()
    for school, name in (
        (cast.schools["A"], "Ann"),
        (cast.schools["A"], "Dan"),
        (cast.schools["B"], "Bob"),
        (far, "Fay"),
    ):
        GatheringPlace.objects.create(gathering=gathering, school=school, name=name)

    page = page_of(cast)

    assert [(each.title, each.people, each.schools) for each in page.events] == [("Conference", 3, 2)]
    assert page.terms[0].came == 3


def add_gathering_of(cast):
    return cast.cluster.gatherings.create(kind="conference", title="Conference", held_on=day(9))


@pytest.mark.parametrize(
    ("who", "alliance", "cluster"),
    [
        ("lead", 200, 404),
        ("sle", 200, 404),
        ("cluster_lead", 200, 200),
        ("ann", 403, 404),
        ("head", 403, 404),
        ("far_sle", 404, 404),
        ("administrator", 200, 200),
    ],
)
def test_who_sees_it(cast, browse, on_day, who, alliance, cluster):
    on_day(1)
    client = browse(getattr(cast, who))

    assert client.get(reverse("dashboard-alliance", args=[cast.alliance.pk])).status_code == alliance
    assert client.get(reverse("dashboard-cluster", args=[cast.cluster.pk])).status_code == cluster
    assert client.get(reverse("dashboard-alliance", args=[uuid.UUID(int=1)])).status_code == 404


def test_it_names_schools_and_departments_and_nobody(cast, browse, on_day):
    trio = cast.finished()
    actions.send_report(
        trio=trio,
        answers={"own_teaching": "Sentinel", "pupils": "Sentinel", "would_lead": "yes"},
        by=cast.ann,
        at=moment(21),
        on=day(21),
    )
    write(cast.ann, "alliance")
    on_day(22)

    page = browse(cast.cluster_lead).get(reverse("dashboard-cluster", args=[cast.cluster.pk])).content.decode()

    for name in ("Ann Able", "Bob Best", "Cat Core", "Sue Sle", "Sentinel"):
        assert name not in page


def test_the_agreement_page_and_today_lead_there(cast, browse, on_day):
    open_installation(kind="real", at=T0)
    on_day(1)
    of_alliance = reverse("dashboard-alliance", args=[cast.alliance.pk])
    of_cluster = reverse("dashboard-cluster", args=[cast.cluster.pk])

    assert f'href="{of_alliance}"' in browse(cast.lead).get("/").content.decode()
    assert f'href="{of_cluster}"' in browse(cast.cluster_lead).get("/").content.decode()
    agreement = reverse("agreement-scope", args=["alliance", cast.alliance.pk])
    assert f'href="{of_alliance}"' in browse(cast.lead).get(agreement).content.decode()
    assert f'href="{of_alliance}"' not in browse(cast.ann).get(agreement).content.decode()


def test_it_takes_the_same_queries_for_one_trio_and_for_three(cast, django_assert_num_queries):
    cast.finished(cast.ann, cast.bob)
    write(cast.ann, "alliance")
    with django_assert_num_queries(QUERIES):
        page_of(cast, after=200)
    cast.finished(cast.ann, cast.bob, after=40)
    cast.trio(cast.dan, cast.eve, after=41)
    write(cast.ann, "alliance")
    with django_assert_num_queries(QUERIES):
        page_of(cast, after=200)


QUERIES = 14
