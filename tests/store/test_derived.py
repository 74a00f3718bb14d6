"""Tables computed from the claims, claims since then, and SQL over all of it."""

from __future__ import annotations

from pathlib import Path

import polars as pl
import pytest
from tests.store.test_workspace import a_claim

from foedus.errors import StoreError, UsageError
from foedus.frames import claims_frame
from foedus.records import Report
from foedus.store import Workspace


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    return Workspace(tmp_path / "w", create=True)


def test_a_derived_table_is_replaced_whole(workspace: Workspace) -> None:
    assert workspace.kept("ties") is None
    workspace.append_claims(claims_frame([a_claim(1)]))
    first = pl.DataFrame({"a": ["rus"], "b": ["tur"], "claims": pl.Series([1], dtype=pl.UInt32)})
    workspace.keep("ties", first, snapshot=workspace.snapshot)
    second = pl.DataFrame({"a": ["irn", "rus"], "b": ["syr", "tur"], "claims": [3, 2], "low": [0.1, 0.2]})
    workspace.keep("ties", second)
    found = workspace.kept("ties")
    assert found is not None
    assert found[0].sort("a").equals(second)
    assert found[1] is None
    workspace.keep("ties", second.head(0), snapshot=workspace.snapshot)
    found = workspace.kept("ties")
    assert found is not None
    assert (found[0].height, found[1]) == (0, workspace.snapshot)


def test_own_tables_are_not_replaced(workspace: Workspace) -> None:
    with pytest.raises(StoreError, match="claims is not a derived table"):
        workspace.keep("claims", pl.DataFrame({"a": [1]}))


def test_claims_since_a_snapshot(workspace: Workspace) -> None:
    workspace.append_claims(claims_frame([a_claim(1)]))
    then = workspace.snapshot
    assert then is not None
    assert workspace.claims_since(then).height == 0  # type: ignore[union-attr]
    workspace.append_claims(claims_frame([a_claim(2), a_claim(3)]))
    workspace.compact()
    workspace.append_claims(claims_frame([a_claim(4)]))
    new = workspace.claims_since(then)
    assert new is not None
    assert sorted(new["claim_id"]) == ["r2#1", "r3#1", "r4#1"]
    assert workspace.claims_since(12345) is None


def test_sql_over_the_tables(workspace: Workspace) -> None:
    assert workspace.query("select count(*) as n from claims")["n"].to_list() == [0]
    workspace.append_claims(claims_frame(a_claim(n) for n in range(5)))
    workspace.append_reports([Report("r3", "d3", "text")])
    joined = "select c.claim_id, r.text from claims c join reports r on r.id = c.report_id"
    assert workspace.query(joined).rows() == [("r3#1", "text")]
    with pytest.raises(UsageError, match="cannot be answered"):
        workspace.query("select nothing from nowhere")
