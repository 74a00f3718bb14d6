"""What else a text speaks of: the places and peoples beside a mention that tell which place it means."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from foedus.places.gazetteer import Entry, gazetteer
from foedus.places.surfaces import candidates, demonyms

_CAPITALISED = re.compile(r"[A-Z][\w'’-]*")
_WIDE = re.compile(
    r"(?:province|state|region|governorate|oblast|county) of (?:the )?\x00|"
    r"\x00[^\x00]*\b(?:province|governorate|oblast|county|region|state|prefecture|countryside|parish)s?\b"
)
_LIST = re.compile(r"\s*(?:,\s*[A-Z][\w .'’-]{1,30}){0,4},?\s*(?:and|or|&)\s+[A-Z]")
_CONTAINERS = frozenset({"PCLI", "ADM1", "ADM2", "RGN"})
_STATES = frozenset({"PCLI", "ADM1"})
_CITIES = frozenset({"PPL", "PPLA", "PPLC"})
_CITY = 300_000  # people that make a name as much a city's as a province's
_TOWN = re.compile(r"(?:city|town|village|capital|port)(?: of|,)? \x00|\x00[^\x00]*\b(?:city|town|village)\b")
_NEXT_NAME = re.compile(r"\s*(?:,|\(|in)\s*(?:the )?((?:[A-Z]\.){2,}|[A-Z][\w'’.-]*(?: [A-Z][\w'’.-]*){0,2})")


_LAST_NAME = re.compile(r"([A-Z][\w'’.-]*(?: [A-Z][\w'’.-]*){0,2}),\s*\Z")
_DATELINE = re.compile(r"(?:,[^\n]{0,30})?\s*(?:\([^)\n]{2,40}\)\s*)?[-–—]|\s*\(\w+\)")


@dataclass(frozen=True, slots=True)
class Toponym:
    """A mention to resolve: its offsets, the form that was known and its candidates.

    ``inside`` are indexes of places named right after it ("Aleppo, Syria"); ``kind`` is "wide" where a word
    for a province stands by it ("Aleppo province"), "town" where one for a town does, else "".
    """

    start: int
    end: int
    form: str
    candidates: tuple[Entry, ...]
    inside: frozenset[int]
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Context:
    """Countries a text speaks of with their shares, and provinces it names.

    ``peoples`` counts ISO2 codes of demonyms and country names; ``named`` are indexes of every
    candidate of every mention; ``chosen`` are the places taken for the other mentions, with their forms;
    ``spread`` tells for each form how likely it is to lie in or beside each cell of the globe.
    """

    peoples: Counter[str]
    named: frozenset[int]
    chosen: tuple[tuple[str, Entry], ...] = ()
    spread: tuple[tuple[str, Mapping[tuple[int, int], float]], ...] = ()
    hinted: frozenset[str] = frozenset()


def toponym(text: str, start: int, end: int) -> Toponym:
    """The mention at ``start`` to ``end`` with what may be meant."""
    form, found = candidates(text[start:end])
    inside = _inside(text, start, end) if found else frozenset()
    kind = _kind(text, start, end)
    if _in_dateline(text, start, end):
        return Toponym(start, end, f"{form} in [dateline]", found, inside, kind or "town")
    if not kind and _contains_the_last(text, start, end, found):
        return Toponym(start, end, f"{form} in [container]", found, inside, "wide")
    return Toponym(start, end, form, found, inside, kind)


def _in_dateline(text: str, start: int, end: int) -> bool:
    """Whether the mention opens a report: "WASHINGTON (AP) - "."""
    opens = not text[:start].strip() or text[start - 1] == "\n"
    return opens and text[start:end].isupper() and bool(_DATELINE.match(text, end))


def _contains_the_last(text: str, start: int, end: int, found: Sequence[Entry]) -> bool:
    """Whether the mention is the province of the town named right before it ("Albany, New York,")."""
    before = _LAST_NAME.search(text[max(0, start - 50) : start])
    wide = frozenset(entry.index for entry in found if entry.feature == "ADM1")
    if not before or not wide or len(wide) == len(found) or _LIST.match(text, end):
        return False
    return any(lies_in(entry, wide) for entry in candidates(before[1])[1])


def _kind(text: str, start: int, end: int) -> str:
    """Whether a word for a province or for a town ends the mention or stands beside it."""
    around = f"{text[max(0, start - 14) : start]}\x00{text[start:end]}{text[end : end + 14]}".lower()
    if _WIDE.search(around):
        return "wide"
    return "town" if _TOWN.search(around) else ""


def _inside(text: str, start: int, end: int) -> frozenset[int]:
    """Provinces and countries named right after a mention or within it, but not the next name of a list."""
    own = text[start:end]
    after = _NEXT_NAME.match(text, end)
    out: set[int] = set()
    if after:
        listed = bool(_LIST.match(text, after.end()))
        out |= _containers(after[1], listed=listed)
    if "," in own:
        out |= _containers(own.partition(",")[2], listed=False)
    return frozenset(out)


def _containers(name: str, *, listed: bool) -> set[int]:
    """Indexes of the countries and provinces that ``name`` begins with.

    In a list ("Boston, New York and Chicago") a name that is a city's too contains nothing.
    """
    words = name.strip().rstrip(".,").split()
    for length in range(len(words), 0, -1):
        _, found = candidates(" ".join(words[:length]))
        allowed = _STATES if listed else _CONTAINERS
        wide = {entry.index for entry in found if entry.feature in allowed}
        if wide:
            city = any(entry.feature in _CITIES and entry.population > _CITY for entry in found)
            return set() if listed and city else wide
    return set()


def people_counts(text: str) -> Counter[str]:
    """How often each country's people or name stands in a text, by ISO2 code."""
    counts: Counter[str] = Counter()
    known = demonyms()
    for word in _CAPITALISED.findall(text):
        home = known.get(word.lower().removesuffix("'s").removesuffix("’s"))
        if home is not None and home.country:
            counts[home.country] += 1
    return counts


