"""What is done once is remembered, and done again when its sources change."""

from pathlib import Path

import pytest

from alliance.local import steps
from alliance.local.steps import Record, static_key, tables_key


@pytest.fixture
def sources(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a small tree that stands for the repository."""
    (tmp_path / "requirements.txt").write_text("django==5.2\n")
    (tmp_path / "clusters" / "migrations").mkdir(parents=True)
    (tmp_path / "clusters" / "migrations" / "0001_initial.py").write_text("one")
    (tmp_path / "static" / "css").mkdir(parents=True)
    (tmp_path / "static" / "css" / "base.css").write_text("body {}")
    monkeypatch.setattr(steps, "BASE_DIR", tmp_path)
    return tmp_path


def test_a_record_keeps_what_it_was_told(tmp_path: Path) -> None:
    record = Record(tmp_path / "record.json")

    assert record.get("kind") is None
    record.note("kind", "demo")
    record.note("tables", "abc")
    assert (record.get("kind"), Record(tmp_path / "record.json").get("tables")) == ("demo", "abc")


def test_a_new_migration_changes_the_tables_alone(sources: Path) -> None:
    before = tables_key(), static_key()

    (sources / "clusters" / "migrations" / "0002_more.py").write_text("two")

    assert tables_key() != before[0]
    assert static_key() == before[1]


def test_an_edited_style_sheet_changes_the_static_files_alone(sources: Path) -> None:
    before = tables_key(), static_key()

    (sources / "static" / "css" / "base.css").write_text("body { margin: 0 }")

    assert tables_key() == before[0]
    assert static_key() != before[1]


def test_a_renamed_file_counts_as_a_change(sources: Path) -> None:
    before = static_key()

    (sources / "static" / "css" / "base.css").rename(sources / "static" / "css" / "ground.css")

    assert static_key() != before


def test_new_versions_of_what_we_stand_on_change_both(sources: Path) -> None:
    before = tables_key(), static_key()

    (sources / "requirements.txt").write_text("django==5.2.1\n")

    assert tables_key() != before[0]
    assert static_key() != before[1]
