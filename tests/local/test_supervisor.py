"""Parts are ended in order, replaced where that is safe, and leave nothing behind."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from alliance.local.children import spawn
from alliance.local.supervisor import MOST_RESTARTS, Layer, Part, Supervisor
from alliance.local.trouble import Trouble

# Writes its name when it has begun and when it is asked to go.
POLITE = """
import signal, sys, time
from pathlib import Path
diary = Path(sys.argv[1])
def write(line):
    with diary.open("a") as file:
        file.write(line + "\\n")
def leave(*_):
    time.sleep(float(sys.argv[3]))
    write("end " + sys.argv[2])
    sys.exit()
signal.signal(signal.SIGTERM, leave)
write("begin " + sys.argv[2])
time.sleep(60)
"""
STUBBORN = (
    "import signal, time; signal.signal(signal.SIGTERM, signal.SIG_IGN); print('here', flush=True); time.sleep(60)"
)
PARENT = "import subprocess, time; print(subprocess.Popen(['sleep', '60']).pid, flush=True); time.sleep(60)"


@pytest.fixture
def diary(tmp_path: Path) -> Path:
    """Return an empty file for parts to write in."""
    (tmp_path / "diary").touch()
    return tmp_path / "diary"


def polite(diary: Path, name: str, *, slow: float = 0) -> Callable[[], subprocess.Popen[bytes]]:
    """Return what starts a part that writes in the diary."""
    return lambda: spawn([sys.executable, "-c", POLITE, diary, name, str(slow)])


def wait_for(condition: Callable[[], bool]) -> None:
    """Wait until the condition holds, at most ten seconds."""
    until = time.monotonic() + 10
    while not condition():
        assert time.monotonic() < until
        time.sleep(0.02)


def test_upper_layers_end_before_lower_ones(diary: Path) -> None:
    with Supervisor() as supervisor:
        supervisor.add(Part("a", Layer.DATABASE, polite(diary, "database")))
        supervisor.add(Part("b", Layer.BROKER, polite(diary, "broker")))
        supervisor.add(Part("c", Layer.APP, polite(diary, "app", slow=0.3)))
        wait_for(lambda: diary.read_text().count("begin") == 3)

    assert diary.read_text().splitlines()[3:] == ["end app", "end broker", "end database"]


def test_who_will_not_go_is_made_to() -> None:
    stubborn = Part(
        "It",
        Layer.APP,
        lambda: subprocess.Popen([sys.executable, "-c", STUBBORN], stdout=subprocess.PIPE),
        patience=0.2,
    )
    assert stubborn.process.stdout is not None
    with stubborn.process.stdout, Supervisor() as supervisor:
        supervisor.add(stubborn)
        stubborn.process.stdout.readline()

    assert stubborn.process.returncode == -signal.SIGKILL


def test_a_part_that_may_not_be_replaced_ends_everything() -> None:
    with Supervisor() as supervisor:
        part = supervisor.add(Part("The web server", Layer.APP, lambda: spawn(["/bin/sh", "-c", "exit 3"])))
        part.process.wait()

        with pytest.raises(Trouble, match=r"^The web server stopped, so everything is stopped: exit 3$"):
            supervisor.look()


def test_a_killed_part_is_replaced(diary: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with Supervisor() as supervisor:
        part = supervisor.add(Part("The worker", Layer.APP, polite(diary, "worker"), replaceable=True))
        first = part.process
        first.kill()
        first.wait()

        supervisor.look()

        assert part.process.pid != first.pid
        assert part.process.poll() is None
    assert capsys.readouterr().out == "The worker stopped and is started again: killed by SIGKILL\n"


def test_a_part_that_keeps_failing_ends_everything_with_its_last_words(tmp_path: Path) -> None:
    log = tmp_path / "worker.log"
    command = ["/bin/sh", "-c", "echo no such queue; exit 1"]
    with Supervisor() as supervisor:
        part = supervisor.add(Part("The worker", Layer.APP, lambda: spawn(command, log=log), replaceable=True, log=log))
        for _ in range(MOST_RESTARTS):
            part.process.wait()
            supervisor.look()
        part.process.wait()

        with pytest.raises(Trouble, match=r"everything is stopped: exit 1: no such queue \(.*worker\.log\)$"):
            supervisor.look()


def test_what_a_part_started_itself_ends_with_it(tmp_path: Path) -> None:
    log = tmp_path / "log"
    with Supervisor() as supervisor:
        supervisor.add(Part("It", Layer.APP, lambda: spawn([sys.executable, "-c", PARENT], log=log)))
        wait_for(lambda: log.exists() and log.read_text().endswith("\n"))
        grandchild = int(log.read_text())
        os.kill(grandchild, 0)

    wait_for(lambda: not is_running(grandchild))


@pytest.mark.skipif(sys.platform != "linux", reason="the kernel does this on Linux only")
def test_parts_do_not_outlive_a_killed_launcher(diary: Path) -> None:
    code = f"""
import time
from alliance.local.children import spawn
print(spawn({[sys.executable, "-c", POLITE, str(diary), "part", "0"]!r}).pid, flush=True)
time.sleep(60)
"""
    with subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE) as launcher:
        assert launcher.stdout is not None
        part = int(launcher.stdout.readline())
        wait_for(lambda: "begin" in diary.read_text())
        launcher.kill()

    wait_for(lambda: not is_running(part))
    assert diary.read_text() == "begin part\nend part\n"


def test_a_program_that_is_not_there_is_one_line() -> None:
    with pytest.raises(Trouble, match=r"^Cannot start /no/such/program: No such file or directory$"):
        spawn(["/no/such/program"])


def is_running(process: int) -> bool:
    """Tell whether a process exists and is not merely waiting for somebody to notice its end."""
    try:
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False
