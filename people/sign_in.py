"""The sign-in forms of allauth, in the words of our pages."""

from allauth.account import forms
from django.forms import Form

EMAIL = "E-mail address"


def _named(form: Form, field: str, label: str) -> None:
    """Give a field its label, and take away a placeholder, which would be read as the answer."""
    form.fields[field].label = label
    form.fields[field].widget.attrs.pop("placeholder", None)


class LoginForm(forms.LoginForm):  # type: ignore[misc]  # allauth ships no types
    """E-mail address and password."""

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        _named(self, "login", EMAIL)
        _named(self, "password", "Password")
        _named(self, "remember", "Keep me signed in on this device")


class RequestLoginCodeForm(forms.RequestLoginCodeForm):  # type: ignore[misc]  # as above
    """Where the code goes."""

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        _named(self, "email", EMAIL)


class ResetPasswordForm(forms.ResetPasswordForm):  # type: ignore[misc]  # as above
    """Where the link to a new password goes."""

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        _named(self, "email", EMAIL)
