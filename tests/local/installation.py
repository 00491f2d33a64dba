"""A whole installation under test: started as `make run` starts it, watched, and stopped."""

import http.client
import os
import signal
import sys
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from alliance.local.children import spawn
from alliance.local.place import POINTER
from alliance.local.ports import LOOPBACK
from alliance.local.steps import BASE_DIR

PATIENCE = 180  # seconds; a deadline is for what never comes, not for a busy machine


@dataclass
class Installation:
    """One folder and one port."""

    var: Path
    port: int
    given: Mapping[str, str] = field(default_factory=dict)
    prefix: tuple[str, ...] = ()
    """What the launcher is started through, to be somebody else."""

    def start(self) -> None:
        """Start the launcher and return at once."""
        env = {name: value for name, value in os.environ.items() if not name.endswith("_URL")}
        env |= {"VAR": str(self.var), "PORT": str(self.port), "DEMO": "0", **self.given}
        self.output.write_text("")
        command = [*self.prefix, sys.executable, "-m", "alliance.local", "run"]
        self.launcher = spawn(command, cwd=BASE_DIR, env=env, log=self.output)

    def wait_until_ready(self) -> None:
        """Wait for the line that says so."""
        until = time.monotonic() + PATIENCE
        while f"Staffroom is ready: http://localhost:{self.port}\n" not in self.output.read_text():
            assert self.launcher.poll() is None, self.output.read_text()
            assert time.monotonic() < until, self.output.read_text()
            time.sleep(0.05)

    def stop(self, request: signal.Signals = signal.SIGTERM) -> int:
        """Ask the launcher to stop and return its exit status."""
        self.launcher.send_signal(request)
        return self.launcher.wait(PATIENCE)

    @property
    def output(self) -> Path:
        """What it printed."""
        return self.var.with_name(f"{self.var.name}.out")

    def get(self, path: str) -> tuple[int, str]:
        """Ask for a page; return status and text."""
        client = http.client.HTTPConnection(LOOPBACK, self.port, timeout=10)
        try:
            client.request("GET", path)
            response = client.getresponse()
            return response.status, response.read().decode()
        finally:
            client.close()

    def processes(self) -> list[str]:
        """Return the command lines of everything that runs for this installation, anybody's and anywhere."""
        mark = f"VAR={self.var}\0".encode()
        pointer = self.var / POINTER
        servers = Path(pointer.read_text().strip()) if pointer.exists() else self.var / "servers"
        found = []
        for process in Path("/proc").glob("[0-9]*"):
            try:
                # Valkey writes its title over its environment, and both servers work in the folder of their data.
                if mark in (process / "environ").read_bytes() or servers in (process / "cwd").resolve().parents:
                    found.append((process / "cmdline").read_text().replace("\0", " ").strip())
            except (FileNotFoundError, PermissionError, ProcessLookupError):
                continue
        return found
