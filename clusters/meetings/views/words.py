"""What a meeting comes to in words, saved while one types; and the quick summaries of its alliances."""

import uuid

from django.contrib import messages
from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from clusters.meetings import actions
from clusters.meetings.access import refusal_to_run, refusal_to_speak_for
from clusters.meetings.actions.words import WORDS, write_words
from clusters.meetings.forms.preparing import SummaryForm, WordsForm
from clusters.meetings.views.loading import meeting_of
from clusters.models import Meeting
from clusters.refusals import Overtaken, seen, still
from clusters.wording import clock_words, saved_words
from people import clock
from people.access import SignedInRequest, require, signed_in

METHODS = ["GET", "HEAD", "POST"]
AUTOSAVE = "autosave"  # the step of the script that saves while one types


@signed_in
@require_http_methods(METHODS)
def words(request: SignedInRequest, meeting_id: uuid.UUID) -> HttpResponse:
    """Write reflections, shared challenges and future facilitation; 409 with both texts if others saved meanwhile."""
    meeting, standing = meeting_of(request, meeting_id)
    require(refusal_to_run(standing))
    initial = {name: getattr(meeting, name) for name in WORDS} | {"version": meeting.words_version}
    form = WordsForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        return _save(request, meeting, form)
    # To the script, an answer other than 200 says that nothing was saved.
    return _words_page(request, meeting, form, 422 if request.POST.get("step") == AUTOSAVE else 200)


def _save(request: SignedInRequest, meeting: Meeting, form: WordsForm) -> HttpResponse:
    """Save what was typed; the script is told the version, everybody else sees the meeting."""
    typed, at = {name: form.cleaned_data[name] for name in WORDS}, clock.now()
    is_script = request.POST.get("step") == AUTOSAVE
    try:
        saved = write_words(meeting=meeting, words=typed, based_on=form.cleaned_data["version"], by=request.user, at=at)
    except Overtaken:
        meeting.refresh_from_db()
        if is_script:
            return JsonResponse({"version": meeting.words_version}, status=409)
        again = WordsForm(initial=typed | {"version": meeting.words_version})
        rows = [(str(again.fields[name].label), typed[name], getattr(meeting, name)) for name in WORDS]
        return _words_page(request, meeting, again, 409, conflict=[row for row in rows if row[1] != row[2]])
    if is_script:
        return JsonResponse({"version": saved.words_version, "at": clock_words(at)})
    messages.success(request, "Saved.")
    return redirect("meeting", meeting.pk)


def _words_page(
    request: SignedInRequest, meeting: Meeting, form: WordsForm, status: int, **more: object
) -> HttpResponse:
    """Show the page of the words, with when they were saved last."""
    at = meeting.words_saved_at
    saved = f"Saved {saved_words(at, now=clock.now())}" if at else ""
    page = {"form": form, "title": "Reflections and what is next", "button": "Save", "saves": True, "saved": saved}
    return _form_page(request, meeting, status, **page, **more)


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
    title = f"{turn.alliance}: quick summary"
    if request.method == "POST" and form.is_valid():
        lines, based_on = form.lines(), form.cleaned_data["seen"] or None
        try:
            actions.summarise(turn=turn, lines=lines, based_on=based_on, by=request.user, at=clock.now())
        except Overtaken:
            said = still(meeting.turns.all(), turn.pk).summary
            again = SummaryForm(initial=form.cleaned_data | {"seen": seen(said)}, turn=turn)
            there = [("The summary", "\n".join(lines), said)]
            return _form_page(request, meeting, 409, form=again, title=title, button="Save", conflict=there)
        messages.success(request, "Saved.")
        return redirect("meeting", meeting.pk)
    lede = "At most five bullets, so that everybody comes prepared."
    return _form_page(request, meeting, form=form, title=title, button="Save", lede=lede)


def _form_page(request: SignedInRequest, meeting: Meeting, status: int = 200, **context: object) -> HttpResponse:
    """Show a form of a meeting, with the way back to it."""
    back = {"back": reverse("meeting", args=[meeting.pk]), "back_words": meeting.title}
    return render(request, "meetings/form.html", back | context, status=status)
