"""Speed of ingesting reports: worker processes on this machine, and Ray on the same cores.

Run ``python -m bench.engine --articles 400 --jobs 2`` (``--engines local ray``); the articles are the
project's own example reports, varied in their last words, so that none is a copy of another's text.
"""

from __future__ import annotations

import argparse
import json
import tempfile
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from foedus.records import Report, text_hash

EXAMPLES = Path(__file__).parents[1] / "examples/reports"


def articles(count: int) -> Iterator[Report]:
    """So many reports made of the examples."""
    from foedus.reading import read

    some = list(read([str(EXAMPLES)], date="2017-01-10"))
    for number in range(count):
        like = some[number % len(some)]
        text = f"{like.text}\n\nReport number {number}."
        name = text_hash(text)
        yield replace(like, id=name, document_id=name, text=text, origin=f"{like.origin} ({number})")


def measure(count: int, jobs: int, engines: list[str]) -> dict[str, float]:
    """Seconds for ``count`` articles by each engine with ``jobs`` workers, and articles a second."""
    from foedus.engine import ingest
    from foedus.store import Workspace

    found: dict[str, float] = {"articles": float(count), "jobs": float(jobs)}
    for engine in engines:
        with tempfile.TemporaryDirectory() as folder, Workspace(Path(folder) / "w", create=True) as into:
            begun = time.perf_counter()
            account = ingest(into, articles(count), engine=engine, jobs=jobs)
            seconds = time.perf_counter() - begun
            found |= {
                f"{engine}_seconds": seconds, f"{engine}_a_second": count / seconds,
                f"{engine}_claims": float(account.claims), f"{engine}_set_aside": float(account.set_aside),
            }  # fmt: skip
    if {"local", "ray"} <= set(engines):
        found["ray_to_local"] = found["ray_seconds"] / found["local_seconds"]
    return found


def main() -> None:
    """Measure and print JSON."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=100)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--engines", nargs="+", default=["local"])
    options = parser.parse_args()
    found = measure(options.articles, options.jobs, options.engines)
    print(json.dumps({name: round(value, 2) for name, value in found.items()}, indent=1))


if __name__ == "__main__":
    main()
