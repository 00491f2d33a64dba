"""Every address of the app, and the floor: a signed-in page with one query and one line of HTML."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.urls import include, path

from alliance.urls import handler500  # noqa: F401
from clusters.models import Cluster


@login_required
def floor(request: HttpRequest) -> HttpResponse:
    """Answer with the name of a cluster."""
    cluster = Cluster.objects.first()
    return HttpResponse(f"<!doctype html><title>floor</title><p>{cluster} {request.user}</p>")


urlpatterns = [path("floor/", floor, name="floor"), path("", include("alliance.urls"))]
