"""Speed of the voices room: words a second of the rules above the parse, of the learned model, of weights.

``python -m bench.voices [articles]``
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable, Iterable

from evals.attribution import DATA
from training.attribution.corpus import articles

from foedus.models import parse
from foedus.records import Report
from foedus.voices import find


def seconds(work: Callable[[], object]) -> float:
    """CPU seconds of one call."""
    start = time.process_time()
    work()
    return time.process_time() - start


def measure(count: int = 20) -> dict[str, float]:
    """Words a CPU second, and CPU seconds an article of 600 words, by choice of ``learned``."""
    if not DATA.exists():
        return {}
    reports = [Report(a.id, a.id, a.text) for a in articles("dev")][:count]
    parsed = [(report, parse(report.text)) for report in reports]
    words = sum(len(report.text.split()) for report in reports)
    figures: dict[str, float] = {"words": words}
    for choice in ("never", "auto", "always"):

        def run(choice: str = choice) -> Iterable[object]:
            return [find(report, sentences, (), learned=choice) for report, sentences in parsed]  # type: ignore[arg-type]

        run()
        spent = seconds(run)
        figures[f"{choice}_words_per_second"] = round(words / spent)
        figures[f"{choice}_seconds_per_600_words"] = round(600 * spent / words, 4)
    return figures


if __name__ == "__main__":
    print(json.dumps(measure(int(sys.argv[1]) if len(sys.argv) > 1 else 20), indent=1))
