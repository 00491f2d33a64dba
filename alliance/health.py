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
    missing = {app for app, ways in expected_migrations().items() if not any(way <= applied for way in ways)}
    if missing:
        apps = ", ".join(sorted(missing))
        return _plain(f"migrations are missing in {apps}", status=UNAVAILABLE)
    return _plain("ready")


@cache
def expected_migrations() -> dict[str, tuple[frozenset[tuple[str, str]], ...]]:
    """Return by app what its last migration on disk leaves applied: itself, or else all that it replaces.

    It cannot change while the process runs.
    """
    loader = MigrationLoader(None)
    last = [loader.disk_migrations[leaf] for leaf in loader.graph.leaf_nodes()]
    return {
        one.app_label: tuple(frozenset(way) for way in ([(one.app_label, one.name)], one.replaces) if way)
        for one in last
    }


def _plain(line: str, *, status: int = 200) -> HttpResponse:
    return HttpResponse(f"{line}\n", content_type="text/plain", status=status)
