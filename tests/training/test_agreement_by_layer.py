"""Two readings are compared layer by layer."""

from __future__ import annotations

from pathlib import Path

import pytest
from training.agreement import by_layer, differences, pairs

ONE = "[A|Oslo] hit [B|Rome]."
TWO = "[A|Chad] and [B|Mali] met."


def read(tmp_path: Path, first: tuple[str, str], second: tuple[str, str]) -> tuple[Path, Path]:
    folder = tmp_path / "first"
    folder.mkdir()
    for path, (one, two) in ((folder / "a-01.yaml", first), (tmp_path / "second.yaml", second)):
        path.write_text(f'- {{t: "{ONE}", p: [{one}]}}\n- {{t: "{TWO}", p: [{two}]}}\n', "utf-8")
    return tmp_path / "second.yaml", folder


def test_the_same_reading_agrees_on_all(tmp_path: Path) -> None:
    same = ("A>B ASSAULT", "A=B CONSULT")
    twice = list(pairs(*read(tmp_path, same, same)))
    assert len(twice) == 4
    assert all(layer["raw"] == layer["kappa"] == 1 for layer in by_layer(twice).values())
    assert not list(differences(twice))


def test_each_layer_sees_its_own_difference(tmp_path: Path) -> None:
    found = by_layer(
        list(
            pairs(*read(tmp_path, ("A>B ASSAULT", "A=B CONSULT"), ("A>B COERCE negated", "A>B CONSULT ALLY")))
        )
    )
    assert found["act or none"] == {"pairs": 4, "raw": 0.75, "kappa": pytest.approx(0.5)}
    assert found["act and type"]["raw"] == 0.5
    assert (found["type of acts"]["pairs"], found["type of acts"]["raw"]) == (2, 0.5)
    assert found["direction"] == {"pairs": 4, "raw": 0.5, "kappa": pytest.approx(1 / 3, abs=1e-3)}
    assert (found["modality"]["pairs"], found["modality"]["raw"]) == (2, 0.5)
    assert found["regard"]["raw"] == 0.5
    assert found["relation"]["raw"] == 0.75


def test_skipped_and_open_ended_pairs_are_left_out(tmp_path: Path) -> None:
    twice = list(
        pairs(*read(tmp_path, ("A>B skip", "A=B CONSULT"), ("A>B ASSAULT, A>_ ASSAULT", "A=B CONSULT")))
    )
    assert len(twice) == 3


def test_differences_name_both_ends_and_both_labels(tmp_path: Path) -> None:
    twice = list(pairs(*read(tmp_path, ("A>B ASSAULT", "A=B CONSULT"), ("A>B COERCE", "A=B CONSULT"))))
    assert list(differences(twice)) == [f"act and type: Oslo > Rome: ASSAULT / COERCE | {ONE}"]
