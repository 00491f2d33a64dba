"""Addresses of the diary."""

from django.urls import path

from diary import views

urlpatterns = [
    path("quiet/", views.quiet, name="diary-quiet"),
    path("quiet/<uuid:period_id>/end/", views.quiet_end, name="diary-quiet-end"),
    path("week/", views.week, name="diary-week"),
    path("week/<uuid:time_id>/remove/", views.week_remove, name="diary-week-remove"),
    path("travel/", views.travel, name="diary-travel"),
]
