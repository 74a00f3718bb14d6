"""Speed of finding and linking actors, above the language model's own time; time to load the catalogue.

``python -m bench.actors [--profile]`` prints words a CPU second on real articles where ``../shared/data`` is
present, else on the annotated sentences of ``evals/actors``.
"""

from __future__ import annotations

import csv
import json
import subprocess
import sys
import time
from pathlib import Path

from foedus.actors import find
from foedus.models import parse
from foedus.records import Report, text_hash

ARTICLES = Path(__file__).parents[2] / "shared/data/articles/syria_2011_2018.csv"
_LOAD = """import time; from foedus.actors import catalogue
start = time.process_time(); catalogue().openings; print(time.process_time() - start)"""


def texts() -> list[str]:
    """What is read: every eighth article, or our own sentences."""
    if ARTICLES.exists():
        with ARTICLES.open(encoding="utf-8", errors="replace") as stream:
            return [row["article_content"] for row in csv.DictReader(stream)][::8]
    from evals.actors_gold import sentences

    return [example.text for part in "ab" for example in sentences(part)]


def measure() -> dict[str, float]:
    """Words a CPU second of finding alone; CPU seconds to load the compiled catalogue in a new process."""
    reports = [
        (Report(text_hash(text), "bench", text, published="2016-06-01"), parse(text)) for text in texts()
    ]
    words = sum(len(report.text.split()) for report, _ in reports)
    find(*reports[0])
    start = time.process_time()
    mentions = sum(len(find(report, sentences)) for report, sentences in reports)
    seconds = time.process_time() - start
    load = subprocess.run([sys.executable, "-c", _LOAD], capture_output=True, text=True, check=True)
    return {
        "words": words,
        "words_per_second": round(words / seconds),
        "mentions": mentions,
        "catalogue_load_seconds": round(float(load.stdout), 3),
    }


def profile() -> None:
    """The twenty functions that take longest."""
    import cProfile
    import pstats

    reports = [
        (Report(text_hash(text), "bench", text, published="2016-06-01"), parse(text)) for text in texts()
    ]
    with cProfile.Profile() as profiler:
        for report, sentences in reports:
            find(report, sentences)
    pstats.Stats(profiler).sort_stats("tottime").print_stats(20)


if __name__ == "__main__":
    profile() if "--profile" in sys.argv else print(json.dumps(measure()))
