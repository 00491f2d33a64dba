"""Middleware: one transaction a request, seen with the eyes of who is signed in."""

from collections.abc import Callable

from django.db import transaction
from django.http import HttpRequest, HttpResponse

from people.sight import look_as

GetResponse = Callable[[HttpRequest], HttpResponse]
SERVER_ERROR = 500
# These answer without the session or any row of ours.
WITHOUT_TRANSACTION = ("/healthz", "/readyz", "/static/", "/worker.js", "/outbox/")


class RequestTransaction:
    """Wrap view and rendering in one transaction and set `staffroom.person` in it (`SET LOCAL`)."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer the request; whatever ends in a server error is rolled back whole."""
        if request.path.startswith(WITHOUT_TRANSACTION):
            return self.get_response(request)
        with transaction.atomic():
            if request.user.is_authenticated:
                look_as(request.user.pk)
            response = self.get_response(request)
            if response.status_code >= SERVER_ERROR:
                transaction.set_rollback(True)
        return response
