"""Writes about briefs: making one page under a link of its own, taking it back, counting who looked."""

import datetime as dt
import hashlib
import secrets
from typing import Any

from django.db.models import F

from people.audit import act
from people.models import User
from reports.documents.content import Content
from reports.models import Brief, Report

TOKEN_BYTES = 32
SHOWN_FIGURE = "decided"
"""The one figure that names neither a lesson, a school nor a person."""


def make_brief(
    *, report: Report, texts: dict[str, str], days: int, content: Content, by: User, at: dt.datetime
) -> tuple[Brief, str]:
    """Freeze one page and return it with the token of its link, of which only a hash is kept."""
    token = secrets.token_urlsafe(TOKEN_BYTES)
    with act("make brief", by=by, at=at):
        made = Brief.objects.create(
            report=report,
            token_hash=hash_of(token),
            content=frozen(texts, content),
            made_by=by,
            made_at=at,
            expires_at=at + dt.timedelta(days=days),
        )
    return made, token


def frozen(texts: dict[str, str], content: Content) -> dict[str, Any]:
    """Return what a brief says: its texts, numbers of five and more, and what decided; nothing that names anybody."""
    numbers = [each for each in content.numbers if each.pictures]
    figures = [each for each in content.figures if each.id == SHOWN_FIGURE] if numbers else []
    return {
        **texts,
        "of": f"{content.title}, {content.about}",
        "numbers": [[each.value, each.beside, each.label, list(each.pictures)] for each in numbers],
        "figures": [[each.finding, each.method, list(each.pictures)] for each in figures],
        "unknown": list(content.unknown[:3]),
    }


def hash_of(token: str) -> str:
    """Return what is kept of a token (SHA-256)."""
    return hashlib.sha256(token.encode(errors="replace")).hexdigest()


def take_back(*, brief: Brief, by: User, at: dt.datetime) -> None:
    """End a brief's link at once; ended already, nothing changes."""
    with act("take brief back", by=by, at=at):
        Brief.objects.filter(pk=brief.pk, revoked_at__isnull=True).update(revoked_at=at)


def look(token: str, *, at: dt.datetime, counts: bool) -> Brief | None:
    """Return the brief behind a link while it lasts, and count the look; None for any other (two queries)."""
    found = Brief.objects.filter(token_hash=hash_of(token), revoked_at__isnull=True, expires_at__gt=at).first()
    if found is not None and counts:
        Brief.objects.filter(pk=found.pk).update(views=F("views") + 1, viewed_at=at)
    return found
