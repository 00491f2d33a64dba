"""My joint observations."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from observations import queries
from people import clock
from people.access import SignedInRequest, signed_in


@signed_in
@never_cache
@require_safe
def joint_list(request: SignedInRequest) -> HttpResponse:
    """Show what the person observes, by what there is to do."""
    return render(request, "observations/list.html", {"mine": queries.my_lessons(request.user, now=clock.now())})
