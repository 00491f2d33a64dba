"""Addresses of the demonstration. This room comes before the pages of real accounts, which it replaces."""

from django.urls import path, register_converter

from demo import views
from demo.access import AccountPage

register_converter(AccountPage, "account_page")

urlpatterns = [
    path("demo/people/", views.people, name="demo-people"),
    path("demo/sign-in/<uuid:person_id>/", views.sign_in, name="demo-sign-in"),
    path("accounts/<account_page:page>", views.no_accounts),
]
