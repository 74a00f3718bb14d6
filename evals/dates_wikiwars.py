"""Dates on WikiWars: strict spans, values, and both, on the articles held out from tuning.

The gold is TIMEX2; a gold expression inside another is left out, as TIMEX3 does not nest.
``python -m evals.dates_wikiwars [--tune] [--errors]``
"""

from __future__ import annotations

import html
import json
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from foedus.dates import find

DATA = Path(__file__).resolve().parents[2] / "shared" / "data" / "time"
HELD_OUT = ("04_", "07_", "10_", "13_", "16_")
_TAG = re.compile(r"<TIMEX2([^>]*)>|</TIMEX2>|&\w+;")


@dataclass(frozen=True, slots=True)
class Gold:
    """A gold expression: code points ``start`` to ``end`` and its TIMEX value ("" where it has none)."""

    start: int
    end: int
    value: str


def article(path: Path) -> tuple[str, str, list[Gold]]:
    """Text, day of writing and outermost gold expressions of one WikiWars file."""
    source = path.read_text("utf-8", errors="replace")
    written = re.search(r"<DATETIME>.*?val=\"(\d{4}-\d\d-\d\d)", source)
    body = source[source.index("<TEXT>") + 6 : source.index("</TEXT>")]
    text, gold, stack, done = "", [], [], 0
    for tag in _TAG.finditer(body):
        text += body[done : tag.start()]
        done = tag.end()
        if tag[0].startswith("&"):
            text += html.unescape(tag[0])
        elif tag[0].startswith("</"):
            start, value = stack.pop()
            if not stack:
                gold.append(Gold(start, len(text), value))
        else:
            value = re.search(r'\bval="([^"]*)"', tag[1])
            stack.append((len(text), value[1] if value else ""))
    return text + body[done:], written[1] if written else "2009-12-19", gold


def articles(*, tune: bool) -> Iterator[tuple[str, str, str, list[Gold]]]:
    """Name and content of the articles of one side of the split."""
    for path in sorted(DATA.glob("*.xml")):
        if path.name.startswith(HELD_OUT) != tune:
            yield path.stem, *article(path)


def f1(hits: int, found: int, gold: int) -> float:
    """The harmonic mean of precision and recall."""
    return 2 * hits / (found + gold) if found + gold else 0.0


def measure(*, tune: bool = False, errors: bool = False) -> dict[str, float]:
    """Micro-averaged F1 over one side of the split."""
    strict = valued = both = overlap = found_all = gold_all = 0
    for name, text, written, gold in articles(tune=tune):
        found = [(d.span.start, d.span.end, d.timex or "") for d in find(text, published=written)]
        spans = {(g.start, g.end): g.value for g in gold}
        found_all, gold_all = found_all + len(found), gold_all + len(gold)
        for start, end, value in found:
            exact = (start, end) in spans
            touching = [g for g in gold if g.start < end and start < g.end]
            strict += exact
            overlap += bool(touching)
            both += exact and spans[start, end] == value
            valued += any(g.value == value for g in touching)
            if errors and not (exact and spans[start, end] == value):
                _show(name, text, start, end, value, touching)
        if errors:
            for g in gold:
                if not any(start < g.end and g.start < end for start, end, _ in found):
                    words, before = text[g.start : g.end], text[g.start - 40 : g.start]
                    print(f"{name[:2]} MISS {words!r} = {g.value} :: {before!r}")
    return {
        "strict_span_f1": round(f1(strict, found_all, gold_all), 4),
        "relaxed_span_f1": round(f1(overlap, found_all, gold_all), 4),
        "value_f1": round(f1(valued, found_all, gold_all), 4),
        "strict_and_value_f1": round(f1(both, found_all, gold_all), 4),
        "expressions": gold_all,
    }


def _show(name: str, text: str, start: int, end: int, value: str, touching: list[Gold]) -> None:
    if not touching:
        print(
            f"{name[:2]} SPURIOUS {text[start - 30 : start]!r} [{text[start:end]!r}] {text[end : end + 20]!r}"
        )
        return
    gold = touching[0]
    kind = "VALUE" if (gold.start, gold.end) == (start, end) else "SPAN"
    print(
        f"{name[:2]} {kind} {text[start:end]!r}={value} gold {text[gold.start : gold.end]!r}={gold.value}"
        f" :: {text[max(start - 50, 0) : start]!r}"
    )


if __name__ == "__main__":
    if DATA.exists():
        print(json.dumps(measure(tune="--tune" in sys.argv, errors="--errors" in sys.argv), indent=1))
