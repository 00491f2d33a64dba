"""Addresses of the start pages that write forms and arrange lessons, and of the list that leads through all of them."""

from django.urls import path

from observations.views import arranging, caps, closing, form_rules, lining_up, observers, paperwork, starting

urlpatterns = [
    path("", starting.tasks, name="setup"),
    path("forms/", paperwork.forms, name="setup-forms"),
    path("forms/new/", paperwork.new_form, name="setup-form-new"),
    path("forms/<uuid:version_id>/", paperwork.one_form, name="setup-form"),
    path("forms/<uuid:version_id>/words/", paperwork.form_words, name="setup-form-words"),
    path("forms/<uuid:version_id>/rules/", form_rules.form_rules, name="setup-form-rules"),
    path("forms/<uuid:version_id>/rules/<uuid:rule_id>/remove/", form_rules.remove_rule, name="setup-form-rule-remove"),
    path("forms/<uuid:version_id>/preview/", form_rules.preview, name="setup-form-preview"),
    path("forms/<uuid:version_id>/publish/", paperwork.publish_form, name="setup-form-publish"),
    path("forms/<uuid:version_id>/again/", paperwork.new_version, name="setup-form-again"),
    path("forms/<uuid:version_id>/discard/", paperwork.discard_form, name="setup-form-discard"),
    path("forms/<uuid:version_id>/lines/", lining_up.lines, name="setup-lines"),
    path("lines/<uuid:row_id>/dispute/", lining_up.dispute, name="setup-dispute"),
    path("rounds/", arranging.rounds, name="setup-rounds"),
    path("rounds/new/", arranging.new_round, name="setup-round-new"),
    path("rounds/<uuid:round_id>/", arranging.one_round, name="setup-round"),
    path("rounds/<uuid:round_id>/close/", arranging.close_round, name="setup-round-close"),
    path("lessons/new/", arranging.new_lesson, name="setup-joint-new"),
    path("lessons/<uuid:joint_id>/", arranging.arranged, name="setup-joint"),
    path("lessons/<uuid:joint_id>/withdraw/", arranging.withdraw, name="setup-joint-withdraw"),
    path("lessons/<uuid:joint_id>/observers/", observers.observers, name="setup-joint-observers"),
    path("cap/", caps.cap, name="setup-cap"),
    path("agreement/", observers.agreement_text, name="setup-agreement"),
    path("agreement/cluster/", observers.agreement_text_of_cluster, name="setup-agreement-cluster"),
    path("lessons/<uuid:joint_id>/close/", closing.close, name="setup-joint-close"),
]
