"""`foedus classify`: the interface's keys, the input's order, bad rows set aside."""

from __future__ import annotations

import json
from pathlib import Path

from typer.testing import CliRunner

from foedus.cli.app import app

KEYS = {"id", "type", "types", "modality", "sign", "regard"}
TEXT = "Turkey shelled Kurdish positions."


def run(path: Path, rows: list[object]) -> tuple[int, list[dict[str, object]], str]:
    path.write_text(
        "".join((row if isinstance(row, str) else json.dumps(row)) + "\n" for row in rows), "utf-8"
    )
    result = CliRunner().invoke(app, ["classify", str(path)])
    return result.exit_code, [json.loads(line) for line in result.stdout.splitlines()], result.stderr


def test_answers_in_order_with_the_interfaces_keys(tmp_path: Path) -> None:
    rows = [
        {"id": number, "text": text, "subject": [0, 6], "object": end}
        for number, (text, end) in enumerate(
            [(TEXT, [15, 32]), ("Turkey thanked Greece for its help.", [15, 21])] * 2
        )
    ]
    code, found, _ = run(
        tmp_path / "in.jsonl", [*rows, {"id": "x", "text": TEXT, "subject": None, "object": [15, 32]}]
    )
    assert code == 0
    assert [row["id"] for row in found] == [0, 1, 2, 3, "x"]
    assert [row["type"] for row in found[:4]] == ["ASSAULT", "SUPPORT"] * 2
    assert all(set(row) >= KEYS for row in found)
    assert [row["sign"] for row in found[:4]] == [-1, 1] * 2
    assert all(abs(sum(row["types"].values()) - 1) < 0.01 for row in found)  # type: ignore[attr-defined]


def test_bad_rows_are_set_aside_with_their_line(tmp_path: Path) -> None:
    good = {"id": 1, "text": TEXT, "subject": [0, 6], "object": [15, 32]}
    rows: list[object] = [
        good,
        "{not json",
        {"id": 2, "text": TEXT, "subject": [0, 99]},
        {"id": 3},
        {**good, "id": 4},
        {"id": 5, "text": " ", "subject": None, "object": None},
    ]
    code, found, told = run(tmp_path / "in.jsonl", rows)
    assert code == 3
    assert [row["id"] for row in found] == [1, 4]
    assert "4 set aside" in told
    assert "in.jsonl:3: subject is not a span of the text: [0, 99]" in told


def test_no_such_file(tmp_path: Path) -> None:
    result = CliRunner().invoke(app, ["classify", str(tmp_path / "none.jsonl")])
    assert result.exit_code != 0
    assert "cannot be read" in str(result.exception)
