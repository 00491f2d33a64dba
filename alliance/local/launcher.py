"""`make run`: from an empty folder to a running Staffroom, and back to a quiet machine."""

import http.client
import subprocess
import sys
import time
from collections.abc import Mapping
from contextlib import suppress
from urllib.parse import urlsplit

from alliance.local import lock, processes, servers
from alliance.local.children import kill_group, last_line, spawn
from alliance.local.place import Place
from alliance.local.ports import LOOPBACK, web_port
from alliance.local.servers import Plan
from alliance.local.signals import Stopped, pause
from alliance.local.steps import BASE_DIR, database_record, static_key, static_record, tables_key
from alliance.local.supervisor import Supervisor, say
from alliance.local.trouble import Trouble

READY_WITHIN = 60  # seconds
YES, NO = {"1", "true", "yes", "on"}, {"0", "false", "no", "off"}


def run(place: Place, given: Mapping[str, str]) -> None:
    """Start everything, say where it is, and look after it until asked to stop; then end it in order.

    Raises Trouble if a part does not start, or ends by itself.
    """
    host = given.get("BIND") or LOOPBACK
    with lock.held(place.var), Supervisor() as supervisor:
        port = web_port(given.get("PORT") or "8000", host)
        plan = servers.plan(place, given)
        demo = wants_demo(plan)
        env = environment(plan, port, host, demo=demo)
        static = _begin_static(place, env)
        try:
            servers.start(plan, supervisor)
            _prepare_database(plan, env, demo=demo)
            _finish(static, place, "collecting the static files")
        finally:
            if static:
                kill_group(static)
        static_record(place).note("static", static_key())
        supervisor.add(processes.web(env))
        _wait_until_ready(supervisor, host, port, env["BASE_URL"])
        # These come after the pages, which they would hold up by as long as they load themselves.
        supervisor.add(processes.worker(env, place))
        supervisor.add(processes.beat(env, place))
        say(f"Staffroom is ready: {env['BASE_URL']}")
        with suppress(Stopped):
            if not demo:
                _say_setup_code(env)
            supervisor.watch()


def wants_demo(plan: Plan) -> bool:
    """Decide between demonstration and real work. Raises Trouble if the folder already holds the other kind.

    An embedded database is a demonstration unless told otherwise the first time; one's own only if told so.
    """
    asked = (plan.given.get("DEMO") or "").lower()
    if asked not in {"", *YES, *NO}:
        message = f"DEMO={asked} means nothing: use DEMO=1 for the demonstration or DEMO=0 for an empty installation"
        raise Trouble(message)
    if not plan.embeds_database:
        return asked in YES
    kind = database_record(plan.place).get("kind")
    if kind == "demo" and asked in NO:
        message = f"{plan.place.var} holds the demonstration: for an empty installation add a folder of its own, VAR=…"
        raise Trouble(message)
    if kind == "real" and asked in YES:
        message = f"{plan.place.var} holds a real installation: for the demonstration add a folder of its own, VAR=…"
        raise Trouble(message)
    return asked not in NO if kind is None else kind == "demo"


def environment(plan: Plan, port: int, host: str, *, demo: bool) -> dict[str, str]:
    """Return the environment in which the app's programs run."""
    base_url = plan.given.get("BASE_URL") or f"http://localhost:{port}"  # passkeys need the name, not the number
    return {
        **plan.given,
        **plan.variables(),
        "VAR": str(plan.place.var),
        "PORT": str(port),
        "BIND": host,
        "BASE_URL": base_url,
        "DEMO": "1" if demo else "0",
        "DJANGO_SETTINGS_MODULE": "alliance.settings",
    }


def _begin_static(place: Place, env: Mapping[str, str]) -> subprocess.Popen[bytes] | None:
    """Start collecting the static files, beside all that follows, unless they are as they should be."""
    if static_record(place).get("static") == static_key() and (place.var / "static").is_dir():
        return None
    say("Preparing fonts and style sheets …")
    return _step(place, env, "static")


def _prepare_database(plan: Plan, env: Mapping[str, str], *, demo: bool) -> None:
    """Bring the tables up to date and load the demonstration, where that is due."""
    record = database_record(plan.place)
    if plan.embeds_database:
        record.note("kind", "demo" if demo else "real")
    key = tables_key()
    due = [] if plan.embeds_database and record.get("tables") == key else ["tables"]
    if demo and not (plan.embeds_database and record.get("demo")):
        due.append("demo")
    if not due:
        return
    say("Preparing the database …")
    _finish(_step(plan.place, env, *due), plan.place, "preparing the database")
    if plan.embeds_database:
        record.note("tables", key)
        if demo:
            record.note("demo", "loaded")


def _step(place: Place, env: Mapping[str, str], *names: str) -> subprocess.Popen[bytes]:
    """Run steps in a process of their own, with a log of its own."""
    log = place.log(names[0])
    log.unlink(missing_ok=True)
    return spawn([sys.executable, "-m", "alliance.local.prepare", *names], cwd=BASE_DIR, env=env, log=log)


def _finish(step: subprocess.Popen[bytes] | None, place: Place, doing: str) -> None:
    """Wait for a step. Raises Trouble with the last line it wrote if it failed."""
    try:
        while step is not None and step.poll() is None:
            pause(0.02)
    finally:
        if step is not None and step.poll() is None:  # asked to stop meanwhile
            kill_group(step)
            step.wait()
    if step is None or step.returncode == 0:
        return
    log = place.log("static" if "static" in doing else "tables")
    message = f"Failed while {doing}: {last_line(log)} (all of it is in {log})"
    raise Trouble(message)


def _say_setup_code(env: Mapping[str, str]) -> None:
    """Say how to make the first administrator, if there is nobody yet. Only who sees this terminal can."""
    command = [sys.executable, "manage.py", "setup_code"]
    subprocess.run(command, cwd=BASE_DIR, env=env, check=False)  # noqa: S603  our own program


def _wait_until_ready(supervisor: Supervisor, host: str, port: int, base_url: str) -> None:
    """Ask /readyz until it says yes. Raises Trouble if a part ends meanwhile, or after a minute."""
    until = time.monotonic() + READY_WITHIN
    address = LOOPBACK if host == "0.0.0.0" else host  # noqa: S104  compared, not listened on
    headers = {"Host": urlsplit(base_url).netloc, "X-Forwarded-Proto": "https"}
    answer = "no answer"
    while time.monotonic() < until:
        supervisor.look()
        client = http.client.HTTPConnection(address, port, timeout=5)
        with suppress(OSError, http.client.HTTPException):
            client.request("GET", "/readyz", headers=headers)
            response = client.getresponse()
            if response.status == http.HTTPStatus.OK:
                return
            answer = f"{response.status} {response.read(200).decode(errors='replace').strip()}"
        client.close()
        pause(0.05)
    message = f"The web server did not become ready within {READY_WITHIN} seconds: {answer}"
    raise Trouble(message)
