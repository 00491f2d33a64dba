"""Every address of the app, by room."""

from django.urls import include, path

from alliance import errors

handler500 = errors.server_error

urlpatterns = [
    path("accounts/", include("allauth.account.urls")),
]
