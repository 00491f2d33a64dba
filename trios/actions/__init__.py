"""Writes about trios: forming, visiting, closing, and what leaders do for them."""

from trios.actions.closing import debrief, save_report, send_head_view, send_report, set_aside
from trios.actions.forming import MemberFacts, descend_from, form_trio, say_yes
from trios.actions.leading import be_willing, no_longer_willing, promise_cover, save_rules, write_note
from trios.actions.planning import CycleDates, plan_visits, set_dates
from trios.actions.visiting import OfferTime, been, none_of_these, offer, pick

__all__ = [
    "CycleDates",
    "MemberFacts",
    "OfferTime",
    "be_willing",
    "been",
    "debrief",
    "descend_from",
    "form_trio",
    "no_longer_willing",
    "none_of_these",
    "offer",
    "pick",
    "plan_visits",
    "promise_cover",
    "save_report",
    "save_rules",
    "say_yes",
    "send_head_view",
    "send_report",
    "set_aside",
    "set_dates",
    "write_note",
]
