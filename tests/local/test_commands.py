"""What else the command line does: starting the demonstration again, stopping, and saying trouble in one line."""

import os
import signal
from collections.abc import Iterator

import pytest

from alliance.local import place, signals
from alliance.local.__main__ import main, reset_demo
from alliance.local.place import Place
from alliance.local.steps import database_record
from alliance.local.trouble import Trouble


@pytest.fixture
def here() -> Iterator[Place]:
    """Return an installation whose data is one file."""
    with place.throwaway() as made:
        (made.servers / "data").touch()
        yield made


@pytest.fixture
def _own_signals() -> Iterator[None]:
    """Give pytest its signal handlers back."""
    before = {request: signal.getsignal(request) for request in signals.REQUESTS}
    yield
    for request, handler in before.items():
        signal.signal(request, handler)


def test_a_demonstration_is_begun_again(here: Place) -> None:
    database_record(here).note("kind", "demo")

    reset_demo(here)

    assert not here.servers.exists()


def test_real_work_is_not_deleted(here: Place) -> None:
    database_record(here).note("kind", "real")

    with pytest.raises(Trouble, match=r"holds a real installation: nothing was deleted$"):
        reset_demo(here)

    assert (here.servers / "data").exists()


@pytest.mark.usefixtures("_own_signals")
def test_stopping_what_does_not_run(
    here: Place, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("VAR", str(here.var))

    assert main(["stop"]) == 0
    assert capsys.readouterr().out == "Nothing was running.\n"


@pytest.mark.usefixtures("_own_signals")
def test_a_command_that_is_not_there_is_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["exec", "--", "/no/such/command"]) == 1
    assert capsys.readouterr() == ("", "Staffroom: Cannot start /no/such/command: No such file or directory\n")


@pytest.mark.usefixtures("_own_signals")
@pytest.mark.parametrize("request_", signals.REQUESTS)
def test_a_request_to_stop_is_noted_once_and_answered_at_the_next_wait(request_: signal.Signals) -> None:
    signals.listen()
    signals.check()

    os.kill(os.getpid(), request_)

    with pytest.raises(signals.Stopped):
        signals.pause(0)
    signals.listen()
    signals.check()
