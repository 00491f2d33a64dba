"""Pages that belong to no room: More, the styleguide, and the page for a form whose token has run out."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from alliance import specimens
from alliance.kept import what_was_sent
from clusters import access as clusters_access
from clusters.queries import reach_now
from people import queries
from people.access import SignedInRequest, signed_in
from people.clock import today


@dataclass(frozen=True)
class Link:
    """A row of More."""

    address: str
    title: str
    detail: str
    icon: str


@require_safe
@signed_in
def more(request: SignedInRequest) -> HttpResponse:
    """Show who is signed in and where, and the rooms that are not in the bar."""
    links = [
        Link(reverse("agreement"), "Agreement", "How far judgements agree, and how sure one can be", "agreement"),
        Link(reverse("update-list"), "Progress updates", "What each alliance reports this term", "document"),
        Link(reverse("report-list"), "Reports", "What a term came to, as a page, PDF and Word", "reports"),
        Link(reverse("log-list"), "Learning log", "What colleagues tried and learned", "log"),
        Link(reverse("log-follow"), "Follow the log", "A weekly mail, and a feed for your reader", "envelope"),
    ]
    links.append(Link(reverse("joint-opening"), "How far I open my room", "Your own page: seven ways", "school"))
    links.append(Link(reverse("first-hour"), "Your first hour", "Who sees what, and yes or no to taking part", "info"))
    links.append(Link(reverse("outbox"), "On this device", "What you wrote and we have not received yet", "offline"))
    links.append(Link(reverse("trail"), "What you have done", "Your own acts, by day: for your eyes", "pencil"))
    if not clusters_access.refusal_to_set_up(clusters_access.remit_of(request.user, on=today())):
        links.append(Link(reverse("setup"), "Set up", "Schools, people, observation forms, invitations", "school"))
    for cluster in reach_now(request).clusters:
        words = f"What everybody accepts before a lesson, for the alliances of {cluster.name}"
        address = f"{reverse('setup-agreement-cluster')}?cluster={cluster.id}"
        links.append(Link(address, "Agreement to take part", words, "document"))
    if request.user.is_administrator:
        links.append(Link(reverse("health"), "Health", "Long work that has stopped, and why", "info"))
    installation = queries.installation()
    if installation is not None and installation.is_demo:
        links.append(Link(reverse("demo-people"), "Be someone else", "The other people of the demonstration", "people"))
    else:
        links.append(Link(reverse("account_change_password"), "Password", "Choose a new one", "lock"))
    return render(request, "more.html", {"links": links})


@require_safe
def styleguide(request: HttpRequest) -> HttpResponse:
    """Show every component in every state; the examples are invented."""
    return render(request, "styleguide/index.html", specimens.everything())


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:  # noqa: ARG001  # the signature is Django's
    """Answer 403 to a form whose token has run out, keeping what was typed.

    The form is offered again with a fresh token, but only if one of our own pages sent it: else another site could have
    a person confirm what it wrote. Passwords and codes are never repeated.
    """
    context = what_was_sent(request)
    context["can_send"] = context["is_whole"] and came_from_us(request)
    return render(request, "csrf_failure.html", context, status=403)


def signed_out(request: HttpRequest, sign_in: str) -> HttpResponse | None:
    """Answer 401 to a form that came after its session had ended, keeping what was typed; `sign_in` is that address.

    None where nothing may be kept: an empty form, or one with a password in it.
    """
    context = what_was_sent(request)
    if not context["is_whole"]:
        return None
    return render(request, "signed_out.html", context | {"sign_in": sign_in}, status=401)


def nothing_here(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001  # the signature is Django's
    """Answer 404; what was typed for something that somebody else took out meanwhile stands there to be copied.

    Of a form sent to an address that is none of ours nothing is read.
    """
    writing = what_was_sent(request)["writing"] if request.resolver_match else []
    return render(request, "404.html", {"writing": writing}, status=404)


def came_from_us(request: HttpRequest) -> bool:
    """Say whether the browser vouches that one of our own pages sent this request."""
    if site := request.headers.get("Sec-Fetch-Site"):
        return site == "same-origin"
    return request.headers.get("Origin") == f"{request.scheme}://{request.get_host()}"
