"""Which actors a name may mean, scored and with the reasons: for people, dictionaries and OpenRefine.

A score is 0 to 100.  Names match as they are written (100), by spelling key (Hizbullah, Hezbollah), after
transliteration from another script, or nearly (edit distance over words); the last never across names that
are known to be of different actors, and never between states.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

from foedus.actors.catalogues import Catalogue, catalogue
from foedus.actors.names import key, pieces, spelling_key
from foedus.actors.transliteration import consonants, romanised, script_of
from foedus.actors.validity import holds
from foedus.records import Actor

_EXACT, _SPELT, _SCRIPT, _SKELETON, _NEAR = 100.0, 90.0, 94.0, 76.0, 70.0
_CERTAIN = 85.0


@dataclass(frozen=True, slots=True)
class Match:
    """An actor that a name may mean.

    ``score`` is 0 to 100; ``name`` the actor's name or alias that matched; ``rule`` how: exact, surname,
    spelling, transliteration, consonants, near; ``reasons`` what raised or lowered the score;
    ``certain`` whether it may be taken without asking.
    """

    actor: Actor
    score: float
    name: str
    rule: str
    reasons: tuple[str, ...] = ()
    certain: bool = False


def match(
    name: str,
    *,
    date: str | None = None,
    country: str | None = None,
    limit: int = 5,
    known: Catalogue | None = None,
) -> list[Match]:
    """The actors that a name may mean, likeliest first.

    Args:
        name: in any spelling or script that the rules know.
        date: EDTF; actors that did not exist then, or did not hold office, rank lower.
        country: ISO3; actors of it rank higher.
        limit: how many at most.

    >>> [m.actor.id for m in match("Hizbullah", limit=1)]
    ['hezbollah']
    >>> match("Niger")[0].actor.id, match("Nigeria")[0].actor.id
    ('ner', 'nga')
    """
    actors = known or catalogue()
    best: dict[str, Match] = {}
    for found in _candidates(name, actors):
        weighed = _weigh(found, date, country)
        if weighed.actor.id not in best or weighed.score > best[weighed.actor.id].score:
            best[weighed.actor.id] = weighed
    ranked = sorted(best.values(), key=lambda m: (-m.score, m.actor.id))
    return _certain(ranked)[:limit]


def _candidates(name: str, actors: Catalogue) -> Iterator[Match]:
    latin = re.sub(r"^(?i:the)\s+(?=\S)", "", romanised(name))
    foreign = script_of(name) is not None and latin != name
    yield from _exact(
        latin, actors, "transliteration" if foreign else "exact", _SCRIPT if foreign else _EXACT
    )
    spelling = spelling_key(latin)
    if len(spelling) >= 3:
        for actor in actors.spelt(spelling):
            yield Match(actor, _SPELT, _closest(latin, actor), "spelling", (f"both are spelt {spelling!r}",))
    for actor in actors.surnamed(spelling) if len(pieces(latin)) == 1 else ():
        yield Match(actor, _SPELT - 12, actor.name, "surname", (f"surnames spelt {spelling!r}",))
    if foreign and not _has_vowels(name):
        yield from _by_consonants(latin, actors)
    if not foreign:
        yield from _near(latin, actors)


def _has_vowels(name: str) -> bool:
    script = script_of(name)
    return script is None or script.vowels


def _exact(latin: str, actors: Catalogue, rule: str, score: float) -> Iterator[Match]:
    forms = {
        "n": (0, rule),
        "u": (-25, "shared name"),
        "a": (-10, "adjective"),
        "d": (-8, "demonym"),
        "m": (-12, "metonym"),
        "s": (-15, "surname"),
    }
    for surface in actors.surfaces(key(latin)):
        less, called = forms[surface.form]
        actor = actors.at(surface.actor)
        yield Match(actor, score + less, _closest(latin, actor), called, ())


def _by_consonants(latin: str, actors: Catalogue) -> Iterator[Match]:
    """Names whose consonants agree: for scripts that do not write short vowels."""
    wanted = consonants(latin)
    for article in ("al ", "l "):
        wanted = wanted or consonants(latin.removeprefix(article))
    for number in actors.by_consonants.get(wanted, ()):
        actor = actors.at(number)
        yield Match(actor, _SKELETON + 8, _closest(latin, actor), "consonants", (f"consonants {wanted}",))


def _near(latin: str, actors: Catalogue) -> Iterator[Match]:
    """Names that differ by a letter or a word; states are never taken for each other so."""
    wanted = key(latin)
    if len(wanted) < 5 or actors.surfaces(wanted):
        return
    for number in actors.near(pieces(latin)):
        actor = actors.at(number)
        if actor.kind == "state":
            continue
        best = _closest(latin, actor)
        alike = SequenceMatcher(None, wanted, key(best)).ratio()
        if alike >= 0.8:
            yield Match(actor, round(_NEAR * alike, 1), best, "near", (f"{alike:.0%} of the letters agree",))


def _closest(latin: str, actor: Actor) -> str:
    wanted = key(latin)
    return max((actor.name, *actor.aliases), key=lambda n: SequenceMatcher(None, wanted, key(n)).ratio())


def _weigh(found: Match, date: str | None, country: str | None) -> Match:
    score, reasons = found.score, list(found.reasons)
    actor = found.actor
    if country and actor.country:
        same = actor.country == country
        score += 3 if same else -12
        reasons.append(f"of {actor.country}" + ("" if same else f", not {country}"))
    if date and not _active(actor, date):
        score -= 20
        reasons.append(f"not active on {date}")
    return Match(actor, round(max(0.0, min(100.0, score)), 1), found.name, found.rule, tuple(reasons))


def _active(actor: Actor, date: str) -> bool:
    terms = [p for p in actor.parents if p.kind == "leads"]
    if actor.kind == "person" and terms:
        return any(holds(p.since, p.until, date) for p in terms)
    return holds(actor.since, actor.until, date)


def _certain(ranked: list[Match]) -> list[Match]:
    """Marks the first as certain if it is high and well ahead of the second."""
    if not ranked:
        return []
    ahead = ranked[0].score - (ranked[1].score if len(ranked) > 1 else 0.0)
    first = ranked[0]
    sure = first.score >= _CERTAIN and ahead >= 5
    return [Match(first.actor, first.score, first.name, first.rule, first.reasons, sure), *ranked[1:]]
