"""The practical thread of a lesson, and when its teacher is talked with: from the start, and apart from judgements."""

import uuid

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from clusters.access import remit_of
from observations import access, practical
from observations.actions import practical as actions
from observations.models.lessons import JointObservation
from observations.released import looks_at
from observations.sheet_forms import writing
from observations.starting import joints_in
from observations.talk_forms import MessageForm, TalkForm
from people import clock
from people.access import SignedInRequest, require, signed_in
from people.clock import LONDON

CONFLICT, UNPROCESSABLE = 409, 422
SENT_BEFORE = "Another message of yours was sent from this page meanwhile, and stands above. Send this one too?"


@signed_in
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def joint_thread(request: SignedInRequest, joint_id: uuid.UUID) -> HttpResponse:
    """Show the thread to whoever takes part in the lesson, or add a message to it."""
    part = practical.part_of(request.user, joint_id)
    if part is None:
        raise Http404
    refusal = access.refusal_to_add(part.joint)
    form, status = MessageForm(), 200
    if request.method == "POST":
        require(refusal)
        form = MessageForm(request.POST)
        status = _send(request, form, part.joint)
        if not form.errors:
            return redirect(reverse("joint-thread", args=[joint_id]) + "#latest")
    thread = practical.read_thread(part.joint, reader=request.user)
    opened = looks_at(part.joint, with_reason=True) if part.joint.revealed_at else ()
    context = {"part": part, "thread": thread, "form": form, "refusal": refusal, "opened": opened}
    return render(request, "observations/thread.html", context, status=status)


def _send(request: SignedInRequest, form: MessageForm, joint: JointObservation) -> int:
    """Send what came in; return the status of the page, which shows the form's errors if there are any."""
    if not form.is_valid():
        return UNPROCESSABLE
    key, text = writing.key(request.POST.get("key", "")), form.cleaned_data["words"]
    try:
        actions.send_message(joint=joint, key=key, text=text, by=request.user, at=clock.now())
    except actions.OtherWords:
        form.add_error("words", SENT_BEFORE)
        return CONFLICT
    return 200


@signed_in
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def joint_talk(request: SignedInRequest, joint_id: uuid.UUID) -> HttpResponse:
    """Say when the feedback conversation is: for whoever takes part in the lesson, and those who lead its alliance."""
    part = practical.part_of(request.user, joint_id)
    joint = part.joint if part else _arranged(request, joint_id)
    require(access.refusal_to_add(joint))
    back = reverse("joint-thread" if part else "setup-joint", args=[joint_id])
    local = joint.talk_at.astimezone(LONDON) if joint.talk_at else None
    known = {"talk_day": local and local.date(), "talk_time": local and local.time(), "talk_how": joint.talk_how}
    now = clock.now()
    form = TalkForm(request.POST if request.method == "POST" else None, initial=known, joint=joint, now=now)
    if form.is_valid():
        data = form.cleaned_data
        actions.set_talk(joint=joint, talk_at=data["talk_at"], talk_how=data["talk_how"], by=request.user, at=now)
        return redirect(back)
    status = UNPROCESSABLE if form.is_bound else 200
    return render(request, "observations/talk.html", {"joint": joint, "form": form, "back": back}, status=status)


def _arranged(request: SignedInRequest, joint_id: uuid.UUID) -> JointObservation:
    """Return a lesson that the person sees arranged; 404 for any other, 403 for those who do not lead its alliance."""
    remit = remit_of(request.user, on=clock.today())
    joint = joints_in(remit).filter(pk=joint_id).first()
    if joint is None:
        raise Http404
    require(access.refusal_to_set_talk(remit, joint))
    return joint
