"""Compaction changes where rows lie, and nothing else."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest
from tests.store.test_workspace import a_claim

from foedus.frames import claims_frame
from foedus.store import Workspace, compaction
from foedus.store.compaction import small_files, sweep


@pytest.fixture
def filled(tmp_path: Path) -> Workspace:
    workspace = Workspace(tmp_path / "w", create=True)
    for n in range(6):
        pairs = (("rus", "tur"), ("irn", "syr"), ("usa", "zwe"), ("chn", "rus"))
        workspace.append_claims(claims_frame(a_claim(n * 10 + k, *pair) for k, pair in enumerate(pairs)))
    return workspace


def test_rows_stay_and_files_become_one(filled: Workspace) -> None:
    before = filled.claims().sort("claim_id")
    told = filled.compact()["claims"]
    assert (told.before, told.after) == (6, 1)
    assert filled.claims().sort("claim_id").equals(before)
    stored = filled.scan_claims().collect()["dyad"]
    assert stored.is_sorted()
    assert filled.compact()["claims"].after == 1


def test_files_follow_one_another_and_lookups_open_one(
    filled: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    from foedus.store import Wanted

    monkeypatch.setattr(compaction, "FILE_ROWS", 8)
    assert filled.compact()["claims"].after == 4
    files = filled.tables["claims"].files(Wanted(between=("tur", "rus")).skipping())
    assert len(files) == 1
    assert filled.claims(between=("tur", "rus")).height == 6
    assert filled.claims().height == 24


def test_an_append_during_compaction_stays(filled: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    merged = compaction._merged

    def slow(*args: object) -> list[str]:
        filled.append_claims(claims_frame([a_claim(999)]))
        return merged(*args)  # type: ignore[arg-type]

    monkeypatch.setattr(compaction, "_merged", slow)
    filled.compact()
    assert filled.claims().height == 25
    assert filled.claims()["claim_id"].n_unique() == 25


def test_stray_files_are_swept_when_old(filled: Workspace) -> None:
    table = filled.tables["claims"]
    stray = Path(table.write(filled.scan_claims().collect())[0].removeprefix("file://"))
    assert sweep(table) == 0
    old = time.time() - 2 * 24 * 3600
    os.utime(stray, (old, old))
    assert sweep(table) == 1
    assert not stray.exists()
    assert filled.claims().height == 24


def test_tidy_only_when_there_are_many(filled: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    assert not filled.tidy()
    monkeypatch.setattr(compaction, "MANY", 5)
    assert filled.tidy()
    assert small_files(filled.tables["claims"]) == 1
