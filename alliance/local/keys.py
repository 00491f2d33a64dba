"""The secrets of a local installation: made once, readable by their owner only, never on a command line."""

import json
import os
import secrets
from dataclasses import asdict, dataclass
from pathlib import Path


@dataclass(frozen=True)
class Keys:
    """Django's secret key, and the passwords of the databases' roles and of Valkey."""

    secret_key: str
    postgres: str
    admin: str
    app: str
    valkey: str


def keys_of(file: Path) -> Keys:
    """Read the keys in the file; make them first if there is none. The file appears whole or not at all."""
    if not file.exists():
        made = Keys(secrets.token_urlsafe(50), *(secrets.token_urlsafe(24) for _ in range(4)))
        draft = file.with_suffix(".new")
        draft.unlink(missing_ok=True)
        with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as stream:
            json.dump(asdict(made), stream)
        draft.replace(file)
    return Keys(**json.loads(file.read_text()))
