"""Addresses of events."""

from django.urls import path

from clusters.gatherings import views

urlpatterns = [
    path("", views.gatherings, name="gathering-list"),
    path("new/", views.new, name="gathering-new"),
    path("<uuid:gathering_id>/", views.gathering, name="gathering"),
    path("<uuid:gathering_id>/change/", views.change, name="gathering-change"),
    path("<uuid:gathering_id>/people/<uuid:place_id>/", views.drop_person, name="gathering-person"),
    path("<uuid:gathering_id>/people/", views.people, name="gathering-people"),
    path("<uuid:gathering_id>/attendance.csv", views.people_csv, name="gathering-csv"),
]
