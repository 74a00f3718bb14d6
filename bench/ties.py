"""Speed of the ties: claims to ties, a day on a million dyads. Run ``python -m bench.ties``."""

from __future__ import annotations

import json
import sys
import time

import numpy as np
import polars as pl


def drawn(claims: int, actors: int = 3000, seed: int = 0) -> pl.DataFrame:
    """A claims table of so many events between actors, drawn."""
    from foedus.frames import claim_schema
    from foedus.ontology import entry, types

    random = np.random.default_rng(seed)
    names = pl.Series([f"actor{i}" for i in range(actors)])
    kinds = pl.Series(types("event"))
    signs = pl.Series([entry("event", name).sign for name in kinds], dtype=pl.Int8)
    which = random.integers(len(kinds), size=claims)
    pick = (random.random((2, claims)) ** 3 * actors).astype(np.int64)
    day = pl.Series(random.integers(10_000, 17_000, claims), dtype=pl.Int32).cast(pl.Date)
    number = pl.Series(np.arange(claims)).cast(pl.String)
    columns = {
        "claim_id": number, "report_id": number, "kind": pl.Series(["event"]).new_from_index(0, claims),
        "type": kinds[which], "subject_id": names[pick[0]], "object_id": names[pick[1]],
        "subject_name": names[pick[0]], "object_name": names[pick[1]], "sign": signs[which],
        "modality": pl.Series(["actual"]).new_from_index(0, claims), "day_first": day, "day_last": day,
        "source": pl.Series([f"s{i}" for i in range(50)])[random.integers(50, size=claims)],
    }  # fmt: skip
    table = pl.DataFrame(columns)
    rest = [pl.lit(None, kind).alias(name) for name, kind in claim_schema().items() if name not in columns]
    return table.with_columns(rest).select(list(claim_schema()))


def measure(claims: int = 1_000_000) -> dict[str, float]:
    """Seconds for the ties of so many claims, and for one day on a million dyads."""
    from foedus.ties import Running, ties

    table = drawn(claims)
    start = time.perf_counter()
    found = ties(table)
    figures = {f"ties_of_{claims}_claims": time.perf_counter() - start, "dyads": float(found.height)}
    random = np.random.default_rng(0)
    running = Running(1_000_000, 17_000)
    dyad, channel = random.integers(1_000_000, size=100_000), random.integers(7, size=100_000)
    running.update(17_001, dyad, channel, np.ones(100_000))
    start = time.perf_counter()
    running.update(17_002, dyad, channel, np.ones(100_000))
    figures["day_on_a_million_dyads"] = time.perf_counter() - start
    return figures


if __name__ == "__main__":
    print(json.dumps(measure(int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000), indent=1))
