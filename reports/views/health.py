"""Health: what long work has stopped, for whoever runs the installation."""

import uuid

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from people import clock
from people.access import SignedInRequest, require, signed_in
from people.models import User
from reports import report_actions
from reports.models import Job, Snapshot
from reports.queries.documents import failed_jobs

NOT_YOURS = "This page is for whoever runs the installation."


def _refusal(person: User) -> str:
    return "" if person.is_administrator else NOT_YOURS


@signed_in
@require_safe
def health(request: SignedInRequest) -> HttpResponse:
    """List work that was given up and why, figures that failed, and how much waits."""
    require(_refusal(request.user))
    context = {
        "stopped": failed_jobs(),
        "figures": Snapshot.objects.filter(state=Snapshot.State.FAILED).defer("result").order_by("touched_at", "pk"),
        "waiting": Job.objects.filter(state__in=Job.UNFINISHED).count(),
    }
    return render(request, "reports/health.html", context)


@signed_in
@require_POST
def again(request: SignedInRequest, job_id: uuid.UUID) -> HttpResponse:
    """Run stopped work once more."""
    require(_refusal(request.user))
    job = next((each for each in failed_jobs() if each.pk == job_id), None)
    if job is None:
        raise Http404
    report_actions.run_again(job=job, by=request.user, at=clock.now())
    messages.success(request, "It is waiting for a worker.")
    return redirect("health")
