"""Two readings are compared pair by pair."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from training.coder.agreement import blank, compare, kappa

ONE = "[A|Oslo] hit [B|Rome]."
TWO = "[A|Chad] and [B|Mali] met."


def write(path: Path, second: str) -> Path:
    path.write_text(f'- {{t: "{ONE}", p: [A>B ASSAULT]}}\n- {{t: "{TWO}", p: [{second}]}}\n', "utf-8")
    return path


def test_perfect_and_imperfect(tmp_path: Path) -> None:
    first = tmp_path / "first"
    first.mkdir()
    write(first / "a-01.yaml", "A=B CONSULT")
    same = compare(write(tmp_path / "same.yaml", "A=B CONSULT"), first)
    assert (same["pairs"], same["kappa of act"]) == (4, 1.0)
    other = compare(write(tmp_path / "other.yaml", "A>B CONSULT"), first)
    assert 0 < other["kappa of act"] < 1


def test_chance_is_taken_off() -> None:
    assert kappa(["x", "x", "x", "y"], ["x", "x", "y", "x"]) == pytest.approx(-1 / 3)


def test_a_blank_has_no_labels(tmp_path: Path) -> None:
    write(tmp_path / "a-01.yaml", "A=B CONSULT")
    entries = yaml.safe_load(blank(5, 1, tmp_path))
    assert {entry["t"] for entry in entries} == {ONE, TWO}
    assert all(entry["p"] == [] for entry in entries)
