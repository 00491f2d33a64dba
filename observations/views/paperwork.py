"""A school's observation forms: pasted, looked at as an observer would see them, published."""

import uuid

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from clusters.access import Remit, refusal_to_set_up, remit_of
from observations.access import refusal_to_rewrite
from observations.actions import forms as actions
from observations.models.forms import InstrumentVersion
from observations.paperwork import published_form, read_form
from observations.setup_forms.details import DetailsForm
from observations.setup_forms.paperwork import WordsForm, words_of
from observations.starting import versions_in
from observations.starting_forms import STARTING_FORMS, starting_form
from observations.wording import framing_words, rule_words
from people import clock
from people.access import SignedInRequest, require, signed_in


def remit_for(request: SignedInRequest) -> Remit:
    """Return what the signed-in person looks after; raises `PermissionDenied` for nothing."""
    remit = remit_of(request.user, on=clock.today())
    require(refusal_to_set_up(remit))
    return remit


def version_for(request: SignedInRequest, version_id: uuid.UUID) -> InstrumentVersion:
    """Return a version of a form of a school looked after; raises `Http404` for any other."""
    version = versions_in(remit_for(request)).filter(pk=version_id).first()
    if version is None:
        raise Http404
    return version


@signed_in
@require_safe
def forms(request: SignedInRequest) -> HttpResponse:
    """List the forms of the schools looked after."""
    remit = remit_for(request)
    context = {"versions": list(versions_in(remit)), "has_schools": remit.schools().exists()}
    return render(request, "setup/forms.html", context)


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def new_form(request: SignedInRequest) -> HttpResponse:
    """Paste the words of a school's form, or start from one of ours (`?from=`); a draft comes of it."""
    remit = remit_for(request)
    chosen = starting_form(request.GET.get("from", ""))
    before = chosen.text if chosen else None
    initial = words_of(before) if before else None
    form = WordsForm(request.POST or None, schools=remit.schools(), before=before, initial=initial)
    if request.method == "POST" and form.is_valid():
        version = actions.draft_form(
            school=form.cleaned_data["school"], text=form.text(), by=request.user, at=clock.now()
        )
        return redirect("setup-form", version.pk)
    context = {"form": form, "has_schools": remit.schools().exists(), "starts": STARTING_FORMS, "chosen": chosen}
    return render(request, "setup/form_words.html", context)


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def form_words(request: SignedInRequest, version_id: uuid.UUID) -> HttpResponse:
    """Change the words of a draft."""
    version = version_for(request, version_id)
    require(refusal_to_rewrite(version))
    before = actions.text_of(read_form(version))
    schools = remit_for(request).schools()
    form = WordsForm(request.POST or None, schools=schools, version=version, before=before, initial=words_of(before))
    if request.method == "POST" and form.is_valid():
        actions.redraft_form(version=version, text=form.text(), by=request.user, at=clock.now())
        return redirect("setup-form", version.pk)
    return render(request, "setup/form_words.html", {"form": form, "version": version, "has_schools": True})


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def one_form(request: SignedInRequest, version_id: uuid.UUID) -> HttpResponse:
    """Show a version as an observer would see it; a draft's letters and themes can be changed here."""
    version = version_for(request, version_id)
    seen = published_form(version.pk) if version.published_at else read_form(version)
    context = {"version": version, "seen": seen, "rules": rule_words(seen), "framing": framing_words(seen)}
    if version.published_at is not None and request.method != "POST":
        return render(request, "setup/form.html", context)
    require(refusal_to_rewrite(version))
    form = DetailsForm(request.POST or None, text=actions.text_of(seen))
    if request.method == "POST" and form.is_valid():
        actions.redraft_form(version=version, text=form.text(), by=request.user, at=clock.now())
        messages.success(request, "Saved. This is how an observer would see it.")
        return redirect("setup-form", version.pk)
    return render(request, "setup/form.html", {**context, "form": form})


@signed_in
@require_POST
def publish_form(request: SignedInRequest, version_id: uuid.UUID) -> HttpResponse:
    """Publish a draft; its grades are lined up next."""
    version = version_for(request, version_id)
    actions.publish_form(version=version, by=request.user, at=clock.now())
    if not published_form(version.pk).grades:
        messages.success(request, f"{version.instrument} is published. It has no grades, so nothing has to line up.")
        return redirect("setup-form", version.pk)
    messages.success(request, f"{version.instrument} is published. Now say how its grades line up.")
    return redirect("setup-lines", version.pk)


@signed_in
@require_POST
def new_version(request: SignedInRequest, version_id: uuid.UUID) -> HttpResponse:
    """Begin a new version with the words of this one, or go on with the draft that is there already."""
    version = version_for(request, version_id)
    draft = InstrumentVersion.objects.filter(instrument=version.instrument_id, published_at__isnull=True).first()
    if draft is None:
        draft = actions.draft_form(
            school=version.instrument.school, text=actions.text_of(read_form(version)), by=request.user, at=clock.now()
        )
    return redirect("setup-form", draft.pk)


@signed_in
@require_POST
def discard_form(request: SignedInRequest, version_id: uuid.UUID) -> HttpResponse:
    """Throw a draft away."""
    version = version_for(request, version_id)
    require(refusal_to_rewrite(version))
    actions.discard_form(version=version, by=request.user, at=clock.now())
    messages.success(request, f"The draft of {version.instrument} is gone.")
    return redirect("setup-forms")
