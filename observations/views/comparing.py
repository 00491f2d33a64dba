"""After the reveal: all judgements of one lesson side by side, for those who gave them."""

import uuid

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from observations.comparison import read_comparison
from observations.wording import day_words
from people import queries
from people.access import SignedInRequest, signed_in


@signed_in
@never_cache
@require_safe
def joint_compare(request: SignedInRequest, joint_id: uuid.UUID) -> HttpResponse:
    """Show the comparison; for everybody but its observers, and before the reveal, there is no such page."""
    installation = queries.installation()
    page = read_comparison(joint_id, reader=request.user, is_demo=installation is not None and installation.is_demo)
    if page is None:
        raise Http404
    trail = (
        ("Joint observations", reverse("joint-list")),
        (f"{page.lesson.title}, {day_words(page.lesson.starts_at)}", ""),
    )
    return render(request, "observations/compare.html", {"page": page, "trail": trail})
