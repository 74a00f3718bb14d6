"""kill -9 at random moments of ingest and import: nothing acknowledged is lost, nothing doubled."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import polars as pl
import pytest
from tests.engine.killing import GDELT_ROWS, gdelt_file

from foedus.store import Workspace

KILLS = int(os.environ.get("FOEDUS_KILLS", "100"))
ROOT = Path(__file__).parents[2]


class Victim:
    """Runs ingest or import in forked processes that can be killed."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.engine.killing"],
            cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
        )  # fmt: skip
        assert self._line() == "ready"

    def _line(self) -> str:
        assert self._process.stdout
        return self._process.stdout.readline().strip()

    def run(self, mode: str, place: Path, *, after: float | None = None) -> tuple[bool, int, float]:
        """Run, killed ``after`` seconds: did it end, what did it acknowledge, how long did it take."""
        assert self._process.stdin
        print(f"{mode} {place}", file=self._process.stdin, flush=True)
        child, acknowledged = int(self._line().split()[1]), 0
        begun = time.monotonic()
        timer = threading.Timer(after or 600, _kill, (child,))
        timer.start()
        while not (line := self._line()).startswith("over"):
            acknowledged = int(line.split()[1])
        timer.cancel()
        status = int(line.split()[1])
        assert status in (0, signal.SIGKILL), f"the child failed: {status}"
        return status == 0, acknowledged, time.monotonic() - begun

    def close(self) -> None:
        """End it."""
        assert self._process.stdin
        self._process.stdin.close()
        self._process.wait(30)


def _kill(child: int) -> None:
    try:
        os.kill(child, signal.SIGKILL)
    except ProcessLookupError:
        return


@pytest.fixture(scope="module")
def victim() -> Iterator[Victim]:
    one = Victim()
    yield one
    one.close()


def contents(place: Path) -> tuple[pl.DataFrame, ...]:
    """All that a workspace holds, in an order that does not depend on how it came."""
    with Workspace(place) as workspace:
        ledger = workspace.ledger()
        assert set(ledger["state"]) <= {"done"}
        return (
            workspace.claims().sort("claim_id"),
            workspace.reports().sort("id"),
            workspace.mentions().sort("report_id", "start"),
            workspace.set_aside().select("place", "what").sort("place", "what"),
            ledger.select(pl.col("stored", "set_aside", "claims").sum()),
        )


def held(place: Path) -> tuple[int, int]:
    """How many claims and reports a workspace shows right after a kill; none may be there twice."""
    if not (place / "workspace.db").exists():
        return 0, 0
    with Workspace(place, create=True) as workspace:
        claims, reports = workspace.claims(columns=["claim_id"]), workspace.reports(columns=["id"])
    assert claims["claim_id"].n_unique() == claims.height
    assert reports["id"].n_unique() == reports.height
    return claims.height, reports.height


@pytest.mark.slow
@pytest.mark.parametrize("mode", ["ingest", "import"])
def test_killed_anywhere(tmp_path: Path, victim: Victim, mode: str) -> None:
    gdelt_file(tmp_path / "g.csv")
    ended, _, seconds = victim.run(mode, tmp_path / "whole")
    assert ended
    expected = contents(tmp_path / "whole")
    kills, number, chance = 0, 0, random.Random(KILLS)
    while kills < KILLS // 2:
        place, acknowledged, ended = tmp_path / f"w{number}", 0, False
        number += 1
        while not ended:
            after = chance.uniform(0, seconds) if kills < KILLS // 2 else None
            ended, told, _ = victim.run(mode, place, after=after)
            kills += not ended
            acknowledged += told
            assert ended or held(place)[1] >= acknowledged
        for found, whole in zip(contents(place), expected, strict=True):
            assert found.equals(whole)
    assert expected[0].height == (80 if mode == "ingest" else GDELT_ROWS * 3 // 4 - GDELT_ROWS // 50)
