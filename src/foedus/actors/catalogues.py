"""The catalogue of known actors: who they are, what they belong to, how they are called.

Institutions that every state has (``syr-gov``, ``rus-mil``, ``tur-mfa``) are made by rule from
``lexicon/institutions.yaml``; an entry with such an id in the YAML replaces the rule.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache, cached_property
from typing import Any

from foedus.actors import identity
from foedus.actors.compiled import index, load
from foedus.actors.entries import Office, Profile
from foedus.actors.lexicon import load_lexicon
from foedus.actors.lookup import Lookup
from foedus.actors.names import key
from foedus.actors.validity import holds
from foedus.records import Actor, Membership

_UP = ("part_of", "arm_of", "leads")


class Catalogue(Lookup):
    """Actors by id, and what is known of them.

    Args:
        payload: what :func:`foedus.actors.compiled.load` gives.
    """

    def __init__(self, payload: Mapping[str, Any]) -> None:
        super().__init__(payload)
        self._made: dict[str, Actor] = {}

    def __iter__(self) -> Iterator[Actor]:
        return (self.at(number) for number in range(len(self._entries)))

    def __contains__(self, actor_id: object) -> bool:
        return isinstance(actor_id, str) and self.get(actor_id) is not None

    def at(self, number: int) -> Actor:
        """The actor with the entry number that surfaces carry."""
        entry = self._entries[number]
        return self._made.get(entry["id"]) or self._make(entry)

    def entry(self, actor_id: str) -> dict[str, Any]:
        """The entry as the YAML has it.

        Raises:
            KeyError: it is not in the YAML.
        """
        return self._entries[self._number[actor_id]]

    def called(self, name: str) -> Actor | None:
        """The one actor that has this name or alias, or None where there is none or several."""
        numbers = {s.actor for s in self.surfaces(key(name)) if s.form == "n"}
        return self.at(numbers.pop()) if len(numbers) == 1 else None

    def get(self, actor_id: str) -> Actor | None:
        """The actor with this id, or None.

        >>> catalogue().get("syr-mil").name
        'Syrian armed forces'
        """
        known = self._made.get(actor_id)
        if known is not None:
            return known
        number = self._number.get(actor_id)
        return self._make(self._entries[number]) if number is not None else self._institution(actor_id)

    def _make(self, entry: Mapping[str, Any]) -> Actor:
        parents = tuple(
            Membership(p["parent"], p.get("kind", "part_of"), p.get("since"), p.get("until"))
            for p in entry.get("parents", ())
        )
        actor = Actor(
            id=entry["id"],
            name=entry["name"],
            kind=entry["kind"],
            country=entry.get("country"),
            sectors=tuple(entry.get("sectors", ())),
            parents=parents,
            aliases=tuple(entry.get("aliases", ())),
            wikidata=entry.get("wikidata"),
            since=entry.get("since"),
            until=entry.get("until"),
        )
        self._made[actor.id] = actor
        return actor

    def _institution(self, actor_id: str) -> Actor | None:
        state_id, hyphen, suffix = actor_id.rpartition("-")
        rule = load_lexicon("institutions.yaml").get(suffix) if hyphen else None
        number = self._number.get(state_id)
        if rule is None or number is None or self._entries[number]["kind"] != "state":
            return None
        state = self._entries[number]
        adjective = next(iter(state.get("adjectives", ())), state["name"])
        parent = rule["parent"]
        above = state_id if parent == "state" else f"{state_id}-{parent}"
        actor = Actor(
            id=actor_id,
            name=rule["name"].format(adjective=adjective),
            kind=rule["kind"],
            country=state.get("country"),
            sectors=tuple(rule["sectors"]),
            parents=(Membership(above, "arm_of"),) if parent else (),
            since=state.get("since"),
            until=state.get("until"),
        )
        self._made[actor_id] = actor
        return actor

    def parents(self, actor_id: str, date: str | None = None) -> tuple[Membership, ...]:
        """What the actor belongs or belonged to; with ``date`` (EDTF) only what may hold then."""
        actor = self.get(actor_id)
        found = actor.parents if actor else ()
        return tuple(p for p in found if holds(p.since, p.until, date))

    def principal(self, actor_id: str, date: str | None = None) -> tuple[str, ...]:
        """Whom an actor answers for, nearest first, ending in the state or the topmost actor.

        Follows part_of and arm_of, and leads for persons, as they hold at ``date``; an id of the form
        ``~hezbollah.commander`` (a provisional sub-actor) answers for what stands before the dot.

        >>> catalogue().principal("syr-gov"), catalogue().principal("rus-air")
        (('syr',), ('rus-mil', 'rus'))
        """
        chain: list[str] = []
        here: str | None = actor_id
        while here is not None:
            here = self._above(here, date)
            if here is None or here in chain or here == actor_id:
                break
            chain.append(here)
        return tuple(chain)

    def _above(self, actor_id: str, date: str | None) -> str | None:
        if actor_id.startswith("~"):
            return identity.owner_of(actor_id)
        actor = self.get(actor_id)
        if actor is None:
            return None
        allowed = _UP if actor.kind == "person" else _UP[:2]
        current = [p for p in actor.parents if p.kind in allowed and holds(p.since, p.until, date)]
        if date is None:  # without a date, what holds now comes before what has ended
            current.sort(key=lambda p: (p.until is not None, p.kind != "leads"))
        else:
            current.sort(key=lambda p: p.kind != "leads")
        return current[0].parent if current else None

    def related(self, kind: str) -> tuple[tuple[str, Membership], ...]:
        """All (actor id, membership) of one kind: close_to, backed_by, owned_by, member_of, …"""
        return tuple((actor.id, parent) for actor in self for parent in actor.parents if parent.kind == kind)

    def profile(self, actor_id: str) -> Profile:
        """Adjectives, demonyms, metonyms, area, leaning and COW code, as far as they are known."""
        number = self._number.get(actor_id)
        entry = self._entries[number] if number is not None else {}
        lists = {f: tuple(entry.get(f, ())) for f in ("adjectives", "demonyms", "metonyms", "area")}
        return Profile(
            **lists, leaning=entry.get("leaning"), gender=entry.get("gender"), cow=entry.get("cow")
        )

    def spelt(self, spelling: str) -> tuple[Actor, ...]:
        """The actors with a name of this spelling key."""
        return tuple(self.at(number) for number in self._spelt.get(spelling, ()))

    def surnamed(self, spelling: str) -> tuple[Actor, ...]:
        """The persons with a surname of this spelling key."""
        return tuple(self.at(number) for number in self._surnames.get(spelling, ()))

    @cached_property
    def offices(self) -> tuple[Office, ...]:
        """Every leading position that the catalogue knows a holder of."""
        return tuple(
            Office(entry["id"], p["parent"], p.get("role"), p.get("since"), p.get("until"))
            for entry in self._entries
            if entry["kind"] == "person"
            for p in entry.get("parents", ())
            if p.get("kind") == "leads" or p.get("role")
        )

    @cached_property
    def _offices_of(self) -> Mapping[str, list[Office]]:
        found: dict[str, list[Office]] = {}
        for office in self.offices:
            found.setdefault(office.of, []).append(office)
        return found

    def holders(self, of: str, role: str | None = None, date: str | None = None) -> tuple[str, ...]:
        """Who leads ``of`` (in ``role``) at ``date``; without a date whoever has no end of term."""
        return tuple(
            office.person
            for office in self._offices_of.get(of, ())
            if (role is None or office.role == role)
            and (holds(office.since, office.until, date) if date else office.until is None)
        )

    @cached_property
    def _offices_by_person(self) -> Mapping[str, list[Office]]:
        found: dict[str, list[Office]] = {}
        for office in self.offices:
            found.setdefault(office.person, []).append(office)
        return found

    def offices_held(self, person: str) -> tuple[Office, ...]:
        """The leading positions of one person, in the catalogue's order."""
        return tuple(self._offices_by_person.get(person, ()))

    @staticmethod
    def held(office: Office, date: str | None) -> bool:
        """Whether the office was held at the date (without a date: is held now)."""
        return holds(office.since, office.until, date) if date else office.until is None

    @cached_property
    def states(self) -> Mapping[str, str]:
        """State ids by ISO3 country code in upper case."""
        return {e["country"]: e["id"] for e in self._entries if e["kind"] == "state" and "country" in e}


def combined(parts: Iterable[Mapping[str, Any]], known: Catalogue | None = None) -> Catalogue:
    """A catalogue's entries (the shipped ones by default) and further ones; later ids win."""
    base = known or catalogue()
    entries: dict[str, dict[str, Any]] = {actor.id: base.entry(actor.id) for actor in base}
    entries |= {part["id"]: dict(part) for part in parts}
    found = list(entries.values())
    return Catalogue({"entries": found, **index(found)})


@cache
def catalogue() -> Catalogue:
    """The shipped catalogue, loaded once a process.

    Raises:
        ActorError: its YAML is malformed.
    """
    return Catalogue(load())
