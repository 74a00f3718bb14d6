"""Places of news of our own (``places_news.yaml``), mentions given: accuracy within 161 km.

``python -m evals.places_news [tuned|held] [--errors]``
"""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path

import yaml

from evals.places_data import Gold, right
from foedus.places import resolve

DATA = Path(__file__).with_suffix(".yaml")
_MARK = re.compile(r"\[([^\]|]+)\|([-\d.]+),([-\d.]+)\]")


def parse(marked: str) -> tuple[str, list[Gold]]:
    """A sentence without its marks, and the places that they told.

    >>> text, gold = parse("In [Cairo|30.05,31.25].")
    >>> text, gold[0].start, gold[0].end
    ('In Cairo.', 3, 8)
    """
    text, at, gold = "", 0, []
    for mark in _MARK.finditer(marked):
        text += marked[at : mark.start()]
        at = mark.end()
        gold.append(Gold(len(text), len(text) + len(mark[1]), float(mark[2]), float(mark[3]), None))
        text += mark[1]
    return text + marked[at:], gold


def measure(portion: str = "held", *, errors: bool = False) -> dict[str, float]:
    """Share of the mentions of one portion put within 161 km, and share given no place at all."""
    hits = empty = total = 0
    for marked in yaml.safe_load(DATA.read_text("utf-8"))[portion]:
        text, gold = parse(marked)
        for one, mention in zip(gold, resolve(text, [(g.start, g.end) for g in gold]), strict=True):
            good = right(mention.place, one)
            hits, empty, total = hits + good, empty + (mention.place is None), total + 1
            if errors and not good:
                place = mention.place
                told = place and (place.name, place.country, place.lat, place.lon)
                print(mention.span.text, "->", told, "|", text)
    return {"accuracy": round(hits / total, 4), "empty": round(empty / total, 4), "mentions": total}


if __name__ == "__main__":
    words = [word for word in sys.argv[1:] if not word.startswith("--")]
    print(json.dumps(measure(*words[:1], errors="--errors" in sys.argv), indent=1))
