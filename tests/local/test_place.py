"""Where things are kept: in VAR, or where the servers' account can reach them; and what is deleted, and what never."""

import os
import shutil
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

from alliance.local import place
from alliance.local.account import Account, server_account
from alliance.local.place import POINTER
from alliance.local.trouble import Trouble

as_root = pytest.mark.skipif(os.geteuid() != 0, reason="only root hands its servers to somebody else")


@pytest.fixture
def closed(tmp_path: Path) -> Iterator[Path]:
    """Return a folder like root's home: nobody else may enter it."""
    home = tmp_path / "home"
    home.mkdir(mode=0o700)
    yield home
    pointer = home / "var" / POINTER
    if pointer.exists():
        shutil.rmtree(pointer.read_text().strip(), ignore_errors=True)


def test_a_fresh_folder_is_made_and_found_again(tmp_path: Path) -> None:
    made = place.settle(tmp_path / "deep" / "var")

    assert place.settle(tmp_path / "deep" / "var") == made
    place.remove(made)


@pytest.mark.skipif(os.geteuid() == 0, reason="an ordinary user's case")
def test_an_ordinary_user_keeps_everything_in_var(tmp_path: Path) -> None:
    made = place.settle(tmp_path / "var")

    assert made.servers == tmp_path / "var" / "servers"
    assert made.account == Account()


@as_root
def test_root_keeps_databases_in_var_if_others_can_reach_it() -> None:
    with place.throwaway() as made:
        assert made.servers == made.var / "servers"
        assert made.account.uid != 0
        assert made.account.reaches(made.servers)


@as_root
def test_databases_of_a_closed_home_are_kept_where_their_account_can_go(closed: Path) -> None:
    made = place.settle(closed / "var")

    assert closed not in made.servers.parents
    assert made.account.reaches(made.servers)
    assert (closed / "var" / POINTER).read_text() == f"{made.servers}\n"
    assert place.settle(closed / "var").servers == made.servers


@as_root
def test_nobody_is_let_into_the_home(closed: Path) -> None:
    place.settle(closed / "var")

    assert stat.S_IMODE(closed.stat().st_mode) == 0o700


@as_root
def test_databases_that_are_gone_are_never_begun_afresh_unasked(closed: Path) -> None:
    made = place.settle(closed / "var")
    made.servers.rmdir()

    with pytest.raises(Trouble, match=r"were kept in .*, which is gone: put it back, or delete .* for new ones$"):
        place.settle(closed / "var")


@as_root
def test_root_runs_the_servers_of_somebody_elses_data_as_them(tmp_path: Path) -> None:
    os.chown(tmp_path, 4321, 1234)

    assert server_account(tmp_path) == Account(4321, 1234)


def test_a_folder_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").touch()

    with pytest.raises(Trouble, match=r"^Cannot write to .*/file/var \(Not a directory\): choose another folder"):
        place.settle(tmp_path / "file" / "var")


def test_only_what_we_made_is_deleted(tmp_path: Path) -> None:
    (tmp_path / "diary.txt").write_text("mine")
    made = place.settle(tmp_path)
    (tmp_path / "keys.json").touch()

    place.remove(made)

    assert [path.name for path in tmp_path.iterdir()] == ["diary.txt"]
    assert not made.servers.exists()
