"""Actors of coded events linked to the catalogue, once for each way they are written.

A data set gives a name, a country and a role.  A name the catalogue knows is that actor; a state's
government, forces, police ... are the catalogue's institutions of that state; what remains is kept as a
provisional actor of its own.  Whom an actor answers for follows from its country where its role is one
of the state's, since data sets code the role that a person had at the time.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, Any, NamedTuple

import yaml

from foedus.actors import Catalogue, catalogue, match
from foedus.actors.lexicon import load_lexicon
from foedus.actors.names import key
from foedus.importing.countries import iso3

if TYPE_CHECKING:
    import polars as pl

PARTS = ("id", "name", "kind", "country", "within")
_GENERIC = re.compile(r"(.+?) \(([^()]+)\)\Z")
_FORCES = re.compile(r"(Military|Police) Forces of ([^(]+?) *(?:\(|\Z)")  # as ACLED writes them
_ARTICLE = re.compile(r"\Athe\s+", re.I)
_NOT_SLUG = re.compile(r"[^a-z0-9]+")
_OF_STATE = ("mil", "cop", "spy", "jud", "gov", "leg")


class Linked(NamedTuple):
    """Who a written actor is; ``within``: whom it answers for, nearest first."""

    id: str
    name: str
    kind: str
    country: str | None
    within: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Role:
    """A role's institution (``suffix``) and kind of actor."""

    code: str
    kind: str
    suffix: str | None


@cache
def _roles() -> Mapping[str, tuple[int, Role]]:
    text = resources.files("foedus.importing").joinpath("facts", "roles.yaml").read_text("utf-8")
    found: dict[str, tuple[int, Role]] = {}
    for rank, (code, fields) in enumerate(yaml.load(text, Loader=yaml.CSafeLoader).items()):
        role = Role(code, fields["kind"], fields.get("suffix"))
        for word in (code, *fields.get("also", ())):
            found.setdefault(word, (rank, role))
    return found


def role_of(words: str | None) -> Role | None:
    """The role that a code or list of sectors (parted by commas or semicolons) names, the weightiest first.

    >>> role_of("Elite,Executive,Government").suffix
    'gov'
    """
    if not words:
        return None
    found = [_roles()[word.strip()] for word in re.split("[,;]", words) if word.strip() in _roles()]
    return min(found, key=lambda pair: pair[0])[1] if found else None


def slug(text: str) -> str:
    """A name as an id: lower case, plain letters, hyphens.

    >>> slug("António Guterres (UN)")
    'antonio-guterres-un'
    """
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return _NOT_SLUG.sub("-", plain).strip("-") or _NOT_SLUG.sub("-", text.lower()).strip("-") or "unnamed"


def link(name: str | None, country: str | None, role: str | None) -> Linked | None:
    """Who an actor of a data set is; None where nothing is given.

    >>> link("Police (India)", "India", "Government,Police").id, link("RUSSIA", "RUS", "MIL").within
    ('ind-cop', ('rus',))
    """
    code = iso3(country) if country else None
    found = role_of(role)
    name = _ARTICLE.sub("", name, count=1) if name else name
    forces = _FORCES.match(name) if name else None
    if forces and (known_code := iso3(forces[2])):
        return _institution(known_code, role_of("Police" if forces[1] == "Police" else "Military"))
    generic = _GENERIC.fullmatch(name) if name else None
    if generic and iso3(generic[2]):
        code = code or iso3(generic[2])
        return _institution(code, found) or _provisional(name or "", code, found)
    known = _catalogued(name, code) if name else None
    if known and not (known.kind == "state" and found):
        return known if known.kind != "person" else _in_office(known, code, found)
    if name is None or known or _is_plain(name, code):
        institution = _institution(code, found)
        if institution or not name:
            return institution or _unnamed(country, code, found)
    return _in_office(_provisional(name, code, found), code, found)


@cache
def _role_words() -> frozenset[str]:
    words = load_lexicon("agent_words.yaml").values()
    return frozenset(key(word) for group in words for word in group)


def _is_plain(name: str, code: str | None) -> bool:
    """Whether a name only says a people or a role (GDELT's ``RUSSIAN``, ``POLICE``), not who."""
    state = catalogue().states.get(code or "")
    if state is None:
        return False
    surfaces = catalogue().surfaces(key(name))
    return key(name) in _role_words() or any(catalogue().at(s.actor).id == state for s in surfaces)


def _catalogued(name: str, code: str | None) -> Linked | None:
    """The catalogue's actor of a name, where that is certain; patronymics may be left out."""
    known = catalogue()
    words = name.split()
    spellings = [name, f"{words[0]} {words[-1]}"] if 3 <= len(words) <= 5 else [name]
    for spelling in spellings:
        for found in match(spelling, country=code, limit=1):
            actor = found.actor
            if found.certain and (spelling == name or (actor.kind == "person" and actor.country == code)):
                within = () if actor.kind == "person" else known.principal(actor.id)
                return Linked(actor.id, actor.name, actor.kind, actor.country or code, within)
    return None


def _state(known: Catalogue, code: str | None) -> str | None:
    return (known.states.get(code) or code.lower()) if code else None


def _institution(code: str | None, role: Role | None) -> Linked | None:
    known = catalogue()
    state = _state(known, code)
    if state is None:
        return None
    actor = known.get(f"{state}-{role.suffix}" if role and role.suffix else state)
    if role is None:
        name = actor.name if actor else str(code)
        return Linked(state, name, "state", code, ())
    if actor is None or not role.suffix:
        return Linked(f"~{state}-{role.code.lower()}", f"{code} {role.code}", role.kind, code, ())
    return Linked(actor.id, actor.name, actor.kind, code, known.principal(actor.id))


def _unnamed(country: str | None, code: str | None, role: Role | None) -> Linked | None:
    words = "-".join(part for part in (country, role.code if role else None) if part)
    return Linked(f"~{slug(words)}", words, role.kind if role else "other", code, ()) if words else None


def _provisional(name: str, code: str | None, role: Role | None) -> Linked:
    return Linked(f"~{slug(name)}", name, role.kind if role else "other", code, ())


def _in_office(actor: Linked, code: str | None, role: Role | None) -> Linked:
    """A person or body that holds one of a state's roles answers for that institution and the state."""
    state = _state(catalogue(), code)
    if state is None or role is None or role.suffix not in _OF_STATE or actor.within:
        return actor
    institution = f"{state}-{role.suffix}"
    return actor._replace(within=(institution, *(catalogue().principal(institution) or (state,))))


class Linker:
    """Links frames of written actors; every distinct one is looked up once."""

    def __init__(self) -> None:
        self._seen: dict[tuple[str | None, str | None, str | None], Linked | None] = {}

    def table(self, written: Iterable[tuple[str | None, str | None, str | None]], side: str) -> pl.DataFrame:
        """For (name, country, role) triples, in order, a frame of ``{side}_id`` and so on."""
        import polars as pl

        rows = [self._one(triple) for triple in written]
        kinds: dict[str, Any] = dict.fromkeys(PARTS, pl.String) | {"within": pl.List(pl.String)}
        columns = {
            f"{side}_{part}": pl.Series(
                [None if row is None else _plain(getattr(row, part)) for row in rows], dtype=kinds[part]
            )
            for part in PARTS
        }
        return pl.DataFrame(columns)

    def _one(self, triple: tuple[str | None, str | None, str | None]) -> Linked | None:
        if triple not in self._seen:
            self._seen[triple] = link(*triple)
        return self._seen[triple]


def _plain(value: Any) -> Any:
    return list(value) if isinstance(value, tuple) else value
