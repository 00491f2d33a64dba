"""One launcher for each installation."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from alliance.local import lock
from alliance.local.trouble import Trouble

HOLD = """
import sys
from pathlib import Path
from alliance.local import lock, signals
signals.listen()
with lock.held(Path(sys.argv[1])):
    print("held", flush=True)
    try:
        while True:
            signals.pause(0.05)
    except signals.Stopped:
        pass
"""


@pytest.fixture
def other(tmp_path: Path) -> subprocess.Popen[str]:
    """Return another process that holds the installation in `tmp_path`."""
    process = subprocess.Popen([sys.executable, "-c", HOLD, str(tmp_path)], stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    with process.stdout as lines:
        assert lines.readline() == "held\n"
    return process


def test_nobody_holds_a_new_installation(tmp_path: Path) -> None:
    assert lock.holder(tmp_path) is None
    assert not lock.stop_holder(tmp_path)


def test_a_second_launcher_is_told_that_there_is_one(tmp_path: Path, other: subprocess.Popen[str]) -> None:
    with pytest.raises(Trouble, match=r"^Already running from .* give this one another VAR and PORT$"):
        lock.held(tmp_path).__enter__()

    assert lock.holder(tmp_path) == other.pid
    assert lock.stop_holder(tmp_path)
    assert other.wait(10) == 0
    assert lock.holder(tmp_path) is None


def test_a_killed_launcher_leaves_the_installation_free(tmp_path: Path, other: subprocess.Popen[str]) -> None:
    other.kill()
    other.wait(10)

    with lock.held(tmp_path):
        assert (tmp_path / lock.NAME).read_text() == str(os.getpid())
