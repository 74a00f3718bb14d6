"""Speed of a large workspace: filling, compaction, one dyad's history, a day's claims.

Run ``python -m bench.store --claims 15000000 --workspace /tmp/large`` (about 4 GB of disk).
"""

from __future__ import annotations

import argparse
import json
import resource
import time
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import polars as pl

ACTORS, DAYS, PART = 20_000, 3650, 1_000_000


def some_claims(count: int, seed: int) -> pl.DataFrame:
    """Made-up claims over 20,000 actors, few of them frequent, on ten years' days."""
    import numpy as np
    import polars as pl

    chance = np.random.default_rng(seed)
    names = np.array([f"actor-{n:05}" for n in range(ACTORS)])
    a, b = (names[(chance.pareto(0.6, count) * 3).astype(np.int64) % ACTORS] for _ in range(2))
    sign = chance.choice([-1, 0, 1], count)
    numbers = pl.Series(np.arange(count) + seed * PART).cast(pl.String)
    return (
        pl.DataFrame({"subject_id": a, "object_id": b})
        .with_columns(
            ("c" + numbers).alias("claim_id"),
            ("r" + numbers).alias("report_id"),
            ("d" + numbers).alias("document_id"),
            pl.lit("event").alias("kind"),
            pl.Series(np.where(sign < 0, "ACCUSE", np.where(sign > 0, "SUPPORT", "REQUEST"))).alias("type"),
            pl.col("subject_id").alias("subject_name"),
            pl.col("object_id").alias("object_name"),
            pl.Series(sign).cast(pl.Int8).alias("sign"),
            pl.Series(chance.uniform(-10, 10, count)).alias("intensity"),
            pl.lit("actual").alias("modality"),
            pl.lit(True).alias("dated"),
            pl.Series(16_000 + chance.integers(0, DAYS, count))
            .cast(pl.Int32)
            .cast(pl.Date)
            .alias("day_first"),
            ("the words that say what happened, in report number " + numbers).alias("evidence_text"),
            pl.lit(0.8).alias("probability"),
            pl.lit("bench").alias("coder"),
            ("paper " + pl.Series(chance.integers(0, 2000, count)).cast(pl.String)).alias("source"),
            pl.lit(None, dtype=pl.List(pl.String)).alias("subject_within"),
            pl.lit(None, dtype=pl.List(pl.String)).alias("object_within"),
        )
        .with_columns(
            pl.col("day_first").alias("day_last"), pl.col("day_first").cast(pl.String).alias("date")
        )
    )


def measure(place: Path, claims: int, *, look: int = 50) -> dict[str, float]:
    """Fill a workspace with ``claims`` claims where there is none, compact it, and look things up.

    Returns:
        Seconds for each step (look-ups: median and worst of ``look`` dyads), and bytes a claim.
    """
    import polars as pl

    from foedus.store import Workspace

    found: dict[str, float] = {}
    with Workspace(place, create=True) as workspace:
        have = int(workspace.scan_claims().select(pl.len()).collect().item())
        begun = time.perf_counter()
        for part in range(have // PART, claims // PART):
            workspace.append_claims(some_claims(PART, part))
        found["fill_seconds"] = time.perf_counter() - begun
        begun = time.perf_counter()
        workspace.compact()
        found["compact_seconds"] = time.perf_counter() - begun
        counts = workspace.scan_claims().group_by("dyad").len().filter(pl.col("len") >= 5).collect()
        for name, some in (("frequent", counts.top_k(look, by="len")), ("any", counts.sample(look, seed=1))):
            times = sorted(_looked_up(workspace, dyad) for dyad in some["dyad"])
            found[f"dyad_{name}_median_ms"] = 1000 * times[len(times) // 2]
            found[f"dyad_{name}_worst_ms"] = 1000 * times[-1]
            found[f"dyad_{name}_claims"] = float(some["len"].median() or 0)  # type: ignore[arg-type]
        begun = time.perf_counter()
        workspace.append_claims(some_claims(40_000, 10**6 + int(time.time())))
        found["append_40000_seconds"] = time.perf_counter() - begun
        begun = time.perf_counter()
        rows = workspace.claims(since="2021-06-01", until="2021-06-01").height
        found["one_day_seconds"], found["one_day_claims"] = time.perf_counter() - begun, float(rows)
    size = sum(path.stat().st_size for path in place.rglob("*.parquet"))
    found["bytes_a_claim"] = size / max(claims, 1)
    found["peak_mb"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000
    return found


def _looked_up(workspace: object, dyad: str) -> float:
    """Seconds to fetch one dyad's claims with all their columns."""
    a, b = dyad.split("|")
    begun = time.perf_counter()
    rows = workspace.claims(between=(a, b)).height  # type: ignore[attr-defined]
    assert rows > 0
    return time.perf_counter() - begun


def main() -> None:
    """Measure and print JSON."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--claims", type=int, default=2_000_000)
    parser.add_argument("--workspace", type=Path, required=True)
    options = parser.parse_args()
    print(
        json.dumps({k: round(v, 2) for k, v in measure(options.workspace, options.claims).items()}, indent=1)
    )


if __name__ == "__main__":
    main()
