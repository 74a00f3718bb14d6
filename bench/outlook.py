"""Speed of the outlook's queries on ICEWS 2014. Run ``python -m bench.outlook``."""

from __future__ import annotations

import json
import time
from pathlib import Path

import numpy as np

from foedus.outlook.day import Day, slow
from foedus.outlook.features import query
from foedus.outlook.memory import Memory
from foedus.outlook.quads import read_quads

DATA = Path(__file__).parents[2] / "shared/data/forecast/icews14_train.txt"


def measure(queries: int = 200) -> dict[str, float]:
    """CPU seconds to remember 200 days and to prepare a day, milliseconds a query; empty without data."""
    if not DATA.exists():
        return {}
    events = read_quads(DATA)
    day = events.t // 24
    relations = int(events.r.max()) + 1
    memory = Memory(int(max(events.s.max(), events.o.max())) + 1, 2 * relations)
    start = time.process_time()
    for number in range(200):
        memory.learn(events.where(day == number).both_ways(relations), number)
    learnt = time.process_time()
    view = memory.view(200)
    shared = Day(view, slow(view))
    ready = time.process_time()
    asked = events.where(day == 200)
    count = min(queries, len(asked))
    for s, r in zip(asked.s[:count].tolist(), asked.r[:count].tolist(), strict=True):
        query(shared, s, r)
    took = time.process_time() - ready
    figures = {
        "remember_200_days": learnt - start,
        "prepare_day": ready - learnt,
        "ms_per_query": 1000 * took / count,
    }
    return {name: float(np.round(value, 4)) for name, value in figures.items()}


if __name__ == "__main__":
    print(json.dumps(measure(), indent=1))
