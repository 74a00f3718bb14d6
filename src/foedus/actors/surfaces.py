"""The ways an entry is called, and the keys they are looked up by."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from foedus.actors.names import pieces

_THE = re.compile(r"(?i:the)\s+(?=\S)")
_BRACKET = re.compile(r"\s*\(([^()]+)\)\s*")
_SURNAME_FIRST = frozenset(("CHN", "TWN", "PRK", "KOR", "KHM", "SGP"))
_PARTICLES = frozenset(
    ("al", "el", "ben", "bin", "ibn", "abu", "von", "van", "de", "da", "di", "del", "der", "le", "la")
)
_NUMERALS = frozenset(("ii", "iii", "iv", "v", "vi", "vii", "viii", "xiv", "xvi"))
_NOT_SURNAMES = frozenset(("ii", "iii", "iv", "vi", "viii", "jr", "sr", "pasha", "bey", "khan"))


def case_of(text: str) -> int:
    """What a text must look like to be this name: 2 all capitals, 1 capitalised, 0 anything.

    >>> case_of("IS"), case_of("Islamic State"), case_of("gunmen"), case_of("al-Qaeda")
    (2, 1, 0, 1)
    """
    letters = [c for c in text if c.isalpha()]
    if len(letters) <= 6 and sum(c.isupper() for c in letters) == len(letters):
        return 2
    return 1 if any(c.isupper() for c in letters) else 0


def spellings(name: str) -> Iterator[str]:
    """A name as written, without its article, and with and without a bracketed part."""
    name = _THE.sub("", name, count=1) if _THE.match(name) else name
    bracket = _BRACKET.search(name)
    if bracket:
        outside = _BRACKET.sub(" ", name).strip()
        yield from (part for part in (outside, bracket[1]) if len(part) > 1)
        return
    yield name
    if "&" in name:
        yield name.replace("&", "and")


def keys(spelling: str) -> Iterator[str]:
    """The lookup keys of one spelling: with a possessive s apart and joined."""
    parts = pieces(spelling)
    if parts:
        yield " ".join(parts)
    if "s" in parts[1:]:
        yield re.sub(r" s\b", "s", " ".join(parts))


def surname(entry: Mapping[str, Any]) -> tuple[str, ...]:
    """A person's surname as keys: with its particles and without.

    >>> surname({"name": "Bashar al-Assad", "country": "SYR"})
    ('al assad', 'assad')
    >>> surname({"name": "Kim Jong-un", "country": "PRK"})
    ('kim',)
    """
    parts = pieces(entry["name"])
    if len(parts) < 2:
        return ()
    if entry.get("country") in _SURNAME_FIRST:
        return (parts[0],)
    if parts[-1] in _NUMERALS:  # "Mohammed VI" has no surname
        return ()
    while len(parts) > 1 and parts[-1] in _NOT_SURNAMES:
        parts = parts[:-1]
    start = len(parts) - 1
    while start > 1 and parts[start - 1] in _PARTICLES:
        start -= 1
    full = " ".join(parts[start:])
    if start < len(parts) - 1 and parts[start] in ("bin", "ibn"):
        return (full,)  # a father's name: "Talal" is not Hussein bin Talal
    return tuple(dict.fromkeys((full, parts[-1])))


def surfaces(entry: Mapping[str, Any]) -> Iterator[tuple[str, str, int]]:
    """(key, form, case) of everything an entry is called; forms as in :class:`Surface`."""
    person = entry["kind"] == "person"
    for form, names in (
        ("n", (entry["name"], *entry.get("aliases", ()))),
        ("u", entry.get("ambiguous_aliases", ())),
    ):
        for name in names:
            for spelling in spellings(name):
                case = 3 if _THE.match(name) and " " not in spelling.strip() else case_of(spelling)
                for found in keys(spelling):
                    yield found, "s" if person and " " not in found else form, case
    for field, form in (("adjectives", "a"), ("demonyms", "d"), ("metonyms", "m")):
        for name in entry.get(field, ()):
            yield " ".join(pieces(_THE.sub("", name, count=1))), form, case_of(name)
    if person:
        for found in surname(entry):
            yield found, "s", 1
