"""Addresses of the trios' room."""

from django.urls import path

from trios.views import cascade, closing, forming, leading, room, trio, visiting

urlpatterns = [
    path("", room.trio_list, name="trio-list"),
    path("new/", forming.form_trio, name="trio-new"),
    path("start/", leading.start, name="trio-start"),
    path("start/rules/", leading.rules, name="trio-rules"),
    path("start/note/", leading.note, name="trio-note"),
    path("cover/", leading.cover, name="trio-cover"),
    path("cover/<uuid:member_id>/yes/", leading.cover_yes, name="trio-cover-yes"),
    path("cover/<uuid:school_id>/promise/", leading.cover_promise, name="trio-cover-promise"),
    path("waiting/", room.waiting, name="trio-waiting"),
    path("waiting/end/<slug:kind>/", room.waiting_end, name="trio-waiting-end"),
    path("cascade/", cascade.alliance_cascade, name="trio-cascade"),
    path("cascade/cluster/<uuid:cluster_id>/", cascade.cluster_cascade, name="trio-cluster-cascade"),
    path("visits/<uuid:visit_id>/offer/", visiting.offer, name="trio-offer"),
    path("visits/<uuid:visit_id>/pick/", visiting.pick, name="trio-pick"),
    path("visits/<uuid:visit_id>/none/", visiting.none_of_these, name="trio-none"),
    path("visits/<uuid:visit_id>/been/", visiting.been, name="trio-been"),
    path("visits/<uuid:visit_id>/visit.ics", visiting.calendar, name="trio-calendar"),
    path("<uuid:trio_id>/dates/", trio.dates, name="trio-dates"),
    path("<uuid:trio_id>/visits/", trio.visits, name="trio-visits"),
    path("<uuid:trio_id>/debrief/", trio.debrief, name="trio-debrief"),
    path("<uuid:trio_id>/aside/", trio.aside, name="trio-aside"),
    path("<uuid:trio_id>/report/", closing.report, name="trio-report"),
    path("<uuid:trio_id>/head/<uuid:school_id>/", closing.head_view, name="trio-head-view"),
]
