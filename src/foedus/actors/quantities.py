"""What measures a noun, and whom it follows: "dozens of gunmen", "forces loyal to Assad"."""

from __future__ import annotations

from foedus.actors.lexicon import word_set
from foedus.actors.words import Words

_OUTER = frozenset(
    ("a", "the", "some", "several", "many", "at", "least", "about", "around", "nearly", "over", "up")
)


def measured(words: Words, start: int) -> int:
    """Where a phrase begins with what measures it: "hundreds of thousands of" before it, or ``start``.

    Only a phrase without a determiner of its own can be measured so: "dozens of the rebels" is left.
    """
    at = start
    if words.pos[start] == "DET" or words.tag[start] == "PRP$":
        return start
    while at >= 2 and words.lower[at - 1] == "of" and words.lower[at - 2] in word_set("measures"):
        at -= 2
    if at == start:
        return start
    while at and (words.lower[at - 1] in _OUTER or words.pos[at - 1] in ("NUM", "ADJ")):
        at -= 1
    return at


def attached(words: Words, after: int) -> int | None:
    """The token that "loyal to", "allied with" right after a noun is about, or None."""
    if after + 2 >= len(words) or words.lower[after] not in word_set("loyal"):
        return None
    if words.lower[after + 1] not in ("to", "with"):
        return None
    for k in range(after + 2, min(after + 9, len(words))):
        if words.head[k] == after + 1 and words.dep[k] == "pobj":
            return k
        if words.pos[k] in ("VERB", "AUX"):
            break
    return None
