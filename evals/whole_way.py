"""The whole way from a sentence to its claims, against the authored sentences: who, whom, which act.

A claim is right where its two ends overlap the marked ones between which that act was labelled (in either
order for acts that both do).  ``false_sentences`` is the share of sentences without any act in which one is
told as fact.  The rules have seen none of these sentences; coders with learned weights are measured on the
held-out twelfth.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Sequence

from training.coder.examples import Example, Span
from training.coder.sentences import load
from training.coder.sources import MUTUAL
from training.coder.split import held_out

from foedus import flow
from foedus.ontology import entry
from foedus.records import ActorRef, Claim, Report, text_hash

_ROOTS = {"CONCEDE": "YIELD", "RETREAT": "YIELD"}
Act = tuple[Span, Span, str]


def acts(example: Example) -> dict[tuple[Span, Span], str]:
    """The labelled acts with both ends in the sentence."""
    return {
        (pair.subject, pair.object): pair.labels.types[0]
        for pair in example.pairs
        if pair.labels.event and pair.labels.types and pair.subject and pair.object
    }


def told(example: Example, coder: str) -> list[Claim]:
    """The event claims read from the sentence."""
    report = Report(text_hash(example.text), "", example.text)
    return [c for c in flow.read_report(report, coder).claims if c.kind == "event" and c.subject and c.object]


def _over(actor: ActorRef, span: Span) -> bool:
    return actor.start is not None and actor.start < span[1] and span[0] < (actor.end or actor.start)


def matches(claim: Claim, gold: dict[tuple[Span, Span], str]) -> Iterator[tuple[tuple[Span, Span], str]]:
    """The labelled acts whose ends the claim's overlap."""
    assert claim.subject and claim.object
    for (one, other), type_ in gold.items():
        forth = _over(claim.subject, one) and _over(claim.object, other)
        back = _over(claim.subject, other) and _over(claim.object, one)
        if forth or (back and type_ in MUTUAL):
            yield (one, other), type_


def _sign(type_: str) -> int:
    return 0 if type_ == "REQUEST" else entry("event", type_).sign


def undecided(claim: Claim, example: Example) -> bool:
    """Whether the claim is about a pair that the labels leave out (a second name of a party)."""
    assert claim.subject and claim.object
    spans = {end for pair in example.pairs for end in (pair.subject, pair.object) if end}
    known = {(pair.subject, pair.object) for pair in example.pairs}
    ones = [span for span in spans if _over(claim.subject, span)]
    others = [span for span in spans if _over(claim.object, span)]
    return any((one, other) not in known for one in ones for other in others if one != other)


def _right(claim: Claim, gold: dict[tuple[Span, Span], str]) -> tuple[bool, bool]:
    """Whether the dyad and sign are right, and whether the type is too."""
    found = [type_ for _, type_ in matches(claim, gold)]
    same = [t for t in found if _ROOTS.get(t, t) == _ROOTS.get(claim.type, claim.type)]
    return any(_sign(t) == _sign(claim.type) for t in found), bool(same)


def figures(examples: Sequence[Example], coder: str, show: int = 0) -> dict[str, float]:
    """The figures over ``examples``."""
    claims = dyads = types = recalled = wanted = quiet = false = 0
    for example in examples:
        gold, found = acts(example), told(example, coder)
        for claim in found:
            if not any(True for _ in matches(claim, gold)) and undecided(claim, example):
                continue
            dyad, type_ = _right(claim, gold)
            claims, dyads, types = claims + 1, dyads + dyad, types + type_
            if show and not dyad:
                show -= 1
                print(_shown(claim, example), file=sys.stderr)
        hit = {frozenset(ends) for claim in found for ends, _ in matches(claim, gold)}
        golden = {frozenset(ends) for ends in gold}
        wanted, recalled = wanted + len(golden), recalled + len(golden & hit)
        if not any(pair.labels.event for pair in example.pairs):
            quiet += 1
            false += any(claim.modality == "actual" for claim in found)
    precision, recall = dyads / max(1, claims), recalled / max(1, wanted)
    return {
        "sentences": float(len(examples)),
        "precision": precision,
        "type_precision": types / max(1, claims),
        "recall": recall,
        "f1": 2 * precision * recall / max(1e-9, precision + recall),
        "quiet_sentences": float(quiet),
        "false_sentences": false / max(1, quiet),
        "kept_quiet": 1 - false / max(1, quiet),
    }


def _shown(claim: Claim, example: Example) -> str:
    assert claim.subject and claim.object
    ends = f"{claim.subject.text} > {claim.object.text}"
    return f"{claim.type} {claim.modality} [{ends}] {claim.probability:.2f} {example.text}"


def measure(coder: str = flow.DEFAULT_CODER, show: int = 0) -> dict[str, float]:
    """The figures on the held-out sentences (all of them for the rules)."""
    examples = [e for e in load() if coder == "rules" or held_out(e)]
    return figures(examples, coder, show)


if __name__ == "__main__":
    name = sys.argv[1] if len(sys.argv) > 1 else flow.DEFAULT_CODER
    print(json.dumps(measure(name, int(sys.argv[2]) if len(sys.argv) > 2 else 0), indent=1))
