"""Before and around a meeting: plan it, its agenda, words, summaries, papers."""

import uuid

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from clusters import meeting_actions as actions
from clusters.agenda import fit_words, laid_out, share_words
from clusters.forms.meetings import ItemForm, MeetingForm, PaperForm, SummaryForm, WordsForm, meeting_initial
from clusters.forms.planning import NewMeetingForm
from clusters.meeting_access import refusal_to_run, refusal_to_set, refusal_to_speak_for
from clusters.meeting_queries import people_around, scopes_to_set
from clusters.models import AgendaItem, Meeting
from clusters.queries import reach_now
from clusters.views.meeting_loading import meeting_of
from people import clock
from people.access import SignedInRequest, require, signed_in

METHODS = ["GET", "HEAD", "POST"]


@signed_in
@require_http_methods(METHODS)
def new(request: SignedInRequest) -> HttpResponse:
    """Plan a meeting of a cluster or an alliance."""
    scopes = scopes_to_set(reach_now(request))
    require("" if scopes else "Meetings are set by those who lead the cluster or the alliance.")
    form = NewMeetingForm(request.POST or None, scopes=scopes)
    if request.method == "POST" and form.is_valid():
        cluster, alliance = form.scope()
        planned = actions.plan_meeting(
            cluster=cluster,
            alliance=alliance,
            series=form.cleaned_data["series"],
            facts=form.facts(),
            facilitator=None,
            by=request.user,
            at=clock.now(),
        )
        messages.success(request, "The meeting is planned, with the agenda of the last minutes to start from.")
        return redirect("meeting-agenda", planned.pk)
    context = {"form": form, "title": "Plan a meeting", "button": "Plan it"}
    return render(request, "meetings/form.html", context | {"back": reverse("meeting-list"), "back_words": "Meetings"})


@signed_in
@require_http_methods(METHODS)
def change(request: SignedInRequest, meeting_id: uuid.UUID) -> HttpResponse:
    """Move the meeting, change how they meet, or who facilitates."""
    meeting, standing = meeting_of(request, meeting_id)
    require(refusal_to_set(standing))
    around = people_around(meeting.series.cluster_id, on=clock.today())
    if meeting.facilitator_id:
        around = (around | type(request.user).objects.filter(pk=meeting.facilitator_id)).distinct()
    form = MeetingForm(request.POST or None, people=around, initial=meeting_initial(meeting))
    if request.method == "POST" and form.is_valid():
        facilitator = form.cleaned_data["facilitator"]
        actions.change_meeting(
            meeting=meeting, facts=form.facts(), facilitator=facilitator, by=request.user, at=clock.now()
        )
        messages.success(request, "Saved. Invite again so that everybody’s calendar follows.")
        return redirect("meeting", meeting.pk)
    return _form_page(request, meeting, form=form, title="When, where and how", button="Save")


@signed_in
@require_http_methods(METHODS)
def agenda(request: SignedInRequest, meeting_id: uuid.UUID) -> HttpResponse:
    """Build the agenda: add, change, move and drop items, with the clock computed."""
    meeting, standing = meeting_of(request, meeting_id)
    require(refusal_to_set(standing))
    chosen = request.POST.get("item") or request.GET.get("item", "")
    item = _item(meeting, chosen) if chosen else None
    step = request.POST.get("step", "")
    if request.method == "POST" and item and step in ("up", "down", "drop"):
        return _arrange(request, meeting, item, step)
    initial = {"title": item.title, "minutes": item.minutes} if item else None
    form = ItemForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        facts = {"title": form.cleaned_data["title"], "minutes": form.cleaned_data["minutes"]}
        if item:
            actions.change_item(item=item, by=request.user, at=clock.now(), **facts)
        else:
            actions.add_item(meeting=meeting, by=request.user, at=clock.now(), **facts)
        return redirect("meeting-agenda", meeting.pk)
    slots = laid_out(meeting.items.all(), starts=meeting.starts_at, ends=meeting.ends_at)
    total = sum(slot.minutes for slot in slots)
    updates = next((slot for slot in slots if slot.is_updates), None)
    context = {
        "meeting": meeting,
        "slots": slots,
        "fit": fit_words(total, meeting.slot_minutes),
        "fits": total <= meeting.slot_minutes,
        "share": share_words(updates.minutes, meeting.turns.count()) if updates else "",
        "form": form,
        "item": item,
    }
    return render(request, "meetings/agenda.html", context)


