"""How pages of documents get at what they show: only through what the signed-in person may open."""

import uuid

from django.http import Http404

from clusters.queries import reach_now
from people.access import SignedInRequest, require
from reports import access
from reports.models import Report
from reports.queries.documents import Found, find


def found(request: SignedInRequest, report_id: uuid.UUID) -> Found:
    """Return a document; 404 alike for one that is not there and one that is not for this person."""
    document = find(report_id, request.user, reach_now(request))
    if document is None:
        raise Http404
    return document


def mine(request: SignedInRequest, report_id: uuid.UUID) -> Report:
    """Return a document that this person writes; 403 with a sentence for one that they may only read."""
    document = found(request, report_id)
    require(access.refusal_to_write(writes=document.writes))
    return document.report
