"""The log to write: a new entry, a change to one's own, and one taken back to its author."""

import uuid
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from clusters.queries import reach_now
from inquiry import access
from inquiry.actions import entries
from inquiry.forms import EntryForm, key_of
from inquiry.models import Audience, Entry
from inquiry.models.entries import LONGEST_TITLE
from inquiry.queries.reading import files_of
from inquiry.views.reading import entry_for
from inquiry.views.telling import new_key, tell_what_to_look_at
from inquiry.wording import BEGINNINGS
from people import clock
from people.access import SignedInRequest, require, signed_in

CONFLICT = 409


@signed_in
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: SignedInRequest) -> HttpResponse:
    """Write an entry. `?title=` begins it; `?from=comparison` with questions, and nothing of any judgement.

    `?trio=` says in which of one's trios it is written, so that its page shows it however far it is shared.
    """
    now = clock.now()
    written_in = request.POST.get("trio") or request.GET.get("trio", "")
    trios = access.first_of(access.trio_places(request.user), written_in)
    places = access.places_of(reach_now(request), trios)
    title, text = BEGINNINGS.get(request.GET.get("from", ""), (request.GET.get("title", ""), ""))
    initial = {
        "key": new_key(request, now),
        "title": title.replace("\x00", "")[:LONGEST_TITLE],
        "text": text,
        "trio": written_in,
    }
    form = EntryForm(request.POST or None, request.FILES or None, places=places, initial=initial)
    if request.method != "POST" or not form.is_valid():
        return _form(request, form)
    try:
        saved = entries.write(key=key_of(form), draft=form.draft(), by=request.user, at=now)
    except entries.NotYours as taken:
        raise Http404 from taken
    except entries.SavedOtherwise as other:
        form.add_error("text", "You saved this once already, in other words. They stand below; change that entry.")
        return _form(request, form, saved=other.entry, status=CONFLICT)
    return _saved(request, form, saved)


@signed_in
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: SignedInRequest, entry_id: uuid.UUID) -> HttpResponse:
    """Change an entry of one's own: its words, files, tags, and who may read it."""
    entry = entry_for(request, entry_id, on=clock.today())
    require(access.refusal_to_edit(entry, request.user))
    kept = files_of(entry)
    form = EntryForm(
        request.POST or None,
        request.FILES or None,
        places=_places_for(request, entry),
        kept=kept,
        initial=_initial(entry),
    )
    if request.method != "POST" or not form.is_valid():
        return _form(request, form, entry=entry)
    try:
        saved = entries.edit(
            entry=entry,
            draft=form.draft(),
            based_on=form.cleaned_data["based_on"],
            by=request.user,
            at=clock.now(),
        )
    except entries.SavedOtherwise as other:
        form.add_error(
            "text", "This entry was changed meanwhile. What is saved stands below; saving again replaces it."
        )
        typed = request.POST.copy()
        typed["based_on"] = entries.version_of(other.entry)
        form.data = typed
        return _form(request, form, entry=entry, saved=other.entry, status=CONFLICT)
    return _saved(request, form, saved)


def _places_for(request: SignedInRequest, entry: Entry) -> tuple[access.Place, ...]:
    """Return the audiences to choose from, and the one that the entry has now, even if one no longer belongs there."""
    places = access.places_of(reach_now(request), access.trio_places(request.user))
    now = access.place_of(entry)
    return places if now.value in {place.value for place in places} else (*places, now)


def _initial(entry: Entry) -> dict[str, Any]:
    """Return what the form shows of an entry."""
    return {
        "based_on": entries.version_of(entry),
        "title": entry.title,
        "text": entry.text,
        "kind": entry.kind,
        "tried": entry.tried,
        "tags": ", ".join(entry.tags.order_by("word").values_list("word", flat=True)),
        "place": access.place_of(entry).value,
    }


def _form(
    request: SignedInRequest,
    form: EntryForm,
    *,
    entry: Entry | None = None,
    saved: Entry | None = None,
    status: int = 200,
) -> HttpResponse:
    """Draw the form, with what stands saved where that is something else."""
    place = form.places.get(f"{Audience.TRIO}:{form['trio'].value()}")
    context = {"form": form, "entry": entry, "saved": saved, "trio": place}
    return render(request, "log/write.html", context, status=status)


def _saved(request: SignedInRequest, form: EntryForm, saved: entries.Written) -> HttpResponse:
    """Say who reads it now and show it."""
    place = form.places[form.cleaned_data["place"]]
    shared = "Saved, for you alone." if place == access.ONLY_ME else f"Saved. {place.name} can read it."
    messages.success(request, shared)
    draft = form.draft()
    if place != access.ONLY_ME:
        readers = place.readers(on=clock.today())
        tell_what_to_look_at(request, saved, f"{draft.title}\n{draft.text}", readers=readers)
    return redirect("log-entry", saved.id)


@signed_in
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def take_back(request: SignedInRequest, entry_id: uuid.UUID) -> HttpResponse:
    """Ask, and then narrow an entry of somebody else's to its author."""
    on = clock.today()
    entry = entry_for(request, entry_id, on=on)
    require(access.refusal_to_take_back(entry, request.user, on=on))
    if request.method == "POST":
        entries.take_back(entry=entry, by=request.user, at=clock.now())
        messages.success(request, f"“{entry.title}” is back with its author. Nobody else reads it now.")
        return redirect("log-list")
    return render(request, "log/take_back.html", {"entry": entry, "place": access.place_of(entry)})
