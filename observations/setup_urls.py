"""Addresses of the start pages that write forms and arrange lessons."""

urlpatterns: list[object] = []
