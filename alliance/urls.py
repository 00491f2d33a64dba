"""Every address of the app, by room."""

from django.urls import include, path

from alliance import errors, health, offline, views

handler404 = views.nothing_here
handler500 = errors.server_error

urlpatterns = [
    path("healthz", health.healthz, name="healthz"),
    path("readyz", health.readyz, name="readyz"),
    path("styleguide/", views.styleguide, name="styleguide"),
    path("worker.js", offline.worker, name="worker"),
    path("outbox/", offline.outbox, name="outbox"),
    path("more/", views.more, name="more"),
    path("", include("demo.urls")),
    path("", include("people.urls")),
    path("accounts/", include("allauth.account.urls")),
    path("setup/", include("clusters.urls")),
    path("meetings/events/", include("clusters.gatherings.urls")),
    path("meetings/", include("clusters.meetings.urls")),
    path("setup/", include("observations.setup_urls")),
    path("observe/", include("observations.urls")),
    path("trios/", include("trios.urls")),
    path("diary/", include("diary.urls")),
    path("log/", include("inquiry.urls")),
    path("", include("reports.urls")),
]
