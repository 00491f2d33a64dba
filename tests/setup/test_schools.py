import pytest
from django.urls import reverse

from clusters.models import Partnership, School
from tests.setup.pages import errors, value, words

LIST, NEW, PASTE = reverse("setup-schools"), reverse("setup-school-new"), reverse("setup-schools-paste")
GOOD = {"urn": "113890", "name": "Pool Academy", "school_phase": "secondary"}


def schools_of(alliance):
    return sorted(Partnership.objects.filter(alliance=alliance).values_list("school__urn", flat=True))


def test_a_school_is_added_by_hand(real, lead):
    answer = lead.post(NEW, GOOD, follow=True)

    assert "Pool Academy is in Tamar alliance." in words(answer)
    assert "Secondary, URN 113890" in words(answer)
    assert Partnership.objects.get(school__urn="113890").joined_on.isoformat() == "2013-01-14"


def test_the_first_school_of_an_alliance_leads_it(real, administrator):
    administrator.post(reverse("setup-alliance-new"), {"name": "New alliance", "cluster": real.cluster.pk})
    made = real.cluster.alliances.get(name="New alliance")

    administrator.post(f"{NEW}?alliance={made.pk}", GOOD)

    made.refresh_from_db()
    assert made.lead_school.urn == "113890"


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"urn": ""}, "urn"),
        ({"urn": "11389"}, "urn"),
        ({"urn": "1138901"}, "urn"),
        ({"urn": "013890"}, "urn"),
        ({"urn": "１１３８９０"}, "urn"),
        ({"urn": "10**30"}, "urn"),
        ({"urn": "1" * 20_001}, "urn"),
        ({"name": ""}, "name"),
        ({"name": "n" * 121}, "name"),
        ({"name": "Pool\x00Academy"}, "name"),
        ({"school_phase": "tertiary"}, "school_phase"),
    ],
)
def test_bad_input_is_an_error_beside_its_field_and_nothing_is_lost(lead, wrong, field):
    answer = lead.post(NEW, {**GOOD, **wrong})

    assert list(errors(answer)) == [field]
    kept = next(each for each in ("name", "urn") if each != field)
    assert value(answer, kept) == GOOD[kept]
    assert not School.objects.filter(name__startswith="Pool").exists()


def test_a_school_of_another_alliance_is_for_an_administrator_to_add(real, lead, administrator):
    taken = {**GOOD, "urn": real.far_school.urn}

    refused = lead.post(NEW, taken)
    assert "ask an administrator to add it" in errors(refused)["urn"][0]
    assert real.far_school.urn not in schools_of(real.alliance)

    assert administrator.post(f"{NEW}?alliance={real.alliance.pk}", taken).status_code == 302
    assert real.far_school.urn in schools_of(real.alliance)
    assert School.objects.get(urn=real.far_school.urn).name == "Far School"


@pytest.mark.parametrize(
    "lines",
    [
        "113890, Pool Academy\n113891, Camborne School, primary",
        "113890;Pool Academy;\n113891;Camborne School;Primary",
        "URN\tName\tPhase\n113890\tPool Academy\n\n113891\tCamborne School\tPrimary\n",
        '\ufeff"113890","Pool Academy"\r\n"113891","Camborne School","primary"\r\n',
    ],
)
def test_lines_are_looked_at_first_then_added(real, lead, lines):
    looked = lead.post(PASTE, {"lines": lines})
    assert "What was read: 2 lines" in words(looked)
    assert "Add 2 schools" in words(looked)
    assert not School.objects.filter(urn="113890").exists()

    added = lead.post(PASTE, {"lines": value(looked, "lines"), "add": "yes"}, follow=True)

    assert "2 schools are in Tamar alliance." in words(added)
    assert set(School.objects.filter(urn__startswith="11389").values_list("urn", "school_phase")) == {
        ("113890", "secondary"),
        ("113891", "primary"),
    }


def test_one_bad_line_keeps_all_out_and_is_named(real, lead):
    lines = "113890, Pool Academy\n11389, Camborne School\n113890, Pool again\n110004, Far School\n110001, St Agnes"

    answer = lead.post(PASTE, {"lines": lines, "add": "yes"})

    assert errors(answer) == {"lines": ["3 lines have a problem (2, 3, 4): nothing is added until all 5 are right"]}
    page = words(answer)
    assert "A URN has six digits" in page
    assert "The same school as in line 1" in page
    assert "ask an administrator to add it" in page
    assert "in your alliance already" in page
    assert value(answer, "lines") == lines
    assert not School.objects.filter(urn="113890").exists()


@pytest.mark.parametrize(
    ("lines", "sentence"),
    [
        ("", "Paste at least one line"),
        ("URN, name", "Paste at least one line under the heading"),
        ("\n".join(f"{urn}, School" for urn in range(200_001, 200_202)), "Paste at most 200 lines at a time"),
        ("113890, Pool\x00", "Null characters are not allowed."),
        ("x" * 50_001, "Ensure this value has at most 50000 characters (it has 50001)."),
        ('"unclosed', "The line has a problem"),
    ],
)
def test_lines_that_cannot_be_read(lead, lines, sentence):
    assert errors(lead.post(PASTE, {"lines": lines, "add": "yes"})) == {"lines": [sentence]}


def test_an_empty_alliance_says_what_to_do(real, administrator):
    answer = administrator.get(f"{LIST}?alliance={real.far_alliance.pk}")
    assert "Far School" in words(answer)
    Partnership.objects.filter(alliance=real.far_alliance).delete()

    assert "No school yet" in words(administrator.get(f"{LIST}?alliance={real.far_alliance.pk}"))


@pytest.mark.parametrize("wanted", ["nonsense", "00000000-0000-0000-0000-000000000000", "\x00"])
def test_an_alliance_that_is_not_there(lead, wanted):
    assert lead.get(LIST, {"alliance": wanted}).status_code == 404


def test_spreadsheet_formulas_stay_words(lead):
    lead.post(NEW, {**GOOD, "name": "=1+1 <script>alert(1)</script>"})

    page = lead.get(LIST).content.decode()
    assert "=1+1 &lt;script&gt;" in page
    assert "<script>alert" not in page
