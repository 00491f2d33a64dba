"""A mail about all alliances of a meeting, pasted once: what is recognised is looked over first, and then kept."""

import uuid
from collections.abc import Sequence

from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from clusters.meetings.access import Standing, refusal_to_run
from clusters.meetings.columns import columns_of
from clusters.meetings.views.loading import meeting_of
from clusters.models import Alliance, Meeting, Turn
from clusters.refusals import Gone, Overtaken, Refused
from clusters.updates.keeping import keep_mail
from clusters.updates.mail import read_mail
from clusters.wording import short_name
from people import clock
from people.access import SignedInRequest, require, signed_in
from pictures.wording import listed
from reports.forms.mail import MailForm, Side, SortedForm

CHOSEN = ("keep", "again")  # the steps that come from the preview, with what is chosen there
CHANGED = "You changed what was pasted, so it is read anew. Nothing is kept yet: look it over."
MEANWHILE = (
    "Somebody else wrote a summary, or changed who speaks, while you were here. Nothing is kept yet: look again."
)


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def mail(request: SignedInRequest, meeting_id: uuid.UUID) -> HttpResponse:
    """Take a mail in and show what is recognised (`step=look`, `again` with what was chosen), or keep it (`keep`)."""
    meeting, standing = meeting_of(request, meeting_id)
    require(refusal_to_run(standing))
    paste = MailForm(request.POST or None)
    if not paste.is_valid():
        return render(request, "reports/updates/mail.html", {"meeting": meeting, "form": paste})
    step = request.POST.get("step", "")
    is_chosen = step in CHOSEN
    if is_chosen and request.POST.get("read") not in (None, paste.mark()):
        messages.error(request, CHANGED)
        is_chosen, step = False, "look"
    form = _sorted(meeting, standing, paste, request.POST if is_chosen else None)
    if is_chosen and request.POST.get("sorted") not in (None, form.mark):
        return _again(request, meeting, standing, paste)
    sides = form.sides()
    # What was just given to an alliance is looked over before it is kept.
    if step != "keep" or not form.is_valid() or any(side.is_new for side in sides):
        return _preview(request, meeting, paste, form)
    try:
        _keep(request, meeting, sides)
    except Refused as refused:
        form.add_error(None, str(refused))
        return _preview(request, meeting, paste, form)
    except (Overtaken, Gone):
        return _again(request, meeting, standing, paste)
    messages.success(request, _kept_words(sides))
    return redirect("meeting", meeting.pk)


def _keep(request: SignedInRequest, meeting: Meeting, sides: Sequence[Side]) -> None:
    """Keep it; raises `Overtaken` where a summary was written that this person has not seen."""
    if any(side.is_overtaken for side in sides):
        raise Overtaken
    keep_mail(meeting=meeting, kept=[side.kept() for side in sides], by=request.user, at=clock.now())


def _sorted(meeting: Meeting, standing: Standing, paste: MailForm, data: QueryDict | None) -> SortedForm:
    """Read the mail, and what is chosen of it."""
    turns = list(meeting.turns.select_related("alliance__lead_school"))
    names = {turn.alliance_id: _names(turn) for turn in turns}
    others = Alliance.objects.filter(cluster=meeting.series.cluster_id).exclude(pk__in=names)
    passages = read_mail(paste.cleaned_data["pasted"], names, others.values_list("name", flat=True))
    columns = columns_of(meeting, turns, standing, on=clock.today())
    return SortedForm(data, passages=passages, turns=turns, columns=columns)


def _names(turn: Turn) -> list[str]:
    """Return what an alliance may be called: its own name, and that of its lead school."""
    lead = turn.alliance.lead_school
    return [turn.alliance.name, *([lead.name] if lead else [])]


def _again(request: SignedInRequest, meeting: Meeting, standing: Standing, paste: MailForm) -> HttpResponse:
    """Answer 409: the same choices beside what stands by now, but for whose passages are that stand elsewhere now."""
    messages.error(request, MEANWHILE)
    data = request.POST.copy()
    is_moved = data.get("sorted") not in (None, _sorted(meeting, standing, paste, None).mark)
    for name in [each for each in data if each.startswith(("seen_", "to_") if is_moved else "seen_")]:
        del data[name]
    return _preview(request, meeting, paste, _sorted(meeting, standing, paste, data), 409)


def _preview(
    request: SignedInRequest, meeting: Meeting, paste: MailForm, form: SortedForm, status: int = 200
) -> HttpResponse:
    """Show what is recognised; nothing is kept yet."""
    sides = form.sides()
    found = [short_name(side.turn.alliance.name) for side in sides if side.ticks]
    context = {"meeting": meeting, "paste": paste, "form": form, "sides": sides, "found": listed(found)}
    context["read"] = paste.mark()
    return render(request, "reports/updates/mail_preview.html", context, status=status)


def _kept_words(sides: Sequence[Side]) -> str:
    """Say what was kept, and where the rest is."""
    kept = [side.kept() for side in sides]
    summed = [short_name(each.turn.alliance.name) for each in kept if each.short]
    said = f"The quick summary of {listed(summed)} is kept." if summed else "No summary has changed."
    noted = any(each.rest and not each.into_update for each in kept)
    updated = any(each.rest and each.into_update for each in kept)
    rest = {
        (True, True): " The rest is in the update that you write, and among the notes.",
        (True, False): " The rest is among the notes of this meeting.",
        (False, True): " The rest is in the update that you write.",
    }
    return said + rest.get((noted, updated), "")
