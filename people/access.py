"""Who may do what with accounts. A predicate answers with its sentence, or with nothing where it may be done."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, cast

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse

from people import queries
from people.models import User

P = ParamSpec("P")


class SignedInRequest(HttpRequest):
    """A request of somebody who is signed in, never anonymous."""

    user: User


def signed_in(
    view: Callable[Concatenate[SignedInRequest, P], HttpResponse],
) -> Callable[Concatenate[HttpRequest, P], HttpResponse]:
    """Send whoever is not signed in to the sign-in page and back; the view's request is then a `SignedInRequest`."""

    @login_required
    @wraps(view)
    def checked(request: HttpRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        return view(cast("SignedInRequest", request), *args, **kwargs)

    return cast("Callable[Concatenate[HttpRequest, P], HttpResponse]", checked)


def require(refusal: str) -> None:
    """Raise `PermissionDenied` with this sentence, unless it is empty."""
    if refusal:
        raise PermissionDenied(refusal)


def refusal_of_real_accounts() -> str:
    """Say why no real account can be made here: a demonstration takes none."""
    found = queries.installation()
    if found is not None and found.is_demo:
        return "This is a demonstration. It takes no real people; start an installation of your own for them."
    return ""


def refusal_to_change_roles(person: User, *, of: User) -> str:
    """Say why this person may not change that person's roles: nobody changes their own."""
    return "Your own roles are for somebody else to change." if person == of else ""
