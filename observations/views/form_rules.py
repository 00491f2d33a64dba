"""The hard rules of a draft, one at a time, and the whole form as an observer would meet it."""

import dataclasses
import uuid

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from observations import sheet_forms
from observations.access import refusal_to_rewrite, refusal_to_rule
from observations.actions import forms as actions
from observations.judgements import Content
from observations.paperwork import read_form
from observations.rehearsal import place_for_preview
from observations.setup_forms.rules import RuleForm
from observations.views.paperwork import version_for
from observations.wording import framing_words, rule_words
from people import clock
from people.access import SignedInRequest, require, signed_in


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def form_rules(request: SignedInRequest, version_id: uuid.UUID) -> HttpResponse:
    """Show the rules of a draft with what they do to its framing, and add one."""
    version = version_for(request, version_id)
    seen = read_form(version)
    require(refusal_to_rule(version, has_grades=bool(seen.grades)))
    text = actions.text_of(seen)
    form = RuleForm(request.POST or None, text=text)
    if request.method == "POST" and form.is_valid():
        added = dataclasses.replace(text, rules=(*text.rules, form.rule()))
        actions.redraft_form(version=version, text=added, by=request.user, at=clock.now())
        messages.success(request, "Added. It applies once the form is published.")
        return redirect("setup-form-rules", version.pk)
    rules = list(zip(seen.rules, rule_words(seen), strict=True))
    context = {"version": version, "form": form, "rules": rules, "framing": framing_words(seen)}
    return render(request, "setup/form_rules.html", context)


@signed_in
@require_POST
def remove_rule(request: SignedInRequest, version_id: uuid.UUID, rule_id: uuid.UUID) -> HttpResponse:
    """Take a rule out of a draft, if it is there still."""
    version = version_for(request, version_id)
    require(refusal_to_rewrite(version))
    seen = read_form(version)
    text = actions.text_of(seen)
    kept = tuple(said for rule, said in zip(seen.rules, text.rules, strict=True) if rule.id != rule_id)
    if kept != text.rules:
        actions.redraft_form(
            version=version, text=dataclasses.replace(text, rules=kept), by=request.user, at=clock.now()
        )
        messages.success(request, "The rule is gone.")
    return redirect("setup-form-rules", version.pk)


@signed_in
@require_safe
def preview(request: SignedInRequest, version_id: uuid.UUID) -> HttpResponse:
    """Show the form as an observer would meet it, with a lesson that does not exist: it can be tried, never saved."""
    version, now = version_for(request, version_id), clock.now()
    paper = read_form(version)
    place = place_for_preview(version, paper, person=request.user, now=now)
    page = sheet_forms.build(place, sheet_forms.Standing(Content(), sheet_forms.stored(Content(), place)), now=now)
    return render(request, "setup/form_try.html", {"page": page, "version": version, "is_rehearsal": True})
