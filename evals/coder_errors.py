"""What the learned coder gets wrong on held-out pairs: a confusion table of the types, and the surest errors.

``python -m evals.coder_errors [plv|authored]``: sentences of public sets are shown on the screen only.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Sequence

from training.coder import figures
from training.coder.examples import Example

from evals import coder_data
from foedus.claims.learned import PairScore

Told = tuple[float, str, str, str]


def told(examples: Sequence[Example], scores: Sequence[PairScore]) -> list[Told]:
    """For each labelled pair how sure the answer was, what is right, what was said, the marked sentence."""
    found: list[Told] = []
    for (pair, score), example in zip(figures.scored(examples, scores), _owners(examples), strict=True):
        labels = pair.labels
        if labels.event is None:
            continue
        gold = "/".join(labels.types) if labels.types else "NONE"
        best = max(score.types, key=score.types.__getitem__)
        said = "/".join(figures.YIELD) if best in figures.YIELD and "/" in gold else best
        spans = {"S": pair.subject, "O": pair.object}
        found.append((score.types[best], gold, said, _marked(example.text, spans)))
    return found


def _owners(examples: Sequence[Example]) -> list[Example]:
    return [example for example in examples for _ in example.pairs]


def _marked(text: str, spans: dict[str, tuple[int, int] | None]) -> str:
    for name, span in sorted(spans.items(), key=lambda item: item[1] or (0, 0), reverse=True):
        if span:
            text = f"{text[: span[0]]}[{name}|{text[span[0] : span[1]]}]{text[span[1] :]}"
    return text


def table(pairs: Sequence[Told]) -> str:
    """Rows are what is right, columns what was said; counts."""
    counts = Counter((gold, said) for _, gold, said, _ in pairs)
    names = sorted({name for pair in counts for name in pair})
    lines = [
        "| right \\ said | " + " | ".join(name[:9] for name in names) + " |",
        "|---" * (len(names) + 1) + "|",
    ]
    for gold in names:
        cells = [str(counts[gold, said] or "") for said in names]
        if any(cells):
            lines.append(f"| {gold} | " + " | ".join(cells) + " |")
    return "\n".join(lines)


def main(which: str = "authored") -> None:
    """Print the table and the twenty surest errors."""
    examples = coder_data.plv() if which == "plv" else coder_data.authored()
    pairs = told(examples, coder_data.scores(examples))
    print(table(pairs))
    for sure, gold, said, text in sorted((p for p in pairs if p[1] != p[2]), reverse=True)[:20]:
        print(f"{sure:.2f} right {gold}, said {said}: {text}")


if __name__ == "__main__":
    main(*sys.argv[1:])
