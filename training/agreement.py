"""Agreement of the first labels and a second reading of the authored sentences, layer by layer.

``python -m training.agreement training/sentences/second/reading-02.yaml`` prints it; ``--list`` prints the
pairs on which the readings differ.  Every ordered pair of marked ends that neither reading skips is compared.
`training.coder.agreement` draws the blanks and has the shorter comparison.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from training.coder.agreement import kappa
from training.coder.examples import Labels, Span
from training.coder.sentences import FOLDER, example


class Twice(NamedTuple):
    """One ordered pair read twice: the sentence, both ends as ``words@start``, and the two labels."""

    text: str
    ends: tuple[str, str]
    first: Labels
    second: Labels


def _labels(entry: dict[str, Any]) -> dict[tuple[str, str], Labels]:
    read = example(entry, "reading")

    def name(end: Span | None) -> str:
        return "_" if end is None else f"{read.text[slice(*end)]}@{end[0]}"

    return {(name(p.subject), name(p.object)): p.labels for p in read.pairs}


def pairs(second: Path, folder: Path = FOLDER) -> Iterator[Twice]:
    """Every ordered pair of two marked ends that both readings labelled.

    Args:
        second: the second reading, entries in the form of the first; those not in ``folder`` are left out.
        folder: the first reading.
    """
    files = sorted(folder.glob("*.yaml"))
    first = {e["t"]: e for path in files for e in yaml.safe_load(path.read_text("utf-8"))}
    for entry in yaml.safe_load(second.read_text("utf-8")):
        if entry["t"] not in first:
            continue
        one, other = _labels(first[entry["t"]]), _labels(entry)
        for ends in one:
            if ends in other and "_" not in ends:
                yield Twice(entry["t"], ends, one[ends], other[ends])


def _type(labels: Labels) -> str:
    return labels.types[0] if labels.types else "NONE"


def _way(labels: Labels) -> str:
    return {None: "both", 1: "there", 0: "back"}[labels.direction]


def _acts(labels: Labels) -> bool:
    """Whether the pair has an act either way."""
    return bool(labels.event) or labels.direction is not None


def _always(_: Labels) -> bool:
    return True


_LAYERS: dict[str, tuple[Callable[[Labels], str], Callable[[Labels], bool]]] = {
    "act or none": (lambda x: str(bool(x.event)), _always),
    "act and type": (_type, _always),
    "type of acts": (_type, lambda x: bool(x.event)),
    "direction": (_way, _acts),
    "modality": (lambda x: x.modality or "", lambda x: bool(x.event)),
    "regard": (lambda x: x.regard or "", _always),
    "relation": (lambda x: x.relation or "", _always),
}
"""What each layer compares, and which labels (of both readings) it is defined for."""


def by_layer(twice: list[Twice]) -> dict[str, dict[str, float]]:
    """For each layer the pairs compared, raw agreement and Cohen's kappa."""
    found: dict[str, dict[str, float]] = {}
    for layer, (told, defined) in _LAYERS.items():
        both = [(told(t.first), told(t.second)) for t in twice if defined(t.first) and defined(t.second)]
        if both:
            ones, others = [a for a, _ in both], [b for _, b in both]
            raw = sum(a == b for a, b in both) / len(both)
            found[layer] = {"pairs": len(both), "raw": round(raw, 3), "kappa": round(kappa(ones, others), 3)}
    return found


def differences(twice: list[Twice]) -> Iterator[str]:
    """A line for each pair and layer on which the readings differ."""
    for t in twice:
        ends = " > ".join(end.split("@")[0] for end in t.ends)
        for layer in ("act and type", "modality", "regard", "relation"):
            told, defined = _LAYERS[layer]
            if defined(t.first) and defined(t.second) and told(t.first) != told(t.second):
                yield f"{layer}: {ends}: {told(t.first)} / {told(t.second)} | {t.text}"


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("second", type=Path)
    parser.add_argument("--list", action="store_true")
    options = parser.parse_args()
    twice = list(pairs(options.second))
    print("\n".join(differences(twice)) if options.list else json.dumps(by_layer(twice), indent=1))


if __name__ == "__main__":
    main()
