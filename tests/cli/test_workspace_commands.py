"""ingest, import and export as commands: accounts on stderr, exit codes."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from tests.engine.killing import gdelt_file

from foedus.store import Workspace

TEXT = "Russia and Turkey held talks in Aleppo on 24 November 2016. Turkey condemned Syria."


def foedus(*args: str | Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", "from foedus.cli import main; main()", *map(str, args)]
    return subprocess.run(command, capture_output=True, text=True, check=False)


@pytest.mark.slow
def test_ingest_import_export(tmp_path: Path) -> None:
    place = tmp_path / "w"
    report = tmp_path / "report.txt"
    report.write_text(TEXT)
    first = foedus("ingest", report, "--workspace", place, "--date", "2016-11-25")
    assert first.returncode == 0, first.stderr
    assert first.stdout == ""
    assert "1 reports in = 1 stored + 0 duplicate + 0 set aside" in first.stderr
    again = foedus("ingest", report, "--workspace", place, "--date", "2016-11-25")
    assert again.returncode == 0
    assert "1 reports in = 0 stored + 1 duplicate + 0 set aside" in again.stderr

    events = gdelt_file(tmp_path / "g.csv", rows=100)
    for stored, duplicate in ((73, 0), (0, 73)):
        done = foedus("import", "--format", "gdelt2", tmp_path / "g.*", "--workspace", place)
        assert done.returncode == 3
        assert f"set aside:\n  {events}:" in done.stderr  # where and why, again the second time
        account = f"100 rows in = {stored} stored + {duplicate} duplicate + 27 set aside"
        assert account in done.stderr

    wrong = foedus("import", "--format", "icews", events, "--workspace", place)
    assert wrong.returncode == 1
    assert "not ICEWS" in wrong.stderr
    assert foedus("import", "--format", "gdelt9", events, "--workspace", place).returncode == 2

    written = foedus("export", "--workspace", place, "--format", "jsonl", "-o", tmp_path / "c.jsonl")
    assert written.returncode == 0, written.stderr
    claims = [json.loads(line) for line in (tmp_path / "c.jsonl").read_text().splitlines()]
    with Workspace(place) as workspace:
        assert len(claims) == workspace.claims().height > 73
    assert any(
        c["evidence"] and TEXT[c["evidence"]["start"] :][:6] == c["evidence"]["text"][:6] for c in claims
    )
    none = foedus("export", "--workspace", tmp_path / "none", "--format", "csv", "-o", tmp_path / "c.csv")
    assert none.returncode == 1
    assert "no workspace here" in none.stderr
