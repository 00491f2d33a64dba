"""Pages of accounts: the first administrator of an empty installation, and the link in an invitation."""

from typing import Any

from allauth.account.views import login as sign_in_page
from allauth.account.views import logout as sign_out_page
from django.contrib.auth import login
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from people import access, actions, clock, queries
from people.forms import FirstAdministratorForm, PasswordForm
from people.models import Invitation

GONE = 410


def sign_in(request: HttpRequest, **kwargs: Any) -> HttpResponseBase:  # noqa: ANN401  # handed on as they came
    """Show the sign-in page, or where nobody can sign in yet, the page that makes the first administrator."""
    if queries.installation() is None:
        return redirect("setup-first")
    answer: HttpResponseBase = sign_in_page(request, **kwargs)
    return answer


def sign_out(request: HttpRequest, **kwargs: Any) -> HttpResponseBase:  # noqa: ANN401  # handed on as they came
    """Sign out, and have the browser wipe what it keeps of the person: unsent text, and forms to open offline."""
    answer: HttpResponseBase = sign_out_page(request, **kwargs)
    if request.method == "POST":
        answer.headers["Clear-Site-Data"] = '"storage"'
    return answer


@sensitive_post_parameters("password", "password_again", "code")
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def first_administrator(request: HttpRequest) -> HttpResponse:
    """Make the first administrator by the one-time code and sign them in; not there once the installation is set up."""
    access.require(access.refusal_of_real_accounts())
    if queries.installation() is not None:
        raise Http404
    form = FirstAdministratorForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        try:
            person = actions.make_first_administrator(
                code=data["code"],
                name=data["name"],
                email=data["email"],
                password=data["password"],
                at=clock.now(),
            )
        except actions.Refused as refused:
            form.add_error("code", str(refused))
        else:
            login(request, person)
            return redirect("setup")
    return render(request, "people/first.html", {"form": form})


@sensitive_post_parameters("password", "password_again")
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def invitation(request: HttpRequest, token: str) -> HttpResponse:
    """Let an invited person choose their password, sign them in and show Today; say so if the link no longer works."""
    found = actions.invitation_of(token)
    if found is None:
        raise Http404
    now = clock.now()
    if actions.open_invitation(token, at=now) is None:
        return gone(request, found)
    form = PasswordForm(request.POST or None, person=found.person)
    if request.method == "POST" and form.is_valid():
        person = actions.accept_invitation(invitation=found, password=form.cleaned_data["password"], at=now)
        login(request, person)
        return redirect("today")
    return render(request, "people/invitation.html", {"form": form, "invitation": found})


def gone(request: HttpRequest, found: Invitation) -> HttpResponse:
    """Answer 410 with a page that says why this link no longer works and what to do."""
    is_used = found.accepted_at is not None or found.person.has_usable_password()
    context = {"invitation": found, "is_used": is_used}
    return render(request, "people/invitation_gone.html", context, status=GONE)
