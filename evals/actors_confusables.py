"""No two names of a confusable pair may be joined: not by matching, and not in a text.

``python -m evals.actors_confusables`` prints how many pairs there are and which were joined.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path

import yaml

from foedus.actors import find, match
from foedus.models import parse
from foedus.records import Report

PATH = Path(__file__).parent / "confusables.yaml"


def pairs() -> Iterator[tuple[str, str]]:
    """Every two names of a line."""
    for line in yaml.safe_load(PATH.read_text("utf-8")):
        yield from combinations(line, 2)


def certain(name: str) -> str | None:
    """The actor that a name is matched to without asking, if any."""
    first = match(name, limit=1)
    return first[0].actor.id if first and first[0].certain else None


def in_text(name: str) -> frozenset[str]:
    """The actors found for a name as the subject of a sentence."""
    text = f"{name} rejected the proposal."
    report = Report("confusable", "confusable", text)
    return frozenset(m.actor_id for m in find(report, parse(text)) if m.span.start <= 4)


def joined() -> list[tuple[str, str]]:
    """The pairs that are taken for one actor."""
    wrong = []
    for a, b in pairs():
        matched = certain(a) is not None and certain(a) == certain(b)
        if matched or in_text(a) & in_text(b):
            wrong.append((a, b))
    return wrong


def measure() -> dict[str, float]:
    """How many pairs there are, and the share that is kept apart."""
    count = sum(1 for _ in pairs())
    return {"pairs": count, "kept_apart": 1 - len(joined()) / count}


if __name__ == "__main__":
    print(json.dumps({**measure(), "joined": joined()}, ensure_ascii=False))
