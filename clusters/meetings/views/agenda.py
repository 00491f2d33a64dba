"""The agenda of a meeting: its items on the clock, the alliances that speak, what earlier meetings left open."""

import contextlib
import uuid

from django.contrib import messages
from django.db.models import QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from clusters.meetings import actions
from clusters.meetings.access import Standing, refusal_to_set
from clusters.meetings.agenda import fit_words, laid_out, share_words, turns_laid_out
from clusters.meetings.forms.preparing import ItemForm, item_initial
from clusters.meetings.outcome_lines import carried_to
from clusters.meetings.page import picture_of
from clusters.meetings.views.loading import meeting_of
from clusters.models import AgendaItem, Alliance, Meeting, Turn
from clusters.refusals import Gone, Overtaken, Refused, is_gone
from people import clock
from people.access import SignedInRequest, require, signed_in


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def agenda(request: SignedInRequest, meeting_id: uuid.UUID) -> HttpResponse:
    """Build the agenda: add, change, move and drop items and alliances, with the clock computed."""
    meeting, standing = meeting_of(request, meeting_id)
    require(refusal_to_set(standing))
    chosen = request.POST.get("item") or request.GET.get("item", "")
    step = request.POST.get("step", "")
    if request.method == "POST" and is_gone(AgendaItem.objects.all(), chosen):
        return _was_dropped(request, meeting, standing, step)
    item = _item(meeting, chosen) if chosen else None
    if request.method == "POST" and step in ("up", "down", "drop", "speak"):
        return _arrange(request, meeting, item, step)
    form = ItemForm(request.POST or None, initial=item_initial(item))
    if request.method == "POST" and form.is_valid():
        try:
            _save(request, meeting, item, form)
        except Overtaken:
            return _overtaken(request, meeting, standing, item, form)
        except Gone:
            return _was_dropped(request, meeting, standing, step)
        return redirect("meeting-agenda", meeting.pk)
    return _page(request, meeting, standing, form=form, item=item)


def _item(meeting: Meeting, chosen: str) -> AgendaItem:
    """Return an item of this meeting; 404 for any other."""
    found = next((each for each in meeting.items.select_related("meeting") if str(each.pk) == chosen), None)
    if found is None:
        raise Http404
    return found


def _was_dropped(request: SignedInRequest, meeting: Meeting, standing: Standing, step: str) -> HttpResponse:
    """Answer a press for an item that has been dropped: what was typed of it stays, as an item to add again."""
    if step:
        return redirect("meeting-agenda", meeting.pk)
    typed = {name: request.POST.get(name, "") for name in ("title", "minutes")}
    messages.error(request, "This item has been dropped meanwhile. What you typed is below: add it if it is needed.")
    return _page(request, meeting, standing, form=ItemForm(initial=typed | item_initial(None)), item=None, status=409)


def _save(request: SignedInRequest, meeting: Meeting, item: AgendaItem | None, form: ItemForm) -> None:
    """Add the item, or change it."""
    title, minutes = form.cleaned_data["title"], form.cleaned_data["minutes"]
    if item is None:
        key = form.cleaned_data["key"]
        actions.add_item(meeting=meeting, title=title, minutes=minutes, key=key, by=request.user, at=clock.now())
        return
    based_on = form.cleaned_data["seen"] or None
    actions.change_item(item=item, title=title, minutes=minutes, based_on=based_on, by=request.user, at=clock.now())


def _overtaken(
    request: SignedInRequest, meeting: Meeting, standing: Standing, item: AgendaItem | None, form: ItemForm
) -> HttpResponse:
    """Answer 409: what was typed stays in the form, what others saved stands above it."""
    there = _item(meeting, str(item.pk if item else ""))
    typed = form.cleaned_data
    again = ItemForm(initial=item_initial(there) | {"title": typed["title"], "minutes": typed["minutes"]})
    rows = [
        ("Item", typed["title"], there.title),
        ("Minutes", str(typed["minutes"]), str(there.minutes)),
    ]
    differ = [row for row in rows if row[1] != row[2]]
    return _page(request, meeting, standing, form=again, item=there, conflict=differ, status=409)


def _arrange(request: SignedInRequest, meeting: Meeting, item: AgendaItem | None, step: str) -> HttpResponse:
    """Move an item or an alliance up or down, drop it, or let another alliance speak."""
    by, at = request.user, clock.now()
    chosen = request.POST.get("turn", "")
    if is_gone(Turn.objects.all(), chosen):
        return redirect("meeting-agenda", meeting.pk)
    turn = _turn(meeting, chosen)
    place = request.POST.get("place", "")  # where it stood when the button was drawn: pressed twice, it moves once
    try:
        with contextlib.suppress(Gone):  # taken out by another press meanwhile: the page shows it
            if step == "speak":
                said = request.POST.get("alliance", "")
                alliance = next((each for each in _not_yet(meeting) if str(each.pk) == said), None)
                if alliance is None:
                    raise Http404
                actions.add_turn(meeting=meeting, alliance=alliance, by=by, at=at)
            elif step == "drop":
                _drop(item, turn, request)
            elif turn is not None:
                actions.move_turn(turn=turn, up=step == "up", place=place, by=by, at=at)
            elif item is not None:
                actions.move_item(item=item, up=step == "up", place=place, by=by, at=at)
    except Refused as refused:
        messages.error(request, str(refused))
    return redirect("meeting-agenda", meeting.pk)


def _drop(item: AgendaItem | None, turn: Turn | None, request: SignedInRequest) -> None:
    """Drop an item, or leave an alliance out."""
    if turn is not None:
        actions.drop_turn(turn=turn, by=request.user, at=clock.now())
    elif item is not None:
        actions.drop_item(item=item, by=request.user, at=clock.now())


def _turn(meeting: Meeting, chosen: str) -> Turn | None:
    """Return an alliance's turn at this meeting, or nothing where none is named; 404 for any other."""
    if not chosen:
        return None
    found = next((each for each in meeting.turns.select_related("meeting") if str(each.pk) == chosen), None)
    if found is None:
        raise Http404
    return found


def _not_yet(meeting: Meeting) -> QuerySet[Alliance]:
    """Return the alliances of the cluster that do not speak at this meeting; none at an alliance's own."""
    others = Alliance.objects.filter(cluster=meeting.series.cluster_id).exclude(turns__meeting=meeting)
    return others.none() if meeting.series.alliance_id else others.order_by("name")


def _page(
    request: SignedInRequest,
    meeting: Meeting,
    standing: Standing,
    *,
    form: ItemForm,
    item: AgendaItem | None,
    status: int = 200,
    **more: object,
) -> HttpResponse:
    """Show the page."""
    slots = laid_out(meeting.items.all(), starts=meeting.starts_at, ends=meeting.ends_at)
    total = sum(slot.minutes for slot in slots)
    updates = next((slot for slot in slots if slot.is_updates), None)
    turns = list(meeting.turns.select_related("alliance"))
    context = {
        "meeting": meeting,
        "slots": slots,
        "picture": picture_of(meeting, slots, clock.now()),
        "fit": fit_words(total, meeting.slot_minutes),
        "fits": total <= meeting.slot_minutes,
        "share": share_words(updates.minutes, len(turns)) if updates else "",
        "turns": turns_laid_out(turns, updates) if updates else (),
        "not_yet": _not_yet(meeting),
        "carried": carried_to(meeting, standing, clock.now()),
        "form": form,
        "item": item,
    }
    return render(request, "meetings/agenda.html", context | more, status=status)
