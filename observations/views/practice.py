"""Practice: the list, the lesson to judge, saving while typing, and the comparison with the reference."""

import dataclasses
import uuid
from typing import cast

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.cache import never_cache
from django.views.decorators.gzip import gzip_page
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from clusters.access import remit_of
from clusters.queries import reach_now
from observations import access, sheet_forms
from observations.actions import practice as actions
from observations.actions.forms import reference_scale
from observations.actions.judging import ChangedElsewhere, NotSaved, Save
from observations.judgements import SheetView
from observations.models.lessons import Observer
from observations.models.practice import PracticeLesson, PracticeSheet
from observations.practice.reading import form_for, lessons_for, my_practice, place_on, practice_rows, view_of
from observations.practice.reference import compared
from observations.views.drafts import FORBIDDEN, UNAUTHORISED, answer_conflict, answer_errors, data_of
from observations.wording import saved_words
from people import clock
from people.access import SignedInRequest, require, signed_in

CONFLICT, UNPROCESSABLE = 409, 422


@signed_in
@never_cache
@require_safe
def practice_list(request: SignedInRequest) -> HttpResponse:
    """Show the practice lessons that the person may use, and how far they are with each."""
    actions.install_practice(scale=reference_scale(clock.today()), at=clock.now())
    reach = reach_now(request)
    remit = remit_of(request.user, on=clock.today())
    context = {
        "rows": practice_rows(request.user, reach),
        "may_add": not access.refusal_to_add_practice(remit),
        "has_school": bool(reach.schools),
    }
    return render(request, "practice/list.html", context)


def lesson_or_404(request: SignedInRequest, lesson_id: uuid.UUID) -> PracticeLesson:
    """Return a practice lesson that the person may see; for everybody else there is none."""
    found = lessons_for(request.user, reach_now(request)).filter(pk=lesson_id)
    lesson = found.select_related("school", "alliance", "written_by").first()
    if lesson is None:
        raise Http404
    return lesson


@signed_in
@never_cache
@gzip_page
@require_http_methods(["GET", "HEAD", "POST"])
def practice_sheet(request: SignedInRequest, lesson_id: uuid.UUID) -> HttpResponse:
    """Show the lesson, and once begun the form; take it in: begin, save, add a note, or seal, as `action` says."""
    lesson = lesson_or_404(request, lesson_id)
    sheet = my_practice(lesson, request.user)
    if sheet is None:
        return _before(request, lesson)
    if sheet.sealed_at:
        return redirect("practice-compare", lesson.pk)
    place = place_on(lesson, sheet, request.user)
    if request.method == "POST" and request.POST.get("action") != "begin":
        require(access.OF_ANOTHER if sheet_forms.is_of_another(request.POST, place) else "")
        return _take_in(request, lesson, place)
    if request.method == "POST":
        return redirect("practice-sheet", lesson.pk)
    return _page(request, lesson, place, _standing(view_of(sheet), place))


def _before(request: SignedInRequest, lesson: PracticeLesson) -> HttpResponse:
    """Show the lesson with the form it will be judged on, and begin."""
    version = form_for(lesson, [each.id for each in reach_now(request).schools])
    if request.method == "POST":
        require("" if version else access.NO_FORM_TO_PRACTISE_ON)
        if version:
            actions.begin_practice(lesson=lesson, version=version, by=request.user, at=clock.now())
        return redirect("practice-sheet", lesson.pk)
    remit = remit_of(request.user, on=clock.today())
    may_put_away = lesson.put_away_at is None and not access.refusal_to_put_away(remit, lesson)
    return render(request, "practice/begin.html", {"lesson": lesson, "version": version, "may_put_away": may_put_away})


def _standing(sheet: SheetView, place: Observer) -> sheet_forms.Standing:
    """Return what the page starts from."""
    saved_at = sheet.saved_at if sheet.draft else None
    typed = sheet_forms.stored(sheet.content, place)
    return sheet_forms.Standing(sheet.content, typed, draft=sheet.draft, saved_at=saved_at)


def _take_in(request: SignedInRequest, lesson: PracticeLesson, place: Observer) -> HttpResponse:
    """Save or seal what came in; where something is wrong or missing, show it again with everything that was typed."""
    now, sealing = clock.now(), request.POST.get("action") == "seal"
    incoming = sheet_forms.read_sheet(request.POST, place=place, at=now, sealing=sealing)
    if incoming.problems:
        return _refused(request, lesson, place, incoming, incoming.problems)
    save = Save(incoming.content, incoming.based_on, incoming.writer)
    try:
        if sealing:
            actions.seal_practice(place=place, save=save, by=request.user, at=now)
            return redirect("practice-compare", lesson.pk)
        actions.save_practice(place=place, save=save, by=request.user, at=now)
    except ChangedElsewhere as changed:
        conflict = sheet_forms.between(incoming, changed.sheet, place)
        return _page(request, lesson, place, conflict.standing, conflict=conflict, status=CONFLICT)
    except NotSaved as refused:
        return _keep_unfinished(request, lesson, place, incoming, refused)
    if request.POST.get("action") == "add-note":
        return redirect(reverse("practice-sheet", args=[lesson.pk]) + "#new-note")
    return redirect("practice-list")


