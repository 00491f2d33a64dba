"""What has to be done before the app can start, and how we know that it has been done already."""

import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from alliance.local.place import Place

BASE_DIR = Path(__file__).resolve().parent.parent.parent
TABLES = ("*/migrations/*.py", "alliance/management/commands/migrate.py", "alliance/settings.py")
STATIC = ("static/**/*", "alliance/fonts.py", "alliance/stylesheet.py", "alliance/settings.py")


@dataclass(frozen=True)
class Record:
    """What an installation remembers about itself, in a small file. It is read afresh each time."""

    file: Path

    def get(self, name: str) -> str | None:
        """Return what was noted under this name."""
        return self._all().get(name)

    def note(self, name: str, value: str) -> None:
        """Note it. The file changes whole or not at all."""
        draft = self.file.with_suffix(".new")
        draft.write_text(json.dumps({**self._all(), name: value}, indent=1))
        draft.replace(self.file)

    def _all(self) -> dict[str, str]:
        noted: dict[str, str] = json.loads(self.file.read_text()) if self.file.exists() else {}
        return noted


def database_record(place: Place) -> Record:
    """Return what is noted about the embedded database. It lies beside the data, and goes where that goes."""
    return Record(place.servers / "database.json")


def static_record(place: Place) -> Record:
    """Return what is noted about the collected files."""
    return Record(place.var / "static.json")


def tables_key() -> str:
    """Return a digest of everything the tables follow from: it changes when migrating may be due."""
    return _digest(TABLES)


def static_key() -> str:
    """Return a digest of everything the collected files follow from."""
    return _digest(STATIC)


def _digest(patterns: Iterable[str]) -> str:
    """Digest the names and contents of our files that fit the patterns, and the lock of what we stand on."""
    digest = hashlib.sha256()
    for path in sorted(_files(patterns)):
        digest.update(f"{path.relative_to(BASE_DIR)}\0".encode())
        digest.update(path.read_bytes())
    digest.update((BASE_DIR / "requirements.txt").read_bytes())
    return digest.hexdigest()


def _files(patterns: Iterable[str]) -> Iterator[Path]:
    for pattern in patterns:
        yield from (path for path in BASE_DIR.glob(pattern) if path.is_file())
