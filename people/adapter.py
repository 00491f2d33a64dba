"""What differs from allauth's defaults: nobody signs up by themself, and what is wrong is said in our words."""

from typing import ClassVar

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]  # allauth ships no types
    """Accounts come from invitations; a demonstration takes none at all."""

    error_messages: ClassVar[dict[str, str]] = DefaultAccountAdapter.error_messages | {
        "email_password_mismatch": "No account here has this address and this password",
        "enter_current_password": "That is not your password until now",
        "incorrect_code": "That is not the code of our last mail",
        "too_many_login_attempts": "Too many tries. Wait a few minutes, or have a new password sent to you",
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:  # noqa: ARG002  # the signature is allauth's
        """Return False: the sign-up page is closed."""
        return False
