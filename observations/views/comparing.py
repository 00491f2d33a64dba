"""After the reveal: all judgements of one lesson side by side, for those who gave them, and what they add below."""

import dataclasses
import functools
import uuid

from django.http import Http404, HttpResponse
from django.middleware.csrf import get_token
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from observations.actions.releasing import note_look
from observations.comparison import read_comparison, stamp_for
from observations.views.afterwards import fresh_below, write_below
from observations.wording import day_words
from people import clock, queries
from people.access import SignedInRequest, signed_in
from people.models import User

# Stands in what is kept for the token of whoever it is shown to.
TOKEN = "the-token-of-this-request"  # noqa: S105  # a place for one, not one


@signed_in
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def joint_compare(request: SignedInRequest, joint_id: uuid.UUID) -> HttpResponse:
    """Show the comparison; for everybody but its observers, and before the reveal, there is no such page."""
    stamp = stamp_for(joint_id, request.user.pk)
    if not stamp:
        raise Http404
    if request.method != "POST":
        note_look(joint_id=joint_id, by=request.user, at=clock.now())
        kept = _below(joint_id, request.user, stamp).replace(TOKEN, get_token(request))
        context = {"drawn": _drawn(joint_id, request.user.pk, stamp), "kept": mark_safe(kept)}  # noqa: S308  # drawn by us
        return render(request, "observations/compare.html", context)
    added = write_below(request, joint_id)
    if isinstance(added, HttpResponse):
        return added
    context = {"drawn": _drawn(joint_id, request.user.pk, stamp), "below": added, "form": added.form}
    return render(request, "observations/compare.html", context, status=added.status)


@dataclasses.dataclass(frozen=True, slots=True)
class Drawn:
    """What never changes for one reader: the title, the comparison, and what to talk about."""

    heading: str
    comparison: SafeString
    prompts: SafeString


@functools.lru_cache(maxsize=256)
def _below(joint_id: uuid.UUID, reader: User, stamp: str) -> str:
    """Return what stands below, its forms still empty and without their token, drawn once for each change in it."""
    context = {"drawn": _drawn(joint_id, reader.pk, stamp), "below": fresh_below(reader, joint_id), "csrf_token": TOKEN}
    return render_to_string("observations/compare_below.html", context)


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
