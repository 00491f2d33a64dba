"""Writes about Word templates: putting one in place of ours, going back, and which one a document is written into."""

import datetime as dt
import hashlib
from collections.abc import Iterable

from django.db.models import Q

from clusters.models import Alliance, Cluster
from people.audit import act
from people.models import User
from reports.models import Report, ReportFile, WordTemplate

Owner = Alliance | Cluster
"""Whose documents are written into a template: an alliance's reports and the packs of its own meetings, a cluster's
reports and packs."""


def put_template(
    *, owner: Owner, name: str, content: bytes, serves: Iterable[str], by: User, at: dt.datetime
) -> WordTemplate:
    """Write these kinds of document of an owner into this Word file from now on; those that are final keep theirs."""
    with act("put template", by=by, at=at):
        made = WordTemplate.objects.create(
            **_of(owner),
            name=name,
            content=content,
            serves=list(serves),
            sha256=hashlib.sha256(content).hexdigest(),
            added_by=by,
            added_at=at,
        )
        _remake_word(owner)
    return made


def take_ours(*, owner: Owner, by: User, at: dt.datetime) -> None:
    """Go back to the template of the app; their own ones stay where earlier files were made of them."""
    with act("take our template", by=by, at=at):
        WordTemplate.objects.create(
            **_of(owner), name="Staffroom", content=b"", sha256="", added_by=by, added_at=at, is_ours=True
        )
        _remake_word(owner)


def _of(owner: Owner) -> dict[str, Owner]:
    """Return the column that names an owner."""
    return {"alliance" if isinstance(owner, Alliance) else "cluster": owner}


def _remake_word(owner: Owner) -> None:
    """Drop the Word files of what is not final, so that they are made anew from the new template.

    The documents are locked: a file that a worker is just keeping goes too, and one kept later is of the new template.
    """
    if isinstance(owner, Alliance):
        theirs = Q(alliance=owner) | Q(meeting__series__alliance=owner)
    else:
        theirs = Q(alliance=None, cluster=owner, meeting__series__alliance=None)
    documents = Report.objects.filter(theirs).exclude(state=Report.State.FINAL)
    locked = documents.only("pk").order_by("pk").select_for_update(of=("self",))
    ReportFile.objects.filter(report__in=[each.pk for each in locked], kind=ReportFile.Kind.WORD).delete()


def current_template(owner: Owner) -> WordTemplate | None:
    """Return the template that an owner put in place of ours; None for ours (one query)."""
    latest = WordTemplate.objects.filter(**_of(owner)).order_by("-added_at", "-is_ours", "-pk").first()
    return None if latest is None or latest.is_ours else latest


def template_of(report: Report) -> WordTemplate | None:
    """Return the template a document is written into; None for ours, also where theirs lacks its fields (one query).

    The report comes with its alliance, cluster, and its meeting's series with its own alliance.
    """
    owner: Owner = report.cluster
    if report.alliance is not None:
        owner = report.alliance
    elif report.meeting is not None and report.meeting.series.alliance is not None:
        owner = report.meeting.series.alliance
    found = current_template(owner)
    return found if found is not None and report.kind in found.serves else None
