"""What an observer writes, as JSON and back: a practice sheet is kept whole, since nothing is ever counted from it."""

import dataclasses
import datetime as dt
import json
import uuid
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder

from observations.judgements import Content, GroundContent, NoteContent, RatingContent


def kept(content: Content) -> dict[str, Any]:
    """Return everything that was written as JSON holds it."""
    whole: dict[str, Any] = json.loads(json.dumps(dataclasses.asdict(content), cls=DjangoJSONEncoder))
    return whole


def read(whole: dict[str, Any]) -> Content:
    """Return what was written."""
    if not whole:
        return Content()
    plain = {name: whole[name] for name in ("no_grade", "no_grade_without_rule", "how_reached", "front_seconds")}
    return Content(
        **plain,
        grade=_key(whole["grade"]),
        grade_without_rule=_key(whole["grade_without_rule"]),
        measured=tuple((words, amount) for words, amount in whole.get("measured", ())),
        front_stretches=tuple((start, end) for start, end in whole["front_stretches"]),
        notes=tuple(
            NoteContent(
                uuid.UUID(note["key"]),
                dt.datetime.fromisoformat(note["seen_at"]),
                note["text"],
                tuple(uuid.UUID(each) for each in note["criteria"]),
            )
            for note in whole["notes"]
        ),
        ratings=tuple(
            RatingContent(uuid.UUID(each["criterion"]), _key(each["grade"]), each["level"]) for each in whole["ratings"]
        ),
        grounds=tuple(GroundContent(uuid.UUID(each["criterion"]), each["role"]) for each in whole["grounds"]),
    )


def _key(value: str | None) -> uuid.UUID | None:
    """Return an id, or None for none."""
    return uuid.UUID(value) if value else None
