"""`python -m training.attribution.tune`: the two cue biases, chosen on the articles that training left out.

Runs in the environment of foedus itself (it needs the parse, not torch) and writes its choice to the card.
"""

from __future__ import annotations

import json
from itertools import product
from typing import Any

from evals.attribution import Triple, gold_triple, part, scores

from foedus.models import parse
from foedus.voices.combining import combined
from foedus.voices.drafts import Draft
from foedus.voices.finding import rule_drafts
from foedus.voices.learned.tagger import Tagger, shipped_tagger
from foedus.voices.nesting import parents
from foedus.voices.quotes import quotes
from training.attribution.export import FOLDER, NAME

BIASES = (-0.8, -0.4, 0.0)
HINTS = (0.0, 0.5, 1.0, 1.5)


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
    for bias, hint in product(BIASES, HINTS):
        tagger = shipped_tagger().biased(bias, hint)
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
