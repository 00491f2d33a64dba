"""Saving while typing: the page's script sends the whole sheet, and hears whether it is saved."""

import json
import uuid
from typing import Any, cast

from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, HttpResponse, JsonResponse, QueryDict
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from observations import access, actions, sheet_forms
from observations.actions.judging import ChangedElsewhere, NotSaved
from observations.judgements import SheetView
from observations.models.lessons import Observer
from observations.views.judging import place_or_404
from observations.wording import saved_words
from people import clock
from people.access import SignedInRequest

BAD_REQUEST, UNAUTHORISED, FORBIDDEN, CONFLICT = 400, 401, 403, 409
UNREADABLE = "This could not be read, so it was not saved"
TOO_BIG = "This is too much for one sheet: shorten a note"


@never_cache
@require_POST
def joint_draft(request: HttpRequest, joint_id: uuid.UUID) -> HttpResponse:
    """Save the draft, sent as a form or as JSON with the same names, and answer `{draft, saved_at}`.

    `hints`, by note, ask about what looks like a pupil's name. 400 with `errors` by field, 401 with the way to sign in,
    403 to what somebody else wrote on this device, 404 to whoever is no observer, 409 with both versions.
    """
    if not request.user.is_authenticated:
        after = urlencode({"next": reverse("joint-sheet", args=[joint_id])})
        return JsonResponse({"sign_in": f"{reverse('account_login')}?{after}"}, status=UNAUTHORISED)
    signed_in = cast("SignedInRequest", request)
    place, now = place_or_404(signed_in.user, joint_id), clock.now()
    data, wrong = data_of(signed_in)
    if sheet_forms.is_of_another(data, place):
        return JsonResponse({"errors": {"": access.OF_ANOTHER}}, status=FORBIDDEN)
    incoming = sheet_forms.read_sheet(data, place=place, at=now)
    if problems := wrong or incoming.problems:
        return answer_errors(problems)
    try:
        draft, saved_at = actions.save_draft(
            observer=place,
            content=incoming.content,
            based_on=incoming.based_on,
            by=signed_in.user,
            at=now,
            writer=incoming.writer,
        )
    except ChangedElsewhere as changed:
        return answer_conflict(incoming, changed.sheet, place, reverse("joint-sheet", args=[joint_id]))
    except NotSaved as refused:
        return answer_errors(refused.problems)
    hints = sheet_forms.name_hints(incoming.content.notes, place.joint.lesson)
    return JsonResponse(
        {"draft": draft, "saved_at": saved_words(saved_at, now=now)} | ({"hints": hints} if hints else {})
    )


def data_of(request: HttpRequest) -> tuple[QueryDict, dict[str, str]]:
    """Return the fields of the sheet, and a sentence where they could not be read at all."""
    if request.content_type != "application/json":
        return request.POST, {}
    try:
        return _from_json(request.body), {}
    except RequestDataTooBig:
        return QueryDict(), {"": TOO_BIG}
    except (ValueError, RecursionError):
        return QueryDict(), {"": UNREADABLE}


def _from_json(body: bytes) -> QueryDict:
    """Return an object of texts and lists of texts as a form would send it; raises `ValueError` otherwise."""
    sent = json.loads(body)
    if not isinstance(sent, dict):
        raise ValueError("not an object")  # noqa: TRY004  # bad input, not a bad type of ours
    data = QueryDict(mutable=True)
    for name, value in sent.items():
        data.setlist(name, [_text(each) for each in (value if isinstance(value, list) else [value])])
    return data


def _text(value: Any) -> str:  # noqa: ANN401  # whatever JSON held
    """Return one value as a form would have sent it."""
    if isinstance(value, dict | list):
        raise ValueError("neither text nor number")  # noqa: TRY004  # bad input, not a bad type of ours
    return "" if value is None else str(value)


def answer_errors(problems: dict[str, str]) -> JsonResponse:
    """Answer that nothing was saved, and why, by field."""
    return JsonResponse({"errors": problems}, status=BAD_REQUEST)


def answer_conflict(incoming: sheet_forms.Incoming, saved: SheetView, place: Observer, address: str) -> JsonResponse:
    """Answer with what another device had saved: the differences to show, and the notes that are only there.

    `address` is the sheet's own page.
    """
    conflict = sheet_forms.between(incoming, saved, place)
    notes = [
        {"key": str(note.key), "time": note.time, "text": note.text, "criteria": sorted(note.criteria)}
        for note in conflict.added
    ]
    html = render_to_string("observations/conflict.html", {"conflict": conflict, "address": address})
    return JsonResponse({"draft": saved.draft, "html": html, "notes": notes}, status=CONFLICT)
