"""Write an alliance's update of the current term: paste it, type it, put counts in, share it, make it final."""

import uuid
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from clusters.models import Alliance, ProgressUpdate, Term
from clusters.models.updates import LONGEST
from clusters.queries import reach_now
from clusters.refusals import Overtaken, Refused
from clusters.updates import actions
from clusters.updates.forms import PasteForm, UpdateForm
from clusters.updates.pasted import split_update
from inquiry.actions import citing
from observations.wording import clock_words, saved_words
from people import clock
from people.access import SignedInRequest, signed_in
from reports.queries.update_counts import countable
from reports.queries.updates import read_update
from reports.wording import term_words

STATES = {"share": "shared", "unshare": "draft", "final": "final"}
CHECK = "check"  # the page before the step that cannot be taken back
SAID = {
    "share": "Shared: every alliance of the cluster can read it.",
    "unshare": "A draft again: only those who lead the alliance see it.",
    "final": "It is final, and stays as it is.",
}


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def write(request: SignedInRequest, alliance_id: uuid.UUID) -> HttpResponse:
    """Write the update; 404 for an alliance that the person does not lead."""
    if all(each.id != alliance_id for each in reach_now(request).led):
        raise Http404
    alliance = Alliance.objects.get(pk=alliance_id)
    term = _term(alliance)
    if term is None:
        return render(request, "reports/updates/write.html", {"alliance": alliance, "term": None})
    update = ProgressUpdate.objects.filter(alliance=alliance, term=term).first()
    if update is not None and update.state == ProgressUpdate.State.FINAL:
        return redirect("update", update.pk)
    return _work_on(request, alliance, term, update)


def _work_on(request: SignedInRequest, alliance: Alliance, term: Term, update: ProgressUpdate | None) -> HttpResponse:
    """Do what was pressed, or show the page."""
    step = request.POST.get("step", "")
    # What stands in the fields is saved first: a press on Share loses nothing that was typed.
    is_typed = any(name in request.POST for name in actions.PARTS)
    if step in STATES and update is not None and not is_typed:
        return _set_state(request, update, step)
    if step == "paste":
        return _paste(request, alliance, term, update)
    form = UpdateForm(request.POST or None, initial=_initial(update))
    if request.method == "POST" and form.is_valid():
        return _save(request, alliance, term, form)
    # To the script, an answer other than 200 says that nothing was saved.
    return _page(request, alliance, term, update, form=form, status=422 if step == "autosave" else 200)


def _term(alliance: Alliance) -> Term | None:
    """Return the term that is running, or the latest that has begun."""
    begun = Term.objects.filter(cluster=alliance.cluster_id, starts_on__lte=clock.today())
    return begun.order_by("-starts_on").first()


def _initial(update: ProgressUpdate | None) -> dict[str, Any]:
    """Return what stands, and the version it stands at."""
    if update is None:
        return {"version": 0}
    return {name: getattr(update, name) for name in actions.PARTS} | {"version": update.version}


def _save(request: SignedInRequest, alliance: Alliance, term: Term, form: UpdateForm) -> HttpResponse:
    """Save what was typed, with the count that was to be put in; 409 with both texts if somebody saved meanwhile."""
    step, at = request.POST.get("step", ""), clock.now()
    typed = {name: form.cleaned_data[name] for name in actions.PARTS}
    if step.startswith("insert-"):
        sentence = next((each for each in countable(alliance, term) if f"insert-{each}" == step), "")
        typed["activity"] = "\n".join(filter(None, (typed["activity"].rstrip(), sentence)))[:LONGEST]
    try:
        saved = actions.save_update(
            alliance=alliance, term=term, parts=typed, based_on=form.cleaned_data["version"], by=request.user, at=at
        )
    except Refused as refused:
        form.add_error(None, str(refused))
        return _page(request, alliance, term, None, form=form)
    except Overtaken:
        return _both(request, alliance, term, typed)
    if step == "autosave":
        return JsonResponse({"version": saved.version, "at": clock_words(at)})
    if step == CHECK:
        return render(request, "reports/updates/check.html", {"alliance": alliance, "update": read_update(saved)})
    if step in STATES:
        return _set_state(request, saved, step)
    return redirect("update-write", alliance.pk)


def _both(request: SignedInRequest, alliance: Alliance, term: Term, typed: dict[str, str]) -> HttpResponse:
    """Answer 409: what was typed stays in the form, what others saved stands above it."""
    there = ProgressUpdate.objects.get(alliance=alliance, term=term)
    form = UpdateForm(initial=typed | {"version": there.version})
    if request.POST.get("step") == "autosave":
        return JsonResponse({"version": there.version}, status=409)
    rows = [(str(form.fields[name].label), typed[name], getattr(there, name)) for name in actions.PARTS]
    differ = [row for row in rows if row[1] != row[2]]
    return _page(request, alliance, term, there, form=form, conflict=differ, status=409)


def _paste(request: SignedInRequest, alliance: Alliance, term: Term, update: ProgressUpdate | None) -> HttpResponse:
    """Split what was pasted and add each part below what is typed in its field, to be looked over and saved."""
    paste = PasteForm(request.POST)
    # What is being typed stands in the same form: the pasted goes below it, whether or not it has been saved.
    typed = {name: request.POST[name] for name in UpdateForm.base_fields if name in request.POST}
    standing = _initial(update) | typed
    if not paste.is_valid():
        return _page(request, alliance, term, update, form=UpdateForm(initial=standing), paste=paste)
    for name, text in split_update(paste.cleaned_data["pasted"]).items():
        standing[name] = "\n".join(filter(None, (standing.get(name, ""), text)))
    # Bound, so that a part that has become too long says so beside its field.
    form = UpdateForm(standing)
    sentence = "Sorted under a) to d) and next steps. Look it over, then save."
    return _page(request, alliance, term, update, form=form, sorted_words=sentence)


def _set_state(request: SignedInRequest, update: ProgressUpdate, step: str) -> HttpResponse:
    """Share, take back or make final."""
    try:
        if step == "final":
            citing.make_final(update=update, by=request.user, at=clock.now())
        else:
            actions.set_state(update=update, state=STATES[step], by=request.user, at=clock.now())
    except Refused as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, SAID[step])
    return redirect("update", update.pk)


def _page(
    request: SignedInRequest,
    alliance: Alliance,
    term: Term,
    update: ProgressUpdate | None,
    *,
    form: UpdateForm,
    status: int = 200,
    **more: object,
) -> HttpResponse:
    """Show the page."""
    context = {
        "alliance": alliance,
        "term": term_words(term),
        "update": update,
        "form": form,
        "paste": PasteForm(),
        "counts": countable(alliance, term),
        "saved_at": saved_words(update.saved_at, now=clock.now()) if update else "",
        "comments": update.comments.select_related("author") if update else (),
    }
    return render(request, "reports/updates/write.html", context | more, status=status)
