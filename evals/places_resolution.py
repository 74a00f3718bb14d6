"""Places: accuracy within 161 km on the held-out halves of LGL and GeoVirus, mentions given.

Beside it the baseline that takes the most populous place of the name.  ``python -m evals.places_resolution``
"""

from __future__ import annotations

import json
import sys

from evals.places_data import DATA, Article, right, split
from foedus.places import resolve
from foedus.places.surfaces import candidates


def accuracy(articles: list[Article], *, errors: bool = False) -> dict[str, float]:
    """Share of gold toponyms put within 161 km by us and by the baseline, and how many could be at all."""
    hits = named = baseline = possible = total = 0
    for article in articles:
        found = resolve(article.text, [(gold.start, gold.end) for gold in article.gold])
        for gold, mention in zip(article.gold, found, strict=True):
            _, known = candidates(mention.span.text)
            good = right(mention.place, gold)
            could = any(right(entry, gold) for entry in known)
            named += good or (mention.place is not None and mention.place.name == gold.page)
            hits, possible, total = hits + good, possible + could, total + 1
            baseline += bool(known) and right(max(known, key=lambda entry: entry.population), gold)
            if errors and not good:
                place = mention.place
                told = f"{place.name}/{place.country}/{place.feature}" if place else None
                print(
                    article.source,
                    repr(mention.span.text),
                    "->",
                    told,
                    "gold",
                    gold.lat,
                    gold.lon,
                    "" if could else "UNKNOWN",
                )
    return {
        "accuracy": hits / total,
        "accuracy_or_same_page": named / total,
        "baseline": baseline / total,
        "possible": possible / total,
        "mentions": total,
    }


def measure(*, train: bool = False, errors: bool = False) -> dict[str, float]:
    """Both collections, held-out half unless ``train``."""
    out: dict[str, float] = {}
    for source in ("geovirus", "lgl"):
        for name, value in accuracy(split(source, train=train), errors=errors).items():
            out[f"{source}_{name}"] = round(value, 4)
    return out


if __name__ == "__main__":
    if DATA.exists():
        print(json.dumps(measure(train="--train" in sys.argv, errors="--errors" in sys.argv), indent=1))
