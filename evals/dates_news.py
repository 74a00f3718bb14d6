"""Dates in news: spans and values on sentences of our own after the TimeML guidelines.

``dates_news.yaml`` and ``dates_newswire.yaml``; of it ``held`` and ``fresh`` were written before a run.
``python -m evals.dates_news [newswire [tuned|held|fresh]] [--errors]``
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path

import yaml

from evals.dates_wikiwars import f1
from foedus.dates import find

FOLDER = Path(__file__).parent


def sentences(
    name: str = "dates_news", portion: str = ""
) -> Iterator[tuple[str, str, list[tuple[int, int, str]]]]:
    """Publication, text, and gold (start, end, TIMEX value) of each sentence of a file or portion."""
    for block in yaml.safe_load((FOLDER / f"{name}.yaml").read_text("utf-8")):
        if portion and block.get("portion") != portion:
            continue
        for sentence in block["sentences"]:
            text, at, gold = sentence["text"], 0, []
            for words, value in sentence["gold"]:
                start = text.index(str(words), at)
                at = start + len(str(words))
                gold.append((start, at, str(value)))
            yield str(block["published"]), text, gold


def measure(name: str = "dates_news", portion: str = "", *, errors: bool = False) -> dict[str, float]:
    """Micro-averaged F1: strict spans, those with their values, and values of overlapping spans."""
    strict = both = loose = found_all = gold_all = 0
    for published, text, gold in sentences(name, portion):
        found = {(d.span.start, d.span.end, d.timex or "") for d in find(text, published=published)}
        spans = {(start, end) for start, end, _ in found}
        found_all, gold_all = found_all + len(found), gold_all + len(gold)
        strict += sum((start, end) in spans for start, end, _ in gold)
        both += sum(one in found for one in gold)
        loose += sum(
            any(a < end and start < b and v == value for a, b, v in found) for start, end, value in gold
        )
        if errors and found != set(gold):
            wrong = sorted((text[a:b], v) for a, b, v in found - set(gold))
            missed = sorted((text[a:b], v) for a, b, v in set(gold) - found)
            print(f"{text}\n   found {wrong}\n   gold  {missed}")
    return {
        "strict_span_f1": round(f1(strict, found_all, gold_all), 4),
        "strict_and_value_f1": round(f1(both, found_all, gold_all), 4),
        "value_f1": round(f1(loose, found_all, gold_all), 4),
        "expressions": gold_all,
    }


if __name__ == "__main__":
    words = [word for word in sys.argv[1:] if not word.startswith("--")]
    chosen = (f"dates_{words[0]}", *words[1:2]) if words else ()
    print(json.dumps(measure(*chosen, errors="--errors" in sys.argv), indent=1))
