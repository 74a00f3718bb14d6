"""The back-test asks the past only, and learns what recurs."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from foedus.errors import OutlookError, UsageError
from foedus.outlook import backtest, filtered_ranks, summary
from foedus.outlook.memory import Memory
from foedus.outlook.quads import Quads, read_quads


def written(folder: Path, name: str, rows: list[tuple[int, int, int, int]]) -> None:
    lines = "".join("\t".join(map(str, (*row, -1))) + "\n" for row in rows)
    (folder / f"{name}.txt").write_text(lines, "utf-8")


def weekly(first: int, last: int) -> list[tuple[int, int, int, int]]:
    """Twenty pairs, each with its own relation on its own day of the week, for some days; hours."""
    return [
        (pair, pair % 4, 20 + (pair * 7) % 20, 24 * day)
        for day in range(first, last)
        for pair in range(20)
        if (day + pair) % 7 == 0
    ]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    written(tmp_path, "train", weekly(0, 120))
    written(tmp_path, "valid", weekly(120, 130))
    written(tmp_path, "test", weekly(130, 140))
    return tmp_path


@pytest.mark.parametrize("part", ["test", "valid"])
def test_what_recurs_is_found(folder: Path, part: str) -> None:
    found = backtest(folder, test=part, threads=1)
    assert set(found) == {"mrr", "hits@1", "hits@3", "hits@10", "seconds", "queries"}
    assert found["queries"] == 2 * len(read_quads(folder / f"{part}.txt"))
    assert found["mrr"] > 0.9


def test_the_past_comes_before(folder: Path) -> None:
    written(folder, "valid", weekly(100, 110))
    with pytest.raises(OutlookError, match="not all after"):
        backtest(folder, test="valid")


@pytest.mark.parametrize("text", ["", "1\t2\n", "a\tb\tc\td\n", "1\t2\t3\t-4\n"])
def test_malformed_parts_are_refused(folder: Path, text: str) -> None:
    (folder / "train.txt").write_text(text, "utf-8")
    with pytest.raises(OutlookError, match=r"train\.txt"):
        backtest(folder)


def test_no_such_part(folder: Path) -> None:
    with pytest.raises(UsageError, match="no part"):
        backtest(folder, test="other")


@given(st.lists(st.integers(0, 4), min_size=2, max_size=12), st.data())
def test_ranks_are_those_of_counting(scores: list[int], data: st.DataObject) -> None:
    truths = data.draw(st.lists(st.integers(0, len(scores) - 1), min_size=1, max_size=3, unique=True))
    for rank, truth in zip(filtered_ranks(np.array(scores, float), truths), truths, strict=True):
        others = [s for i, s in enumerate(scores) if i not in truths]
        ahead, equal = sum(s > scores[truth] for s in others), sum(s == scores[truth] for s in others)
        assert rank == 1 + ahead + equal / 2


def test_summary() -> None:
    assert summary([1.0, 4.0]) == {"mrr": 0.625, "hits@1": 0.5, "hits@3": 0.5, "hits@10": 1.0}


def test_memory_fades_and_counts() -> None:
    memory = Memory(5, 4)
    one = Quads(*(np.array([x]) for x in (1, 2, 3, 0)))
    memory.learn(one, 0)
    memory.learn(one, 10)
    view = memory.view(20)
    assert view.value[0] == pytest.approx([0.5**10 + 0.5**5, 0.75, 0.7071 + 0.8409, 1.949], rel=1e-3)
    assert (view.s[0], view.r[0], view.o[0], view.age[0]) == (1, 2, 3, 10)
    assert view.rows(1, 2) == slice(0, 1) and view.rows(1, 3) == slice(1, 1)


def test_a_negative_number_is_named_with_its_line(tmp_path: Path) -> None:
    for name in ("train", "valid", "test"):
        (tmp_path / f"{name}.txt").write_text("0\t0\t1\t1\n0\t-3\t1\t2\n", "utf-8")
    with pytest.raises(OutlookError, match="event 2 has a negative number"):
        backtest(tmp_path)
