import pytest
from django.core import mail
from django.urls import reverse

from clusters.models import Membership
from people import queries
from people.models import Installation, Invitation, User
from tests import world as worlds
from tests.setup.cast import member
from tests.setup.pages import errors, value, words

LIST, NEW, PASTE = reverse("setup-people"), reverse("setup-person-new"), reverse("setup-people-paste")


@pytest.fixture
def nia(real):
    return {
        "name": "Nia New",
        "title": "Dr",
        "email": "nia@example.org",
        "role": "teacher",
        "where": f"school:{real.agnes.pk}",
        "post": "middle",
        "department": "Maths",
    }


def link_on(answer):
    return next((word for word in words(answer).split() if "/invitation/" in word), None)


def test_a_person_is_invited_by_mail_and_their_link_is_shown_once(
    real, lead, nia, signed_in, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        answer = lead.post(NEW, nia)

    membership = Membership.objects.get(person__email="nia@example.org")
    assert (membership.role, membership.school, membership.post, membership.department) == (
        "teacher",
        real.agnes,
        "middle",
        "Maths",
    )
    assert membership.person.formal_name == "Dr New"
    link = link_on(answer)
    assert link in mail.outbox[0].body
    assert link not in words(lead.get(LIST))
    assert signed_in().get(link.removeprefix("http://localhost:8000")).status_code == 200
    assert Invitation.objects.get().invited_by == real.alliance_lead


def test_where_there_are_several_places_none_is_chosen_beforehand(real, lead, nia):
    page = lead.get(NEW).content.decode()
    answer = lead.post(NEW, nia | {"where": ""})

    assert '<option value="" selected>Choose</option>' in page
    assert errors(answer) == {"where": ["Say where they have this role"]}


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"name": ""}, "name"),
        ({"name": "N\x00ia"}, "name"),
        ({"name": "n" * 121}, "name"),
        ({"email": "nia"}, "email"),
        ({"email": "n" * 250 + "@example.org"}, "email"),
        ({"role": "cluster_lead"}, "role"),
        ({"role": "administrator"}, "role"),
        ({"where": ""}, "where"),
        ({"where": "school:nonsense"}, "where"),
        ({"role": "sle"}, "where"),
        ({"post": "king"}, "post"),
        ({"title": "t" * 21}, "title"),
        ({"department": "d" * 20_001}, "department"),
    ],
)
def test_bad_input_is_an_error_beside_its_field_and_nothing_is_lost(lead, nia, wrong, field):
    answer = lead.post(NEW, {**nia, **wrong})

    assert list(errors(answer)) == [field]
    kept = next(each for each in ("name", "email") if each != field)
    assert value(answer, kept) == nia[kept]
    assert not User.objects.filter(email="nia@example.org").exists()


def test_places_beyond_ones_remit_are_no_choice(real, lead, school_lead, nia):
    assert "where" in errors(lead.post(NEW, {**nia, "where": f"school:{real.far_school.pk}"}))
    assert "where" in errors(school_lead.post(NEW, {**nia, "where": f"school:{real.trevean.pk}"}))
    assert "role" in errors(school_lead.post(NEW, {**nia, "role": "sle", "where": f"alliance:{real.alliance.pk}"}))


@pytest.mark.parametrize(
    ("role", "where"),
    [
        ("sle", "alliance:{alliance.pk}"),
        ("alliance_lead", "alliance:{alliance.pk}"),
        ("cluster_lead", "cluster:{cluster.pk}"),
        ("researcher", "cluster:{cluster.pk}"),
    ],
)
def test_an_administrator_gives_every_role(real, administrator, nia, role, where):
    answer = administrator.post(NEW, {**nia, "role": role, "where": where.format(**vars(real))})

    assert answer.status_code == 200
    membership = Membership.objects.get(person__email="nia@example.org")
    assert (membership.role, membership.post, membership.department) == (role, "", "")


