"""Toponyms of a text: capitalised names that the gazetteer knows and the words beside them allow."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from foedus.places.context import Toponym, context_of, toponym
from foedus.places.cues import cues
from foedus.places.evidence import Word, is_place, known_length
from foedus.places.gazetteer import Entry
from foedus.places.resolving import choose, place_of
from foedus.records import Mention, PlaceMention, Span

_WORD = re.compile(r"(?:[A-Z]\.){2,}|\w[\w'’]*(?:[-‐][\w'’]+)*|\n+|[^\w\s]")
_BEFORE = re.compile(r"(\w+)\W+(?:the\s+)?\Z")
_LONGEST_MENTION = 300  # code points
_CIVIL = frozenset({"state", "government", "people", "other"})


def find(
    text: str, *, mentions: Sequence[Mention] = (), countries: Sequence[str] = ()
) -> tuple[PlaceMention, ...]:
    """The places that a text names, resolved by its context.

    Args:
        text: any text; offsets are code points in it.
        mentions: actors found in it; a state that acts ("Russia said") is then no place, nor is a name
            inside another actor's name.
        countries: ISO 3166-1 alpha-2 codes that are likelier beforehand (of the outlet, of the actors).

    >>> [(p.span.text, p.place.country) for p in find("Troops left Aleppo for Latakia.") if p.place]
    [('Aleppo', 'SYR'), ('Latakia', 'SYR')]
    """
    words = [Word(m[0], m.start(), m.end(), m[0][0].isupper()) for m in _WORD.finditer(text)]
    ordered = sorted(mentions, key=lambda mention: mention.span.start)
    starts = [mention.span.start for mention in ordered]
    spans = []
    for start, end in _names(words):
        near = ordered[bisect_left(starts, start - _LONGEST_MENTION) : bisect_left(starts, end)]
        if not _acts(text, start, end, near):
            spans.append((start, end))
    toponyms = [toponym(text, start, end) for start, end in spans]
    toponyms = [one for one in toponyms if one.candidates]
    chosen = choose(toponyms, context_of(text, toponyms, tuple(countries)))
    return tuple(_mention(text, one, best) for one, best in zip(toponyms, chosen, strict=True))


def _mention(text: str, one: Toponym, best: tuple[float, Entry] | None) -> PlaceMention:
    span = Span(one.start, one.end, text[one.start : one.end])
    return PlaceMention(span, place_of(best[1]), round(best[0], 4)) if best else PlaceMention(span, None, 0.0)


def _names(words: Sequence[Word]) -> Iterator[tuple[int, int]]:
    index = 0
    while index < len(words):
        length = known_length(words, index) if words[index].capital else 0
        if length and is_place(words, index, length):
            yield words[index].start, _end(words[index + length - 1])
        index += max(length, 1)


def _end(word: Word) -> int:
    """The end of a word without its possessive."""
    return word.end - 2 if word.text.endswith(("'s", "’s")) else word.end


def _acts(text: str, start: int, end: int, mentions: Sequence[Mention]) -> bool:
    """Whether the words are (part of) an actor's name there and not a place.

    A state is a place after "in", "near", "across"; any other actor's name holds no place, but what an
    actor's description adds ("fighters in Aleppo") does.
    """
    before = _BEFORE.search(text[max(0, start - 40) : start])
    inside = before is not None and before[1].lower() in cues()["inside"]
    for mention in mentions:
        if mention.span.start < end and start < mention.span.end:
            if mention.head.start < end and start < mention.head.end:
                return not (inside and mention.kind in _CIVIL)
            return not inside
    return False
