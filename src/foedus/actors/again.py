"""Surnames, used again, of people whom the catalogue lacks: "Brawner" after "General Romeo Brawner"."""

from __future__ import annotations

from dataclasses import replace

from foedus.actors.found import Found
from foedus.actors.names import pieces
from foedus.actors.words import Words

_SHORTEST = 4
_ROLES = frozenset(("nsubj", "nsubjpass", "poss", "dobj", "pobj", "conj", "appos", "agent", "dative"))


def again(lists: list[Words], found: list[Found]) -> list[Found]:
    """The found actors, and every later surname alone of a provisional person."""
    people = _people(found)
    if not people:
        return found
    found = [_other_bearer(item, people) for item in found]
    taken = {(item.sent, k) for item in found for k in range(*item.core)}
    more = []
    for words in lists:
        for k, lower in enumerate(words.lower):
            first = people.get(lower)
            if first is None or (words.number, k) in taken or (words.number, k) < (first.sent, first.core[1]):
                continue
            if _alone(words, k):
                more.append(
                    replace(first, sent=words.number, start=k, end=k + 1, head=k, core=(k, k + 1), titles=[])
                )
    return sorted([*found, *more], key=lambda item: item.order) if more else found


def _other_bearer(item: Found, people: dict[str, Found]) -> Found:
    """A known person's surname alone is the provisional person's who was named in full with it before."""
    first = people.get(pieces(item.name)[-1]) if item.kind == "person" and item.name else None
    alone = item.hit is not None and item.hit.has("s") and item.core[1] - item.core[0] <= 3
    if first is None or not alone or item.order < first.order or item.form != "name":
        return item
    assert item.hit is not None
    if len(item.hit.key.split()) >= len(pieces(item.name)) or not item.hit.key.endswith(
        pieces(item.name)[-1]
    ):
        return item
    return replace(
        first, sent=item.sent, start=item.start, end=item.end, head=item.head, core=item.core, titles=[]
    )


def _people(found: list[Found]) -> dict[str, Found]:
    """The first mention of each provisional person with a full name, by surname."""
    people: dict[str, Found] = {}
    for item in found:
        if item.kind == "person" and item.form == "name" and (item.actor_id or "").startswith("~"):
            parts = pieces(item.name)
            if len(parts) > 1 and len(parts[-1]) >= _SHORTEST:
                people.setdefault(parts[-1], item)
    return people


def _alone(words: Words, k: int) -> bool:
    """Whether a capitalised token is a whole name with a part in its clause."""
    if not words.capital(k) or words.pos[k] != "PROPN" or words.dep[k] not in _ROLES:
        return False
    before = k and words.pos[k - 1] == "PROPN"
    after = k + 1 < len(words) and words.pos[k + 1] == "PROPN"
    return not before and not after
