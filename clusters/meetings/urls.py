"""Addresses of meetings."""

from django.urls import path

from clusters.meetings.views import agenda, live, outcomes, people, planning, poll, reading, words

urlpatterns = [
    path("", reading.meetings, name="meeting-list"),
    path("new/", planning.new, name="meeting-new"),
    path("<uuid:meeting_id>/", reading.meeting, name="meeting"),
    path("<uuid:meeting_id>/live/", reading.live, name="meeting-live"),
    path("<uuid:meeting_id>/projector/", reading.projector, name="meeting-projector"),
    path("<uuid:meeting_id>/meeting.ics", reading.calendar, name="meeting-calendar"),
    path("<uuid:meeting_id>/change/", planning.change, name="meeting-change"),
    path("<uuid:meeting_id>/agenda/", agenda.agenda, name="meeting-agenda"),
    path("<uuid:meeting_id>/words/", words.words, name="meeting-words"),
    path("<uuid:meeting_id>/papers/", outcomes.papers, name="meeting-papers"),
    path("<uuid:meeting_id>/papers/<uuid:paper_id>/", outcomes.paper, name="meeting-paper-tick"),
    path("<uuid:meeting_id>/summary/<uuid:alliance_id>/", words.summary, name="meeting-summary"),
    path("<uuid:meeting_id>/people/", people.people, name="meeting-people"),
    path("<uuid:meeting_id>/coming/", people.coming, name="meeting-coming"),
    path("<uuid:meeting_id>/guest/", people.guest, name="meeting-guest"),
    path("<uuid:meeting_id>/poll/", poll.poll, name="meeting-poll"),
    path("<uuid:meeting_id>/move-on/", live.move_on, name="meeting-move-on"),
    path("<uuid:meeting_id>/outcomes/", live.outcome, name="meeting-outcome"),
    path("<uuid:meeting_id>/outcomes/<uuid:outcome_id>/", outcomes.change, name="meeting-outcome-change"),
    path("<uuid:meeting_id>/actions/<uuid:outcome_id>/", live.tick, name="meeting-tick"),
]
