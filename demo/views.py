"""The list of people to be, and the one click that makes the visitor one of them."""

import uuid

from django.contrib.auth import login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from demo import queries
from demo.access import in_demonstration
from people import clock
from people.models import User


@in_demonstration
@never_cache
@require_safe
def people(request: HttpRequest) -> HttpResponse:
    """Show everybody whom a visitor can be, what each one is, and what to try."""
    return render(request, "demo/people.html", {"cast": queries.cast(on=clock.today()), "now": clock.now()})


@in_demonstration
@require_POST
def sign_in(request: HttpRequest, person_id: uuid.UUID) -> HttpResponse:
    """Sign the visitor in as this person and show their Today."""
    person = get_object_or_404(User, pk=person_id, is_active=True)
    login(request, person, backend="allauth.account.auth_backends.AuthenticationBackend")
    return redirect("today")


@in_demonstration
@never_cache
def no_accounts(request: HttpRequest, page: str) -> HttpResponse:  # noqa: ARG001  # whichever page it was
    """Lead from any page about e-mail and password to the list of people: there are no real accounts here."""
    return redirect("demo-people")
