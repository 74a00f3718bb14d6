"""``foedus read`` on real articles: articles of 600 words a second on a core, memory, and the profile."""

from __future__ import annotations

import cProfile
import json
import pstats
import resource
import sys
import time
from pathlib import Path

from foedus import flow, reading

ARTICLES = Path(__file__).parents[2] / "shared" / "data" / "articles" / "syria_2011_2018.csv"
_COLUMNS = {"text": "article_content", "id": "unit_id", "title": "article_title", "outlet": "source"}
_WORDS = 600


def main() -> int:
    """Read the articles with each coder and print the figures as JSON; ``--profile`` adds a profile."""
    if not ARTICLES.exists():
        print("the Syria articles are not here", file=sys.stderr)
        return 0
    reports = list(reading.read([ARTICLES], columns=_COLUMNS))[:: 4 if "--quick" in sys.argv else 1]
    words = sum(len(report.text.split()) for report in reports)
    for coder in ("rules", "combined"):
        flow.read_report(reports[0], coder)
        profile = cProfile.Profile() if "--profile" in sys.argv else None
        if profile:
            profile.enable()
        wall, cpu = time.perf_counter(), time.process_time()
        claims = sum(len(flow.read_report(report, coder).claims) for report in reports)
        wall, cpu = time.perf_counter() - wall, time.process_time() - cpu
        if profile:
            profile.disable()
            pstats.Stats(profile).sort_stats("cumulative").print_stats(45)
        figures = {
            "coder": coder,
            "articles": len(reports),
            "words": words,
            "claims_per_article": round(claims / len(reports), 2),
            "articles_of_600_words_per_cpu_second": round(words / _WORDS / cpu, 2),
            "articles_of_600_words_per_second": round(words / _WORDS / wall, 2),
            "peak_mib": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
        }
        print(json.dumps(figures))
    return 0


if __name__ == "__main__":
    sys.exit(main())
