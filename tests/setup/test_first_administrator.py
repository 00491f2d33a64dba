import pytest
from django.core.management import call_command
from django.test import Client
from django.urls import reverse

from people import actions
from people.models import Installation, SetupCode, User
from tests.setup.pages import errors, value, words
from tests.world import T0

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("frozen")]
FIRST = reverse("setup-first")


@pytest.fixture
def code():
    return actions.make_setup_code(at=T0)


def entered(right_code, **more):
    return {
        "code": right_code,
        "name": "Ada Lovelace",
        "email": "Ada@example.org",
        "password": "engine of brass and steam",
        "password_again": "engine of brass and steam",
        **more,
    }


def test_the_code_makes_the_first_administrator_and_signs_them_in(code):
    client = Client()

    answer = client.post(FIRST, entered(code.lower()), follow=True)

    ada = User.objects.get()
    assert (ada.email, ada.is_administrator) == ("ada@example.org", True)
    assert ada.check_password("engine of brass and steam")
    assert Installation.objects.get().kind == "real"
    assert not SetupCode.objects.exists()
    assert answer.redirect_chain == [(reverse("setup"), 302)]
    assert "Set up your alliance" in words(answer)


@pytest.mark.parametrize("typed", [lambda code: code.replace("-", ""), lambda code: code.replace("-", " ").lower()])
def test_the_code_is_taken_however_its_hyphens_are_typed(code, typed):
    assert Client().post(FIRST, entered(typed(code))).url == reverse("setup")


def test_with_no_installation_every_way_in_leads_there(code):
    assert Client().get("/", follow=True).redirect_chain[-1] == (FIRST, 302)
    assert Client().get(reverse("account_login")).url == FIRST


def test_a_wrong_code_is_an_error_beside_it_and_nothing_typed_is_lost(code):
    answer = Client().post(FIRST, entered("ABCD-EFGH-JKLM"))

    assert errors(answer) == {"code": ["That is not the code. It was printed where the app was started."]}
    assert (value(answer, "name"), value(answer, "email")) == ("Ada Lovelace", "Ada@example.org")
    assert "engine of brass" not in answer.content.decode()
    assert SetupCode.objects.get().wrong_tries == 1
    assert not User.objects.exists()


def test_after_ten_wrong_codes_the_right_one_is_refused_too(code):
    for _ in range(10):
        Client().post(FIRST, entered("ABCD-EFGH-JKLM"))

    answer = Client().post(FIRST, entered(code))

    assert errors(answer) == {"code": ["There is no code to use. Start the app again: it prints a new one."]}


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"name": ""}, "name"),
        ({"name": "a\x00b"}, "name"),
        ({"name": "n" * 121}, "name"),
        ({"email": "not an address"}, "email"),
        ({"email": "a@b@c"}, "email"),
        ({"code": ""}, "code"),
        ({"code": "x" * 20_001}, "code"),
        ({"password": "short", "password_again": "short"}, "password"),
        ({"password": "password1234", "password_again": "password1234"}, "password"),
        ({"password": "ada@example.org", "password_again": "ada@example.org"}, "password"),
        ({"password_again": "engine of brass and steel"}, "password_again"),
        ({"password": "p" * 1001, "password_again": "p" * 1001}, "password"),
    ],
)
def test_bad_input_is_an_error_beside_its_field(code, wrong, field):
    assert field in errors(Client().post(FIRST, entered(code, **wrong)))
    assert not User.objects.exists()


def test_once_set_up_the_page_is_not_there_and_no_code_is_printed(code, capsys):
    Client().post(FIRST, entered(code))

    assert Client().get(FIRST).status_code == 404
    assert Client().post(FIRST, entered(code)).status_code == 404
    call_command("setup_code")
    assert capsys.readouterr().out == ""


def test_a_demonstration_takes_no_real_account():
    Installation.objects.create(kind="demo", created_at=T0)

    answer = Client().get(FIRST)

    assert answer.status_code == 403
    assert "It takes no real people" in words(answer)


def test_the_command_prints_a_code_that_works(capsys):
    call_command("setup_code")

    printed = capsys.readouterr().out
    code = printed.split("code")[-1].split()[0]
    assert FIRST in printed
    assert Client().post(FIRST, entered(code)).status_code == 302
