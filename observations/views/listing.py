"""My joint observations."""

import functools

from django.http import HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from observations import practical, queries
from observations.offering import may_offer
from observations.planning import plans_of
from observations.queries import MyLessons
from people import clock
from people.access import SignedInRequest, signed_in


@signed_in
@never_cache
@require_safe
def joint_list(request: SignedInRequest) -> HttpResponse:
    """Show what the person observes, by what there is to do, and which lessons of their own are observed."""
    now = clock.now()
    mine = queries.my_lessons(request.user, now=now)
    context = {
        "lessons": _drawn(mine),
        "plans": plans_of(request.user, now=now),
        "may_offer": may_offer(request.user, on=clock.today()),
        "taught": practical.lessons_of_teacher(request.user),
    }
    return render(request, "observations/list.html", context)


@functools.lru_cache(maxsize=256)
def _drawn(mine: MyLessons) -> SafeString:
    """Draw a list once for as long as it says the same: all that it shows is in `mine`."""
    return render_to_string("observations/lessons.html", {"mine": mine})
