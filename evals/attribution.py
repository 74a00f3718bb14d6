"""Attribution on PolNeAR: exact-span F1 of source, cue and content, on articles never trained on.

A span counts if all its pieces are exactly the gold's; a span that two attributions share counts once.
``linked`` asks for source, cue and content of one attribution, all three exact.
``python -m evals.attribution [--rules] [--tune] [--errors N]``
"""

from __future__ import annotations

import json
import random
import sys
from collections import Counter
from collections.abc import Iterable, Iterator

from training.attribution.corpus import DATA, Article, Gold, articles, held_out

from foedus.models import parse
from foedus.records import Attribution, Report, text_hash
from foedus.voices import find

ROLES = ("source", "cue", "content")
Pieces = tuple[tuple[int, int], ...]
Triple = tuple[Pieces, Pieces, Pieces]


def gold_triple(gold: Gold) -> Triple:
    """Source, cue and content of a gold attribution."""
    return gold.source, gold.cue, gold.content


def found_triple(found: Attribution) -> Triple:
    """Source, cue and content of an attribution of ours."""
    single = [((s.start, s.end),) if s else () for s in (found.source, found.cue)]
    return single[0], single[1], tuple((p.start, p.end) for p in found.content)


def part(*, tune: bool) -> Iterator[Article]:
    """The development articles, or (``tune``) those of train that training leaves out."""
    return (a for a in articles("train") if held_out(a)) if tune else articles("dev")


def annotated(article: Article, learned: bool) -> tuple[Attribution, ...]:
    """Our outermost attributions of one article: the corpus marks none within another's content."""
    report = Report(text_hash(article.text), article.id, article.text)
    found = find(report, parse(article.text), (), learned="always" if learned else "never")
    return tuple(item for item in found if item.parent is None)


def scores(pairs: Iterable[tuple[set[Triple], set[Triple]]]) -> dict[str, float]:
    """Precision, recall and F1 by role, and of whole attributions, from (gold, found) sets by article."""
    hits: Counter[str] = Counter()
    told: Counter[str] = Counter()
    true: Counter[str] = Counter()
    for gold, found in pairs:
        for index, role in enumerate(ROLES):
            wanted = {triple[index] for triple in gold} - {()}
            given = {triple[index] for triple in found} - {()}
            hits[role] += len(wanted & given)
            told[role] += len(given)
            true[role] += len(wanted)
        hits["linked"] += len(gold & found)
        told["linked"] += len(found)
        true["linked"] += len(gold)
    shown: dict[str, float] = {}
    for role in (*ROLES, "linked"):
        precision, recall = hits[role] / max(1, told[role]), hits[role] / max(1, true[role])
        f1 = 2 * precision * recall / max(1e-9, precision + recall)
        shown.update({f"{role}_p": precision, f"{role}_r": recall, f"{role}_f1": f1})
    return {name: round(value, 4) for name, value in shown.items()}


def figures(*, learned: bool, tune: bool = False) -> dict[str, float]:
    """The figures of the rules alone, or with the learned model."""
    return scores(
        ({gold_triple(g) for g in a.attributions}, {found_triple(f) for f in annotated(a, learned)})
        for a in part(tune=tune)
    )


def measure() -> dict[str, float]:
    """Figures on the development articles, the rules alone as ``rules_…``; empty without data."""
    if not DATA.exists():
        return {}
    rules = {f"rules_{name}": value for name, value in figures(learned=False).items()}
    return {**figures(learned=True), **rules}


def errors(count: int, *, learned: bool, tune: bool) -> Iterator[str]:
    """Some attributions that are not exact, missed and invented, to read."""
    chance = random.Random(0)
    lines = []
    for article in part(tune=tune):
        gold = {gold_triple(g) for g in article.attributions}
        found = {found_triple(f) for f in annotated(article, learned)}
        for sign, triple in [*(("-", t) for t in gold - found), *(("+", t) for t in found - gold)]:
            words = [" … ".join(article.text[a:b] for a, b in pieces) for pieces in triple]
            lines.append((article.id, triple[1], f"{sign} {words[0]} | {words[1]} | {words[2][:160]}"))
    chosen = chance.sample(sorted({line[0] for line in lines}), 5)
    shown = sorted(line for line in lines if line[0] in chosen)
    return (line[2] for line in shown[:count])


def main() -> None:
    """Print the figures as JSON; with ``--errors N`` print N errors instead."""
    learned, tune = "--rules" not in sys.argv, "--tune" in sys.argv
    if "--errors" in sys.argv:
        count = int(sys.argv[sys.argv.index("--errors") + 1])
        print("\n".join(errors(count, learned=learned, tune=tune)))
        return
    print(json.dumps(figures(learned=learned, tune=tune), indent=1))


if __name__ == "__main__":
    main()
