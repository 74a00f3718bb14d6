"""Places: precision, recall and F1 of exact spans on the held-out halves of LGL and GeoVirus.

Neither collection marks every place that a reader would (GeoVirus leaves out peoples, LGL streets), so
precision is a lower bound.  ``python -m evals.places_finding``
"""

from __future__ import annotations

import json
import sys

from evals.places_data import DATA, split
from foedus.places import find


def measure(*, train: bool = False, errors: bool = False) -> dict[str, float]:
    """Both collections, held-out half unless ``train``."""
    out: dict[str, float] = {}
    for source in ("geovirus", "lgl"):
        hits = found_all = gold_all = 0
        for article in split(source, train=train):
            found = {(m.span.start, m.span.end) for m in find(article.text)}
            gold = {(g.start, g.end) for g in article.gold}
            hits, found_all, gold_all = hits + len(found & gold), found_all + len(found), gold_all + len(gold)
            if errors:
                for kind, spans in (("SPURIOUS", found - gold), ("MISSED", gold - found)):
                    for start, end in sorted(spans):
                        print(
                            source,
                            kind,
                            repr(article.text[start:end]),
                            "::",
                            repr(article.text[max(start - 30, 0) : end + 20]),
                        )
        out[f"{source}_precision"] = round(hits / max(found_all, 1), 4)
        out[f"{source}_recall"] = round(hits / max(gold_all, 1), 4)
        out[f"{source}_f1"] = round(2 * hits / max(found_all + gold_all, 1), 4)
    return out


if __name__ == "__main__":
    if DATA.exists():
        print(json.dumps(measure(train="--train" in sys.argv, errors="--errors" in sys.argv), indent=1))
