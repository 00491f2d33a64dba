"""An observer's own severity: read with their eyes, shown to them alone."""

from observations.models import Cell
from people.models import User
from reports.models import ObserverSeverity, Snapshot
from reports.queries.scopes import Scope
from reports.wording import in_figures


def own_severity(scope: Scope, person: User) -> tuple[str, ...]:
    """Return a sentence for each reference scale on which this person's severity is known (one query)."""
    if scope.kind == Cell.Scope.SCHOOL:
        return ()
    made = Snapshot.objects.filter(scope_kind=scope.kind, scope_id=scope.id).exclude(data_hash="")
    found = ObserverSeverity.objects.filter(
        person=person, scope_kind=scope.kind, scope_id=scope.id, data_hash__in=made.values("data_hash")
    ).order_by("scale_id")
    return tuple(_words(each) for each in found)


def _words(found: ObserverSeverity) -> str:
    """Say how this observer grades beside those who saw the same lessons."""
    likely = f"likely {_signed(found.low)} to {_signed(found.high)} grades, from {in_figures(found.lessons, 'lesson')}"
    if found.low <= 0 <= found.high:
        beside = f"{_signed(found.value)} grades beside them"
        return f"You grade much like those who saw the same lessons as you: {beside} ({likely})."
    way = "higher" if found.value > 0 else "lower"
    return f"You grade {abs(found.value):.2f} grades {way} than those who saw the same lessons as you ({likely})."


def _signed(value: float) -> str:
    """Write grades with their sign."""
    return f"{value:+.2f}".replace("-", "−")
