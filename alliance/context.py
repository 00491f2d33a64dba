"""What every page's frame shows: the rooms, who is signed in, and whether all of it is invented."""

from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from typing import cast

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from clusters.models import Membership
from clusters.queries import reach_now
from people import queries
from people.access import SignedInRequest

LEADS_FIRST = (
    Membership.Role.CLUSTER_LEAD,
    Membership.Role.ALLIANCE_LEAD,
    Membership.Role.RESEARCHER,
    Membership.Role.SLE,
)


@dataclass(frozen=True)
class Room:
    """One entry of the navigation; `pages` are the beginnings of the URL names that belong to it.

    What is `on_rail` only has no place in the bar of a phone: it is reached there from Today and More.
    """

    title: str
    url: str
    icon: str
    pages: tuple[str, ...]
    on_rail: bool = False


ROOMS = (
    Room("Today", "today", "today", ("today",)),
    Room("Observe", "joint-list", "observe", ("joint-",)),
    Room("Trios", "trio-list", "trio", ("trio", "diary-")),
    Room("Learning log", "log-list", "log", ("log-",), on_rail=True),
    Room("Agreement", "agreement", "agreement", ("agreement",), on_rail=True),
    Room("Meetings", "meeting-list", "meetings", ("meeting", "update", "gathering"), on_rail=True),
    Room("Reports", "report-list", "reports", ("report", "brief", "pack"), on_rail=True),
    Room("More", "more", "more", ("more", "setup", "account_", "health", "trail")),
)


@cache
def drawn_head() -> SafeString:
    """Draw what every page asks the browser for."""
    return render_to_string("components/head.html")


@cache
def drawn_notice(*, is_signed_in: bool) -> SafeString:
    """Draw what stands first in every page of a demonstration."""
    return render_to_string("components/demo_banner.html", {"is_signed_in": is_signed_in})


@lru_cache(maxsize=1024)
def drawn_rooms(here: str, name: str, place: str) -> SafeString:
    """Draw the rooms with the one that is `here`, and whose page it is: the same for every page of that room."""
    return render_to_string("components/rooms.html", {"rooms": ROOMS, "here": here, "name": name, "place": place})


class Site:
    """Answers base.html, and asks the database only for what a page really shows."""

    def __init__(self, request: HttpRequest) -> None:
        self.request = request

    @property
    def head(self) -> SafeString:
        """The links to what every page needs."""
        return drawn_head()

    @property
    def notice(self) -> SafeString:
        """That all of this is invented, if it is."""
        return drawn_notice(is_signed_in=self.request.user.is_authenticated) if self.is_demo else SafeString("")

    @property
    def rooms(self) -> SafeString:
        """The rooms in the order of the navigation, and who is signed in; nothing before anybody is."""
        user = self.request.user
        return drawn_rooms(self.here, user.name, self.place) if user.is_authenticated else SafeString("")

    @cached_property
    def here(self) -> str:
        """The title of the room that this page belongs to, or nothing."""
        match = self.request.resolver_match
        name = (match.url_name or "") if match else ""
        return next((room.title for room in ROOMS if name.startswith(room.pages)), "")

    @cached_property
    def is_demo(self) -> bool:
        """Whether this is a demonstration, so that every page says so."""
        installation = queries.installation()
        return installation is not None and installation.is_demo

    @cached_property
    def place(self) -> str:
        """The second line under one's own name: the role of a lead, else the school."""
        if not self.request.user.is_authenticated:
            return ""
        if self.request.user.is_administrator:
            return "Administrator"
        reach = reach_now(cast("SignedInRequest", self.request))
        if leads := [role for role in LEADS_FIRST if role in reach.roles]:
            return str(leads[0].label)
        return reach.schools[0].name if reach.schools else ""


def frame(request: HttpRequest) -> dict[str, Site]:
    """Give every template `frame`: the sign-in pages of allauth and Django call something else `site`."""
    return {"frame": Site(request)}
