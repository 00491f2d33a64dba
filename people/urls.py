"""Addresses of accounts. Signing in and out stand here in front of the pages that they hand over to."""

from django.urls import path

from people import views

urlpatterns = [
    path("accounts/login/", views.sign_in, name="account_login"),
    path("accounts/logout/", views.sign_out, name="account_logout"),
    path("setup/first/", views.first_administrator, name="setup-first"),
    path("invitation/<str:token>/", views.invitation, name="invitation"),
]
