"""What is pressed while a meeting runs: begin, next, close, outcomes, ticks."""

import uuid
from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from clusters.meetings import actions
from clusters.meetings.access import refusal_to_run, refusal_to_tick
from clusters.meetings.forms.outcomes import OutcomeForm
from clusters.meetings.queries import people_of
from clusters.meetings.views.loading import meeting_of
from clusters.meetings.views.reading import show
from clusters.models import Outcome
from clusters.refusals import Refused
from people import clock
from people.access import SignedInRequest, require, signed_in


@signed_in
@require_POST
def move_on(request: SignedInRequest, meeting_id: uuid.UUID) -> HttpResponse:
    """Begin, give the word to the next alliance, go to the next item, a step back, close or reopen (`step`).

    Behind `turn`, `item` and `back` stands what ran when the button was drawn: pressed twice, it moves once.
    """
    meeting, standing = meeting_of(request, meeting_id)
    require(refusal_to_run(standing))
    at = clock.now()
    step, _, here = request.POST.get("step", "").partition(" ")
    facts: dict[str, Any] = {"meeting": meeting, "by": request.user, "at": at}
    steps: dict[str, Callable[[], None]] = {
        "begin": lambda: actions.begin(**facts),
        "turn": lambda: actions.next_turn(from_turn=here, **facts),
        "item": lambda: actions.next_item(from_item=here, **facts),
        "back": lambda: actions.step_back(from_step=here, **facts),
        "close": lambda: actions.close(**facts),
        "reopen": lambda: actions.reopen(**facts),
    }
    try:
        steps.get(step, lambda: None)()
    except Refused as refused:
        messages.error(request, str(refused))
    return redirect("meeting", meeting.pk)


@signed_in
@require_POST
def outcome(request: SignedInRequest, meeting_id: uuid.UUID) -> HttpResponse:
    """Write down what was typed, against the item that runs."""
    meeting, standing = meeting_of(request, meeting_id)
    require(refusal_to_run(standing))
    form = OutcomeForm(request.POST, people=people_of(meeting))
    if not form.is_valid():
        return show(request, meeting, standing, form)
    try:
        actions.type_outcome(meeting=meeting, facts=form.facts(), by=request.user, at=clock.now())
    except Refused as refused:
        form.add_error(None, str(refused))
        return show(request, meeting, standing, form)
    return redirect(f"{reverse('meeting', args=[meeting.pk])}#id_text")


@signed_in
@require_POST
def tick(request: SignedInRequest, meeting_id: uuid.UUID, outcome_id: uuid.UUID) -> HttpResponse:
    """Tick an action of this meeting's series off, or take the tick back (`done`)."""
    meeting, standing = meeting_of(request, meeting_id)
    actions_here = Outcome.objects.filter(meeting__series=meeting.series_id, kind=Outcome.Kind.ACTION)
    found = actions_here.select_related("meeting").filter(pk=outcome_id).first()
    if found is None:
        raise Http404
    require(refusal_to_tick(standing, found.owner_id))
    actions.tick(outcome=found, done=request.POST.get("done") == "1", by=request.user, at=clock.now())
    return redirect("meeting", meeting.pk)
