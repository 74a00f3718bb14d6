"""Reports are ingested once each, grouped, coded, and exactly accounted."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from tests.engine.light import light, reports

from foedus.engine import Inline, Local, ingest
from foedus.errors import SetAside, UsageError
from foedus.records import Report
from foedus.store import Workspace


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    return Workspace(tmp_path / "w", create=True)


def test_every_report_once(workspace: Workspace) -> None:
    account = ingest(workspace, reports(50), engine="inline", work=light, batch_size=20)
    assert str(account) == "50 reports in = 50 stored + 0 duplicate + 0 set aside; 100 claims stored"
    assert workspace.claims().height == 100
    assert workspace.mentions().height == 50
    assert set(workspace.reports()["id"]) == {report.id for report in reports(50)}
    assert set(workspace.ledger()["state"]) == {"done"}


def test_again_adds_nothing(workspace: Workspace) -> None:
    ingest(workspace, reports(30), engine="inline", work=light)
    account = ingest(workspace, reports(40), engine="inline", work=light, batch_size=7)
    assert (account.rows_in, account.stored, account.duplicate) == (40, 10, 30)
    assert workspace.claims()["claim_id"].n_unique() == workspace.claims().height == 80


def test_copies_are_grouped_also_across_runs(workspace: Workspace) -> None:
    ingest(workspace, reports(9), engine="inline", work=light)
    ingest(workspace, reports(1, first=9), engine="inline", work=light)
    groups = dict(workspace.reports(columns=["id", "group"]).rows())
    assert groups["r000009"] == groups["r000008"] == "r000008"
    assert groups["r000007"] == "r000007"
    assert workspace.claims(reports=["r000009"])["group"].to_list() == ["r000008"] * 2


def test_what_fails_is_set_aside_and_stays_so(workspace: Workspace) -> None:
    some = [*reports(3), Report("bad", "bad", "FAULT here"), Report("odd", "odd", "ASIDE rus>tur")]
    for _ in range(2):
        account = ingest(workspace, some, engine="inline", work=light)
        assert account.set_aside == 2
        assert account.rows_in == account.stored + account.duplicate + account.set_aside == 5
    told = workspace.set_aside()
    assert sorted(told["item"]) == ["bad", "odd"]
    assert "ValueError a fault" in told["what"].to_list()[0]
    assert workspace.report("bad") is None


def test_what_cannot_be_read_is_in_the_account(workspace: Workspace) -> None:
    class Reading(list[Report]):
        set_aside = (SetAside("not UTF-8", where="a.txt"),)

    for _ in range(2):
        account = ingest(workspace, Reading(reports(2)), engine="inline", work=light)
        assert (account.rows_in, account.set_aside) == (3, 1)
    assert workspace.set_aside()["place"].to_list() == ["a.txt"]


def test_workers_give_what_this_process_gives(workspace: Workspace, tmp_path: Path) -> None:
    ingest(workspace, reports(60), engine="inline", work=light, batch_size=16)
    with Workspace(tmp_path / "other", create=True) as other:
        ingest(other, reports(60), engine="local", jobs=2, work=light, batch_size=25)
        assert other.claims().sort("claim_id").equals(workspace.claims().sort("claim_id"))
        assert other.reports().sort("id").equals(workspace.reports().sort("id"))


def test_a_worker_that_dies_or_hangs_is_replaced() -> None:
    some = list(reports(12))
    some[3] = replace(some[3], text="CRASH")
    some[7] = replace(some[7], text="HANG")
    outcomes = list(Local(light, jobs=2, seconds=1.0).map(some))
    told = {number: o.what for number, o in enumerate(outcomes) if isinstance(o, SetAside)}
    assert told == {3: "its worker process died", 7: "took over 1 s to understand"}
    whole = list(Inline(light).map(r for n, r in enumerate(some) if n not in (3, 7)))
    assert [o for o in outcomes if not isinstance(o, SetAside)] == whole


def test_an_unknown_engine_is_told(workspace: Workspace) -> None:
    with pytest.raises(UsageError, match="no engine named 'steam'"):
        ingest(workspace, [], engine="steam")


def test_an_error_in_the_input_gives_everything_back(workspace: Workspace) -> None:
    def breaking() -> object:
        yield from reports(25)
        raise OSError("the network went away")

    with pytest.raises(OSError, match="network"):
        ingest(workspace, breaking(), engine="inline", work=light, batch_size=10)  # type: ignore[arg-type]
    assert set(workspace.ledger()["state"]) <= {"done"}
    account = ingest(workspace, reports(25), engine="inline", work=light, batch_size=10)
    assert account.stored + account.duplicate == 25
    assert workspace.claims().height == 50


def test_what_was_set_aside_before_is_told_again(workspace: Workspace) -> None:
    some = [*reports(2), Report("odd", "odd", "ASIDE rus>tur")]
    first, again = (ingest(workspace, some, engine="inline", work=light) for _ in range(2))
    assert [str(error) for error in again.told] == [str(error) for error in first.told]
    assert again.told[0].where == "odd"


def test_workers_start_from_a_script_without_a_guard(tmp_path: Path) -> None:
    script = tmp_path / "script.py"
    script.write_text(
        "from pathlib import Path\n"
        "from tests.engine.light import light, reports\n"
        "from foedus.engine import ingest\n"
        "from foedus.store import Workspace\n"
        f"workspace = Workspace({str(tmp_path / 'w')!r}, create=True)\n"
        "print(ingest(workspace, reports(5), work=light))\n"
    )
    path = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}
    done = subprocess.run([sys.executable, script], capture_output=True, env=path, timeout=120)
    assert done.stdout.startswith(b"5 reports in = 5 stored"), done.stderr.decode()


def test_a_file_name_that_is_no_text_can_be_set_aside(workspace: Workspace) -> None:
    class Reading(list[Report]):
        set_aside = (SetAside("is empty", where="news/e\udcffmpty.txt"),)

    account = ingest(workspace, Reading(), engine="inline", work=light)
    assert (account.rows_in, account.set_aside) == (1, 1)
    assert workspace.set_aside()["place"].to_list() == ["news/e\ufffdmpty.txt"]
