"""The page of one trio: what the trios' room knows of it, and what the learning log keeps of it."""

import uuid

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from people import clock
from people.access import SignedInRequest, signed_in
from reports.trio_log import learned_in
from trios.drawing import tree_of
from trios.page import trio_page
from trios.views.loading import standing, trio_of


@signed_in
@require_safe
def trio(request: SignedInRequest, trio_id: uuid.UUID) -> HttpResponse:
    """Show a trio: who, on what, which step, whose turn, what they learned, and the cascade that it belongs to."""
    here = standing(request)
    now = clock.now()
    page = trio_page(trio_of(here, trio_id), standing=here, at=now)
    context = {
        "page": page,
        "trio": page.trio,
        "cascade": page.cascade,
        "picture": tree_of(page.cascade),
        "learned": learned_in(page, reader=request.user, now=now),
        "may_write": page.is_member or page.trio.leader_id == request.user.pk,
        "on": here.on,
    }
    return render(request, "trios/trio.html", context)
