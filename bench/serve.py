"""Speed of the page and its API: size, paint times, a dyad among a million claims, requests a second.

``python -m bench.serve [claims]``; the browser's part is left out where there is no Chromium.
"""

from __future__ import annotations

import gzip
import json
import os
import re
import sys
import tempfile
import time
from contextlib import suppress
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

import httpx
from tests.serve.browser import CHROMIUM, run, served

from foedus.api import Workspace
from foedus.frames import claim_schema
from foedus.serve.pages import STATIC

if TYPE_CHECKING:
    import polars as pl

TYPES = (("AGREE", 1), ("AID", 1), ("CONSULT", 1), ("ACCUSE", -1), ("THREATEN", -1), ("ASSAULT", -1))
BEGUN = date(2010, 1, 1)


def first_view() -> dict[str, float]:
    """Gzipped kilobytes of what the first view loads: document, script and style."""
    document = STATIC.joinpath("index.html").read_text("utf-8")
    names = set(re.findall(r'(?:src|href)="/(assets/[^"]+)"', document))
    loaded = [document.encode(), *(STATIC.joinpath(name).read_bytes() for name in names)]
    every = [path.read_bytes() for path in STATIC.joinpath("assets").iterdir()]
    return {
        "first_view_gzip_kb": round(sum(len(gzip.compress(b)) for b in loaded) / 1000, 1),
        "all_views_gzip_kb": round(sum(len(gzip.compress(b)) for b in every) / 1000, 1),
    }


def claims(count: int, actors: int, ties: int, seed: int = 1) -> pl.DataFrame:
    """Invented events among ``actors`` on ``ties`` dyads over ten years, each dyad with its own leaning."""
    import numpy as np
    import polars as pl

    random = np.random.default_rng(seed)
    pairs = random.permutation(actors * actors)[: ties * 3]
    a, b = np.divmod(pairs, actors)
    a, b = a[a < b][:ties], b[a < b][:ties]
    of = np.concatenate(
        [np.arange(len(a)), (len(a) * random.power(0.4, max(0, count - len(a)))).astype(int)]
    )[:count]
    lean = random.random(len(a))[of] > random.random(len(of)) * 0.8 + 0.1
    kind = np.where(lean, random.integers(0, 3, len(of)), random.integers(3, 6, len(of)))
    days = random.integers(0, 3650, len(of))
    names = [f"~actor-{n}" for n in range(actors)]
    ends = {
        "subject_id": [names[n] for n in a[of]],
        "object_id": [names[n] for n in b[of]],
    }
    when = [BEGUN + timedelta(days=int(d)) for d in days]
    columns = {
        "claim_id": [f"c{n}" for n in range(len(of))],
        "report_id": [f"r{n}" for n in range(len(of))],
        "document_id": [f"r{n}" for n in range(len(of))],
        "kind": "event", "modality": "actual", "probability": 0.9, "coder": "made/1", "dated": True,
        "type": [TYPES[k][0] for k in kind], "sign": [TYPES[k][1] for k in kind],
        **ends, "subject_name": ends["subject_id"], "object_name": ends["object_id"],
        "day_first": when, "day_last": when, "date": [d.isoformat() for d in when],
        "outlet": [f"Outlet {n}" for n in random.integers(0, 40, len(of))],
    }  # fmt: skip
    plain = {k: v if isinstance(v, list) else pl.lit(v) for k, v in columns.items()}
    frame = pl.DataFrame({k: v for k, v in plain.items() if isinstance(v, list)})
    frame = frame.with_columns(**{k: v for k, v in plain.items() if not isinstance(v, list)})
    frame = frame.with_columns(source=pl.col("outlet"))
    return frame.select(
        (pl.col(name) if name in frame.columns else pl.lit(None)).cast(kind).alias(name)
        for name, kind in claim_schema().items()
    )


def workspace(folder: Path, count: int, actors: int, ties: int) -> Path:
    """A workspace of invented claims."""
    with Workspace(folder, create=True) as made:
        made.append_claims(claims(count, actors, ties))
    return folder


def cpu(port: str) -> float:
    """CPU seconds so far of the server that listens on ``port`` of this machine."""
    inode = next(
        line.split()[9]
        for line in Path("/proc/net/tcp").read_text().splitlines()
        if line.split()[1].endswith(f":{int(port):04X}") and line.split()[3] == "0A"
    )
    for process in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):
            if any(link.readlink().name == f"socket:[{inode}]" for link in (process / "fd").iterdir()):
                fields = (process / "stat").read_text().rpartition(")")[2].split()
                return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
    return 0.0


