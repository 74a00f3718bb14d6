"""Who holds an office on a date: "the Turkish foreign minister", "Hezbollah's leader"."""

from __future__ import annotations

from functools import cache

from foedus.actors.catalogues import Catalogue
from foedus.actors.lexicon import load_lexicon
from foedus.records import Actor

_LED = frozenset(("leader", "ruler", "strongman", "chief"))


def holder(catalogue: Catalogue, of: str, title: str, date: str | None) -> Actor | None:
    """The one person who held the office at the date, or None where it is not known or not unique.

    Args:
        of: a state's or organisation's id.
        title: as in ``lexicon/offices.yaml``.
        date: EDTF; without it nobody is named.

    >>> from foedus.actors.catalogues import catalogue
    >>> holder(catalogue(), "syr", "president", "2016-11-24").name
    'Bashar al-Assad'
    """
    if date is None:
        return None
    offices = load_lexicon("offices.yaml").get(title, ())
    if title in _LED and _premier_leads(catalogue, of):
        offices = [["gov", "prime minister"], ["gov", "chancellor"], *offices]
    for suffix, role in offices:
        people = catalogue.holders(of if suffix == "self" else f"{of}-{suffix}", role, date)
        if len(set(people)) == 1:
            return catalogue.get(people[0])
    return None


def _premier_leads(catalogue: Catalogue, of: str) -> bool:
    """Whether the leader of a state is its prime minister."""
    actor = catalogue.get(of)
    return actor is not None and actor.kind == "state" and actor.country in _premiers()


@cache
def _premiers() -> frozenset[str]:
    return frozenset(country for line in load_lexicon("premiers.yaml") for country in line)


def titles(catalogue: Catalogue, person: str, date: str | None) -> list[str]:
    """The titles that a person's offices carry, those held at the date first."""
    held = [office for office in catalogue.offices_held(person) if office.role]
    held.sort(key=lambda office: not catalogue.held(office, date))
    return [office.role for office in held if office.role]
