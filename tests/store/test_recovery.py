"""What a dead process left is finished or dropped; older workspaces are brought up to date."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import polars as pl
import pytest
from tests.store.test_workspace import a_claim

from foedus.errors import SetAside, StoreError
from foedus.frames import claims_frame
from foedus.store import Counts, Item, SeenKeys, Workspace, catalogue, keyed, schemas
from foedus.store.batch import Batch, carry_out
from foedus.store.owner import is_alive, moment, this_process


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    return Workspace(tmp_path / "w", create=True)


def a_batch(workspace: Workspace, monkeypatch: pytest.MonkeyPatch, *, owner: str) -> Batch:
    """A batch of two inputs, one set aside, written but not committed, of another process."""
    monkeypatch.setattr("foedus.store.journal.this_process", lambda: owner)
    batch = workspace.begin("test")
    batch.take(["x", "y"])
    batch.write("claims", keyed(claims_frame([a_claim(1)])))
    return batch


DEAD = f"{os.uname().nodename}:999999999:1"
FAR = "far-away:1:1"


def test_what_was_not_staged_is_dropped(workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    a_batch(workspace, monkeypatch, owner=DEAD)
    monkeypatch.undo()
    assert workspace.recover() == 1
    assert workspace.journal.outcomes(["x", "y"]) == {}
    assert workspace.claims().height == 0
    assert workspace.recover() == 0


def test_what_was_staged_is_finished_once(workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    batch = a_batch(workspace, monkeypatch, owner=DEAD)
    monkeypatch.setattr("foedus.store.batch.carry_out", lambda *_: None)  # killed right after staging
    items = {"x": Item("stored"), "y": Item("set aside")}
    batch.commit(Counts(2, 1, 0, 1), items, [("y", SetAside("too odd", where="a.txt:2"))])
    monkeypatch.undo()
    assert workspace.claims().height == 0
    assert workspace.recover() == 1
    assert workspace.claims().height == 1
    carry_out(workspace.journal.plan(batch.id), workspace.journal, workspace.tables)
    assert workspace.claims().height == 1
    assert workspace.journal.outcomes(["y"])["y"].outcome == "set aside"
    assert workspace.set_aside().select("item", "place", "what").rows() == [("y", "a.txt:2", "too odd")]


def test_a_process_at_work_is_left_alone(workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    a_batch(workspace, monkeypatch, owner=FAR)
    monkeypatch.undo()
    assert workspace.recover() == 0
    assert is_alive(FAR, moment())
    assert not is_alive(FAR, moment() - 3600)
    assert is_alive(this_process(), 0)
    assert not is_alive(DEAD, moment())


def test_whose_batch_was_taken_over_cannot_commit(workspace: Workspace) -> None:
    batch = workspace.begin("test")
    batch.write("claims", keyed(claims_frame([a_claim(1)])))
    batch.abandon()
    with pytest.raises(StoreError, match=r"taken over.*[Rr]un the same command"):
        batch.commit(Counts(1, 1))
    assert workspace.claims().height == 0


def test_a_lock_of_a_dead_process_is_free(workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("foedus.store.journal.this_process", lambda: FAR)
    assert workspace.journal.try_lock("import x")
    monkeypatch.undo()
    with pytest.raises(StoreError, match="busy with import x"), workspace.lock("import x", seconds=0.1):
        pass
    monkeypatch.setattr("foedus.store.journal.this_process", lambda: DEAD)
    assert workspace.journal.try_lock("import y")
    monkeypatch.undo()
    with workspace.lock("import y", seconds=0.1):
        pass


def test_an_older_workspace_gets_the_new_columns(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = schemas.claims_layout()
    old: dict[str, Any] = {n: k for n, k in whole.columns.items() if n not in ("data_set", "key", "group")}
    with monkeypatch.context() as earlier:
        layouts = {**schemas.layouts(), "claims": schemas.Layout("claims", old, whole.order)}
        earlier.setattr("foedus.store.workspace.layouts", lambda: layouts)
        earlier.setattr("foedus.store.migrations.VERSION", 0)
        with Workspace(tmp_path / "w", create=True) as workspace:
            frame = claims_frame([a_claim(1)]).drop("group")
            workspace._append("claims", keyed(frame).drop("data_set"))
            assert workspace.version == 0
    with Workspace(tmp_path / "w") as workspace:
        assert workspace.version == schemas.VERSION
        workspace.append_claims(claims_frame([a_claim(2)]), data_set="icews")
        claims = workspace.claims().sort("claim_id")
        assert claims["claim_id"].to_list() == ["r1#1", "r2#1"]
        assert workspace.claims(data_set="icews")["claim_id"].to_list() == ["r2#1"]
        names = workspace.tables["claims"].current().schema().column_names
        assert set(catalogue.arrow_schema(whole).names) <= set(names)


def test_keys_seen_before(workspace: Workspace) -> None:
    def rows(*keys: int) -> pl.DataFrame:
        frame = keyed(claims_frame(a_claim(n) for n in keys), "x")
        return frame.with_columns(pl.Series("key", keys, dtype=pl.Int64))

    def append(frame: pl.DataFrame) -> None:
        batch = workspace.begin("test")
        batch.write("claims", frame)
        batch.commit(Counts())

    append(rows(1, 5, 9))
    append(rows(20, 21))
    seen = SeenKeys(workspace.tables["claims"], "x")
    assert seen.fresh(rows(2, 5, 5, 7, 7, 21, 30))["key"].to_list() == [2, 7, 30]
    coming = rows(100, 200)
    seen.add(coming)
    assert seen.fresh(rows(100, 101))["key"].to_list() == [101]
    batch = workspace.begin("test")
    seen.placed(batch.write("claims", coming))
    assert seen.fresh(rows(100, 101, 200))["key"].to_list() == [101]
    assert SeenKeys(workspace.tables["claims"], "y").fresh(rows(1))["key"].to_list() == [1]
