"""`make`: what a machine may lack is one line, and its help tells all there is."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from alliance.local.steps import BASE_DIR


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    """Return a folder with the Makefile and nothing installed."""
    shutil.copy(BASE_DIR / "Makefile", tmp_path)
    (tmp_path / "requirements.txt").touch()
    return tmp_path


def make(clone: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run make there, as if these tests had not been started by make themselves."""
    env = {name: value for name, value in os.environ.items() if not name.startswith(("MAKE", "MFLAGS"))}
    return subprocess.run(["make", *arguments], cwd=clone, env=env, capture_output=True, text=True, check=False)


def python(clone: Path, script: str) -> str:
    """Return the path of a program that stands for an interpreter."""
    path = clone / "python"
    path.write_text(f"#!/bin/sh\n{script}\n")
    path.chmod(0o755)
    return str(path)


def test_help_lists_every_target(clone: Path) -> None:
    targets = {line.split()[0] for line in make(clone, "help").stdout.splitlines()}

    declared = (clone / "Makefile").read_text().split(".PHONY:")[1].splitlines()[0].split()
    assert targets == set(declared)


def test_no_python_is_one_line(clone: Path) -> None:
    done = make(clone, "run", "PYTHON=/no/such/python")

    assert done.returncode != 0
    assert done.stderr.splitlines()[0] == (
        "Staffroom: /no/such/python is not installed: Python 3.11 or later is needed"
    )


def test_an_old_python_is_one_line(clone: Path) -> None:
    old = python(clone, 'case "$1" in -V) echo "Python 3.9.2";; *) exit 1;; esac')

    done = make(clone, "run", f"PYTHON={old}")

    assert done.returncode != 0
    assert done.stderr.splitlines()[0] == (
        "Staffroom: Python 3.9.2 is too old: use 3.11 or later, for example make run PYTHON=python3.12"
    )


def test_a_python_without_venv_is_one_line(clone: Path) -> None:
    bare = python(clone, 'case "$*" in *ensurepip*) exit 1;; *) exit 0;; esac')

    done = make(clone, "run", f"PYTHON={bare}")

    assert done.returncode != 0
    assert done.stderr.splitlines()[0] == (
        "Staffroom: Python's venv module is missing: on Debian or Ubuntu, apt install python3-venv"
    )


def test_a_venv_whose_python_has_gone_is_made_and_filled_again(clone: Path) -> None:
    (clone / ".venv" / "bin").mkdir(parents=True)
    (clone / ".venv" / "installed").touch()
    (clone / ".venv" / "bin" / "python").symlink_to("/no/such/python")
    fake = python(
        clone,
        'echo "$*" >> calls; case "$*" in "-m venv .venv") mkdir -p .venv/bin; ln -s ../../python .venv/bin;; esac',
    )

    make(clone, "run", f"PYTHON={fake}")

    calls = (clone / "calls").read_text().splitlines()
    assert calls[-3:] == [
        "-m venv .venv",
        "-m pip install --quiet --quiet --disable-pip-version-check --require-hashes --requirement requirements.txt",
        "-m alliance.local run",
    ]


def test_what_is_installed_is_not_installed_again(clone: Path) -> None:
    (clone / ".venv" / "bin").mkdir(parents=True)
    fake = python(clone, 'echo "$*" >> calls')
    (clone / ".venv" / "bin" / "python").symlink_to(fake)

    make(clone, "run")
    make(clone, "run")

    assert [call.split()[1] for call in (clone / "calls").read_text().splitlines()] == ["pip", *["alliance.local"] * 2]
