"""From the words of a mention to the names it may be looked up by."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from importlib import resources

import yaml

from foedus.places.cues import cues
from foedus.places.gazetteer import Entry, gazetteer
from foedus.places.names import fold

_POSSESSIVE = re.compile(r"['’]s?\Z")
_COMPASS = (
    r"(?:north|south|east|west)(?:ern|ernmost)?|(?:north|south)[- ]?(?:east|west)(?:ern)?|central|"
    r"upper|lower|inner|outer|greater|downtown|rural|mid|eastern|western|old"
)
_BEFORE = re.compile(
    rf"(?:the|{_COMPASS}|city of|town of|village of|province of|state of|"
    r"port of|republic of|county|co|district of|region of|island of|isle of|former|nearby|neighbou?ring|"
    r"coastal|mainland|metropolitan|suburban)[ -]"
)
_AFTER = re.compile(
    r" (?:city|town|village|province|governorate|district|region|state|county|prefecture|oblast|municipality|"
    r"area|suburbs?|countryside|department|parish|territory|area|metro|proper|island|islands|valley|peninsula)\Z"
)
_LED = re.compile(
    r"[-‐](?:led|based|backed|born|controlled|held|run|occupied|administered|ruled|owned|made|dominated|sponsored|"
    r"allied|style|trained|speaking|wide|bound|educated|funded|supported|brokered|listed)\Z",
    re.I,
)
_STREET = re.compile(
    r"(?:\b(?:street|st|avenue|ave|road|rd|boulevard|blvd|drive|lane|highway|hwy|freeway|parkway|expressway|court)"
    r"|\b(?:highway|interstate|route|hwy|i|us|m|a) \d+[a-z]?|\b[a-z]?\d+)\Z"
)
_SHORT = 6  # code points of an abbreviation with its full stop
_TOWNS = frozenset({"PPL", "PPLC", "PPLA", "PPLX"})
_ARTICLE = re.compile(r"(?:al|el|ad|ar|as|at|az|an|ash) ")
PART = "/"  # begins the form of a mention of which only a part is known as a name
_LONGEST = 120  # code points; nothing longer is a name
_MOST = 24  # candidates weighed for one name


def _weight(entry: Entry) -> tuple[bool, int, int]:
    return entry.feature not in _TOWNS or entry.population > 500_000, entry.population, entry.spoken


@cache
def demonyms() -> Mapping[str, Entry]:
    """Words for the people of a place, folded, with the place."""
    raw = yaml.safe_load(resources.files("foedus.places").joinpath("demonyms.yaml").read_text("utf-8"))
    found: dict[str, Entry] = {}
    for code, words in raw["countries"].items():
        state = gazetteer().country(code)
        if state is not None:
            found |= dict.fromkeys(map(fold, words), state)
    for name, words in raw["places"].items():
        named = gazetteer().named(name)
        if named:
            found |= dict.fromkeys(map(fold, words), max(named, key=_weight))
    return found


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
        if len(form) < 2 or form in seen or (form != name and form in cues()["generic"]):
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


@lru_cache(maxsize=16_384)
def candidates(surface: str) -> tuple[str, tuple[Entry, ...]]:
    """The form that was known and its places, most people first; ("", ()) where none is known.

    A demonym ("Syrian") has its country as the only candidate, and the form ``~syria``.
    """
    if len(surface) > _LONGEST:
        return "", _empty()
    surface = _LED.sub("", surface.strip())
    home = demonyms().get(fold(_POSSESSIVE.sub("", surface.strip())))
    if home is not None:
        return f"~{home.main}", (home,)
    for form in forms(surface):
        found = gazetteer().indexes(form)
        if found is not None:
            return _abbreviated(surface, form, _weighed(tuple(int(index) for index in found)))
    first = _PARTS.split(surface)[0]
    if first != surface and first.strip() and (found_first := candidates(first))[1]:
        return found_first
    return ("", _empty()) if _STREET.search(fold(surface)) else _within(surface)


_PARTS = re.compile(r",|['’]s |[-–/](?=[A-Z])")


def _abbreviated(surface: str, form: str, entries: tuple[Entry, ...]) -> tuple[str, tuple[Entry, ...]]:
    """Of "Kan." and "U.S." only provinces and countries, where there are any, as a form of its own."""
    if not surface.endswith(".") or len(surface) > _SHORT:
        return form, entries
    wide = tuple(entry for entry in entries if entry.feature in ("ADM1", "PCLI"))
    return (f"{form} in [short]", wide) if wide and len(wide) < len(entries) else (form, entries)


def _within(surface: str) -> tuple[str, tuple[Entry, ...]]:
    """The town that the name of a park, river, airport or street begins or ends with."""
    words = fold(_POSSESSIVE.sub("", surface.strip())).split()
    generic = cues()["generic"]
    for length in range(len(words) - 1, max(len(words) - 3, 0), -1):
        for part in (words[:length], words[-length:]):
            name = " ".join(part)
            if part[0] in generic or part[-1] in generic or len(name) < 4:
                continue
            found = gazetteer().indexes(name)
            if found is not None:
                return PART + name, _weighed(tuple(int(index) for index in found))
    return "", _empty()


def _weighed(indexes: tuple[int, ...]) -> tuple[Entry, ...]:
    entries = [gazetteer().entry(index) for index in indexes[:400]]
    if len(entries) > _MOST:
        entries.sort(
            key=lambda entry: (entry.feature in ("PCLI", "RGN", "OTHER"), entry.population), reverse=True
        )
    return tuple(entries[:_MOST])
