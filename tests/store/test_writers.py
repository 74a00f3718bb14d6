"""Several writers at once, and a disk that is full: every acknowledged row is there once."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.store.test_workspace import a_claim

from foedus.errors import StoreError
from foedus.frames import claims_frame
from foedus.store import Workspace

ROOT = Path(__file__).parents[2]
WRITERS, BATCHES, ROWS = 8, 25, 4


def write(place: str, writer: int) -> None:
    """Append 25 batches of 4 claims."""
    with Workspace(place) as workspace:
        for batch in range(BATCHES):
            first = (writer * BATCHES + batch) * ROWS
            workspace.append_claims(claims_frame(a_claim(first + n) for n in range(ROWS)))


def fill(place: str, seen: str) -> None:
    """Append until it fails; write after each commit how many claims are acknowledged; tell the failure."""
    done = 0
    with Path(seen).open("w") as acknowledged:
        try:
            with Workspace(place, create=True) as workspace:
                for batch in range(10_000):
                    claims = (a_claim(batch * ROWS + n) for n in range(ROWS))
                    workspace.append_claims(claims_frame(claims))
                    done += ROWS
                    acknowledged.seek(0)
                    acknowledged.write(f"{done:8}")
                    acknowledged.flush()
        except StoreError as error:
            sys.stderr.write(str(error))


def start(what: str, *args: str) -> subprocess.Popen[str]:
    code = f"import sys; from tests.store.test_writers import {what}; {what}(*sys.argv[1:])"
    if what == "write":
        code = "import sys; from tests.store.test_writers import write; write(sys.argv[1], int(sys.argv[2]))"
    command = [sys.executable, "-c", code, *args]
    return subprocess.Popen(command, cwd=ROOT, stderr=subprocess.PIPE, text=True)


@pytest.mark.slow
def test_eight_writers(tmp_path: Path) -> None:
    place = tmp_path / "w"
    with Workspace(place, create=True) as workspace:
        writers = [start("write", str(place), str(n)) for n in range(WRITERS)]
        counts: list[int] = []
        over = threading.Event()

        def look() -> None:
            while not over.wait(0.2):
                counts.append(workspace.claims(columns=["claim_id"]).height)

        reader = threading.Thread(target=look)
        reader.start()
        failures = [writer.communicate()[1] for writer in writers if writer.wait() != 0]
        over.set()
        reader.join()
        assert failures == []
        claims = workspace.claims(columns=["claim_id"])["claim_id"]
        assert claims.len() == claims.n_unique() == WRITERS * BATCHES * ROWS
        assert workspace.ledger().filter(state="done").height == WRITERS * BATCHES
        assert counts == sorted(counts)
        assert all(count % ROWS == 0 for count in counts), "a reader saw part of a commit"


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    folder = tmp_path / "disk"
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=1500k", "tmpfs", str(folder)]
    if os.geteuid() != 0 or subprocess.run(mount, check=False, capture_output=True).returncode:
        pytest.skip("may not mount a small disk here")
    yield folder
    subprocess.run(["umount", "-l", str(folder)], check=True)


def test_a_full_disk_is_told_and_nothing_is_lost(small_disk: Path, tmp_path: Path) -> None:
    place, seen = small_disk / "w", tmp_path / "seen"
    writer = start("fill", str(place), str(seen))
    told = writer.communicate(timeout=120)[1]
    assert "the disk is full" in told
    assert "run the same command again" in told
    acknowledged = int(seen.read_text())
    assert acknowledged > 0
    subprocess.run(["mount", "-o", "remount,size=64m", str(small_disk)], check=True)
    with Workspace(place) as workspace:
        workspace.recover()
        claims = workspace.claims(columns=["claim_id"])["claim_id"]
        assert claims.len() == claims.n_unique()
        assert acknowledged <= claims.len() <= acknowledged + ROWS
        workspace.append_claims(claims_frame([a_claim(10**6)]))
        assert workspace.claims().height == claims.len() + 1
