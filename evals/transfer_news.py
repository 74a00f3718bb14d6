"""Pairs in reports on the Syrian war from fifteen outlets that nothing was trained on: conflict or
cooperation, and whether anything passes between the two at all."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml
from training.coder import figures, sources

from evals import coder_data
from foedus.claims.learned import PairQuery

_LABELS = Path(__file__).with_suffix(".yaml")
_END = re.compile(r"(?<=[.!?])\s+")


def labelled() -> Iterator[tuple[PairQuery, str]]:
    """Each labelled pair as a query, and its type or NONE."""
    csv.field_size_limit(10**8)
    path = sources.DATA / "articles" / "syria_2011_2018.csv"
    with path.open(encoding="utf-8", errors="replace", newline="") as stream:
        articles = [row["article_content"] for row in csv.DictReader(stream)]
    for label in yaml.safe_load(_LABELS.read_text("utf-8")):
        yield _query(articles[label["row"]], label), label["type"]


def _query(article: str, label: dict[str, Any]) -> PairQuery:
    text = next(s.strip() for s in _END.split(article) if s.strip().startswith(label["near"]))
    ends = [
        (text.index(words), text.index(words) + len(words)) for words in (label["subject"], label["object"])
    ]
    return PairQuery(text, ends[0], ends[1])


def measure() -> dict[str, float]:
    """The figures; empty where the data is absent."""
    if not coder_data.available():
        return {}
    queries, gold = zip(*labelled(), strict=True)
    scores = coder_data.scorer(exact=True).score(queries)
    acts = [(name, score) for name, score in zip(gold, scores, strict=True) if name != "NONE"]
    quads = [(figures.quad(name) <= 2, figures.cooperates(score)) for name, score in acts]
    return {
        "two": figures.macro_f1(*zip(*quads, strict=True)),
        "type": figures.mean(name == score.best for name, score in acts),
        "recall": figures.mean(score.none < 0.5 for _, score in acts),
        "none": figures.mean(s.none >= 0.5 for name, s in zip(gold, scores, strict=True) if name == "NONE"),
    }


if __name__ == "__main__":
    print(json.dumps(measure(), indent=1))
