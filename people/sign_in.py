"""The sign-in forms of allauth, in the words of our pages."""

from allauth.account import forms
from django.forms import Form

from people.forms import PasswordForm
from pictures.wording import within

EMAIL = "E-mail address"
NEW, AGAIN = (PasswordForm.base_fields[name] for name in ("password", "password_again"))


def _named(form: Form, field: str, label: str) -> None:
    """Give a field its label and what is said if it is empty; a placeholder would be read as the answer."""
    form.fields[field].label = label
    form.fields[field].error_messages["required"] = f"Enter your {within(label)}"
    form.fields[field].widget.attrs.pop("placeholder", None)


def _chosen(form: Form) -> None:
    """Ask for a new password, twice, in the words of an invitation."""
    for field, like in (("password1", NEW), ("password2", AGAIN)):
        _named(form, field, "New password" if like is NEW else str(like.label))
        form.fields[field].help_text = like.help_text
        form.fields[field].error_messages["required"] = like.error_messages["required"]


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


class ResetPasswordKeyForm(forms.ResetPasswordKeyForm):  # type: ignore[misc]  # as above
    """A new password, by the link of a mail."""

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        _chosen(self)


class ChangePasswordForm(forms.ChangePasswordForm):  # type: ignore[misc]  # as above
    """A new password, by the present one."""

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        _named(self, "oldpassword", "Password until now")
        _chosen(self)
