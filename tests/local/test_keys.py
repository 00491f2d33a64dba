"""Secrets are made once, for their owner's eyes."""

import stat
from dataclasses import astuple
from pathlib import Path

from alliance.local.keys import keys_of


def test_keys_are_made_once_and_found_again(tmp_path: Path) -> None:
    made = keys_of(tmp_path / "keys.json")

    assert keys_of(tmp_path / "keys.json") == made
    assert len(set(astuple(made))) == 5
    assert len(made.secret_key) >= 50  # Django's deploy check asks for it


def test_only_the_owner_can_read_them(tmp_path: Path) -> None:
    keys_of(tmp_path / "keys.json")

    assert stat.S_IMODE((tmp_path / "keys.json").stat().st_mode) == 0o600


def test_a_half_written_file_from_an_interrupted_start_is_in_nobodys_way(tmp_path: Path) -> None:
    (tmp_path / "keys.new").write_text('{"secret')

    keys_of(tmp_path / "keys.json")

    assert [path.name for path in tmp_path.iterdir()] == ["keys.json"]