def test_nobody_changes_their_own_roles(real, lead, nia):
    sentence = "Your own roles are for somebody else to change."
    own = Membership.objects.get(person=real.alliance_lead)

    assert errors(lead.post(NEW, {**nia, "email": real.alliance_lead.email.upper()})) == {"email": [sentence]}
    refused = lead.post(reverse("setup-role-end", args=[own.pk]))

    assert refused.status_code == 403
    assert sentence in words(refused)


def test_who_has_a_password_keeps_it_and_gets_no_link(real, lead, nia):
    answer = lead.post(NEW, {**nia, "email": real.far_teacher.email})

    assert link_on(answer) is None
    assert "Has a password already" in words(answer)
    assert not Invitation.objects.exists()
    real.far_teacher.refresh_from_db()
    assert real.far_teacher.check_password(worlds.PASSWORD)
    assert real.far_teacher.name == "Fred Far"


def test_a_link_is_for_eyes_that_look_after_all_its_owner_may_do(real, administrator, lead, nia):
    administrator.post(NEW, {**nia, "role": "cluster_lead", "where": f"cluster:{real.cluster.pk}"})

    answer = lead.post(NEW, nia)

    assert link_on(answer) is None
    assert "the link goes by mail alone" in words(answer)
    assert Membership.objects.filter(person__email="nia@example.org").count() == 2


def test_a_closed_account_is_refused_beside_the_address(real, lead, nia):
    User.objects.filter(pk=real.far_teacher.pk).update(is_active=False)

    answer = lead.post(NEW, {**nia, "email": real.far_teacher.email})

    assert "is closed" in errors(answer)["email"][0]
    assert not Membership.objects.filter(person=real.far_teacher, school=real.agnes).exists()


def test_a_demonstration_takes_nobody(real, lead, nia):
    Installation.objects.update(kind="demo")
    queries.forget()

    assert "It takes no real people" in words(lead.get(NEW))
    assert "email" in errors(lead.post(NEW, nia))
    assert "lines" in errors(lead.post(PASTE, {"lines": "Nia,nia@example.org,,,St Agnes School", "add": "yes"}))
    assert not User.objects.filter(email="nia@example.org").exists()


def test_lines_are_looked_at_first_then_invited(real, lead):
    lines = (
        "Name\tE-mail\tPost\tRole\tSchool\tTitle\tDepartment\n"
        "Nia New\tnia@example.org\tSenior leader\tTeacher\tSt Agnes School\tDr\tMaths\n"
        "Olu Old\tolu@example.org\tHead\t\t110002\n"
        "Olu Old\tolu@example.org\t\tSchool lead\ttrevean college\n"
        "Sue Lee\tsue@example.org\t\tSLE\t\n"
    )

    looked = lead.post(PASTE, {"lines": lines})
    assert "Invite 4 people" in words(looked)
    assert not User.objects.filter(email="nia@example.org").exists()

    answer = lead.post(PASTE, {"lines": value(looked, "lines"), "add": "yes"})

    assert "3 people are in" in words(answer)
    assert sorted(
        Membership.objects.filter(person__invitations__isnull=False).values_list(
            "person__name", "role", "post", "school__name", "alliance__name", "department"
        )
    ) == [
        ("Nia New", "teacher", "senior", "St Agnes School", None, "Maths"),
        ("Olu Old", "school_lead", "", "Trevean College", None, ""),
        ("Olu Old", "teacher", "head", "Trevean College", None, ""),
        ("Sue Lee", "sle", "", None, "Tamar alliance", ""),
    ]
    assert Invitation.objects.count() == 3