def _keep_unfinished(
    request: SignedInRequest,
    lesson: PracticeLesson,
    place: Observer,
    incoming: sheet_forms.Incoming,
    refused: NotSaved,
) -> HttpResponse:
    """Keep what could not be sealed yet as a draft, and say what is missing."""
    save = Save(incoming.content, None, incoming.writer)
    draft, _ = actions.save_practice(place=place, save=save, by=request.user, at=clock.now())
    return _refused(request, lesson, place, dataclasses.replace(incoming, based_on=draft), refused.problems)


def _refused(
    request: SignedInRequest,
    lesson: PracticeLesson,
    place: Observer,
    incoming: sheet_forms.Incoming,
    problems: dict[str, str],
) -> HttpResponse:
    """Show the form again with everything that was typed, and what is wrong."""
    return _page(request, lesson, place, sheet_forms.refused(incoming, problems), status=UNPROCESSABLE)


def _page(  # the page's own inputs
    request: SignedInRequest,
    lesson: PracticeLesson,
    place: Observer,
    standing: sheet_forms.Standing,
    *,
    conflict: sheet_forms.Conflict | None = None,
    status: int = 200,
) -> HttpResponse:
    """Draw the form with the lesson beside it."""
    page = sheet_forms.build(place, standing, now=clock.now())
    context = {"page": page, "practice": lesson, "conflict": conflict, "is_rehearsal": True}
    return render(request, "practice/sheet.html", context, status=status)


@never_cache
@require_POST
def practice_draft(request: HttpRequest, lesson_id: uuid.UUID) -> HttpResponse:
    """Save practice while typing, and answer as `joint-draft` does for a real sheet."""
    if not request.user.is_authenticated:
        after = urlencode({"next": reverse("practice-sheet", args=[lesson_id])})
        return JsonResponse({"sign_in": f"{reverse('account_login')}?{after}"}, status=UNAUTHORISED)
    asked = cast("SignedInRequest", request)
    lesson = lesson_or_404(asked, lesson_id)
    sheet = my_practice(lesson, asked.user)
    if sheet is None:
        raise Http404
    return _save_typed(asked, lesson, sheet)


def _save_typed(request: SignedInRequest, lesson: PracticeLesson, sheet: PracticeSheet) -> JsonResponse:
    """Save what the page's script sent."""
    place, now = place_on(lesson, sheet, request.user), clock.now()
    data, wrong = data_of(request)
    if sheet_forms.is_of_another(data, place):
        return JsonResponse({"errors": {"": access.OF_ANOTHER}}, status=FORBIDDEN)
    incoming = sheet_forms.read_sheet(data, place=place, at=now)
    if problems := wrong or incoming.problems:
        return answer_errors(problems)
    save = Save(incoming.content, incoming.based_on, incoming.writer)
    try:
        draft, saved_at = actions.save_practice(place=place, save=save, by=request.user, at=now)
    except ChangedElsewhere as changed:
        return answer_conflict(incoming, changed.sheet, place, reverse("practice-sheet", args=[lesson.pk]))
    except NotSaved as refused:
        return answer_errors(refused.problems)
    hints = sheet_forms.name_hints(incoming.content.notes, place.joint.lesson)
    answer = {"draft": draft, "saved_at": saved_words(saved_at, now=now)}
    return JsonResponse(answer | ({"hints": hints} if hints else {}))


@signed_in
@never_cache
@require_safe
def practice_compare(request: SignedInRequest, lesson_id: uuid.UUID) -> HttpResponse:
    """Show one's sealed practice beside the reference; before that there is only the form."""
    lesson = lesson_or_404(request, lesson_id)
    sheet = my_practice(lesson, request.user)
    if sheet is None or sheet.sealed_at is None:
        return redirect("practice-sheet", lesson.pk)
    found = compared(lesson, place_on(lesson, sheet, request.user), view_of(sheet))
    if found is None:
        raise Http404
    trail = (("Practice", reverse("practice-list")), (lesson.title, ""))
    context = {"lesson": lesson, "page": found.page, "reason": found.reason, "trail": trail}
    return render(request, "practice/compare.html", context)
