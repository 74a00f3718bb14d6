"""Dates in newswire of 2013, all portions of ``dates_newswire.yaml`` (see :mod:`evals.dates_news`).

``python -m evals.dates_newswire``
"""

from __future__ import annotations

import json

from evals.dates_news import measure as measure_news


def measure() -> dict[str, float]:
    """Micro-averaged F1 of spans, of spans with values, and of values, on all portions."""
    return measure_news("dates_newswire")


if __name__ == "__main__":
    print(json.dumps(measure(), indent=1))
