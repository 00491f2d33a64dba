"""Where a local installation keeps its things: in VAR, or as root where an unprivileged user can reach them."""

import hashlib
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from alliance.local.account import Account, server_account
from alliance.local.trouble import Trouble

POINTER = "servers-are-in.txt"
SHARED = Path("/var/lib/staffroom")


@dataclass(frozen=True)
class Place:
    """The folders of one installation and the account its servers run as."""

    var: Path
    """What the person chose: keys, ports, logs, collected files."""
    servers: Path
    """What the two servers read and write. Inside `var` unless they could not reach it there."""
    account: Account

    @property
    def postgres(self) -> Path:
        """PostgreSQL's data."""
        return self.servers / "postgres"

    @property
    def valkey(self) -> Path:
        """Valkey's data."""
        return self.servers / "valkey"

    @property
    def programs(self) -> Path:
        """Copies of the servers' programs, for an account that cannot read ours."""
        return self.servers / "programs"

    def log(self, name: str) -> Path:
        """Return the file a part writes its messages to."""
        return self.var / "log" / f"{name}.log"


def settle(var: Path) -> Place:
    """Find or make the folders of the installation in `var`. Folders above `var` are left as they are.

    Raises Trouble if nothing can be written there, or if its data has gone.
    """
    var = var.absolute()
    try:
        (var / "log").mkdir(parents=True, exist_ok=True)
        (var / "log").chmod(0o700)
        with tempfile.TemporaryFile(dir=var):
            pass
    except OSError as error:
        message = f"Cannot write to {var} ({error.strerror}): choose another folder, for example VAR=/tmp/staffroom"
        raise Trouble(message) from error
    servers = _servers_folder(var)
    return Place(var, servers, server_account(servers / "postgres"))


def remove(place: Place) -> None:
    """Delete what the installation made, and nothing else that may lie in its folder."""
    shutil.rmtree(place.servers, ignore_errors=True)
    for name in ("log", "assets", "static", "beat"):
        shutil.rmtree(place.var / name, ignore_errors=True)
    for name in ("keys.json", "ports.json", "static.json", POINTER):
        (place.var / name).unlink(missing_ok=True)


@contextmanager
def throwaway() -> Iterator[Place]:
    """Make a place for the length of the block, readable to the servers' account, and remove it afterwards."""
    folder = Path(tempfile.mkdtemp(prefix="staffroom-"))
    folder.chmod(0o711)
    place = settle(folder)
    try:
        yield place
    finally:
        remove(place)
        shutil.rmtree(folder, ignore_errors=True)


def _servers_folder(var: Path) -> Path:
    """Return the folder for the servers' data, made if need be."""
    pointer = var / POINTER
    if pointer.exists():
        kept = Path(pointer.read_text().strip())
        if not kept.is_dir():
            message = (
                f"The databases of {var} were kept in {kept}, which is gone: put it back, or delete {var} for new ones"
            )
            raise Trouble(message)
        return kept
    inside = var / "servers"
    if server_account(inside / "postgres").reaches(var):
        inside.mkdir(exist_ok=True)
        inside.chmod(0o711)  # the servers walk through it to their own folders
        return inside
    elsewhere = _reachable_folder(var)
    pointer.write_text(f"{elsewhere}\n")
    return elsewhere


def _reachable_folder(var: Path) -> Path:
    """Make a folder outside `var` that everyone can walk through. Only root needs one."""
    prefix = hashlib.sha256(os.fsencode(var)).hexdigest()[:12] + "-"
    try:
        SHARED.mkdir(mode=0o755, parents=True, exist_ok=True)
        folder = Path(tempfile.mkdtemp(prefix=prefix, dir=SHARED))
    except OSError:
        folder = Path(tempfile.mkdtemp(prefix=f"staffroom-{prefix}", dir="/var/tmp"))
    folder.chmod(0o711)
    return folder
