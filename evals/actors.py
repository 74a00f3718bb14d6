"""How well actors are found, linked and resolved, on annotation by hand.

``python -m evals.actors`` prints the figures; ``--wrong reports articles`` what went wrong on part a.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterable

from evals.actors_gold import Example, Gold, articles, reports, sentences
from foedus.actors import find
from foedus.models import parse
from foedus.records import Mention, Report, text_hash

_OVERLAP = 0.5


def found(example: Example) -> tuple[Mention, ...]:
    """What the program finds in an example."""
    report = Report(text_hash(example.text), "gold", example.text, published=example.date)
    return find(report, parse(example.text))


def _alike(a: tuple[int, int], b: tuple[int, int]) -> float:
    shared = max(0, min(a[1], b[1]) - max(a[0], b[0]))
    return shared / (max(a[1], b[1]) - min(a[0], b[0]))


def paired(gold: Iterable[Gold], spans: Iterable[tuple[int, int]]) -> list[tuple[Gold, tuple[int, int]]]:
    """Gold mentions and found spans that overlap by half of their union, best first, each once."""
    options = [(_alike((g.start, g.end), s), g, s) for g in gold for s in spans]
    options.sort(key=lambda o: -o[0])
    used: set[object] = set()
    pairs = []
    for alike, g, s in options:
        if alike >= _OVERLAP and g not in used and s not in used:
            used |= {g, s}
            pairs.append((g, s))
    return pairs


def _right(gold: Gold, ids: frozenset[str]) -> bool:
    unknown = {i for i in ids if i.startswith("~")}
    return ids - unknown == gold.ids - {"~"} and bool(unknown) == ("~" in gold.ids)


def _possessive(example: Example, spans: set[tuple[int, int]]) -> set[tuple[int, int]]:
    """Unmatched spans that add or leave out what a possessive pronoun owns: "its" in "its leader", and back.

    The annotation marks the one or the other, whichever the sentence is about.
    """
    starts = {g.start for g in example.mentions}
    return {s for s in spans if s[0] in starts and example.text[s[0] :].lower().startswith(_OWN)}


_OWN = ("its", "his", "her", "their", "our", "my")


def tally(examples: Iterable[Example], *, tell: bool = False) -> Counter[str]:
    """Counts over examples: found, gold, right, and by form what was resolved rightly."""
    counts: Counter[str] = Counter()
    for example in examples:
        mentions = found(example)
        spans = {(m.span.start, m.span.end) for m in mentions}
        ids = {s: frozenset(m.actor_id for m in mentions if (m.span.start, m.span.end) == s) for s in spans}
        pairs = dict(paired(example.mentions, spans))
        optional = {g for g in example.mentions if not g.ids}
        free = {pairs[g] for g in optional if g in pairs}
        free |= _possessive(example, spans - free - set(pairs.values()))
        counts["found"] += len(spans - free)
        counts["gold"] += len(example.mentions) - len(optional)
        matched = {g: s for g, s in pairs.items() if g not in optional}
        counts["matched"] += len(matched)
        counts["exact"] += sum((g.start, g.end) == s for g, s in matched.items())
        for g in example.mentions:
            if g in optional:
                continue
            if g.ids != {"~"}:
                counts[f"{g.form} known"] += 1
                counts[f"{g.form} met"] += g in matched
                counts[f"{g.form} right"] += g in matched and _right(g, ids[matched[g]])
            if tell and (g not in matched or not _right(g, ids[matched[g]])):
                got = sorted(ids[matched[g]]) if g in matched else "missed"
                print(f"{g.form:8} {example.text[g.start : g.end]!r} is {'/'.join(g.ids)}: {got}")
        if tell:
            for s in sorted(spans - free - set(matched.values())):
                print(f"extra    {example.text[s[0] : s[1]]!r}: {sorted(ids[s])}")
    return counts


def figures(counts: Counter[str]) -> dict[str, float]:
    """Rates from counts."""
    precision, recall = counts["matched"] / counts["found"], counts["matched"] / counts["gold"]
    both = counts["nominal known"] + counts["pronoun known"]
    return {
        "mention_f1": 2 * precision * recall / (precision + recall),
        "mention_precision": precision,
        "mention_recall": recall,
        "exact_span": counts["exact"] / counts["matched"],
        "linking_accuracy": counts["name right"] / max(1, counts["name met"]),
        "linking_recall": counts["name right"] / counts["name known"],
        "description_accuracy": counts["nominal right"] / max(1, counts["nominal known"]),
        "pronoun_accuracy": counts["pronoun right"] / max(1, counts["pronoun known"]),
        "coreference_accuracy": (counts["nominal right"] + counts["pronoun right"]) / both,
    }


SETS = {"": sentences, "reports_": reports, "articles_": articles}


def measure() -> dict[str, float]:
    """The figures on sentences, articles of our own and real ones: part b, held out, and part a."""
    found: dict[str, float] = {}
    for part, tuned in (("b", ""), ("a", "tuned_")):
        for name, read in SETS.items():
            if examples := read(part):
                found |= {tuned + name + figure: value for figure, value in figures(tally(examples)).items()}
    return found


def main() -> None:
    """Print the figures as JSON, or with --wrong the mistakes on part a of the sets named."""
    if "--wrong" in sys.argv:
        for name in sys.argv[2:] or ["sentences"]:
            tally(SETS[name.replace("sentences", "") + "_" * (name != "sentences")]("a"), tell=True)
        return
    print(json.dumps({name: round(value, 4) for name, value in measure().items()}, indent=1))


if __name__ == "__main__":
    main()
