"""A workspace keeps what it is given and finds it again."""

from __future__ import annotations

from pathlib import Path

import pytest

from foedus.errors import StoreError, UsageError
from foedus.frames import claim_schema, claims_frame
from foedus.records import ActorRef, Claim, Evidence, Place, Report
from foedus.store import Workspace


def an_actor(name: str) -> ActorRef:
    return ActorRef(name, name.title(), name, kind="state", country=name.upper())


def a_claim(number: int, a: str = "rus", b: str = "tur", date: str | None = "2016-11-24") -> Claim:
    return Claim(
        id=f"r{number}#1", report_id=f"r{number}", document_id=f"d{number}", kind="event", type="CONSULT",
        subject=an_actor(a), object=an_actor(b), sign=1, intensity=1.5, date=date,
        place=Place("Aleppo", 170063, 36.2, 37.15, "SYR"), said_by=(an_actor("lbn"),),
        evidence=(Evidence(f"r{number}", 3, 8, "talks", "the ", " in"),),
        probability=0.75, coder="test", published="2016-11-25", outlet="Paper",
    )  # fmt: skip


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    return Workspace(tmp_path / "w", create=True)


def test_claims_come_back_as_they_went_in(workspace: Workspace) -> None:
    frame = claims_frame([a_claim(1), a_claim(2, b="irn", date=None)])
    counts = workspace.append_claims(frame)
    found = workspace.claims()
    assert counts.claims == 2
    assert found.schema == claim_schema()
    assert found.sort("claim_id").equals(frame.sort("claim_id"))


def test_between_since_and_until_choose_rows(workspace: Workspace) -> None:
    dates = ("2015-02", "2016-11-24", "2018-01-01", None)
    workspace.append_claims(claims_frame(a_claim(n, date=d) for n, d in enumerate(dates)))
    workspace.append_claims(claims_frame([a_claim(9, a="irn", b="isr")]))
    assert set(workspace.claims(between=("tur", "rus"))["claim_id"]) == {"r0#1", "r1#1", "r2#1", "r3#1"}
    assert set(workspace.claims(since="2016", until="2016-11-24")["claim_id"]) == {"r1#1", "r9#1"}
    assert set(workspace.claims(until="2015-02-03")["claim_id"]) == {"r0#1"}
    assert set(workspace.claims(actor="isr")["claim_id"]) == {"r9#1"}
    assert workspace.claims(ids=["r1#1"], columns=["claim_id", "type"]).rows() == [("r1#1", "CONSULT")]


def test_reports_and_their_ledger(workspace: Workspace) -> None:
    report = Report("a1", "doc", "Some text.", title="T", published="2016-11", group="a1")
    workspace.append_reports([report])
    assert workspace.report("a1") == report
    assert workspace.report("zz") is None
    assert workspace.ledger().select("kind", "state", "taken", "stored").rows() == [("append", "done", 1, 1)]


def test_a_second_opening_sees_the_same(tmp_path: Path) -> None:
    with Workspace(tmp_path / "w", create=True) as first:
        first.append_claims(claims_frame([a_claim(1)]))
    with Workspace(tmp_path / "w") as second:
        assert second.claims().height == 1
        assert second.version == 1


def test_no_workspace_is_told(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match=r"no workspace here.*foedus ingest"):
        Workspace(tmp_path)


def test_a_newer_workspace_is_refused(tmp_path: Path) -> None:
    with Workspace(tmp_path / "w", create=True) as first:
        first.journal.put("version", "99")
    with pytest.raises(StoreError, match="version 99"):
        Workspace(tmp_path / "w")


def test_a_moved_workspace_is_told(tmp_path: Path) -> None:
    Workspace(tmp_path / "w", create=True).close()
    (tmp_path / "w").rename(tmp_path / "v")
    with pytest.raises(StoreError, match=r"was moved; it was made at .*/w\. Move it back"):
        Workspace(tmp_path / "v")
    (tmp_path / "w").symlink_to(tmp_path / "v")
    with Workspace(tmp_path / "w") as linked:
        assert linked.claims().height == 0


def test_an_unknown_column_is_refused(workspace: Workspace) -> None:
    import polars as pl

    with pytest.raises(StoreError, match="no such column in claims: colour"):
        workspace.append_claims(claims_frame([a_claim(1)]).with_columns(colour=pl.lit("red")))


def test_the_last_verdict_counts(workspace: Workspace) -> None:
    workspace.append_claims(claims_frame([a_claim(1), a_claim(2), a_claim(3)]))
    workspace.judge("r1#1", "reject", who="ann")
    workspace.judge("r2#1", "reject", who="ann")
    workspace.judge("r2#1", "accept", who="bob")
    workspace.judge("r3#1", "correct", who="ann", corrected={"date": "2019-05", "object_id": "irn"})
    assert set(workspace.claims(between=("rus", "tur"))["claim_id"]) == {"r2#1"}
    assert workspace.claims(since="2019")["claim_id"].to_list() == ["r3#1"]
    assert workspace.claims(between=("irn", "rus"))["day_last"].to_list()[0].isoformat() == "2019-05-31"
    assert workspace.claims(judged=False).height == 3
    assert workspace.judgements().height == 4


def test_a_verdict_must_make_sense(workspace: Workspace) -> None:
    with pytest.raises(UsageError, match="unknown verdict"):
        workspace.judge("x", "maybe", who="ann")  # type: ignore[arg-type]
    with pytest.raises(UsageError, match="cannot correct colour"):
        workspace.judge("x", "correct", who="ann", corrected={"colour": "red"})
    with pytest.raises(UsageError, match="go with the verdict"):
        workspace.judge("x", "correct", who="ann")
