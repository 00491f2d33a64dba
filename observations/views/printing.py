"""The form on paper: blank, with the lesson on it, to be filled in by hand and entered afterwards."""

import uuid

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from observations.sheet_forms import blank
from observations.views.judging import place_or_404
from people.access import SignedInRequest, signed_in


@signed_in
@never_cache
@require_safe
def joint_print(request: SignedInRequest, joint_id: uuid.UUID) -> HttpResponse:
    """Show the observer's own form as it is printed: the lesson and what is asked, and nothing that anybody wrote."""
    place = place_or_404(request.user, joint_id)
    return render(request, "observations/blank.html", {"place": place, "blank": blank(place)})
