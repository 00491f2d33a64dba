"""The people somebody looks after: listed, invited by hand or pasted, invited again, and their roles ended."""

import uuid
from dataclasses import dataclass

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from clusters import access, actions
from clusters.forms.people import PastedPeopleForm, PersonForm, Places
from clusters.models import Membership
from clusters.people import people_in, role_row
from people import clock
from people.access import SignedInRequest, refusal_of_real_accounts, refusal_to_change_roles, require, signed_in
from people.actions import Invited, Refused, invite


@dataclass(frozen=True, slots=True)
class InvitedRow:
    """Somebody just invited: the link to hand over, if there is one and it is for these eyes."""

    name: str
    email: str
    link: str
    has_account: bool


def remit_of(request: SignedInRequest) -> access.Remit:
    """Return what the signed-in person looks after; raises `PermissionDenied` for nothing."""
    remit = access.remit_of(request.user, on=clock.today())
    require(access.refusal_to_set_up(remit))
    return remit


def role_within(request: SignedInRequest, membership_id: uuid.UUID) -> tuple[access.Remit, Membership]:
    """Return a role within the signed-in person's remit (404 beyond it), which is not their own (403)."""
    remit = remit_of(request)
    found = remit.memberships().select_related("person", "school", "alliance", "cluster").filter(pk=membership_id)
    membership = found.first()
    if membership is None:
        raise Http404
    require(refusal_to_change_roles(request.user, of=membership.person))
    return remit, membership


@signed_in
@require_safe
def people(request: SignedInRequest) -> HttpResponse:
    """List the people looked after, with their roles; those that the words of `q` are about."""
    words = request.GET.get("q", "").strip()
    rows, page = people_in(remit_of(request), request.GET.get("page", "1"), words)
    return render(request, "setup/people.html", {"people": rows, "page": page, "words": words})


@signed_in
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def invite_person(request: SignedInRequest) -> HttpResponse:
    """Invite one person by hand; the answer shows their link, this once."""
    remit = remit_of(request)
    form = PersonForm(request.POST or None, places=Places(remit))
    if request.method == "POST" and form.is_valid():
        newcomers = [form.newcomer()]
        try:
            made = actions.bring_in(newcomers=newcomers, by=request.user, at=clock.now(), on=remit.on)
        except Refused as refused:
            form.add_error("email", str(refused))
        else:
            return show_invited(request, remit, made)
    context = {"form": form, "has_places": bool(form.places.by_key), "refusal": refusal_of_real_accounts()}
    return render(request, "setup/person_new.html", context)


@signed_in
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def paste_people(request: SignedInRequest) -> HttpResponse:
    """Invite many people from pasted lines: look at them first, then all or none."""
    remit = remit_of(request)
    form = PastedPeopleForm(request.POST or None, places=Places(remit))
    is_good = request.method == "POST" and form.is_valid()
    if is_good and "add" in request.POST:
        try:
            made = actions.bring_in(newcomers=form.newcomers, by=request.user, at=clock.now(), on=remit.on)
        except Refused as refused:
            form.add_error("lines", str(refused))
            is_good = False
        else:
            return show_invited(request, remit, made)
    context = {"form": form, "is_good": is_good, "refusal": refusal_of_real_accounts()}
    return render(request, "setup/people_paste.html", context)


@signed_in
@never_cache
@require_POST
def invite_again(request: SignedInRequest, membership_id: uuid.UUID) -> HttpResponse:
    """Send a new link to somebody who has not chosen a password yet, and show it, this once."""
    remit, membership = role_within(request, membership_id)
    person = membership.person
    require(refusal_of_real_accounts())
    try:
        made = invite(name=person.name, email=person.email, by=request.user, at=clock.now())
    except Refused as refused:
        require(str(refused))
        raise
    return show_invited(request, remit, [made])


def show_invited(request: SignedInRequest, remit: access.Remit, made: list[Invited]) -> HttpResponse:
    """Answer with who was invited. The links stand here once: only their hashes are kept.

    A link is for the inviter's eyes only if they look after all that its owner may do.
    """
    hidden = access.beyond(remit, [each.person for each in made])
    rows = [
        InvitedRow(
            name=each.person.name,
            email=each.person.email,
            link="" if each.person.pk in hidden else each.link,
            has_account=not each.link,
        )
        for each in made
    ]
    return render(request, "setup/invited.html", {"rows": rows})


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def end_role(request: SignedInRequest, membership_id: uuid.UUID) -> HttpResponse:
    """Ask whether a role is to end, and end it."""
    remit, membership = role_within(request, membership_id)
    role, person = role_row(membership), membership.person
    if request.method == "POST":
        actions.end_role(membership=membership, by=request.user, at=clock.now(), on=remit.on)
        messages.success(request, f"{person.name} is no longer {role.words} at {role.where}.")
        return redirect("setup-people")
    return render(request, "setup/role_end.html", {"role": role, "person": person})
