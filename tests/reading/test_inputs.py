"""Paths, folders and globs, and the ids of documents that bring none."""

from __future__ import annotations

from pathlib import Path

import pytest

from foedus.errors import UsageError
from foedus.reading import read


def test_folder_is_read_deeply_in_order_without_readme_and_hidden_files(tmp_path: Path) -> None:
    for name in ("b/x.txt", "a/x.txt", "a/y.txt", "README.md", ".hidden.txt", "z.png"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(f"Words of {name}.")
    found = [report.text for report in read([tmp_path])]
    assert found == ["Words of a/x.txt.", "Words of a/y.txt.", "Words of b/x.txt."]


def test_colliding_stems_become_paths(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("x.txt", "x.md", "y.txt"):
        Path(name).write_text("Talks began.")
    assert [report.document_id for report in read(["*"])] == ["x.md", "x.txt", "y"]


def test_same_file_named_twice_is_read_once(tmp_path: Path) -> None:
    (tmp_path / "x.txt").write_text("Talks began.")
    assert len(list(read([tmp_path, tmp_path / "x.txt", str(tmp_path / "*.txt")]))) == 1


@pytest.mark.parametrize("name", ["missing.txt", "*.nothing", "ftp://example.org/a"])
def test_an_input_that_names_nothing_is_a_usage_error(tmp_path: Path, name: str) -> None:
    with pytest.raises(UsageError, match=r"no such file|only http"):
        read([name if "://" in name else str(tmp_path / name)])


def test_nothing_and_an_empty_folder_are_usage_errors(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="nothing to read"):
        read([])
    with pytest.raises(UsageError, match="no file of a known format"):
        read([tmp_path])


def test_iterating_twice_gives_the_same(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Talks began.")
    (tmp_path / "b.txt").write_text("")
    reading = read([tmp_path])
    assert list(reading) == list(reading)
    assert len(reading.set_aside) == 1
