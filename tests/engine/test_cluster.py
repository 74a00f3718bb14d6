"""The same work on a real two-node Ray cluster gives the same tables, also when a worker is killed."""

from __future__ import annotations

import os
import signal
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from foedus.engine import ingest
from foedus.records import Report
from foedus.store import Workspace

ray = pytest.importorskip("ray")

PLACES = ("Aleppo", "Damascus", "Idlib", "Homs", "Raqqa", "Palmyra", "Latakia", "Hama")
PAIRS = (("Russia", "Turkey"), ("Iran", "Syria"), ("Hezbollah", "Israel"), ("France", "Saudi Arabia"))


def short_reports(count: int) -> Iterator[Report]:
    """Reports of two sentences that the real flow codes."""
    for number in range(count):
        a, b = PAIRS[number % len(PAIRS)]
        town = PLACES[number % len(PLACES)]
        talks = f"{a} and {b} held talks near {town} on {1 + number % 28} March 2016."
        text = f"{talks} {a} later accused {b} of lies."
        name = f"r{number:03}"
        yield Report(name, name, text, published="2016-04-01", outlet=f"Paper {number % 5}", origin=name)


@pytest.fixture(scope="module")
def cluster() -> Iterator[object]:
    from ray.cluster_utils import Cluster

    os.environ.setdefault("RAY_ENABLE_UV_RUN_RUNTIME_ENV", "0")
    two = Cluster(initialize_head=True, head_node_args={"num_cpus": 1, "include_dashboard": False})
    two.add_node(num_cpus=1)
    ray.init(address=two.address, log_to_driver=False)
    yield two
    ray.shutdown()
    two.shutdown()


def kill_one_worker(over: threading.Event, killed: list[int]) -> None:
    """Send SIGKILL to the first process of ours that reads reports on the cluster."""
    while not over.wait(0.2):
        for entry in Path("/proc").iterdir():
            try:
                title = (entry / "cmdline").read_bytes()
            except OSError:
                continue
            if title.startswith(b"ray::_Reader.read"):
                os.kill(int(entry.name), signal.SIGKILL)
                killed.append(int(entry.name))
                return


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore")
def test_cluster_gives_what_this_machine_gives(tmp_path: Path, cluster: object) -> None:
    alive = [node for node in ray.nodes() if node["Alive"]]
    assert len(alive) == 2
    killed: list[int] = []
    over = threading.Event()
    killer = threading.Thread(target=kill_one_worker, args=(over, killed))
    killer.start()
    with Workspace(tmp_path / "ray", create=True) as far, Workspace(tmp_path / "here", create=True) as here:
        begun = time.monotonic()
        account = ingest(far, short_reports(24), engine="ray", jobs=2, batch_size=8)
        assert time.monotonic() - begun < 600
        over.set()
        killer.join()
        assert len(killed) == 1
        assert (account.stored, account.set_aside) == (24, 0)
        ingest(here, short_reports(24), engine="inline", batch_size=8)
        assert here.claims().height > 0
        for name in ("claims", "reports", "mentions"):
            ours, theirs = (getattr(workspace, name)() for workspace in (here, far))
            assert theirs.sort(theirs.columns[:3]).equals(ours.sort(ours.columns[:3]))


def dies(report: Report) -> object:
    """Work that kills its process."""
    os._exit(7)


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore")
def test_a_cluster_whose_workers_all_die_is_given_up(tmp_path: Path, cluster: object) -> None:
    from foedus.errors import EngineError

    with (
        Workspace(tmp_path / "w", create=True) as workspace,
        pytest.raises(EngineError, match=r"workers in a row were lost.*cluster's logs"),
    ):
        ingest(workspace, short_reports(40), engine="ray", jobs=1, work=dies)  # type: ignore[arg-type]
