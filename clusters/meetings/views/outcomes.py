"""What was typed, put right afterwards; and the checklist of documents."""

import uuid

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from clusters.meetings import actions
from clusters.meetings.access import Standing, refusal_to_run
from clusters.meetings.columns import columns_of, missing_parts
from clusters.meetings.forms.outcomes import ChangeOutcomeForm, OutcomeForm, differing, outcome_initial
from clusters.meetings.forms.preparing import EVERYBODY, PaperForm
from clusters.meetings.queries import may_facilitate, papers_at, people_of
from clusters.meetings.views.loading import meeting_of
from clusters.meetings.views.reading import show
from clusters.models import AgendaItem, Meeting, Outcome, Paper, Turn
from clusters.refusals import Gone, Overtaken, is_gone, still
from people import clock
from people.access import SignedInRequest, require, signed_in

METHODS = ["GET", "HEAD", "POST"]


@signed_in
@require_http_methods(METHODS)
def change(request: SignedInRequest, meeting_id: uuid.UUID, outcome_id: uuid.UUID) -> HttpResponse:
    """Put an outcome right, or take it out of the minutes (`step=drop`); 409 with both texts if others did too."""
    meeting, standing = meeting_of(request, meeting_id)
    outcome = meeting.outcomes.select_related("meeting").filter(pk=outcome_id).first()
    if outcome is None:
        return _was_taken_out(request, meeting, standing, outcome_id)
    require(refusal_to_run(standing))
    if request.POST.get("step") == "drop":
        actions.drop_outcome(outcome=outcome, by=request.user, at=clock.now())
        messages.success(request, "It is taken out.")
        return redirect("meeting", meeting.pk)
    form = _form(request.POST or None, meeting, outcome_initial(outcome))
    if request.method == "POST" and form.is_valid():
        try:
            _save(request, meeting, outcome, form)
        except Gone:
            return _was_taken_out(request, meeting, standing, outcome_id)
        except Overtaken:
            there = still(meeting.outcomes.all(), outcome_id)
            again = _form(None, meeting, form.cleaned_data | {"seen": outcome_initial(there)["seen"]})
            return _page(request, meeting, again, 409, conflict=differing(form, there))
        return redirect(f"{reverse('meeting', args=[meeting.pk])}#outcomes")
    return _page(request, meeting, form)


def _was_taken_out(
    request: SignedInRequest, meeting: Meeting, standing: Standing, outcome_id: uuid.UUID
) -> HttpResponse:
    """Answer a press for what is in no minutes any more: what was typed of it stays, to be added again; else 404."""
    if request.method != "POST" or not is_gone(Outcome.objects.all(), str(outcome_id)):
        raise Http404
    require(refusal_to_run(standing))
    if request.POST.get("step") == "drop":
        return redirect("meeting", meeting.pk)
    typed = {name: request.POST.get(name, "") for name in ("kind", "text", "owner", "due_on")}
    messages.error(request, "This has been taken out meanwhile. What you typed is below: add it if it is needed.")
    form = OutcomeForm(people=people_of(meeting), initial=typed | {"key": uuid.uuid4()})
    return show(request, meeting, standing, form, 409)


def _form(data: object, meeting: Meeting, initial: dict[str, object]) -> ChangeOutcomeForm:
    """Build the form."""
    people = may_facilitate(meeting, on=clock.today())
    turns = list(meeting.turns.select_related("alliance"))
    return ChangeOutcomeForm(data, people=people, items=list(meeting.items.all()), turns=turns, initial=initial)


def _save(request: SignedInRequest, meeting: Meeting, outcome: Outcome, form: ChangeOutcomeForm) -> None:
    """Save it under its item and alliance."""
    chosen, about = form.cleaned_data["item"], form.cleaned_data["alliance"]
    item = AgendaItem.objects.filter(meeting=meeting, pk=chosen).first() if chosen else None
    turn = Turn.objects.select_related("alliance").filter(meeting=meeting, alliance=about).first() if about else None
    actions.change_outcome(
        outcome=outcome,
        facts=form.facts(),
        under=(item, turn.alliance if turn else None),
        by=request.user,
        at=clock.now(),
        based_on=form.cleaned_data["seen"],
    )


def _page(
    request: SignedInRequest, meeting: Meeting, form: ChangeOutcomeForm, status: int = 200, **more: object
) -> HttpResponse:
    """Show the page."""
    return render(request, "meetings/outcome.html", {"meeting": meeting, "form": form} | more, status=status)


@signed_in
@require_http_methods(METHODS)
def papers(request: SignedInRequest, meeting_id: uuid.UUID) -> HttpResponse:
    """Keep the checklist of documents that the research needs."""
    meeting, standing = meeting_of(request, meeting_id)
    require(refusal_to_run(standing))
    turns = list(meeting.turns.select_related("alliance"))
    form = PaperForm(request.POST or None, turns=turns)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data["alliance"]
        asked = [turn.alliance for turn in turns if said in (EVERYBODY, str(turn.alliance_id))]
        title = form.cleaned_data["title"]
        actions.ask_all(meeting=meeting, alliances=asked, title=title, by=request.user, at=clock.now())
        return redirect("meeting-papers", meeting.pk)
    listed = papers_at(meeting)
    context = {
        "meeting": meeting,
        "papers": listed,
        "missing": sum(1 for paper in listed if paper.here_at is None),
        "parts": missing_parts(columns_of(meeting, turns, standing, on=clock.today())),
        "form": form,
    }
    return render(request, "meetings/papers.html", context)


@signed_in
@require_POST
def paper(request: SignedInRequest, meeting_id: uuid.UUID, paper_id: uuid.UUID) -> HttpResponse:
    """Say that a document is here, or is not after all (`here`), or take it off the list (`step=drop`)."""
    meeting, standing = meeting_of(request, meeting_id)
    found = next((each for each in papers_at(meeting) if each.pk == paper_id), None)
    if found is None and not is_gone(Paper.objects.all(), str(paper_id)):
        raise Http404
    require(refusal_to_run(standing))
    if found is None:
        return redirect("meeting-papers", meeting.pk)
    if request.POST.get("step") == "drop":
        actions.drop_paper(paper=found, by=request.user, at=clock.now())
    else:
        actions.tick_paper(paper=found, here=request.POST.get("here") == "1", by=request.user, at=clock.now())
    return redirect("meeting-papers", meeting.pk)
