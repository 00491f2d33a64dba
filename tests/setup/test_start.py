import pytest
from django.urls import reverse

from clusters.models import Alliance, Cluster, Term
from tests.setup.pages import errors, value, words

START, FURTHER = reverse("setup-start"), reverse("setup-alliance-new")
GOOD = {
    "alliance": "Fal alliance",
    "cluster": "Fal and Helford",
    "wave": "Wave 2",
    "theme": "Great questions",
    "autumn_starts": "2012-09-03",
    "autumn_ends": "2012-12-21",
    "spring_starts": "2013-01-07",
    "spring_ends": "28/03/2013",
    "summer_starts": "15 April 2013",
    "summer_ends": "2013-07-24",
}


def test_one_page_starts_cluster_terms_and_alliance(administrator):
    answer = administrator.post(START, GOOD, follow=True)

    made = Alliance.objects.get(name="Fal alliance")
    assert (made.cluster.name, made.cluster.wave, made.cluster.theme) == (
        "Fal and Helford",
        "Wave 2",
        "Great questions",
    )
    assert [
        (term.name, term.academic_year, term.starts_on.isoformat(), term.ends_on.isoformat())
        for term in made.cluster.terms.all()
    ] == [
        ("Autumn", "2012-13", "2012-09-03", "2012-12-21"),
        ("Spring", "2012-13", "2013-01-07", "2013-03-28"),
        ("Summer", "2012-13", "2013-04-15", "2013-07-24"),
    ]
    assert "Set up Fal alliance" in words(answer)


def test_the_terms_of_this_school_year_are_proposed_without_gaps(administrator):
    page = administrator.get(START)

    proposed = [value(page, f"{term}_{edge}") for term in ("autumn", "spring", "summer") for edge in ("starts", "ends")]
    assert proposed == ["2012-09-01", "2012-12-31", "2013-01-01", "2013-04-15", "2013-04-16", "2013-08-31"]


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"alliance": ""}, "alliance"),
        ({"cluster": " "}, "cluster"),
        ({"alliance": "a" * 20_001}, "alliance"),
        ({"theme": "a\x00"}, "theme"),
        ({"autumn_starts": ""}, "autumn_starts"),
        ({"spring_starts": "2013-02-29"}, "spring_starts"),
        ({"autumn_starts": "1900-01-01"}, "autumn_starts"),
        ({"summer_ends": "9999-12-31"}, "summer_ends"),
        ({"summer_ends": "10**30"}, "summer_ends"),
        ({"autumn_ends": "2012-09-01"}, "autumn_ends"),
        ({"spring_starts": "2012-12-21"}, "spring_starts"),
    ],
)
def test_bad_input_is_an_error_beside_its_field_and_nothing_is_lost(administrator, wrong, field):
    clusters = Cluster.objects.count()

    answer = administrator.post(START, {**GOOD, **wrong})

    assert list(errors(answer)) == [field]
    assert value(answer, "wave") == "Wave 2"
    assert (Cluster.objects.count(), Term.objects.filter(cluster__name="Fal and Helford").count()) == (clusters, 0)


def test_a_further_alliance_joins_a_cluster(real, administrator):
    answer = administrator.post(FURTHER, {"name": "Fowey alliance", "cluster": real.cluster.pk}, follow=True)

    assert Alliance.objects.get(name="Fowey alliance").cluster == real.cluster
    assert "Set up Fowey alliance" in words(answer)


@pytest.mark.parametrize(
    ("wrong", "field"),
    [({"name": "Tamar alliance"}, "name"), ({"name": ""}, "name"), ({"cluster": "nonsense"}, "cluster")],
)
def test_a_further_alliance_needs_a_name_of_its_own_and_a_cluster(real, administrator, wrong, field):
    answer = administrator.post(FURTHER, {"name": "Fowey", "cluster": real.cluster.pk, **wrong})

    assert list(errors(answer)) == [field]


def test_sent_twice_a_cluster_starts_once(administrator):
    administrator.post(START, GOOD)

    assert list(errors(administrator.post(START, GOOD))) == ["cluster"]
    assert Cluster.objects.filter(name="Fal and Helford").count() == 1
