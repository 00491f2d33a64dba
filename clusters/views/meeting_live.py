"""What is pressed while a meeting runs: begin, next, close, outcomes, ticks."""

import uuid

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from clusters import meeting_actions as actions
from clusters.forms.meetings import OutcomeForm
from clusters.meeting_access import refusal_to_run, refusal_to_tick
from clusters.meeting_queries import people_of
from clusters.models import Outcome, Paper
from clusters.views.meeting_loading import meeting_of
from clusters.views.meetings import show
from people import clock
from people.access import SignedInRequest, require, signed_in


@signed_in
@require_POST
def move_on(request: SignedInRequest, meeting_id: uuid.UUID) -> HttpResponse:
    """Begin, give the word to the next alliance, go to the next item, or close (`step`).

    Behind `turn` and `item` stands the one that ran when the button was drawn: pressed twice, it moves on once.
    """
    meeting, standing = meeting_of(request, meeting_id)
    require(refusal_to_run(standing))
    at = clock.now()
    step, _, here = request.POST.get("step", "").partition(" ")
    try:
        if step == "begin":
            actions.begin(meeting=meeting, by=request.user, at=at)
        elif step == "turn":
            actions.next_turn(meeting=meeting, from_turn=here, by=request.user, at=at)
        elif step == "item":
            actions.next_item(meeting=meeting, from_item=here, by=request.user, at=at)
        elif step == "close":
            actions.close(meeting=meeting, by=request.user, at=at)
    except actions.Refused as refused:
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
    except actions.Refused as refused:
        form.add_error(None, str(refused))
        return show(request, meeting, standing, form)
    return redirect("meeting", meeting.pk)


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


@signed_in
@require_POST
def tick_paper(request: SignedInRequest, meeting_id: uuid.UUID, paper_id: uuid.UUID) -> HttpResponse:
    """Say that a document is here, or is not after all (`here`)."""
    meeting, standing = meeting_of(request, meeting_id)
    found = Paper.objects.filter(meeting=meeting, pk=paper_id).select_related("meeting").first()
    if found is None:
        raise Http404
    require(refusal_to_run(standing))
    actions.tick_paper(paper=found, here=request.POST.get("here") == "1", by=request.user, at=clock.now())
    return redirect("meeting-papers", meeting.pk)