def context_of(text: str, toponyms: Sequence[Toponym], hinted: Sequence[str]) -> Context:
    """The context before anything is resolved."""
    peoples = people_counts(text)
    named: set[int] = set()
    for one in toponyms:
        for entry in one.candidates:
            if entry.feature in ("PCLI", "ADM1", "ADM2"):
                named.add(entry.index)
        if one.candidates and one.candidates[0].feature == "PCLI":
            peoples[one.candidates[0].country] += 1
    return Context(peoples, frozenset(named), hinted=frozenset(hinted))


_CELL = 0.75  # degrees
_POINTS = frozenset({"PPL", "PPLC", "PPLA", "PPLX", "ADM2", "FAC"})


def cell_of(entry: Entry) -> tuple[int, int]:
    """The cell of three quarters of a degree that a place lies in."""
    return math.floor(entry.lat / _CELL), math.floor(entry.lon / _CELL)


def seen(
    context: Context, best: Mapping[str, Sequence[tuple[float, Entry]]], forms: Sequence[str]
) -> Context:
    """The context with what is known of the mentions after a pass: their likeliest places, and all others."""
    chosen = tuple((form, best[form][0][1]) for form in forms if best[form])
    spread = tuple((form, _cells(best[form])) for form in forms if best[form])
    return replace(context, chosen=chosen, spread=spread)


def _cells(pairs: Sequence[tuple[float, Entry]]) -> Mapping[tuple[int, int], float]:
    cells: dict[tuple[int, int], float] = {}
    for probability, entry in pairs:
        if entry.feature not in _POINTS:
            continue
        row, column = cell_of(entry)
        for y in (row - 1, row, row + 1):
            for x in (column - 1, column, column + 1):
                cells[y, x] = max(probability, cells.get((y, x), 0.0))
    return cells


def kilometres(a: Entry, b: Entry) -> float:
    """Great-circle distance (haversine, radius 6,371 km).

    >>> from foedus.places.gazetteer import gazetteer
    >>> damascus, beirut = gazetteer().named("Damascus")[0], gazetteer().named("Beirut")[0]
    >>> 80 < kilometres(damascus, beirut) < 90
    True
    """
    phi, psi = math.radians(a.lat), math.radians(b.lat)
    half = math.sin((psi - phi) / 2) ** 2
    half += math.cos(phi) * math.cos(psi) * math.sin(math.radians(b.lon - a.lon) / 2) ** 2
    return 12742.0 * math.asin(min(1.0, math.sqrt(half)))


def lies_in(entry: Entry, indexes: frozenset[int]) -> bool:
    """Whether a place lies in one of the places ``indexes``."""
    return any(index in indexes for index in gazetteer().chain(entry))
