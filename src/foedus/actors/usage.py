"""Whether a country's, capital's or people's name stands for the actor there, or only for a place."""

from __future__ import annotations

from foedus.actors.lexicon import towns, word_set
from foedus.actors.namehits import NameHit
from foedus.actors.names import key
from foedus.actors.words import Words

_TIES = frozenset(
    ("between", "with", "against", "by", "of", "from", "for", "on", "to", "among", "than", "like", "versus")
)
_HYPHENS = frozenset("-‐‑–")


def governing(words: Words, k: int) -> tuple[str, int]:
    """The dependency label and head that hold for ``k``, through conjunctions and appositions.

    "in Syria and Iraq": Iraq is governed by "in" as Syria is.
    """
    seen = 0
    while words.dep[k] in ("conj", "appos") and words.head[k] != k and seen < 20:
        above = words.head[k]
        if words.pos[above] not in ("PROPN", "NOUN", "ADJ"):
            break
        k, seen = above, seen + 1
    return words.dep[k], words.head[k]


def adjective_use(words: Words, hit: NameHit) -> str:
    """How a state's adjective is used: ``backer`` (Iranian-backed), ``act`` (Russian airstrikes),
    ``relation`` (Russian-Turkish ties), ``noun`` (the Chinese said) or ``other``."""
    after = hit.end
    if after < len(words) and words.text[after] in _HYPHENS:
        follower = words.lemma[after + 1] if after + 1 < len(words) else ""
        word = words.lower[after + 1] if after + 1 < len(words) else ""
        if word in word_set("backing", "acts.yaml"):
            return "backer"
        if follower[:1].isalpha() and words.capital(after + 1):
            return "relation" if _relation_ahead(words, after + 2) else "other"
        return "other"
    if hit.start >= 2 and words.text[hit.start - 1] in _HYPHENS and words.capital(hit.start - 2):
        return "relation" if _relation_ahead(words, hit.end) else "other"
    return _plain_adjective(words, hit)


def _plain_adjective(words: Words, hit: NameHit) -> str:
    nouns = _nouns_ahead(words, hit.end)
    if nouns:
        return "act" if any(words.lemma[n] in word_set("acts", "acts.yaml") for n in nouns) else "other"
    k = hit.end - 1
    return "noun" if governing(words, k)[0] not in ("amod", "compound", "acomp") else "other"


def _nouns_ahead(words: Words, place: int) -> list[int]:
    """The nouns of the phrase that goes on at ``place``, over adjectives and "and" between them."""
    found: list[int] = []
    while place < len(words):
        pos = words.pos[place]
        if pos in ("NOUN", "PROPN") and (pos == "NOUN" or words.dep[place] == "compound" or found):
            found.append(place)
        elif (
            found
            or pos not in ("ADJ", "CCONJ", "NUM")
            or (pos == "CCONJ" and words.pos[place + 1 : place + 2] != ["ADJ"])
        ):
            break
        place += 1
    return found


def _relation_ahead(words: Words, place: int) -> bool:
    return any(
        words.lemma[n] in word_set("relations", "acts.yaml") for n in range(place, min(place + 4, len(words)))
    )


def is_place(words: Words, hit: NameHit, k: int, *, capital: bool) -> bool:
    """Whether a country's (or with ``capital`` a capital's) name with head ``k`` is only a place here."""
    if (
        capital
        and words.text[k].isupper()
        and words.text[hit.end : hit.end + 1] in (["("], ["–"], ["—"], ["-"])
    ):
        return True  # a dateline
    label, head = governing(words, k)
    if hit.end < len(words) and words.text[hit.end] in _HYPHENS:
        word = words.lower[hit.end + 1] if hit.end + 1 < len(words) else ""
        return word not in word_set("backing", "acts.yaml")
    if label in ("compound", "amod", "nmod"):
        return _modifies_place(words, head, capital)
    if label == "poss":
        return words.lemma[head] in word_set("place_nouns") or (capital and words.pos[head] == "PROPN")
    if label == "pobj":
        return _after_preposition(words, head, capital)
    if label in ("dobj", "nsubjpass"):
        return words.lemma[head] in word_set("place_verbs") and (
            capital or words.lemma[head] not in ("bomb", "divide")
        )
    if (label == "appos" and words.pos[head] not in ("NOUN", "PROPN")) or (
        hit.start and words.text[hit.start - 1] == "," and _after_city(words, hit.start - 2)
    ):
        return True
    if label == "nsubj":
        return capital and _as_town(words, head)
    if label == "npadvmod" or capital:
        return label not in ("agent", "dative")
    return False


def _as_town(words: Words, verb: int) -> bool:
    """Whether the verb of which a capital is the subject speaks of the town: "Kabul fell"."""
    if words.lemma[verb] in word_set("capital_events"):
        return True
    complements = [words.lemma[c] for c in words.children(verb) if words.dep[c] == "attr"]
    return words.lemma[verb] == "be" and any(c in word_set("place_nouns") for c in complements)


def _after_city(words: Words, k: int) -> bool:
    """Whether the word before the comma is a town: "Aleppo, Syria"."""
    return k >= 0 and key(words.text[k]) in towns() and words.dep[k] != "conj"


def _modifies_place(words: Words, head: int, capital: bool) -> bool:
    if words.lemma[head] in word_set("acts", "acts.yaml") and not capital:
        return False
    return words.lemma[head] not in word_set("relations", "acts.yaml") or capital


def _after_preposition(words: Words, head: int, capital: bool) -> bool:
    preposition = words.lower[head]
    above = words.head[head]
    if preposition == "at" and words.lemma[above] in word_set("aimed"):
        return False
    if preposition in word_set("place_prepositions"):
        return True
    if preposition == "to":
        motion = words.lemma[above] in word_set("motion")
        return motion or (capital and words.lemma[above] not in word_set("open_to"))
    if preposition == "from":
        away = words.lemma[above] in word_set("from_places")
        return away or (capital and words.pos[above] == "VERB")
    if preposition == "with" and words.lemma[above] in ("border", "frontier"):
        return True
    if preposition == "on" and capital and words.lemma[above] in word_set("motion"):
        return True
    if preposition == "of" and words.lower[above] in ("out", "inside", "outside"):
        return True
    if preposition == "of":
        return words.lemma[above] in word_set("place_nouns") or (
            capital and words.lemma[above] not in word_set("of_actors")
        )
    if capital:
        return preposition not in _TIES
    return False
