"""After the reveal: all judgements of one lesson side by side, for those who gave them."""

import functools
import uuid

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.safestring import SafeString
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from observations.comparison import read_comparison, stamp_for
from observations.wording import day_words
from people import queries
from people.access import SignedInRequest, signed_in


@signed_in
@never_cache
@require_safe
def joint_compare(request: SignedInRequest, joint_id: uuid.UUID) -> HttpResponse:
    """Show the comparison; for everybody but its observers, and before the reveal, there is no such page."""
    stamp = stamp_for(joint_id, request.user.pk)
    if not stamp:
        raise Http404
    heading, comparison = _drawn(joint_id, request.user.pk, stamp)
    return render(request, "observations/compare.html", {"heading": heading, "comparison": comparison})


@functools.lru_cache(maxsize=256)
def _drawn(joint_id: uuid.UUID, reader: uuid.UUID, stamp: str) -> tuple[str, SafeString]:  # noqa: ARG001  # of the key
    """Return the title of one reader's comparison and the comparison, drawn once for each change in it.

    Only for a stamp that this request was given: that is the check of who may read.
    """
    installation = queries.installation()
    page = read_comparison(joint_id, reader=reader, is_demo=installation is not None and installation.is_demo)
    if page is None:
        raise Http404
    trail = (
        ("Joint observations", reverse("joint-list")),
        (f"{page.lesson.title}, {day_words(page.lesson.starts_at)}", ""),
    )
    return page.heading, render_to_string("observations/comparison.html", {"page": page, "trail": trail})
