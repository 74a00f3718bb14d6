"""Which states a noun or a modifier can mean: "the kingdom", "the two Nordic countries"."""

from __future__ import annotations

from functools import cache

from foedus.actors.agents import AgentHit
from foedus.actors.found import Found
from foedus.actors.lexicon import load_lexicon
from foedus.actors.words import Words


@cache
def _table(name: str) -> dict[str, frozenset[str]]:
    return {key: frozenset(states) for key, states in load_lexicon("regions.yaml")[name].items()}


def possible(words: Words, start: int, end: int, agent: AgentHit | None) -> frozenset[str] | None:
    """The states (ISO3 or ids) that a phrase can mean by noun and modifiers; None: it doesn't say."""
    found = _table("nouns").get(agent.word) if agent is not None else None
    modifiers = _table("modifiers")
    for k in range(start, end):
        pair = " ".join(words.lower[k : k + 2])
        region = modifiers.get(pair) or modifiers.get(words.lower[k])
        if region is not None:
            found = region if found is None else found & region
    return found


def among(other: Found, states: frozenset[str] | None) -> bool:
    """Whether a state found before is one of these."""
    return states is None or other.country in states or other.actor_id in states
