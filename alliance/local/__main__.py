"""`python -m alliance.local`: what the Makefile calls."""

import argparse
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from alliance.local import launcher, lock, place, servers, signals
from alliance.local.place import Place
from alliance.local.steps import BASE_DIR, database_record
from alliance.local.supervisor import Supervisor, say
from alliance.local.trouble import Trouble

INTERRUPTED = 130


def main(arguments: Sequence[str]) -> int:
    """Do what the command line asks for and return an exit status. Trouble is one line on stderr."""
    chosen = _parser().parse_args(arguments)
    signals.listen()
    try:
        return _do(chosen.command, getattr(chosen, "rest", []))
    except Trouble as trouble:
        sys.stderr.write(f"Staffroom: {trouble}\n")
        return 1
    except signals.Stopped:
        return INTERRUPTED


def _do(command: str, rest: list[str]) -> int:
    """Carry out one of the commands that the parser knows."""
    if command == "exec":
        return with_throwaway_servers(rest)
    here = place.settle(Path(os.environ.get("VAR") or BASE_DIR / "var"))
    if command == "run":
        launcher.run(here, os.environ)
    elif command == "stop":
        say("Stopped." if lock.stop_holder(here.var) else "Nothing was running.")
    elif command == "reset":
        reset_demo(here)
    else:
        return manage(here, rest)
    return 0


def with_throwaway_servers(command: list[str]) -> int:
    """Run a command beside databases that exist for it alone, and return its exit status."""
    with place.throwaway() as here, Supervisor() as supervisor:
        plan = servers.plan(here, os.environ)
        servers.start(plan, supervisor, throwaway=True)
        (here.var / "assets").mkdir()  # Django's checks miss it otherwise
        return _run(command, os.environ | plan.variables() | {"VAR": str(here.var)})


def manage(here: Place, arguments: list[str]) -> int:
    """Run `manage.py` on this installation, starting its servers for that long if it is not running."""
    command = [sys.executable, "manage.py", *arguments]
    if lock.holder(here.var) is not None:
        plan = servers.plan(here, os.environ, running=True)
        return _run(command, _environment(plan))
    with lock.held(here.var), Supervisor() as supervisor:
        plan = servers.plan(here, os.environ)
        servers.start(plan, supervisor)
        return _run(command, _environment(plan))


def reset_demo(here: Place) -> None:
    """Stop a demonstration and delete it. Raises Trouble rather than delete real work."""
    if database_record(here).get("kind") == "real":
        message = f"{here.var} holds a real installation: nothing was deleted"
        raise Trouble(message)
    lock.stop_holder(here.var)
    place.remove(here)


def _environment(plan: servers.Plan) -> dict[str, str]:
    """Return the environment for `manage.py`."""
    port = int(os.environ.get("PORT") or "8000")
    return launcher.environment(plan, port, "127.0.0.1", demo=launcher.wants_demo(plan))


def _run(command: list[str], env: dict[str, str]) -> int:
    """Run a command in the foreground; if we are asked to stop, it gets a moment to do so itself."""
    try:
        process = subprocess.Popen(command, env=env)  # noqa: S603  the person's own command
    except OSError as error:
        message = f"Cannot start {command[0]}: {error.strerror}"
        raise Trouble(message) from error
    try:
        while (status := process.poll()) is None:
            signals.pause(0.05)
    except signals.Stopped:
        process.terminate()
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            process.kill()
        raise
    return status


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m alliance.local", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    commands.add_parser("run", help="start Staffroom and look after it")
    commands.add_parser("stop", help="stop it from elsewhere")
    commands.add_parser("reset", help="stop the demonstration and delete it")
    commands.add_parser("manage", help="run manage.py on it").add_argument("rest", nargs=argparse.REMAINDER)
    commands.add_parser("exec", help="run a command beside throw-away servers").add_argument("rest", nargs="+")
    return parser


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
