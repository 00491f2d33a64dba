"""The log to read: the list with its search, a tag, the library, an entry with its replies, and files."""

import datetime as dt
import uuid

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from inquiry import access
from inquiry.actions import entries
from inquiry.forms import ReplyForm, SearchForm, key_of
from inquiry.models import Entry
from inquiry.naming import TAG
from inquiry.queries import citing, listing, reading
from inquiry.views.telling import new_key, tell_what_to_look_at
from people import clock
from people.access import SignedInRequest, require, signed_in
from people.clock import LONDON

MIME = {
    "jpg": "image/jpeg",
    "png": "image/png",
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
}


def entry_for(request: SignedInRequest, entry_id: uuid.UUID, *, on: dt.date) -> Entry:
    """Return the entry if this person may see it; raises `Http404` alike for a hidden and an absent one."""
    found = reading.entry_of(request.user, entry_id, on=on)
    if found is None:
        raise Http404
    return found


@signed_in
@require_safe
def log(request: SignedInRequest) -> HttpResponse:
    """List the entries that one may see, newest first, or those that a search finds, best first."""
    return _listed(request, tag="")


@signed_in
@require_safe
def tag(request: SignedInRequest, word: str) -> HttpResponse:
    """List the entries with one tag; 404 where one sees none, whoever else may have used it."""
    if not TAG.match(word):
        raise Http404
    return _listed(request, tag=word)


def _listed(request: SignedInRequest, *, tag: str) -> HttpResponse:
    """Show the list for what is asked."""
    now = clock.now()
    form = SearchForm(request.GET)
    wanted = form.wanted(tag=tag)
    rows, page = listing.page_of(request.user, wanted, request.GET.get("page", "1"), now=now)
    if tag and not rows and wanted == listing.Wanted(tag=tag):
        raise Http404
    asked = request.GET.copy()
    asked.pop("page", None)
    context = {
        "rows": rows,
        "page": page,
        "wanted": wanted,
        "tabs": () if tag else _tabs(wanted),
        "tags": () if tag else listing.tags_for(request.user, on=now.astimezone(LONDON).date()),
        "asked": asked.urlencode(),
    }
    return render(request, "log/list.html", context)


def _tabs(wanted: listing.Wanted) -> tuple[tuple[str, str, bool], ...]:
    """Return the ways to narrow the list: words, address, whether it is this one."""
    here = reverse("log-list")
    return (
        ("Everything", here, not wanted.kind and not wanted.is_mine),
        ("Mine", f"{here}?mine=on", wanted.is_mine),
        ("Tools", f"{here}?kind={Entry.Kind.TOOL}", wanted.kind == Entry.Kind.TOOL),
        ("Processes", f"{here}?kind={Entry.Kind.PROCESS}", wanted.kind == Entry.Kind.PROCESS),
    )


@signed_in
@require_safe
def library(request: SignedInRequest) -> HttpResponse:
    """Show the tools and the processes, by title."""
    shelves = listing.library(request.user, now=clock.now())
    return render(request, "log/library.html", {"shelves": shelves, "is_empty": not any(rows for *_, rows in shelves)})


@signed_in
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def entry(request: SignedInRequest, entry_id: uuid.UUID) -> HttpResponse:
    """Show an entry with its replies, and take a reply."""
    now = clock.now()
    on = now.astimezone(LONDON).date()
    found = entry_for(request, entry_id, on=on)
    place = access.place_of(found)
    form = ReplyForm(request.POST or None, initial={"key": new_key(request, now)})
    if request.method == "POST" and form.is_valid():
        try:
            made = entries.reply(entry=found, key=key_of(form), text=form.words(), by=request.user, at=now)
        except entries.NotYours as taken:
            raise Http404 from taken
        tell_what_to_look_at(request, made, form.words(), readers=place.readers(on=on))
        return redirect(f"{reverse('log-entry', args=[found.pk])}#reply-{made.id}")
    is_mine = found.author_id == request.user.pk
    context = {
        "page": reading.page_of(found, request.user, now=now),
        "place": place,
        "cited": citing.where_cited(found, request.user, on=on),
        "trio": reading.trio_to_see(found, request.user, on=on),
        "form": form,
        "is_mine": is_mine,
        "may_take_back": not is_mine and not access.refusal_to_take_back(found, request.user, on=on),
    }
    return render(request, "log/entry.html", context)


@signed_in
@require_POST
def remove_reply(request: SignedInRequest, reply_id: uuid.UUID) -> HttpResponse:
    """Remove a reply: one's own, or any under one's own entry or where one leads."""
    now = clock.now()
    found = reading.reply_of(request.user, reply_id, now=now)
    if found is None:
        raise Http404
    on = now.astimezone(LONDON).date()
    if request.user.pk not in {found.author_id, found.entry.author_id}:
        require(access.refusal_to_take_back(found.entry, request.user, on=on))
    entries.remove_reply(reply=found, by=request.user, at=now)
    messages.success(request, "The reply is removed.")
    return redirect("log-entry", found.entry_id)


@signed_in
@never_cache
@require_safe
def file(request: SignedInRequest, file_id: uuid.UUID) -> HttpResponse:
    """Send a file to be kept, never to be opened as a page of ours."""
    found = reading.file_of(request.user, file_id, on=clock.today())
    if found is None:
        raise Http404
    answer = HttpResponse(bytes(found.content), content_type=MIME[found.kind])
    answer.headers["Content-Disposition"] = _attached(found.name)
    answer.headers["X-Content-Type-Options"] = "nosniff"
    return answer


def _attached(name: str) -> str:
    """Return the header that has a browser save a file under this name."""
    return content_disposition_header(as_attachment=True, filename=name) or "attachment"
