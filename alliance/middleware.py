"""Middleware: one transaction a request, seen with the eyes of who is signed in; no text lost; no bare refusal."""

from collections.abc import Callable

from django.conf import settings
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render, resolve_url

from alliance.views import signed_out
from people.sight import look_as

GetResponse = Callable[[HttpRequest], HttpResponse]
FOUND, NOT_ALLOWED, SERVER_ERROR = 302, 405, 500
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


class TextSurvivesSignIn:
    """Where a form would be answered with the way to the sign-in page, keep what was typed in it."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer the request; a form of nobody signed in gets a page that offers to send it again."""
        response = self.get_response(request)
        if request.method != "POST" or response.status_code != FOUND or request.user.is_authenticated:
            return response
        way = response.headers["Location"]
        if not way.startswith(f"{resolve_url(settings.LOGIN_URL)}?"):
            return response
        return signed_out(request, way) or response


class NothingToRead:
    """Where an address only takes forms, whoever opens it, from the history say, gets a page and not a bare refusal."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer the request, with a page of ours where Django would answer with nothing."""
        response = self.get_response(request)
        if request.method != "GET" or response.status_code != NOT_ALLOWED or response.content:
            return response
        page = render(request, "405.html", status=NOT_ALLOWED)
        page.headers["Allow"] = response.headers["Allow"]
        return page
