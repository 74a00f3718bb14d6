"""Agreement of the first marks of the actors' texts and a second reading, marks hidden.

``python -m evals.actors_agreement`` prints the figures, ``--list`` the differences.  Spans agree when they
are the same, or (``overlap``) when they share half of their union, as in ``evals.actors``.  A mention that
either reading calls optional is left out on both sides.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator

import yaml

from evals.actors import paired
from evals.actors_gold import HERE, Example, Gold, _gold, reports, sentences


def articles_read() -> Iterator[tuple[Example, tuple[Gold, ...]]]:
    """Each article of our own read twice, by the same reader."""
    first = {f"reports_{part}": reports(part) for part in ("a", "b")}
    for entry in yaml.safe_load((HERE / "second_reports.yaml").read_text("utf-8")):
        marks = tuple(_gold(*mention) for mention in entry["mentions"])
        yield first[entry["set"]][entry["number"]], marks


def readings() -> Iterator[tuple[Example, tuple[Gold, ...]]]:
    """Each text read twice: as first marked, and the second reading's mentions."""
    first = {example.text: example for part in ("a", "b") for example in sentences(part)}
    for entry in yaml.safe_load((HERE / "second.yaml").read_text("utf-8")):
        yield first[entry["text"]], tuple(_gold(*mention) for mention in entry["mentions"])


def _f1(both: int, first: int, second: int) -> float:
    return 2 * both / (first + second) if first + second else 1.0


def _matched(first: tuple[Gold, ...], second: tuple[Gold, ...]) -> dict[Gold, Gold]:
    at = {(g.start, g.end): g for g in second}
    return {g: at[span] for g, span in paired(first, at)}


def measure() -> dict[str, float]:
    """Agreement on the texts, and with the prefix ``reports_`` on the articles of our own."""
    return agreement(readings()) | {f"reports_{k}": v for k, v in agreement(articles_read()).items()}


def agreement(read: Iterable[tuple[Example, tuple[Gold, ...]]]) -> dict[str, float]:
    """F1 of mentions (exact spans, overlapping spans), and agreement on id and form where spans overlap."""
    ones = others = exact = overlap = same_id = same_form = known = same_known = 0
    for example, marks in read:
        pairs = _matched(example.mentions, marks)
        optional = {g for g in example.mentions if not g.ids} | {g for g in marks if not g.ids}
        optional |= {pairs[g] for g in pairs if g in optional} | {g for g in pairs if pairs[g] in optional}
        ones += sum(g not in optional for g in example.mentions)
        others += sum(g not in optional for g in marks)
        for g, h in pairs.items():
            if g in optional:
                continue
            overlap += 1
            exact += (g.start, g.end) == (h.start, h.end)
            same_id += g.ids == h.ids
            same_form += g.form == h.form
            if "~" not in g.ids | h.ids:
                known += 1
                same_known += g.ids == h.ids
    return {
        "first": ones,
        "second": others,
        "span_f1_exact": round(_f1(exact, ones, others), 4),
        "span_f1_overlap": round(_f1(overlap, ones, others), 4),
        "id_agreement": round(same_id / overlap, 4),
        "id_agreement_known": round(same_known / known, 4),
        "form_agreement": round(same_form / overlap, 4),
    }


def differences() -> Iterator[str]:
    """A line for each mention that only one reading has, or whose ids differ."""
    for example, marks in (*readings(), *articles_read()):
        pairs = _matched(example.mentions, marks)
        for g in example.mentions:
            words = example.text[g.start : g.end]
            if g not in pairs:
                yield f"first only: {words!r} {sorted(g.ids)}"
            elif g.ids != pairs[g].ids:
                yield f"ids: {words!r} {sorted(g.ids)} / {sorted(pairs[g].ids)}"
        for h in marks:
            if h not in pairs.values():
                yield f"second only: {example.text[h.start : h.end]!r} {sorted(h.ids)}"


def main() -> None:
    """Print the figures as JSON, or with --list the differences."""
    print("\n".join(differences()) if "--list" in sys.argv else json.dumps(measure(), indent=1))


if __name__ == "__main__":
    main()
