"""The end of a lesson that has been discussed."""

import uuid

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from observations.access import refusal_to_close
from observations.actions import afterwards as actions
from observations.views.arranging import joint_for
from people import clock
from people.access import SignedInRequest, require, signed_in


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def close(request: SignedInRequest, joint_id: uuid.UUID) -> HttpResponse:
    """Ask whether a lesson is to be closed, and close it: once it is discussed and the conversation has a date."""
    remit, joint = joint_for(request, joint_id)
    require(refusal_to_close(remit, joint))
    if request.method == "POST":
        try:
            actions.close(joint=joint, by=request.user, at=clock.now())
        except actions.NotNow as refused:
            raise PermissionDenied(str(refused)) from refused
        messages.success(request, "Closed. Everything written on it stays readable.")
        return redirect("setup-joint", joint.pk)
    return render(request, "setup/lesson_close.html", {"joint": joint, "lesson": joint.lesson})