def _item(meeting: Meeting, chosen: str) -> AgendaItem:
    """Return an item of this meeting; 404 for any other."""
    found = next((each for each in meeting.items.select_related("meeting") if str(each.pk) == chosen), None)
    if found is None:
        raise Http404
    return found


def _arrange(request: SignedInRequest, meeting: Meeting, item: AgendaItem, step: str) -> HttpResponse:
    """Move an item up or down, or drop it."""
    try:
        if step == "drop":
            actions.drop_item(item=item, by=request.user, at=clock.now())
        else:
            actions.move_item(item=item, up=step == "up", by=request.user, at=clock.now())
    except actions.Refused as refused:
        messages.error(request, str(refused))
    return redirect("meeting-agenda", meeting.pk)


@signed_in
@require_http_methods(METHODS)
def words(request: SignedInRequest, meeting_id: uuid.UUID) -> HttpResponse:
    """Write reflections, shared challenges and future facilitation; 409 with both texts if others saved meanwhile."""
    meeting, standing = meeting_of(request, meeting_id)
    require(refusal_to_run(standing))
    names = ("reflections", "shared_challenges", "next_facilitation")
    initial = {name: getattr(meeting, name) for name in names} | {"version": meeting.words_version}
    form = WordsForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        typed = {name: form.cleaned_data[name] for name in names}
        try:
            actions.write_words(
                meeting=meeting, words=typed, based_on=form.cleaned_data["version"], by=request.user, at=clock.now()
            )
        except actions.Overtaken:
            meeting.refresh_from_db()
            again = WordsForm(initial=typed | {"version": meeting.words_version})
            there = [(str(again.fields[name].label), typed[name], getattr(meeting, name)) for name in names]
            there = [row for row in there if row[1] != row[2]]
            return _form_page(
                request, meeting, 409, form=again, title="Reflections and what is next", button="Save", conflict=there
            )
        messages.success(request, "Saved.")
        return redirect("meeting", meeting.pk)
    return _form_page(request, meeting, form=form, title="Reflections and what is next", button="Save")


@signed_in
@require_http_methods(METHODS)
def summary(request: SignedInRequest, meeting_id: uuid.UUID, alliance_id: uuid.UUID) -> HttpResponse:
    """Write an alliance's quick summary: at most five bullets."""
    meeting, standing = meeting_of(request, meeting_id)
    turn = meeting.turns.select_related("alliance", "meeting").filter(alliance=alliance_id).first()
    if turn is None or not (standing.runs or alliance_id in standing.led):
        raise Http404
    require(refusal_to_speak_for(standing, alliance_id))
    form = SummaryForm(request.POST or None, turn=turn)
    if request.method == "POST" and form.is_valid():
        actions.summarise(turn=turn, lines=form.lines(), by=request.user, at=clock.now())
        messages.success(request, "Saved.")
        return redirect("meeting", meeting.pk)
    lede = "At most five bullets, so that everybody comes prepared."
    return _form_page(request, meeting, form=form, title=f"{turn.alliance}: quick summary", button="Save", lede=lede)


@signed_in
@require_http_methods(METHODS)
def papers(request: SignedInRequest, meeting_id: uuid.UUID) -> HttpResponse:
    """Keep the checklist of documents that the research needs."""
    meeting, standing = meeting_of(request, meeting_id)
    require(refusal_to_run(standing))
    turns = list(meeting.turns.select_related("alliance"))
    form = PaperForm(request.POST or None, turns=turns)
    if request.method == "POST" and form.is_valid():
        turn = next(each for each in turns if str(each.alliance_id) == form.cleaned_data["alliance"])
        actions.ask_for_paper(
            meeting=meeting, alliance=turn.alliance, title=form.cleaned_data["title"], by=request.user, at=clock.now()
        )
        return redirect("meeting-papers", meeting.pk)
    context = {"meeting": meeting, "papers": meeting.papers.select_related("alliance"), "form": form}
    return render(request, "meetings/papers.html", context)


def _form_page(request: SignedInRequest, meeting: Meeting, status: int = 200, **context: object) -> HttpResponse:
    """Show a form of a meeting, with the way back to it."""
    back = {"back": reverse("meeting", args=[meeting.pk]), "back_words": meeting.title}
    return render(request, "meetings/form.html", back | context, status=status)
