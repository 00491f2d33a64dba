"""Addresses of the start pages: alliances, schools, people."""

from django.urls import path

from clusters.views import people, schools, starting

urlpatterns = [
    path("start/", starting.start, name="setup-start"),
    path("alliances/new/", starting.further_alliance, name="setup-alliance-new"),
    path("schools/", schools.schools, name="setup-schools"),
    path("schools/new/", schools.add_school, name="setup-school-new"),
    path("schools/paste/", schools.paste_schools, name="setup-schools-paste"),
    path("people/", people.people, name="setup-people"),
    path("people/new/", people.invite_person, name="setup-person-new"),
    path("people/paste/", people.paste_people, name="setup-people-paste"),
    path("people/<uuid:membership_id>/invite/", people.invite_again, name="setup-person-invite"),
    path("people/<uuid:membership_id>/end/", people.end_role, name="setup-role-end"),
]