def asked(address: str, path: str, times: int = 5) -> tuple[float, float]:
    """Seconds of the first answer, and the middle of ``times`` more."""
    with httpx.Client(base_url=address, timeout=600) as client:
        spent = []
        for _ in range(times + 1):
            begun = time.perf_counter()
            client.get(path).raise_for_status()
            spent.append(time.perf_counter() - begun)
    return round(spent[0], 3), round(sorted(spent[1:])[times // 2], 3)


def requests(address: str, paths: list[str], seconds: float = 5.0) -> dict[str, float]:
    """Answers a second to one client that asks for one path after another, and a CPU second of the server."""
    port = address.rpartition(":")[2]
    with httpx.Client(base_url=address, timeout=60) as client:
        for path in paths:
            client.get(path).raise_for_status()
        count, begun, spent = 0, time.perf_counter(), cpu(port)
        while time.perf_counter() - begun < seconds:
            client.get(paths[count % len(paths)]).raise_for_status()
            count += 1
        return {
            "requests_per_second": round(count / (time.perf_counter() - begun), 1),
            "requests_per_cpu_second": round(count / max(0.01, cpu(port) - spent), 1),
        }


def large(folder: Path, count: int) -> dict[str, float]:
    """A dyad among ``count`` claims: each new dyad, once what all share is computed."""
    place = workspace(folder / "large", count, 400, 4000)
    with served(place) as (address, _):
        begun = time.perf_counter()
        pairs = [
            (t["a"], t["b"]) for t in httpx.get(f"{address}/api/ties?limit=12", timeout=600).json()["items"]
        ]
        ready = time.perf_counter() - begun
        asked(address, f"/api/dyads/{pairs[0][0]}/{pairs[0][1]}", 1)
        warmed = time.perf_counter() - begun
        spent = cpu(address.rpartition(":")[2])
        first = sorted(asked(address, f"/api/dyads/{a}/{b}", 1)[0] for a, b in pairs[1:])
        spent = (cpu(address.rpartition(":")[2]) - spent) / len(first)
        again = asked(address, f"/api/dyads/{pairs[1][0]}/{pairs[1][1]}")[1]
    return {
        "claims": count,
        "large_first_table_seconds": round(ready, 2),
        "large_warm_seconds": round(warmed, 2),
        "large_new_dyad_seconds": round(first[len(first) // 2], 3),
        "large_new_dyad_slowest_seconds": round(first[-1], 3),
        "large_new_dyad_cpu_seconds": round(spent, 3),
        "large_same_dyad_seconds": again,
    }


def small(folder: Path) -> dict[str, float]:
    """Answers a second, and paint times at 1,000 nodes / 5,000 edges (SVG) and 10,000 / 50,000 (WebGL)."""
    found: dict[str, float] = {}
    place = workspace(folder / "small", 20_000, 1000, 5000)
    with served(place) as (address, _):
        ties = httpx.get(f"{address}/api/ties?limit=3", timeout=600).json()["items"]
        dyads = [f"/api/dyads/{t['a']}/{t['b']}" for t in ties]
        found |= requests(address, ["/api/overview", "/api/network", "/api/status", *dyads])
        if CHROMIUM:
            httpx.get(f"{address}/api/network?limit=5000", timeout=600)
            pictures = {"svg": {"path": "/network?limit=5000", "painted": "svg .edge"}}
            found |= _painted(run("paint.mjs", address=address, pictures=pictures))
    if CHROMIUM:
        place = workspace(folder / "wide", 60_000, 9900, 50_000)
        with served(place) as (address, _):
            httpx.get(f"{address}/api/network?limit=50000", timeout=600)
            pictures = {"webgl": {"path": "/network?limit=50000", "painted": "[data-painted]"}}
            found |= _painted(run("paint.mjs", address=address, pictures=pictures))
    return found


def _painted(told: Any) -> dict[str, float]:
    return {
        f"{name}_{part}": round(times[key], 2)
        for name, times in told.items()
        for part, key in (("first_paint_seconds", "seconds"), ("draw_seconds", "drawn"))
    }


def measure(count: int = 1_000_000) -> dict[str, float]:
    """All figures."""
    with tempfile.TemporaryDirectory() as folder:
        return {**first_view(), **small(Path(folder)), **large(Path(folder), count)}


if __name__ == "__main__":
    print(json.dumps(measure(int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000), indent=1))
