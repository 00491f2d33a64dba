"""The page for a fault of ours, and for a database that is away."""

import sys

from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.template import loader

RETRY_SECONDS = 5


def server_error(request: HttpRequest) -> HttpResponse:  # noqa: ARG001  # the signature is Django's
    """Return 503 with Retry-After where the database went away, so that what was typed is sent again; else 500.

    Renders without the request: neither session nor user can be read while the database is away.
    """
    if isinstance(sys.exc_info()[1], OperationalError | InterfaceError):
        response = HttpResponse(loader.get_template("503.html").render(), status=503)
        response["Retry-After"] = str(RETRY_SECONDS)
        return response
    return HttpResponse(loader.get_template("500.html").render(), status=500)
