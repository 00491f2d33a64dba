"""Which forms a person's device keeps, so that they open without a network."""

from django.http import JsonResponse
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from observations import queries
from people import clock
from people.access import SignedInRequest, signed_in
from people.clock import LONDON


@signed_in
@never_cache
@require_safe
def joint_offline(request: SignedInRequest) -> JsonResponse:
    """Answer the addresses of the person's own forms: `open` may still be written on, `today` is fetched ahead.

    Nothing in it depends on anybody else (see `queries.MyLessons`).
    """
    now = clock.now()
    mine = queries.my_lessons(request.user, now=now)
    day = now.astimezone(LONDON).date()
    lessons = (*mine.to_seal, *mine.coming)
    return JsonResponse(
        {
            "today": [_form(each) for each in lessons if each.starts_at.astimezone(LONDON).date() == day],
            "open": [_form(each) for each in lessons],
        }
    )


def _form(lesson: queries.MyLesson) -> str:
    """Return the address of a lesson's form."""
    return reverse("joint-sheet", args=[lesson.joint_id])
