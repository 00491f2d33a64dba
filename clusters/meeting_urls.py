"""Addresses of meetings and events."""

from django.urls import path

from clusters.views import (
    gatherings,
    meeting_agenda,
    meeting_live,
    meeting_outcomes,
    meeting_people,
    meeting_poll,
    meeting_setup,
    meeting_words,
    meetings,
)

urlpatterns = [
    path("", meetings.meetings, name="meeting-list"),
    path("new/", meeting_setup.new, name="meeting-new"),
    path("events/", gatherings.gatherings, name="gathering-list"),
    path("events/new/", gatherings.new, name="gathering-new"),
    path("events/<uuid:gathering_id>/", gatherings.gathering, name="gathering"),
    path("events/<uuid:gathering_id>/change/", gatherings.change, name="gathering-change"),
    path("events/<uuid:gathering_id>/people/<uuid:place_id>/", gatherings.drop_person, name="gathering-person"),
    path("events/<uuid:gathering_id>/people/", gatherings.people, name="gathering-people"),
    path("events/<uuid:gathering_id>/attendance.csv", gatherings.people_csv, name="gathering-csv"),
    path("series/<uuid:series_id>/minutes/", meetings.series_minutes, name="meeting-series-minutes"),
    path("<uuid:meeting_id>/", meetings.meeting, name="meeting"),
    path("<uuid:meeting_id>/live/", meetings.live, name="meeting-live"),
    path("<uuid:meeting_id>/projector/", meetings.projector, name="meeting-projector"),
    path("<uuid:meeting_id>/minutes/", meetings.minutes, name="meeting-minutes"),
    path("<uuid:meeting_id>/meeting.ics", meetings.calendar, name="meeting-calendar"),
    path("<uuid:meeting_id>/change/", meeting_setup.change, name="meeting-change"),
    path("<uuid:meeting_id>/agenda/", meeting_agenda.agenda, name="meeting-agenda"),
    path("<uuid:meeting_id>/words/", meeting_words.words, name="meeting-words"),
    path("<uuid:meeting_id>/papers/", meeting_outcomes.papers, name="meeting-papers"),
    path("<uuid:meeting_id>/papers/<uuid:paper_id>/", meeting_outcomes.paper, name="meeting-paper-tick"),
    path("<uuid:meeting_id>/summary/<uuid:alliance_id>/", meeting_words.summary, name="meeting-summary"),
    path("<uuid:meeting_id>/people/", meeting_people.people, name="meeting-people"),
    path("<uuid:meeting_id>/coming/", meeting_people.coming, name="meeting-coming"),
    path("<uuid:meeting_id>/guest/", meeting_people.guest, name="meeting-guest"),
    path("<uuid:meeting_id>/poll/", meeting_poll.poll, name="meeting-poll"),
    path("<uuid:meeting_id>/move-on/", meeting_live.move_on, name="meeting-move-on"),
    path("<uuid:meeting_id>/outcomes/", meeting_live.outcome, name="meeting-outcome"),
    path("<uuid:meeting_id>/outcomes/<uuid:outcome_id>/", meeting_outcomes.change, name="meeting-outcome-change"),
    path("<uuid:meeting_id>/actions/<uuid:outcome_id>/", meeting_live.tick, name="meeting-tick"),
]
