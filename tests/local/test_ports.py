"""Ports are remembered, given up when taken, and PORT is read with care."""

import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from alliance.local.ports import LOOPBACK, is_free, recorded, remembered, web_port
from alliance.local.trouble import Trouble


@pytest.fixture
def taken() -> Iterator[int]:
    """Return a port on which somebody else listens."""
    with socket.socket() as other:
        other.bind((LOOPBACK, 0))
        other.listen()
        yield other.getsockname()[1]


def test_a_part_gets_the_same_port_again(tmp_path: Path) -> None:
    first = remembered(tmp_path / "ports.json", "postgres")

    assert remembered(tmp_path / "ports.json", "postgres") == first
    assert recorded(tmp_path / "ports.json") == {"postgres": first}


def test_a_port_taken_meanwhile_is_given_up(tmp_path: Path, taken: int) -> None:
    (tmp_path / "ports.json").write_text(f'{{"postgres": {taken}}}')

    port = remembered(tmp_path / "ports.json", "postgres")

    assert port != taken
    assert is_free(port)


def test_two_parts_never_share_a_port(tmp_path: Path) -> None:
    names = [f"part {number}" for number in range(20)]

    assert len({remembered(tmp_path / "ports.json", name) for name in names}) == len(names)


def test_a_taken_port_is_said_with_the_way_out(taken: int) -> None:
    with pytest.raises(Trouble, match=rf"^Port {taken} is taken by another program: .*PORT={taken + 1}$"):
        web_port(str(taken), LOOPBACK)


@pytest.mark.parametrize("text", ["", "eight", "0", "65536", "-1", "80.5", "²"])
def test_what_is_not_a_port_is_said(text: str) -> None:
    with pytest.raises(Trouble, match=r"is not a port: choose a number from 1 to 65535"):
        web_port(text, LOOPBACK)
