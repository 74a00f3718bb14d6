"""Toponyms of a text: capitalised names that the gazetteer knows and the words beside them allow."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

import yaml

from foedus.places.context import Toponym, context_of, toponym
from foedus.places.gazetteer import Entry, gazetteer
from foedus.places.names import fold
from foedus.places.resolving import choose, place_of
from foedus.places.surfaces import demonyms
from foedus.records import Mention, PlaceMention, Span

_WORD = re.compile(r"(?:[A-Z]\.){2,}|\w[\w'’]*(?:[-‐][\w'’]+)*|\n+|[^\w\s]")
_LONGEST = 6  # words of one name
_KNOWN = 50_000  # people from which a town is known without a locative
_SPOKEN = 25  # names from which it is


@dataclass(frozen=True, slots=True)
class _Word:
    text: str
    start: int
    end: int
    capital: bool


@cache
def cues() -> dict[str, frozenset[str]]:
    """Lists of ``cues.yaml`` as sets of lower-case words."""
    raw: dict[str, list[Any]] = yaml.safe_load(
        resources.files("foedus.places").joinpath("cues.yaml").read_text("utf-8")
    )
    return {name: frozenset(str(word).lower() for word in words) for name, words in raw.items()}


def find(
    text: str, *, mentions: Sequence[Mention] = (), countries: Sequence[str] = ()
) -> tuple[PlaceMention, ...]:
    """The places that a text names, resolved by its context.

    Args:
        text: any text; offsets are code points in it.
        mentions: actors found in it; a state that acts ("Russia said") is then no place, nor is a name
            inside another actor's name.
        countries: ISO 3166-1 alpha-2 codes that are likelier beforehand.

    >>> [(p.span.text, p.place.country) for p in find("Troops left Aleppo for Latakia.") if p.place]
    [('Aleppo', 'SYR'), ('Latakia', 'SYR')]
    """
    words = [_Word(m[0], m.start(), m.end(), m[0][0].isupper()) for m in _WORD.finditer(text)]
    spans = [span for span in _names(words) if not _acts(text, span, mentions)]
    toponyms = [toponym(text, start, end) for start, end in spans]
    toponyms = [one for one in toponyms if one.candidates]
    chosen = choose(toponyms, context_of(text, toponyms, tuple(countries)))
    return tuple(_mention(text, one, best) for one, best in zip(toponyms, chosen, strict=True))


def _mention(text: str, one: Toponym, best: tuple[float, Entry] | None) -> PlaceMention:
    span = Span(one.start, one.end, text[one.start : one.end])
    return PlaceMention(span, place_of(best[1]), round(best[0], 4)) if best else PlaceMention(span, None, 0.0)


def _names(words: Sequence[_Word]) -> Iterator[tuple[int, int]]:
    index = 0
    while index < len(words):
        if words[index].capital:
            length = _known(words, index)
            if length and _is_place(words, index, length):
                yield words[index].start, _end(words[index + length - 1])
            index += max(length, 1)
        else:
            index += 1


def _end(word: _Word) -> int:
    for tail in ("'s", "’s", "s'", "’"):
        if word.text.endswith(tail) and tail != "s'":
            return word.end - len(tail)
    return word.end


def _known(words: Sequence[_Word], index: int) -> int:
    """How many words from ``index`` on make the longest name that the gazetteer has, 0 for none."""
    last = index
    limit = min(index + _LONGEST, len(words))
    while last + 1 < limit and (words[last + 1].capital or words[last + 1].text in cues()["inner"]):
        last += 1
    for end in range(last, index - 1, -1):
        if words[end].capital or end == index:
            name = " ".join(word.text for word in words[index : end + 1])
            folded = fold(name.removesuffix("'s").removesuffix("’s"))
            if len(folded) > 1 and folded not in demonyms() and gazetteer().indexes(folded) is not None:
                return end - index + 1
    return 0


def _is_place(words: Sequence[_Word], index: int, length: int) -> bool:
    before = words[index - 1] if index else None
    after = words[index + length] if index + length < len(words) else None
    name = " ".join(word.text for word in words[index : index + length])
    folded = fold(name.removesuffix("'s").removesuffix("’s"))
    found = gazetteer().indexes(folded)
    entries = [gazetteer().entry(int(i)) for i in found[:30]] if found is not None else []
    locative = _locative(words, index)
    if before is not None and fold(before.text) in cues()["titles"]:
        return False
    if _inside_longer(words, index, length) and not locative:
        return False
    if (
        after is not None
        and after.capital
        and not _kind(after)
        and not words[index + length - 1].text.endswith("s'")
    ):
        return False
    contained = _contained(words, index + length)
    if length == 1 and len(folded) <= 3 and not name.isupper():
        return bool(locative and contained)
    if length == 1 and folded in cues()["doubtful"]:
        return locative or contained or any(entry.feature == "PCLI" for entry in entries)
    return any(_prominent(entry, folded) for entry in entries) or locative or contained


def _prominent(entry: Entry, folded: str) -> bool:
    if entry.feature in ("PCLI", "RGN", "CONT", "SEA", "STM", "ISL", "LK", "MTS", "OTHER", "PPLC"):
        return True
    own = entry.main == folded
    if entry.feature == "ADM1":
        return own or entry.spoken >= 8
    return (entry.population >= _KNOWN and (own or entry.spoken >= _SPOKEN)) or entry.spoken >= 2 * _SPOKEN


def _locative(words: Sequence[_Word], index: int) -> bool:
    """Whether a locative word stands before, articles and other names of a list between."""
    at = index - 1
    steps = 0
    while (
        at >= 0 and steps < 4 and (words[at].text.lower() in ("the", "and", ",", "or") or words[at].capital)
    ):
        if words[at].capital and words[at].text.lower() in cues()["locative"]:
            return True
        if words[at].capital and at + 1 < index and words[at + 1].capital:
            return False
        if words[at].capital and at + 1 == index:
            return False
        at -= 1
        steps += 1
    return at >= 0 and words[at].text.lower() in cues()["locative"]


def _inside_longer(words: Sequence[_Word], index: int, length: int) -> bool:
    before = words[index - 1] if index else None
    if before is None or not before.capital:
        return False
    if fold(before.text) in demonyms() or before.text.lower() in cues()["locative"]:
        return False
    sentence_start = (
        index == 1
        or words[index - 2].text in (".", "!", "?", '"', "“", "”")
        or words[index - 2].text[0] == "\n"
    )
    return not (sentence_start and before.text.lower() in cues()["doubtful"])


def _kind(word: _Word) -> bool:
    return word.text.lower() in cues()["kinds"] or word.text.endswith(".") or fold(word.text) in demonyms()


def _contained(words: Sequence[_Word], after: int) -> bool:
    """Whether ", Country" or ", Province" follows."""
    if after + 1 >= len(words) or words[after].text != "," or not words[after + 1].capital:
        return False
    length = _known(words, after + 1)
    if not length:
        return False
    found = gazetteer().indexes(fold(" ".join(word.text for word in words[after + 1 : after + 1 + length])))
    wide = [gazetteer().entry(int(i)).feature for i in found[:30]] if found is not None else []
    return "PCLI" in wide or "ADM1" in wide


def _acts(text: str, span: tuple[int, int], mentions: Sequence[Mention]) -> bool:
    """Whether the words are (part of) an actor's name there and not a place."""
    start, end = span
    before = re.search(r"(\w+)\W+(?:the\s+)?\Z", text[max(0, start - 40) : start])
    inside = before is not None and before[1].lower() in cues()["inside"]
    for mention in mentions:
        if mention.span.start >= end or start >= mention.span.end:
            continue
        head = mention.head
        if head.start < end and start < head.end:
            return not (inside and mention.kind in ("state", "government", "people", "other"))
        if not inside:
            return True
    return False