def test_one_bad_line_keeps_all_out_and_is_named(real, lead):
    lines = (
        "Nia New,nia@example.org,,,St Agnes School\n"
        "Bob,bob,,,St Agnes School\n"
        "Cat,cat@example.org,king,,St Agnes School\n"
        "Dan,dan@example.org,,boss,St Agnes School\n"
        "Eve,eve@example.org,,,Hogwarts\n"
        "Nia New,NIA@example.org,,,st agnes school\n"
        "Nina Noon,nia@example.org,,,Penrose School\n"
        f"Al,{real.alliance_lead.email},,,St Agnes School"
    )

    answer = lead.post(PASTE, {"lines": lines, "add": "yes"})

    assert errors(answer) == {
        "lines": ["7 lines have a problem (2, 3, 4, 5, 6, 7, 8): nothing is added until all 8 are right"]
    }
    for sentence in (
        "Enter an e-mail address",
        "Choose a post",
        "That is not a role that you can give",
        "You look after no school, alliance or cluster of this name",
        "The same person and role as in line 1",
        "This address belongs to Nia New further up",
        "Your own roles are for somebody else to change.",
    ):
        assert sentence in words(answer)
    assert value(answer, "lines") == lines
    assert not User.objects.filter(email="nia@example.org").exists()


def test_a_wrong_role_is_one_problem_and_many_lines_are_not_all_counted_up(lead):
    bad = "\n".join(f"Bob {at},bob{at}@example.org,,king,St Agnes School" for at in range(1, 11))

    answer = lead.post(PASTE, {"lines": bad, "add": "yes"})

    assert errors(answer) == {
        "lines": ["10 lines have a problem (1, 2, 3, 4, 5, 6, 7, 8, …): nothing is added until all 10 are right"]
    }
    assert "That is not a role that you can give" in words(answer)
    assert "of this name" not in words(answer)


def test_a_new_link_is_sent_to_who_has_not_chosen_a_password(real, lead, nia, signed_in):
    first = link_on(lead.post(NEW, nia))
    membership = Membership.objects.get(person__email="nia@example.org")
    assert "invited Mon 14 January, no password yet" in words(lead.get(LIST))

    second = link_on(lead.post(reverse("setup-person-invite", args=[membership.pk])))

    assert second
    assert second != first
    of_teacher = Membership.objects.get(person=real.teacher)
    assert link_on(lead.post(reverse("setup-person-invite", args=[of_teacher.pk]))) is None


def test_a_role_ends_after_it_was_asked(real, lead):
    membership = Membership.objects.get(person=real.teacher)
    where = reverse("setup-role-end", args=[membership.pk])
    assert "Tom Teacher is Teacher at St Agnes School" in words(lead.get(where))

    answer = lead.post(where, follow=True)

    assert "Tom Teacher is no longer Teacher at St Agnes School." in words(answer)
    membership.refresh_from_db()
    assert membership.ends_on.isoformat() == "2013-01-13"
    assert lead.post(where).status_code == 404


def test_a_role_given_today_is_taken_back_whole(lead, nia):
    lead.post(NEW, nia)
    membership = Membership.objects.get(person__email="nia@example.org")

    lead.post(reverse("setup-role-end", args=[membership.pk]))

    assert not Membership.objects.filter(pk=membership.pk).exists()
    assert lead.post(NEW, nia).status_code == 200


@pytest.mark.parametrize("page", ["-1", "0", "1000", "x", "10" * 30, "\x00"])
def test_any_page_number_shows_people(lead, page):
    assert "Tom Teacher" in words(lead.get(LIST, {"page": page}))


@pytest.mark.parametrize(
    ("typed", "found"),
    [("tom", True), ("teacher TOM", True), ("agnes science", True), ("tom trevean", False), ("\x00tom", True)],
)
def test_people_are_found_by_name_school_and_department(lead, typed, found):
    page = words(lead.get(LIST, {"q": typed}))

    assert ("tom.teacher@example.org" in page) is found
    assert ("Nobody found" in page) is not found
    assert "victor.visitor@example.org" not in page


def test_nobody_beyond_ones_remit_is_found(lead, real):
    assert "Nobody found" in words(lead.get(LIST, {"q": real.far_teacher.name}))


def test_more_people_than_a_page(real, lead):
    for number in range(60):
        member(f"Person {number:02d}", "teacher", real.agnes)

    assert "Page 1 of 2" in words(lead.get(LIST))
    assert "Victor Visitor" in words(lead.get(LIST, {"page": "2"}))
