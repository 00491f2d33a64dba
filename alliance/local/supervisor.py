"""Keeping the parts of an installation running, and ending them in order.

Our own rather than honcho: that one ends all at once, knows no layers, no other user and no restart of one part.
"""

import signal
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from enum import IntEnum
from pathlib import Path
from types import TracebackType
from typing import Self

from alliance.local.children import kill_group, last_line
from alliance.local.signals import pause
from alliance.local.trouble import Trouble

MOST_RESTARTS = 3
WITHIN_SECONDS = 60


class Layer(IntEnum):
    """What stands on what: a higher layer is ended before the one below it."""

    DATABASE = 0
    BROKER = 1
    APP = 2


@dataclass
class Part:
    """A running program. `launch` starts it, and starts it again if it may be replaced."""

    name: str
    layer: Layer
    launch: Callable[[], subprocess.Popen[bytes]]
    replaceable: bool = False
    farewell: signal.Signals = signal.SIGTERM
    last_word: signal.Signals = signal.SIGKILL
    patience: float = 15
    """Seconds between the two."""
    log: Path | None = None
    """Where it says why it ended, if that is not the terminal."""
    process: subprocess.Popen[bytes] = field(init=False)
    restarts: list[float] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Start it."""
        self.process = self.launch()

    def how_it_ended(self) -> str:
        """Say it in words: `exit 1: no such file (var/log/worker.log)`, or `killed by SIGKILL`."""
        code = self.process.returncode
        if code < 0:
            return f"killed by {signal.Signals(-code).name}"
        return f"exit {code}" + (f": {last_line(self.log)} ({self.log})" if self.log else "")


class Supervisor:
    """The parts that run. As a context manager it ends them all on the way out, whatever happened."""

    def __init__(self) -> None:
        """Begin with none."""
        self.parts: list[Part] = []

    def __enter__(self) -> Self:
        """Nothing to do: parts are added as they start."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """End all parts."""
        self.stop()

    def add(self, part: Part) -> Part:
        """Take over a part that has been started."""
        self.parts.append(part)
        return part

    def look(self) -> None:
        """Start again what ended and may be replaced. Raises Trouble for anything else that ended."""
        for part in self.parts:
            if part.process.poll() is None:
                continue
            now = time.monotonic()
            part.restarts = [moment for moment in part.restarts if now - moment < WITHIN_SECONDS]
            if not part.replaceable or len(part.restarts) >= MOST_RESTARTS:
                message = f"{part.name} stopped, so everything is stopped: {part.how_it_ended()}"
                raise Trouble(message)
            say(f"{part.name} stopped and is started again: {part.how_it_ended()}")
            kill_group(part.process)
            part.restarts.append(now)
            part.process = part.launch()

    def watch(self) -> None:
        """Look after the parts. Ends with Stopped when asked to stop, or with Trouble."""
        while True:
            self.look()
            pause(0.2)

    def stop(self) -> None:
        """End all parts, the upper layers first, together within a layer."""
        for layer in sorted(Layer, reverse=True):
            leaving = [part for part in self.parts if part.layer == layer]
            for part in leaving:
                part.process.send_signal(part.farewell)
            for part in leaving:
                _see_off(part)
        self.parts.clear()


def say(line: str) -> None:
    """Print one line to the person at the keyboard, at once."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def _see_off(part: Part) -> None:
    """Wait for a part that was asked to go, and make it if it will not."""
    try:
        part.process.wait(part.patience)
    except subprocess.TimeoutExpired:
        part.process.send_signal(part.last_word)
        part.process.wait()
    kill_group(part.process)
