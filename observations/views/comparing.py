"""After the reveal: all judgements of one lesson side by side, for those who gave them, and what they add below."""

import dataclasses
import functools
import uuid

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.safestring import SafeString
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from observations.comparison import read_comparison, stamp_for
from observations.views.afterwards import below
from observations.wording import day_words
from people import queries
from people.access import SignedInRequest, signed_in


@signed_in
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def joint_compare(request: SignedInRequest, joint_id: uuid.UUID) -> HttpResponse:
    """Show the comparison; for everybody but its observers, and before the reveal, there is no such page."""
    stamp = stamp_for(joint_id, request.user.pk)
    if not stamp:
        raise Http404
    added = below(request, joint_id)
    if isinstance(added, HttpResponse):
        return added
    drawn = _drawn(joint_id, request.user.pk, stamp)
    context = {"drawn": drawn, "below": added, "form": added.form}
    return render(request, "observations/compare.html", context, status=added.status)


@dataclasses.dataclass(frozen=True, slots=True)
class Drawn:
    """What never changes for one reader: the title, the comparison, and what to talk about."""

    heading: str
    comparison: SafeString
    prompts: SafeString


@functools.lru_cache(maxsize=256)
def _drawn(joint_id: uuid.UUID, reader: uuid.UUID, stamp: str) -> Drawn:  # noqa: ARG001  # part of the key
    """Return one reader's comparison, drawn once for each change in it.

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
    return Drawn(
        heading=page.heading,
        comparison=render_to_string("observations/comparison.html", {"page": page, "trail": trail}),
        prompts=render_to_string("observations/compare_prompts.html", {"prompts": page.prompts}),
    )
