"""The whole phrase around an agent noun or name: "the Lebanese newspaper Al-Akhbar"."""

from __future__ import annotations

from foedus.actors.words import NOUNS, Words

_INSIDE = frozenset(("ADJ", "NOUN", "PROPN", "NUM", "DET"))
_QUOTES = frozenset("“”\"'‘’«»„")
_HYPHENS = frozenset("-‐‑–")
_COMPARED = frozenset(("least", "more", "most", "many", "much", "less"))


def left_edge(words: Words, k: int, floor: int = 0, last: int | None = None) -> int:
    """The first token of the noun phrase that ends with ``k``, not before ``floor``.

    ``last`` is the phrase's last token where the noun has several: "prime minister".
    """
    at, last = k, k if last is None else last
    while at > floor:
        previous = at - 1
        if not _joins(words, previous, at, k, last):
            break
        at = previous
        if words.pos[at] == "DET" or words.tag[at] == "PRP$":
            break
    while at < k and (
        words.text[at] in _QUOTES
        or words.text[at] in _HYPHENS
        or words.pos[at] == "ADV"
        or words.lower[at] in _COMPARED
    ):
        at += 1
    return at


def _joins(words: Words, i: int, after: int, k: int, last: int) -> bool:
    """Whether token ``i`` belongs to the phrase that so far begins at ``after``."""
    pos, tag, text = words.pos[i], words.tag[i], words.text[i]
    if tag in ("PRP$", "POS"):
        return True
    if text in _HYPHENS:
        return i > 0 and words.end[i - 1] == words.start[i] and words.end[i] == words.start[after]
    if text in _QUOTES:
        return False
    if pos == "ADJ" and after == k:
        return True
    if pos in _INSIDE:
        return _attached(words, i, k)
    if pos == "VERB" and tag in ("VBN", "VBG", "VBD", "JJ"):
        return words.head[i] > i and words.head[i] <= last and words.dep[i] in ("amod", "compound", "nmod")
    if pos == "ADV":
        return words.head[i] > i and words.head[i] <= last and words.dep[i] == "advmod"
    if pos == "CCONJ":
        return i > 0 and words.pos[i - 1] == "ADJ" and words.pos[after] == "ADJ" and words.head[i] <= k
    return False


def _attached(words: Words, i: int, k: int) -> bool:
    """Whether ``i`` hangs, through tokens up to ``k``, below ``k`` or the noun that ``k`` modifies."""
    at, steps, roof = i, 0, len(words) if words.dep[k] in ("compound", "nmod", "amod") else k
    while steps < 12:
        if at == k or (i < at <= roof and words.head[at] == words.head[k] and words.dep[k] == "compound"):
            return True
        above = words.head[at]
        if above == at or above < i:
            return False
        if above > k:
            return words.dep[k] in ("compound", "nmod", "amod", "appos") and above == words.head[k]
        at, steps = above, steps + 1
    return False


def of_phrase(words: Words, k: int) -> tuple[str, int] | None:
    """The preposition right after ``k`` and the token its phrase is about: "commander of this group"."""
    after = k + 1
    if after < len(words) and words.text[after] in _QUOTES:
        after += 1
    if after + 1 >= len(words) or (words.pos[after] != "ADP" and words.lower[after] != "to"):
        return None
    for n in range(after + 1, min(after + 9, len(words))):
        if words.head[n] == after and words.dep[n] in ("pobj", "pcomp"):
            return words.lower[after], n
        if words.pos[n] in ("VERB", "AUX"):
            break
    return None


def is_modifier(words: Words, k: int) -> int | None:
    """The later noun that ``k`` modifies as a compound or possessor without 's, or None."""
    head = words.head[k]
    if head > k and words.dep[k] in ("compound", "nmod", "amod", "npadvmod") and words.pos[head] in NOUNS:
        return head
    return None
