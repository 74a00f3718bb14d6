"""Agreement of two independent readings of the authored sentences.

``python -m training.coder.agreement --sample 150 > blank.yaml`` prints sentences without their labels; a
second person fills in ``p``; ``python -m training.coder.agreement filled.yaml`` compares them.
"""

from __future__ import annotations

import argparse
import json
import random
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import yaml

from training.coder.examples import Labels
from training.coder.sentences import FOLDER, example

_FIELDS = ("act", "modality", "relation", "regard")


def kappa(first: Sequence[str], second: Sequence[str]) -> float:
    """Cohen's kappa (1960, equation 1): agreement beyond what the two readers' habits give by chance.

    >>> kappa(["a", "a", "b", "b"], ["a", "a", "b", "a"])
    0.5
    """
    n = len(first)
    seen = sum(a == b for a, b in zip(first, second, strict=True)) / n
    ones, others = Counter(first), Counter(second)
    chance = sum(ones[label] * others[label] for label in ones) / n**2
    return 1.0 if chance == 1 else (seen - chance) / (1 - chance)


def _told(labels: Labels) -> dict[str, str]:
    return {
        "act": labels.types[0] if labels.types else "NONE",
        "modality": labels.modality or "",
        "relation": labels.relation or "",
        "regard": labels.regard or "",
    }


def compare(second: Path, folder: Path = FOLDER) -> dict[str, float]:
    """Kappa of acts, relations and regard over all ordered pairs that both readers labelled, and of modality
    where both see an act.

    Args:
        second: the second reading, entries in the form of the first.
        folder: the first reading.
    """
    entries = [
        entry for path in sorted(folder.glob("*.yaml")) for entry in yaml.safe_load(path.read_text("utf-8"))
    ]
    first = {entry["t"]: example(entry, "first") for entry in entries}
    columns: dict[str, tuple[list[str], list[str]]] = {field: ([], []) for field in _FIELDS}
    sentences = 0
    for entry in yaml.safe_load(second.read_text("utf-8")):
        one = {(p.subject, p.object): p.labels for p in first[entry["t"]].pairs}
        other = {(p.subject, p.object): p.labels for p in example(entry, "second").pairs}
        sentences += 1
        for ends in one.keys() & other.keys():
            a, b = _told(one[ends]), _told(other[ends])
            for field in _FIELDS:
                if field != "modality" or (a[field] and b[field]):
                    columns[field][0].append(a[field])
                    columns[field][1].append(b[field])
    found = {f"kappa of {field}": round(kappa(*column), 3) for field, column in columns.items()}
    return {"sentences": sentences, "pairs": len(columns["act"][0]), **found}


def blank(number: int, seed: int, folder: Path = FOLDER) -> str:
    """``number`` sentences drawn at random, labels taken out, as YAML."""
    entries = [
        entry for path in sorted(folder.glob("*.yaml")) for entry in yaml.safe_load(path.read_text("utf-8"))
    ]
    drawn = random.Random(seed).sample(entries, min(number, len(entries)))
    return "".join(f"- {{t: {json.dumps(entry['t'], ensure_ascii=False)}, p: []}}\n" for entry in drawn)


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("second", type=Path, nargs="?")
    parser.add_argument("--sample", type=int, default=0)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    print(
        blank(options.sample, options.seed)
        if options.sample
        else json.dumps(compare(options.second), indent=1)
    )


if __name__ == "__main__":
    main()
