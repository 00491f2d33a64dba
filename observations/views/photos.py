"""Photos of a sheet that was filled in by hand: part of the sheet, and as confidential."""

import uuid
from http import HTTPStatus

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from observations import access
from observations.actions.judging import NotSaved
from observations.actions.photos import add_photo, remove_photo
from observations.judgements import own_sheet, photo_to_read
from observations.photo_form import PhotoForm
from observations.views.judging import place_or_404
from people import clock
from people.access import SignedInRequest, require, signed_in

MIME = {"jpg": "image/jpeg", "png": "image/png"}


@signed_in
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def joint_photos(request: SignedInRequest, joint_id: uuid.UUID) -> HttpResponse:
    """Show the photos of one's own sheet; add one, or take one away, until it is sealed."""
    place, now = place_or_404(request.user, joint_id), clock.now()
    refusal = access.refusal_to_write(place)
    form, status = PhotoForm(), HTTPStatus.OK
    if request.method == "POST":
        require(refusal)
        form = PhotoForm(request.POST, request.FILES)
        try:
            if "remove" in request.POST:
                remove_photo(observer=place, photo_id=_id(request.POST["remove"]), by=request.user, at=now)
                return redirect("joint-photos", joint_id)
            if form.is_valid():
                add_photo(observer=place, photo=form.cleaned_data["photo"], by=request.user, at=now)
                return redirect("joint-photos", joint_id)
        except NotSaved as refused:
            form.is_valid()
            form.add_error("photo", refused.problems["photo"])
        status = HTTPStatus.UNPROCESSABLE_ENTITY
    sheet = own_sheet(place, reader=request.user)
    is_open = not refusal and (sheet is None or sheet.sealed_at is None)
    context = {"place": place, "photos": sheet.photos if sheet else (), "form": form, "is_open": is_open}
    return render(request, "observations/photos.html", context, status=status)


@signed_in
@never_cache
@require_safe
def joint_photo(request: SignedInRequest, joint_id: uuid.UUID, photo_id: uuid.UUID) -> HttpResponse:
    """Send a photo to whoever may read the sheet that it belongs to: its observer, and after the reveal the others."""
    place = place_or_404(request.user, joint_id)
    found = photo_to_read(photo_id, joint_id=joint_id, reader=request.user, after_reveal=access.may_compare(place))
    if found is None:
        raise Http404
    kind, content = found
    answer = HttpResponse(content, content_type=MIME[kind])
    answer.headers["Content-Disposition"] = f'attachment; filename="sheet.{kind}"'
    answer.headers["X-Content-Type-Options"] = "nosniff"
    return answer


def _id(typed: str) -> uuid.UUID:
    """Return an id as it was sent; what is none is nobody's."""
    try:
        return uuid.UUID(typed)
    except ValueError as wrong:
        raise Http404 from wrong
