"""Which of the actors called by a name is meant: by date, countries and who else is named."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from foedus.actors.catalogues import Catalogue
from foedus.actors.context import Context
from foedus.actors.entries import Surface
from foedus.actors.lexicon import word_set
from foedus.actors.validity import distance, holds
from foedus.records import Actor

_FORM = {"n": 1.0, "d": 0.9, "a": 0.9, "m": 0.8, "u": 0.25, "s": 0.5}
_SURNAME_YEARS = 3.0


@dataclass(frozen=True, slots=True)
class Choice:
    """The actor that fits best, how sure, and the others with their probabilities."""

    actor: Actor
    surface: Surface
    probability: float
    alternatives: tuple[tuple[str, float], ...] = ()


def in_office(actor: Actor, date: str | None) -> float:
    """How near the date is to the terms of a person: 1 in office, falling by years outside."""
    terms = [
        distance(p.since, p.until, date) for p in actor.parents if p.kind in ("leads", "part_of", "member_of")
    ]
    if date is None or not terms:
        return 0.8
    return max(0.0, 1.0 - min(terms) / 365.25 / _SURNAME_YEARS)


def _near(actor: Actor, area: tuple[str, ...], context: Context) -> bool:
    """Whether the report mentions a country that the actor is of or works in, or names it otherwise."""
    places = {actor.country, *area} - {None}
    return (
        not places
        or context.named[actor.id] > 1
        or any(context.countries[place] for place in places if place)
    )


def weight(
    actor: Actor,
    surface: Surface,
    context: Context,
    *,
    area: tuple[str, ...] = (),
    generic: bool = False,
    titled: bool = False,
) -> float:
    """How well a candidate fits, at least 0; under ``ACCEPTED`` it is not believed.

    Args:
        area: countries it works in besides its own.
        generic: the name is made of words that many organisations' names are made of.
        titled: a title stands before it.
    """
    score = _FORM[surface.form]
    if not holds(actor.since, actor.until, context.date):
        score *= max(0.05, 0.6 - distance(actor.since, actor.until, context.date) / 3650)
    if actor.kind == "state":
        score += 0.05 if actor.until is not None and context.date else 0.0  # a state of that day only
        score += 0.6 * context.share(actor.country)
    elif surface.form == "s":
        score *= max(in_office(actor, context.date), 0.4 if titled else 0.0)
        score += 0.15 if titled else 0.0
        score += 1.0 if context.named[actor.id] else 0.0
        score += 0.2 * context.share(actor.country)
    else:
        if generic and actor.country is not None and not _near(actor, area, context):
            return 0.2 * score
        score += 0.3 * context.share(actor.country) + (0.5 if context.named[actor.id] else 0.0)
    return score


ACCEPTED = 0.3


def _met(catalogue: Catalogue, actor: Actor, context: Context) -> bool:
    """Whether the report speaks of a person without a country, or of what the person leads or its country."""
    if context.named[actor.id]:
        return True
    for parent in actor.parents:
        led = catalogue.get(parent.parent)
        if context.named[parent.parent] or (led is not None and context.countries[led.country or ""]):
            return True
    return False


@cache
def _common() -> frozenset[str]:
    """Words that say little in a name: many organisations share them, or they are nouns of acting."""
    return word_set("generic") | word_set("acts", "acts.yaml")


def choose(
    catalogue: Catalogue, surfaces: list[Surface], context: Context, key: str = "", *, titled: bool = False
) -> Choice | None:
    """The best candidate for the name ``key``, or None where none is believable."""
    generic = bool(key) and all(piece in _common() for piece in key.split())
    best: dict[str, tuple[float, Surface]] = {}
    for surface in surfaces:
        actor = catalogue.at(surface.actor)
        area = catalogue.profile(actor.id).area
        if surface.form == "s" and actor.country is None and not _met(catalogue, actor, context):
            continue
        score = weight(actor, surface, context, area=area, generic=generic, titled=titled)
        if score > best.get(actor.id, (0.0, surface))[0]:
            best[actor.id] = (score, surface)
    ranked = sorted(best.items(), key=lambda item: -item[1][0])
    if not ranked or ranked[0][1][0] < ACCEPTED:
        return None
    total = sum(score**3 for _, (score, _) in ranked)
    chosen = ranked[0]
    picked = catalogue.at(chosen[1][1].actor)
    others = tuple(
        (id_, round(score**3 / total, 3)) for id_, (score, _) in ranked[1:4] if score**3 / total >= 0.02
    )
    certain = min(1.0, chosen[1][0] + 0.2)
    return Choice(picked, chosen[1][1], round(certain * chosen[1][0] ** 3 / total, 3), others)
