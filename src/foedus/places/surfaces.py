"""From the words of a mention to the names it may be looked up by."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from importlib import resources

import yaml

from foedus.places.gazetteer import Entry, gazetteer
from foedus.places.names import fold

_POSSESSIVE = re.compile(r"['’]s?\Z")
_COMPASS = (
    r"(?:north|south|east|west)(?:ern|ernmost)?|(?:north|south)[- ]?(?:east|west)(?:ern)?|central|"
    r"upper|lower|inner|outer|greater|downtown|rural|mid|eastern|western|old"
)
_BEFORE = re.compile(
    rf"(?:the|{_COMPASS}|city of|town of|village of|province of|state of|port of|republic of|county)[ -]"
)
_AFTER = re.compile(
    r" (?:city|town|village|province|governorate|district|region|state|county|prefecture|oblast|municipality|"
    r"area|suburbs?|countryside|department|parish|territory|area|metro|proper|island|islands|valley|peninsula)\Z"
)
_ARTICLE = re.compile(r"(?:al|el|ad|ar|as|at|az|an|ash) ")
_MOST = 24  # candidates weighed for one name


@cache
def demonyms() -> Mapping[str, str]:
    """Words for a country's people, folded, with the country's ISO2 code."""
    raw = yaml.safe_load(resources.files("foedus.places").joinpath("demonyms.yaml").read_text("utf-8"))
    return {fold(word): code for code, words in raw.items() for word in words}


def forms(surface: str) -> Iterator[str]:
    """Folded names to look a mention up by, the fullest first.

    >>> list(forms("northern Iraq's"))
    ['northern iraq', 'iraq']
    """
    name = fold(_POSSESSIVE.sub("", surface.strip().strip('"“”')))
    seen = set()
    waiting = [name]
    while waiting:
        form = waiting.pop(0)
        if len(form) < 2 or form in seen:
            continue
        seen.add(form)
        yield form
        head = _BEFORE.match(form)
        if head:
            waiting.append(form[head.end() :])
        tail = _AFTER.search(form)
        if tail:
            waiting.append(form[: tail.start()])
        article = _ARTICLE.match(form)
        if article:
            waiting.append(form[article.end() :])


@cache
def _empty() -> tuple[Entry, ...]:
    return ()


def candidates(surface: str) -> tuple[str, tuple[Entry, ...]]:
    """The form that was known and its places, most people first; ("", ()) where none is known.

    A demonym ("Syrian") has its country as the only candidate, and the form ``~SY``.
    """
    code = demonyms().get(fold(_POSSESSIVE.sub("", surface.strip())))
    if code:
        state = gazetteer().country(code)
        if state is not None:
            return f"~{code}", (state,)
    for form in forms(surface):
        found = gazetteer().indexes(form)
        if found is not None:
            return form, _weighed(tuple(int(index) for index in found))
    first = surface.partition(",")[0]
    return candidates(first) if first != surface and first.strip() else ("", _empty())


def _weighed(indexes: tuple[int, ...]) -> tuple[Entry, ...]:
    entries = [gazetteer().entry(index) for index in indexes[:400]]
    if len(entries) > _MOST:
        entries.sort(
            key=lambda entry: (entry.feature in ("PCLI", "RGN", "OTHER"), entry.population), reverse=True
        )
    return tuple(entries[:_MOST])
