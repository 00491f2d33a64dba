"""Ports on this machine."""

import json
import socket
from pathlib import Path

from alliance.local.trouble import Trouble

LOOPBACK = "127.0.0.1"


def is_free(port: int, host: str = LOOPBACK) -> bool:
    """Tell whether a server could listen there now."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError:
            return False
        return True


def recorded(file: Path) -> dict[str, int]:
    """Return the ports that the parts of an installation have, by name."""
    ports: dict[str, int] = json.loads(file.read_text()) if file.exists() else {}
    return ports


def remembered(file: Path, name: str) -> int:
    """Return the port this part had last time, or a free one if that is taken by now, and remember it."""
    ports = recorded(file)
    if name not in ports or not is_free(ports[name]):
        ports[name] = _any_free(besides=set(ports.values()))
        file.write_text(json.dumps(ports))
    return ports[name]


def web_port(text: str, host: str) -> int:
    """Read PORT and see that it can be had. Raises Trouble with what to do otherwise."""
    highest = 65535
    if not text.isdecimal() or not 0 < int(text) <= highest:
        message = f"PORT={text} is not a port: choose a number from 1 to {highest}, for example make run PORT=8001"
        raise Trouble(message)
    port = int(text)
    with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except PermissionError as error:
            message = f"Port {port} is reserved for root: choose another, for example make run PORT=8001"
            raise Trouble(message) from error
        except OSError as error:
            message = f"Port {port} is taken by another program: choose another, for example make run PORT={port + 1}"
            raise Trouble(message) from error
    return port


def _any_free(besides: set[int]) -> int:
    """Ask the system for a port nobody listens on."""
    while True:
        with socket.socket() as probe:
            probe.bind((LOOPBACK, 0))
            port: int = probe.getsockname()[1]
        if port not in besides:
            return port
