"""Dates in news: spans and values on sentences of our own after the TimeML guidelines (``dates_news.yaml``).

The sentences were written before they were run; they keep the news side honest, as WikiWars is history only.
``python -m evals.dates_news [--errors]``
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path

import yaml

from evals.dates_wikiwars import f1
from foedus.dates import find

DATA = Path(__file__).with_suffix(".yaml")


def sentences() -> Iterator[tuple[str, str, list[tuple[int, int, str]]]]:
    """Day of publication, text, and gold (start, end, TIMEX value) of each sentence."""
    for block in yaml.safe_load(DATA.read_text("utf-8")):
        for sentence in block["sentences"]:
            text, at, gold = sentence["text"], 0, []
            for words, value in sentence["gold"]:
                start = text.index(str(words), at)
                at = start + len(str(words))
                gold.append((start, at, str(value)))
            yield str(block["published"]), text, gold


def measure(*, errors: bool = False) -> dict[str, float]:
    """Strict spans and values, micro-averaged F1."""
    strict = both = found_all = gold_all = 0
    for published, text, gold in sentences():
        found = {(d.span.start, d.span.end, d.timex or "") for d in find(text, published=published)}
        spans = {(start, end) for start, end, _ in found}
        found_all, gold_all = found_all + len(found), gold_all + len(gold)
        strict += sum((start, end) in spans for start, end, _ in gold)
        both += sum(one in found for one in gold)
        if errors and found != set(gold):
            wrong = sorted((text[a:b], v) for a, b, v in found - set(gold))
            missed = sorted((text[a:b], v) for a, b, v in set(gold) - found)
            print(f"{text}\n   found {wrong}\n   gold  {missed}")
    return {
        "strict_span_f1": round(f1(strict, found_all, gold_all), 4),
        "strict_and_value_f1": round(f1(both, found_all, gold_all), 4),
        "expressions": gold_all,
    }


if __name__ == "__main__":
    print(json.dumps(measure(errors="--errors" in sys.argv), indent=1))
