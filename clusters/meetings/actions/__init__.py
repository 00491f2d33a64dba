"""Writes about meetings. Each that the others' pages show raises the meeting's `stamp`, in the same transaction."""

from clusters.meetings.actions.agenda import add_item, add_turn, change_item, drop_item, drop_turn, move_item, move_turn
from clusters.meetings.actions.attendance import add_attendees, answer, drop_attendee, take_attendance
from clusters.meetings.actions.dates import (
    agree_date,
    answer_poll,
    choose_date,
    propose_date,
    reopen_poll,
    withdraw_date,
)
from clusters.meetings.actions.inviting import (
    ask,
    call_off,
    hold_after_all,
    invite_guest,
    seat_guest,
    send_invitations,
    send_minutes,
    unask,
)
from clusters.meetings.actions.outcomes import OutcomeFacts, change_outcome, drop_outcome, tick, type_outcome
from clusters.meetings.actions.papers import ask_all, ask_for_paper, drop_paper, tick_paper
from clusters.meetings.actions.planning import MeetingFacts, change_meeting, plan_meeting
from clusters.meetings.actions.running import begin, close, next_item, next_turn, reopen, step_back
from clusters.meetings.actions.words import summarise, write_words

__all__ = [
    "MeetingFacts",
    "OutcomeFacts",
    "add_attendees",
    "add_item",
    "add_turn",
    "agree_date",
    "answer",
    "answer_poll",
    "ask",
    "ask_all",
    "ask_for_paper",
    "begin",
    "call_off",
    "change_item",
    "change_meeting",
    "change_outcome",
    "choose_date",
    "close",
    "drop_attendee",
    "drop_item",
    "drop_outcome",
    "drop_paper",
    "drop_turn",
    "hold_after_all",
    "invite_guest",
    "move_item",
    "move_turn",
    "next_item",
    "next_turn",
    "plan_meeting",
    "propose_date",
    "reopen",
    "reopen_poll",
    "seat_guest",
    "send_invitations",
    "send_minutes",
    "step_back",
    "summarise",
    "take_attendance",
    "tick",
    "tick_paper",
    "type_outcome",
    "unask",
    "withdraw_date",
    "write_words",
]
