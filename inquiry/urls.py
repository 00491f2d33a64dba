"""Addresses of the learning log."""

from django.urls import path

from inquiry.views import following, reading, writing

urlpatterns = [
    path("", reading.log, name="log-list"),
    path("new/", writing.new, name="log-new"),
    path("library/", reading.library, name="log-library"),
    path("follow/", following.follow, name="log-follow"),
    path("tags/<str:word>/", reading.tag, name="log-tag"),
    path("files/<uuid:file_id>/", reading.file, name="log-file"),
    path("feed/<str:token>/", following.feed, name="log-feed"),
    path("replies/<uuid:reply_id>/remove/", reading.remove_reply, name="log-reply-remove"),
    path("<uuid:entry_id>/", reading.entry, name="log-entry"),
    path("<uuid:entry_id>/edit/", writing.edit, name="log-edit"),
    path("<uuid:entry_id>/take-back/", writing.take_back, name="log-take-back"),
]
