"""Whether a capitalised name that the gazetteer knows is a place where it stands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from foedus.places.cues import cues
from foedus.places.gazetteer import Entry, gazetteer
from foedus.places.names import fold
from foedus.places.surfaces import demonyms

_REACH = 9  # words before a name in which a locative may stand
_LONGEST_WORD = 60  # code points
LONGEST = 6  # words of one name
_KNOWN = 50_000  # people from which a town is known without a locative
_WIDE = frozenset({"PCLI", "ADM1", "CONT", "RGN"})
_SPOKEN = 50  # names from which a place is
_NATURAL = frozenset({"PCLI", "RGN", "CONT", "SEA", "STM", "ISL", "LK", "MTS", "OTHER", "PPLC"})
_OWNED = ("'s", "’s")


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a text, its offsets, and whether it has a capital."""

    text: str
    start: int
    end: int
    capital: bool


def folded_name(words: Sequence[Word]) -> str:
    """The folded name that some words write, a final possessive left out."""
    return _folded(" ".join(word.text for word in words))


def known_length(words: Sequence[Word], index: int) -> int:
    """How many words from ``index`` on make the longest name that the gazetteer has, 0 for none."""
    if len(words[index].text) > _LONGEST_WORD:
        return 0
    last = index
    limit = min(index + LONGEST, len(words))
    inner = cues()["inner"]
    while last + 1 < limit and (words[last + 1].capital or words[last + 1].text in inner):
        last += 1
    for end in range(last, index - 1, -1):
        if words[end].capital and _is_known(" ".join(word.text for word in words[index : end + 1])):
            return end - index + 1
    return 0


@lru_cache(maxsize=65_536)
def _is_known(name: str) -> bool:
    folded = _folded(name)
    return len(folded) > 1 and folded not in demonyms() and gazetteer().indexes(folded) is not None


@lru_cache(maxsize=65_536)
def _folded(name: str) -> str:
    return fold(name.removesuffix(_OWNED[0]).removesuffix(_OWNED[1]))


def is_place(words: Sequence[Word], index: int, length: int) -> bool:
    """Whether the known name of ``length`` words at ``index`` names a place there.

    Known places (states, provinces, cities) do so unless they are part of a longer name; little known or
    doubtful ones need a word of place before them, or the name of what contains them after them.
    """
    folded = folded_name(words[index : index + length])
    if folded in cues()["never"]:
        return False
    found = gazetteer().indexes(folded)
    entries = [gazetteer().entry(int(i)) for i in found[:30]] if found is not None else []
    state = any(entry.feature == "PCLI" for entry in entries)
    if _code(words[index], length, entries) or _money(words, index, length):
        return False
    placed = _locative(words, index)
    doubtful = length == 1 and folded in cues()["doubtful"]
    if _in_longer_name(words, index, length, placed=placed, state=state and not doubtful):
        return False
    contained = _contained(words, index + length)
    if length == 1 and len(folded) <= 3 and not words[index].text.isupper():
        return placed and contained
    if placed or contained:
        return True
    return state if doubtful else any(_prominent(entry, folded) for entry in entries)


def _code(word: Word, length: int, entries: Sequence[Entry]) -> bool:
    """An acronym that is no state's or province's: FAO, HIV."""
    short = length == 1 and word.text.isupper() and len(word.text) <= 4
    return short and not any(entry.feature in _WIDE for entry in entries)


def _money(words: Sequence[Word], index: int, length: int) -> bool:
    """US$5 and $US 5 name no place."""
    beside = (*words[max(index - 1, 0) : index], *words[index + length : index + length + 1])
    return any(word.text in "$€£" for word in beside)


def _in_longer_name(words: Sequence[Word], index: int, length: int, *, placed: bool, state: bool) -> bool:
    """Whether the name is part of a person's or a body's: "President Jordan", "The Washington Post"."""
    if _titled(words, index):
        return True
    if not placed and _follows_name(words, index):
        return True
    after = words[index + length] if index + length < len(words) else None
    if after is None or not after.capital or state:
        return False
    return not (_kind(after) or words[index + length - 1].text.endswith(_OWNED))


def _titled(words: Sequence[Word], index: int) -> bool:
    """Whether "President" or "Mr." stands right before."""
    at = index - 2 if index > 1 and words[index - 1].text == "." else index - 1
    return at >= 0 and fold(words[at].text) in cues()["titles"]


def _follows_name(words: Sequence[Word], index: int) -> bool:
    before = words[index - 1] if index else None
    if before is None or not before.capital or before.text.endswith(_OWNED):
        return False
    if fold(before.text) in demonyms() or before.text.lower() in cues()["locative"]:
        return False
    first = index == 1 or words[index - 2].text in '.!?"“”' or words[index - 2].text[0] == "\n"
    return not (first and before.text.lower() in cues()["doubtful"])


def _prominent(entry: Entry, folded: str) -> bool:
    if entry.feature in _NATURAL:
        return True
    own = entry.main == folded
    if entry.feature == "ADM1":
        return own or entry.spoken >= 8
    if own:
        return entry.population >= _KNOWN or entry.spoken >= _SPOKEN
    return entry.population >= _KNOWN and entry.spoken >= _SPOKEN


def _locative(words: Sequence[Word], index: int) -> bool:
    """Whether a locative word stands before, articles and the earlier names of a list between."""
    locative = cues()["locative"]
    in_list = False
    for at in range(index - 1, max(index - _REACH, -1), -1):
        lower = words[at].text.lower()
        if lower in locative:
            return True
        if lower in ("and", ",", "or"):
            in_list = True
        elif lower != "the" and not (in_list and words[at].capital):
            return False
    return False


def _kind(word: Word) -> bool:
    return word.text.lower() in cues()["kinds"] or word.text.endswith(".") or fold(word.text) in demonyms()


def _contained(words: Sequence[Word], after: int) -> bool:
    """Whether ", Country" or ", Province" follows."""
    if after + 1 >= len(words) or words[after].text != "," or not words[after + 1].capital:
        return False
    length = known_length(words, after + 1)
    found = gazetteer().indexes(folded_name(words[after + 1 : after + 1 + length])) if length else None
    wide = [gazetteer().entry(int(i)).feature for i in found[:30]] if found is not None else []
    return "PCLI" in wide or "ADM1" in wide
