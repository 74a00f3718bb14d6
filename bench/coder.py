"""Speed of the learned coder alone: pairs a second on one core, by way of encoding and pairs a sentence."""

from __future__ import annotations

import json
import time
from itertools import permutations

from foedus.claims.learned import PairQuery, PairScorer

_SENTENCE = (
    "{0} said on Tuesday that {1} had shelled positions held by {2} near the border with {3}, "
    "hours after talks between {4} and {5} in the capital broke up without agreement."
)
_NAMES = ("Norway", "Sweden", "the rebels", "Chad", "Malawi", "Peru", "Oman", "Fiji", "Laos", "Togo", "Mali")


def queries(sentences: int, actors: int) -> list[PairQuery]:
    """``sentences`` different sentences of about 36 tokens, all ordered pairs of ``actors`` in each."""
    found: list[PairQuery] = []
    for n in range(sentences):
        names = [_NAMES[(n + i) % len(_NAMES)] for i in range(6)]
        text = f"{n}: " + _SENTENCE.format(*names)
        places = [(text.index(name), text.index(name) + len(name)) for name in names[:actors]]
        found += [PairQuery(text, a, b) for a, b in permutations(places, 2)]
    return found


def speed(scorer: PairScorer, items: list[PairQuery]) -> float:
    """Pairs a second of CPU time."""
    scorer.score(items[:32])
    start = time.process_time()
    scorer.score(items)
    return len(items) / (time.process_time() - start)


def measure() -> dict[str, float]:
    """Pairs a CPU second."""
    one_pass, marked, exact = PairScorer(), PairScorer(way="marked"), PairScorer(exact=True)
    return {
        "one_pass, 2 actors": speed(one_pass, queries(120, 2)),
        "one_pass, 3 actors": speed(one_pass, queries(80, 3)),
        "one_pass, 5 actors": speed(one_pass, queries(40, 5)),
        "one_pass, 3 actors, exact": speed(exact, queries(60, 3)),
        "marked": speed(marked, queries(60, 3)),
    }


if __name__ == "__main__":
    print(json.dumps({name: round(value, 1) for name, value in measure().items()}, indent=1))
