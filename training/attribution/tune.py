"""`python -m training.attribution.tune`: the two cue biases, chosen on the articles that training left out.

Runs in the environment of foedus itself (it needs the parse, not torch) and writes its choice to the card.
"""

from __future__ import annotations

import hashlib
import json
from itertools import product
from typing import Any

from evals.attribution import Triple, gold_triple, part, scores

from foedus.models import parse
from foedus.voices.combining import combined
from foedus.voices.drafts import Draft
from foedus.voices.finding import rule_drafts
from foedus.voices.learned.tagger import Array, Network, Tagger, shipped_tagger
from foedus.voices.nesting import parents
from foedus.voices.quotes import quotes
from training.attribution.corpus import FOLDER, NAME

BIASES = (-0.4, -0.2, 0.0)
HINTS = (0.5, 1.0, 1.5)


class Remembering:
    """A network that answers what it was asked before from memory."""

    def __init__(self, network: Network) -> None:
        self._network = network
        self._answers: dict[bytes, dict[str, Array]] = {}

    def run(self, **inputs: Array) -> dict[str, Array]:
        """The network's outputs by name."""
        key = hashlib.sha256(b"".join(array.tobytes() for array in inputs.values())).digest()
        if key not in self._answers:
            self._answers[key] = self._network.run(**inputs)
        return self._answers[key]


def _triple(draft: Draft) -> Triple:
    return ((draft.source,) if draft.source else ()), (draft.cue,), draft.content


def found(article: tuple[str, Any, Any, Any], tagger: Tagger) -> set[Triple]:
    """The outermost attributions of one article (text, sentences, quotations, rule drafts)."""
    text, sentences, marks, rules = article
    hints = [draft.cue for draft, above in zip(rules, parents(rules), strict=True) if above is None]
    tagged = list(tagger.tag(text, [(s.start, s.end) for s in sentences], hints))
    drafts = combined(text, sentences, rules, tagged, marks)
    return {_triple(draft) for draft, above in zip(drafts, parents(drafts), strict=True) if above is None}


def main() -> None:
    """Measure the grid, print it, keep the best by the sum of the three roles' F1."""
    ready = []
    for article in part(tune=True):
        sentences, marks = parse(article.text), quotes(article.text)
        rules = rule_drafts(article.text, sentences, marks)
        ready.append(
            ({gold_triple(g) for g in article.attributions}, (article.text, sentences, marks, rules))
        )
    best: tuple[float, float, float] = (0.0, 0.0, 0.0)
    shipped = shipped_tagger()
    reader, linker = Remembering(shipped.reader), Remembering(shipped.linker)
    for bias, hint in product(BIASES, HINTS):
        tagger = Tagger(reader, linker, shipped.tokenizer, bias, hint)
        figures = scores((gold, found(article, tagger)) for gold, article in ready)
        total = sum(figures[f"{role}_f1"] for role in ("source", "cue", "content"))
        print(json.dumps({"bias": bias, "hint": hint, "sum": round(total, 4), **figures}), flush=True)
        best = max(best, (total, bias, hint))
    path = FOLDER / f"{NAME}.json"
    card = json.loads(path.read_text("utf-8"))
    card["cue_bias"], card["cue_hint"] = best[1:]
    path.write_text(json.dumps(card, indent=1, ensure_ascii=False) + "\n", "utf-8")
    print(f"chosen: bias {best[1]}, hint {best[2]}")


if __name__ == "__main__":
    main()
