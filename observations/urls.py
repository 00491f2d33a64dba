"""Addresses of joint observations, for their observers."""

from django.urls import path

from observations.views import (
    comparing,
    drafts,
    envelopes,
    judging,
    learning,
    listing,
    offline,
    photos,
    practical,
    practice,
    practice_writing,
    printing,
)

urlpatterns = [
    path("", listing.joint_list, name="joint-list"),
    path("offline/", offline.joint_offline, name="joint-offline"),
    path("differences/", learning.my_differences, name="my-differences"),
    path("practice/", practice.practice_list, name="practice-list"),
    path("practice/new/", practice_writing.practice_new, name="practice-new"),
    path("practice/<uuid:lesson_id>/", practice.practice_sheet, name="practice-sheet"),
    path("practice/<uuid:lesson_id>/draft/", practice.practice_draft, name="practice-draft"),
    path("practice/<uuid:lesson_id>/compare/", practice.practice_compare, name="practice-compare"),
    path("practice/<uuid:lesson_id>/put-away/", practice_writing.practice_away, name="practice-away"),
    path("<uuid:joint_id>/", judging.joint_sheet, name="joint-sheet"),
    path("<uuid:joint_id>/draft/", drafts.joint_draft, name="joint-draft"),
    path("<uuid:joint_id>/print/", printing.joint_print, name="joint-print"),
    path("<uuid:joint_id>/photos/", photos.joint_photos, name="joint-photos"),
    path("<uuid:joint_id>/photos/<uuid:photo_id>/", photos.joint_photo, name="joint-photo"),
    path("<uuid:joint_id>/sealed/", envelopes.joint_sealed, name="joint-sealed"),
    path("<uuid:joint_id>/mine/", envelopes.joint_mine, name="joint-mine"),
    path("<uuid:joint_id>/compare/", comparing.joint_compare, name="joint-compare"),
    path("<uuid:joint_id>/lines/", learning.joint_lines, name="joint-lines"),
    path("<uuid:joint_id>/lines/<uuid:row_id>/dispute/", learning.joint_dispute, name="joint-dispute"),
    path("<uuid:joint_id>/thread/", practical.joint_thread, name="joint-thread"),
    path("<uuid:joint_id>/talk/", practical.joint_talk, name="joint-talk"),
]
