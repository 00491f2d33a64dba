"""How far judgements agree: the page of a scope, its counts as CSV, and the small answer that keeps it live."""

import dataclasses
import functools
import re
import uuid
from urllib.parse import urlencode

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.views.decorators.http import require_safe

from clusters.queries import reach_now
from people import clock
from people.access import SignedInRequest, signed_in
from reports.exports import counts_of
from reports.planning import PlannerForm
from reports.queries import scopes
from reports.queries.adding import address_to_add
from reports.queries.agreement import VIEWS, agreement
from reports.queries.scopes import Scope
from reports.queries.severity import own_severity
from reports.rlines import r_of

# The figures of a scope change with its cells. What else they show (a school's name, a round's close) may be this old.
SECONDS_OLD = 60
SAMPLE = re.compile("[gu]-[0-9a-f]{8}")


@signed_in
@require_safe
def widest(request: SignedInRequest) -> HttpResponse:
    """Go to the widest scope whose figures this person may see, or say that there is none."""
    address = scopes.widest(reach_now(request))
    return redirect(address) if address else render(request, "reports/agreement/none.html")


@signed_in
@require_safe
def scope(request: SignedInRequest, kind: str, scope_id: uuid.UUID) -> HttpResponse:
    """Show the agreement of one scope in one view (`?view=`) of one sample (`?of=`); an unknown one is the first."""
    found = _found(request, kind, scope_id)
    view, of = request.GET.get("view", ""), request.GET.get("of", "")
    view = view if view in VIEWS else ""
    of = of if SAMPLE.fullmatch(of) else ""
    adds = address_to_add(found, reach_now(request))
    drawn = _figures(found, view, of, int(clock.now().timestamp() // SECONDS_OLD), adds)
    context: dict[str, object] = {"scope": found, "figures": drawn.figures, "foot": drawn.foot}
    if drawn.planner is not None:
        context |= {
            "planner": _planner(drawn.planner, view, of, PlannerForm.asked(request.GET)),
            "severity": own_severity(found, request.user) if drawn.has_severity else (),
        }
    return render(request, "reports/agreement/scope.html", context)


@signed_in
@require_safe
def stamp(request: SignedInRequest, kind: str, scope_id: uuid.UUID) -> HttpResponse:
    """Tell an open page whether to load itself again: 204 while the cells stand as `?stamp=` says."""
    found = _found(request, kind, scope_id)
    if found.stamp.token == request.GET.get("stamp"):
        return HttpResponse(status=204)
    return HttpResponse(headers={"HX-Refresh": "true"})


@signed_in
@require_safe
def counts_csv(request: SignedInRequest, kind: str, scope_id: uuid.UUID) -> HttpResponse:
    """Send the counts behind a view (`?view=`) with a dictionary of their columns; no more than the page shows."""
    found = _found(request, kind, scope_id)
    counts = counts_of(found, request.GET.get("view", ""), request.GET.get("of", ""))
    return _file(found, counts, "csv", "text/csv; charset=utf-8")


@signed_in
@require_safe
def r_script(request: SignedInRequest, kind: str, scope_id: uuid.UUID) -> HttpResponse:
    """Send the lines of R that reproduce a view (`?view=`) of one sample (`?of=`)."""
    found = _found(request, kind, scope_id)
    lines = r_of(found, request.GET.get("view", ""), request.GET.get("of", ""))
    return _file(found, lines, "R", "text/plain; charset=utf-8")


def _file(found: Scope, content: str | None, ending: str, content_type: str) -> HttpResponse:
    """Send a file of a scope, or 404 where its reader is told too little for one."""
    if content is None:
        raise Http404
    name = f"agreement-{found.kind}-{found.id}.{ending}"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(content, content_type=content_type, headers=headers)


def _found(request: SignedInRequest, kind: str, scope_id: uuid.UUID) -> Scope:
    """Return the scope, or answer 404 alike for one that is not there and one that is not for this person."""
    found = scopes.find(kind, scope_id, reach_now(request))
    if found is None:
        raise Http404
    return found


@dataclasses.dataclass(frozen=True, slots=True)
class Drawn:
    """A scope's figures and what stands under them, as markup; `planner` is None where it has no place."""

    figures: SafeString
    foot: SafeString
    planner: str | None
    has_severity: bool


@functools.lru_cache(maxsize=64)
def _figures(found: Scope, view: str, of: str, minute: int, adds: str) -> Drawn:  # noqa: ARG001  # of the key
    """Render a scope's figures once for each change of its cells, and at least once a minute.

    `adds` is where a figure is put into a report, for those who write one.
    """
    page = agreement(found, view, of)
    tabs = [(words, _address(found, name, of), name == view) for name, (words, _) in VIEWS.items()]
    samples = [(words, _address(found, view, key), shown) for words, key, shown in (page.samples if page else ())]
    asked = urlencode({name: word for name, word in (("view", view), ("of", of)) if word})
    context = {
        "scope": found,
        "page": page,
        "tabs": tabs,
        "samples": samples,
        "asked": f"?{asked}" if asked else "",
        "adds": f"{adds}?{f'{asked}&' if asked else ''}figure=" if adds else "",
    }
    return Drawn(
        figures=SafeString(render_to_string("reports/agreement/figures.html", context)),
        foot=SafeString(render_to_string("reports/agreement/foot.html", context)),
        planner=page.planner if page else None,
        has_severity=bool(page and page.worked and page.worked.has_severity),
    )


@functools.lru_cache(maxsize=64)
def _planner(before: str, view: str, of: str, asked: tuple[tuple[str, str], ...]) -> SafeString:
    """Render the planner once for each thing asked of it: most readers ask nothing."""
    kept = [(name, word) for name, word in (("view", view), ("of", of)) if word]
    context = {"planner": PlannerForm(dict(asked)), "before_planner": before, "kept": kept}
    return SafeString(render_to_string("reports/agreement/planner.html", context))


def _address(found: Scope, view: str, of: str) -> str:
    """Return the address of one view of one sample."""
    asked = urlencode({name: word for name, word in (("view", view), ("of", of)) if word})
    return f"{found.address}?{asked}" if asked else found.address
