"""What comes in about accounts: the first administrator, and a password of one's own."""

from typing import Any

from crispy_forms.helper import FormHelper
from django import forms
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError

from people.models import User

LONGEST_PASSWORD = 1000  # characters; hashing takes time by length
ASK_AGAIN = "The two passwords are not the same: type them again"


def plain_helper() -> FormHelper:
    """Return the helper of every form here: the page draws the form tag, the token and the buttons."""
    helper = FormHelper()
    helper.form_tag = False
    helper.disable_csrf = True
    return helper


class PasswordForm(forms.Form):
    """A new password, typed twice. `person` is whose it will be: their name and address make it too easy to guess."""

    password = forms.CharField(
        label="Password",
        help_text="At least ten characters. Three or four words that only you would put together are good.",
        strip=False,
        max_length=LONGEST_PASSWORD,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        error_messages={"required": "Choose a password"},
    )
    password_again = forms.CharField(
        label="The same password again",
        strip=False,
        max_length=LONGEST_PASSWORD,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        error_messages={"required": "Type the password again"},
    )

    def __init__(self, *args: Any, person: User | None = None, **kwargs: Any) -> None:  # noqa: ANN401  # Django's own
        super().__init__(*args, **kwargs)
        self.person = person
        self.helper = plain_helper()

    def clean(self) -> dict[str, Any]:
        """Compare the two, and judge the password by the rules of the settings."""
        data = super().clean() or {}
        password, again = data.get("password"), data.get("password_again")
        if password and again and password != again:
            self.add_error("password_again", ASK_AGAIN)
        elif password:
            try:
                validate_password(password, self._owner(data))
            except ValidationError as weak:
                self.add_error("password", weak)
        return data

    def _owner(self, _data: dict[str, Any]) -> User | None:
        """Return whose password this is to be."""
        return self.person


class FirstAdministratorForm(PasswordForm):
    """The one-time code, and who the first administrator is."""

    code = forms.CharField(
        label="One-time code",
        help_text="It was printed where Staffroom was started, and looks like K7QM-2XRP-9DTH.",
        max_length=40,
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}),
        error_messages={"required": "Enter the code that was printed where Staffroom was started"},
    )
    name = forms.CharField(
        label="Your name",
        max_length=120,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
        error_messages={"required": "Enter your name"},
    )
    email = forms.EmailField(
        label="Your e-mail address",
        help_text="You will sign in with it.",
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        error_messages={
            "required": "Enter your e-mail address",
            "invalid": "Enter an e-mail address, like name@school.org",
        },
    )

    field_order = ("code", "name", "email", "password", "password_again")

    def _owner(self, data: dict[str, Any]) -> User | None:
        """Return the person as typed, unsaved."""
        return User(name=data.get("name", ""), email=data.get("email", ""))
