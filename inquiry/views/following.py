"""Following the log from outside: the weekly mail, and an Atom feed under a secret address."""

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from inquiry.actions import following
from inquiry.markdown import excerpt
from inquiry.queries import news
from inquiry.queries.listing import GONE
from people import clock
from people.access import SignedInRequest, signed_in

LONGEST_SUMMARY = 400


@signed_in
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def follow(request: SignedInRequest) -> HttpResponse:
    """Choose the weekly mail; make an address for the feed, shown this once, or end it."""
    address = ""
    if request.method == "POST":
        now, asked = clock.now(), request.POST.get("do", "")
        if asked == "make":
            token = following.make_feed(by=request.user, at=now)
            address = f"{settings.BASE_URL}{reverse('log-feed', args=[token])}"
        else:
            if asked == "end":
                following.end_feed(by=request.user, at=now)
                messages.success(request, "The feed’s address no longer works.")
            elif asked in {"mail", "no-mail"}:
                following.choose_digest(wanted=asked == "mail", by=request.user, at=now)
                messages.success(request, "Saved.")
            return redirect("log-follow")
    return render(request, "log/follow.html", {"following": news.following_of(request.user), "address": address})


@never_cache
@require_safe
def feed(request: HttpRequest, token: str) -> HttpResponse:  # noqa: ARG001  # the token says who reads
    """Send the feed of whoever has this token; 404 for one that no longer works."""
    person = news.follower_of(token)
    if person is None:
        raise Http404
    made = Atom1Feed(
        title="Staffroom: learning log",
        link=f"{settings.BASE_URL}{reverse('log-list')}",
        description="What you may read in the learning log.",
        language=settings.LANGUAGE_CODE,
    )
    for entry in news.feed_for(person, at=clock.now()):
        address = f"{settings.BASE_URL}{reverse('log-entry', args=[entry.pk])}"
        made.add_item(
            title=entry.title,
            link=address,
            unique_id=f"urn:uuid:{entry.pk}",
            description=excerpt(entry.text, longest=LONGEST_SUMMARY),
            author_name=entry.author.name if entry.author else GONE,
            pubdate=entry.written_at,
            updateddate=entry.edited_at or entry.written_at,
        )
    answer = HttpResponse(content_type="application/atom+xml; charset=utf-8")
    made.write(answer, "utf-8")
    answer.headers["X-Robots-Tag"] = "noindex"
    return answer
