"""Addresses of accounts. The sign-in page stands here in front of the one that it hands over to."""

from django.urls import path

from people import views

urlpatterns = [
    path("accounts/login/", views.sign_in, name="account_login"),
    path("setup/first/", views.first_administrator, name="setup-first"),
    path("invitation/<str:token>/", views.invitation, name="invitation"),
]
