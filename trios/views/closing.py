"""What a trio leaves behind: reports of its members, the short view of their heads."""

import uuid

from django.contrib import messages
from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from people import clock
from people.access import SignedInRequest, require, signed_in
from people.clock import LONDON
from trios import actions
from trios.access import refusal_to_report, refusal_to_say_yes
from trios.forms.closing import HeadViewForm, ReportForm
from trios.models import HeadView, Member, Report, Trio
from trios.refusals import Refused
from trios.views.loading import standing, trio_of
from trios.wording import said_day

METHODS = ["GET", "HEAD", "POST"]


@signed_in
@require_http_methods(METHODS)
def report(request: SignedInRequest, trio_id: uuid.UUID) -> HttpResponse:
    """Answer the ten questions; answers sent before stand in the form."""
    here = standing(request)
    trio = trio_of(here, trio_id)
    require(refusal_to_report(request.user, trio))
    before = Report.objects.filter(trio=trio, person=request.user).first()
    is_draft = before is None or before.sent_at is None
    form = ReportForm(request.POST or None, initial=vars(before) if before else None)
    step = request.POST.get("step", "")
    if step in ("autosave", "save") and is_draft and (draft := form.draft()) is not None:
        return _keep(request, trio, draft, step=step)
    if step == "autosave":  # to the script, an answer other than 200 says that nothing was saved
        return JsonResponse({}, status=422)
    if request.method == "POST" and form.is_valid():
        sent = actions.send_report(trio=trio, answers=form.cleaned_data, by=request.user, at=clock.now(), on=here.on)
        waits = " You are on the list of those who would lead one." if sent.would_lead == "yes" else ""
        messages.success(request, f"Thank you. Your trio and its SLE can read it.{waits}")
        return redirect("trio", trio.pk)
    context = {
        "form": form,
        "title": f"What you take from {trio}",
        "lede": "Three questions first. The other seven are offered: answer what you like.",
        "button": "Send it again" if before and before.sent_at else "Send it",
        "saves": is_draft,
        "saved": f"Saved {said_day(before.saved_at, now=clock.now())}" if before and is_draft else "",
        "back": reverse("trio", args=[trio.pk]),
        "back_words": str(trio),
    }
    return render(request, "trios/form.html", context)


def _keep(request: SignedInRequest, trio: Trio, draft: dict[str, str], *, step: str) -> HttpResponse:
    """Keep a draft; the script is told when, a person goes back to the trio."""
    at = clock.now()
    try:
        actions.save_report(trio=trio, answers=draft, by=request.user, at=at)
    except Refused as refused:
        return JsonResponse({"why": str(refused)}, status=409)
    if step == "autosave":
        return JsonResponse({"at": f"{at.astimezone(LONDON):%H.%M}"})
    messages.success(request, "Saved. Nobody else reads it until you send it.")
    return redirect("trio", trio.pk)


@signed_in
@require_http_methods(METHODS)
def head_view(request: SignedInRequest, trio_id: uuid.UUID, school_id: uuid.UUID) -> HttpResponse:
    """Let a head say briefly how a trio with somebody of their school went; 404 where nobody of theirs was in it."""
    here = standing(request)
    if school_id not in here.schools:
        raise Http404
    require(refusal_to_say_yes(here, school_id))
    seats = Member.objects.filter(trio=trio_id, school=school_id, trio__state=Trio.State.FINISHED)
    seat = seats.select_related("trio", "school", "person").first()
    if seat is None:
        raise Http404
    before = HeadView.objects.filter(trio=seat.trio, school=seat.school).values().first()
    form = HeadViewForm(request.POST or None, initial=before)
    if request.method == "POST" and form.is_valid():
        actions.send_head_view(
            trio=seat.trio, school=seat.school, answers=form.cleaned_data, by=request.user, at=clock.now()
        )
        messages.success(request, "Thank you. The SLE of the trio can read it.")
        return redirect("trio-cover")
    context = {
        "form": form,
        "title": f"How {seat.trio} went for {seat.school}",
        "lede": f"{seat.person} was in it. Three questions, a minute.",
        "button": "Send it",
        "back": reverse("trio-cover"),
        "back_words": "Cover for trios",
    }
    return render(request, "trios/form.html", context)
