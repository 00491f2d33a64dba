"""After the reveal: all judgements of one lesson side by side, for those who gave them, and what they add below."""

import uuid

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from observations.comparison import read_comparison
from observations.views.afterwards import below
from observations.wording import day_words
from people import queries
from people.access import SignedInRequest, signed_in


@signed_in
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def joint_compare(request: SignedInRequest, joint_id: uuid.UUID) -> HttpResponse:
    """Show the comparison; for everybody but its observers, and before the reveal, there is no such page."""
    added = below(request, joint_id)
    if isinstance(added, HttpResponse):
        return added
    installation = queries.installation()
    page = read_comparison(joint_id, reader=request.user, is_demo=installation is not None and installation.is_demo)
    if page is None:
        raise Http404
    trail = (
        ("Joint observations", reverse("joint-list")),
        (f"{page.lesson.title}, {day_words(page.lesson.starts_at)}", ""),
    )
    context = {"page": page, "trail": trail, "below": added, "form": added.form}
    return render(request, "observations/compare.html", context, status=added.status)
