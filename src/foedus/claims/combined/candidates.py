"""Which pairs of actors in a sentence are asked about."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

from foedus.models import Sentence
from foedus.records import Mention

_FAR = 3  # in a crowded sentence, only actors this many places apart are paired


def actors_in(sentence: Sentence, mentions: Sequence[Mention]) -> list[Mention]:
    """The actors of a sentence in text order, each once: by its name rather than by a pronoun."""
    here = [m for m in mentions if sentence.start <= m.head.start and m.head.end <= sentence.end]
    best: dict[str, Mention] = {}
    for mention in here:
        kept = best.get(mention.actor_id)
        if kept is None or (kept.form != "name" and mention.form == "name"):
            best[mention.actor_id] = mention
    return sorted(best.values(), key=lambda mention: mention.head.start)


def _apart(one: Mention, other: Mention) -> bool:
    """Whether neither actor is part of how the other is named, or answers for it."""
    overlap = one.head.start < other.head.end and other.head.start < one.head.end
    nested = _holds(one, other) or _holds(other, one)
    belongs = one.within == other.actor_id or other.within == one.actor_id
    return not (overlap or (nested and belongs))


def _holds(outer: Mention, inner: Mention) -> bool:
    return outer.span.start <= inner.head.start < outer.span.end


def pairs(actors: Sequence[Mention], most: int) -> Iterator[tuple[Mention, Mention]]:
    """Unordered pairs worth asking about; in a crowded sentence only neighbours."""
    for (i, one), (j, other) in combinations(enumerate(actors), 2):
        if (len(actors) <= most or j - i <= _FAR) and _apart(one, other):
            yield one, other
