"""The same workspace with its catalogue in PostgreSQL and its files in an object store."""

from __future__ import annotations

import multiprocessing
from pathlib import Path

import pytest
from tests.store.test_workspace import a_claim

from foedus.errors import StoreError, UsageError
from foedus.frames import claims_frame
from foedus.records import Report
from foedus.store import Workspace, locate


def behaves(address: str) -> None:
    """What every workspace does, wherever it is."""
    with Workspace(address, create=True) as workspace:
        workspace.append_reports([Report("a1", "doc", "Some text.")])
        for number in range(3):
            workspace.append_claims(claims_frame([a_claim(number), a_claim(number + 10, b="irn")]))
        batch = workspace.begin("test")
        assert batch.take(["x", "y"]) == {"x", "y"}
        assert batch.take(["x", "z"]) == {"x", "z"}
        batch.abandon()
        with workspace.lock("something"):
            assert workspace.claims(between=("rus", "tur")).height == 3
        workspace.judge("r1#1", "reject", who="ann")
        workspace.compact()
    with Workspace(address) as again:
        assert again.claims().height == 5
        assert again.report("a1") == Report("a1", "doc", "Some text.")
        assert set(again.ledger()["state"]) == {"done"}


def test_on_postgresql(database: str, tmp_path: Path) -> None:
    address = f"{database}?warehouse={tmp_path}/files"
    with pytest.raises(StoreError, match="no workspace here"):
        Workspace(address)
    behaves(address)
    assert list((tmp_path / "files/claims/data").glob("*.parquet"))
    with pytest.raises(StoreError, match=r"not in this warehouse but at .*/files\. Give that"):
        Workspace(f"{database}?warehouse={tmp_path}/others")


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_in_an_object_store(bucket: str, tmp_path: Path) -> None:
    behaves(f"sqlite:///{tmp_path}/catalogue.db?warehouse={bucket}")


def append(address: str, first: int) -> None:
    """Ten commits."""
    with Workspace(address) as workspace:
        for number in range(first, first + 10):
            workspace.append_claims(claims_frame([a_claim(number)]))


def test_writers_on_postgresql(database: str, tmp_path: Path) -> None:
    address = f"{database}?warehouse={tmp_path}/files"
    with Workspace(address, create=True) as workspace:
        before = workspace.claims().height
        spawn = multiprocessing.get_context("spawn")
        writers = [spawn.Process(target=append, args=(address, first)) for first in (1000, 2000)]
        for writer in writers:
            writer.start()
        for writer in writers:
            writer.join()
        assert [writer.exitcode for writer in writers] == [0, 0]
        assert workspace.claims().height == before + 20


def test_addresses() -> None:
    place = locate("postgresql://me:secret@db:5432/map?warehouse=s3://news/map")
    assert (place.warehouse, place.folder) == ("s3://news/map", None)
    assert place.database == "postgresql+psycopg2://me:secret@db:5432/map"
    assert "secret" not in place.name + repr(place)
    with pytest.raises(UsageError, match="no warehouse"):
        locate("postgresql://db/map")
    with pytest.raises(UsageError, match="not a workspace address"):
        locate("ftp://somewhere")
    with pytest.raises(UsageError, match="cannot contain #"):
        locate("folder#1")
