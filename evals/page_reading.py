"""Page reading: the words of the article against the body marked by hand, on 181 real pages.

Words are compared as bags, page by page, and averaged over pages; a page that is set aside counts 0.
``python -m evals.page_reading [--worst]``
"""

from __future__ import annotations

import json
import re
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from foedus.reading import read

DATA = Path(__file__).resolve().parents[2] / "shared" / "data" / "pages"
_WORD = re.compile(r"\w+")
_SHOWN = 15


def compared(found: str, gold: str) -> tuple[float, float, float]:
    """Precision, recall and F1 of the words of ``found``, each word as often as it stands there.

    >>> compared("talks began today", "Talks began".lower())
    (0.6666666666666666, 1.0, 0.8)
    """
    ours, theirs = Counter(_WORD.findall(found)), Counter(_WORD.findall(gold))
    shared = (ours & theirs).total()
    if not shared:
        return 0.0, 0.0, 0.0
    precision, recall = shared / ours.total(), shared / theirs.total()
    return precision, recall, 2 * precision * recall / (precision + recall)


def pages() -> Iterator[tuple[str, tuple[float, float, float]]]:
    """Each page's address and how well its article was read."""
    for name, gold in json.loads((DATA / "ground_truth.json").read_text("utf-8")).items():
        text = "".join(report.text for report in read([DATA / f"{name}.html.gz"]))
        yield gold["url"], compared(text, gold["articleBody"])


def measure(*, worst: bool = False) -> dict[str, float]:
    """Mean precision, recall and F1 over pages; the share of pages above .9; how many pages."""
    if not DATA.exists():
        return {}
    found = list(pages())
    if worst:
        for url, (precision, recall, f1) in sorted(found, key=lambda one: one[1][2])[:_SHOWN]:
            print(f"P {precision:.3f}  R {recall:.3f}  F1 {f1:.3f}  {url}", file=sys.stderr)
    means = [sum(scores[n] for _, scores in found) / len(found) for n in range(3)]
    return {
        "precision": round(means[0], 4),
        "recall": round(means[1], 4),
        "f1": round(means[2], 4),
        "pages_above_90": round(sum(scores[2] > 0.9 for _, scores in found) / len(found), 4),
        "pages": len(found),
    }


if __name__ == "__main__":
    print(json.dumps(measure(worst="--worst" in sys.argv), indent=1))
