"""Where the demonstration's own pages exist at all."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, cast

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse

from people import queries

P = ParamSpec("P")
View = Callable[Concatenate[HttpRequest, P], HttpResponse]


def is_open() -> bool:
    """Whether anybody may be anybody here: in demo mode, on an installation that is a demonstration."""
    if not settings.DEMO:
        return False
    installation = queries.installation()
    return installation is not None and installation.is_demo


def in_demonstration(view: View[P]) -> View[P]:
    """Let the view exist in a demonstration only; elsewhere its address answers 404."""

    @wraps(view)
    def checked(request: HttpRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        if not is_open():
            raise Http404
        return view(request, *args, **kwargs)

    return cast("View[P]", checked)


class AccountPage:
    """A path converter for what follows `/accounts/`: in a demonstration everything but signing out, elsewhere nothing.

    So its route stands in front of the real pages for e-mail and password, and out of their way in a real installation.
    """

    regex = r"(?!logout/).+"

    def to_python(self, value: str) -> str:
        """Return the rest of the address; raises `ValueError`, which means no match, outside a demonstration."""
        if not is_open():
            raise ValueError("accounts are real here")
        return value

    def to_url(self, value: str) -> str:
        """Return the rest of the address as it is."""
        return value
