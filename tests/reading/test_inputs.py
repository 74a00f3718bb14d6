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


def test_what_a_folder_holds_besides_is_noted(tmp_path: Path) -> None:
    for name in ("a.txt", "b.docx", ".hidden", "README.md"):
        (tmp_path / name).write_text("Talks began.")
    reading = read([tmp_path])
    for _ in range(2):
        assert [report.document_id for report in reading] == ["a"]
        assert reading.notes == [f"1 of no known format passed over: {tmp_path / 'b.docx'}"]


def test_a_date_that_can_be_meant_two_ways_is_noted(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Talks began.")
    for given, note in (
        ("10/01/2017", ["--date 10/01/2017 is read month first, as 2017-10-01."]),
        ("25/1/2017", []),
    ):
        reading = read([tmp_path / "a.txt"], date=given)
        assert len(list(reading)) == 1 and reading.notes == note


@pytest.mark.parametrize("head", [b"%PDF-1.4\n1 0 obj", b"PK\x03\x04word", b"{\\rtf1 Talks"])
def test_documents_that_hold_text_only_in_part_are_set_aside(tmp_path: Path, head: bytes) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(head)
    reading = read([path])
    assert list(reading) == [] and "is binary" in str(reading.set_aside[0])


def test_two_columns_of_one_name_are_noted(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("text,text\nTalks began.,Talks ended.\n")
    reading = read([path])
    assert [report.text for report in reading] == ["Talks ended."]
    assert reading.notes == [f"{path}: 2 columns are called 'text'; the last is read."]


def test_broken_surrogates_are_replaced_in_every_field(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    fields = ("text", "id", "title", "outlet", "language")
    path.write_text("{" + ", ".join(f'"{name}": "x\\ud800"' for name in fields) + "}\n")
    (report,) = read([path])
    assert {report.text, report.document_id, report.title, report.outlet, report.language} == {"x\ufffd"}
