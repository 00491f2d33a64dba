"""Two small pages for whoever watches over the servers: whether a process lives, and whether it can serve people."""

from functools import cache

from django.db import Error, connection
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder
from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

UNAVAILABLE = 503


@never_cache
@require_safe
def healthz(_request: HttpRequest) -> HttpResponse:
    """Answer 200 as long as the process can answer at all; asks nothing of the database."""
    return _plain("alive")


@never_cache
@require_safe
def readyz(_request: HttpRequest) -> HttpResponse:
    """Answer 200 when the database answers and has every migration this version knows, else 503 with the reason."""
    try:
        applied = MigrationRecorder(connection).applied_migrations().keys()
    except Error:
        return _plain("the database does not answer as it should", status=UNAVAILABLE)
    missing = {app for app, _ in expected_migrations() - applied}
    if missing:
        apps = ", ".join(sorted(missing))
        return _plain(f"migrations are missing in {apps}", status=UNAVAILABLE)
    return _plain("ready")


@cache
def expected_migrations() -> frozenset[tuple[str, str]]:
    """Return the last migration on disk of each app, which is applied after all before it.

    It cannot change while the process runs.
    """
    return frozenset(MigrationLoader(None).graph.leaf_nodes())


def _plain(line: str, *, status: int = 200) -> HttpResponse:
    return HttpResponse(f"{line}\n", content_type="text/plain", status=status)
