"""From an agent noun with its owner and modifiers to an actor: "Syrian army" is ``syr-mil``."""

from __future__ import annotations

from dataclasses import dataclass

from foedus.actors import identity
from foedus.actors.agents import AgentClass, AgentHit
from foedus.actors.catalogues import Catalogue
from foedus.actors.found import Found
from foedus.actors.lexicon import load_lexicon

_RELATIONAL = "country"


@dataclass(frozen=True, slots=True)
class Identity:
    """Who a description is: an id, its name, kind, country, and what it belongs to."""

    actor_id: str
    name: str
    kind: str
    country: str | None = None
    within: str | None = None


def institution(catalogue: Catalogue, state: str, suffix: str) -> Identity | None:
    """A state's institution by its suffix, or None for actors that have no such thing."""
    actor = catalogue.get(f"{state}-{suffix}")
    if actor is None:
        return None
    above = catalogue.principal(actor.id)
    return Identity(actor.id, actor.name, actor.kind, actor.country, above[0] if above else None)


def of_state(catalogue: Catalogue, state: str, country: str | None, agent: AgentHit, words: str) -> Identity:
    """An agent noun that a state owns: "Turkish parliament", "Iraqi militants"."""
    cls = agent.cls
    if cls.name == "opponents":
        return Identity(identity.sort_of(f"{agent.word}s", country), words, cls.kind, country)
    if words.lower().startswith("ethnic "):  # "the ethnic Armenian population" is not Armenia's
        return Identity(identity.sort_of(words, None), words, cls.kind, None)
    if cls.suffix and (found := institution(catalogue, state, cls.suffix)):
        return found
    if cls.belongs:
        via = f"{state}-{cls.via}" if cls.via and catalogue.get(f"{state}-{cls.via}") else state
        return Identity(identity.part(via, agent.word), words, cls.kind, country, via)
    return Identity(
        identity.sort_of(words_for_id(words, catalogue, state), country), words, cls.kind, country
    )


def words_for_id(words: str, catalogue: Catalogue, state: str) -> str:
    """The words without the state's own adjective or name, which the id already says."""
    profile = catalogue.profile(state)
    actor = catalogue.get(state)
    own = {a.lower() for a in (*profile.adjectives, *profile.demonyms)} | {
        actor.name.lower() if actor else ""
    }
    lower = words.lower()
    for several in (name for name in own if " " in name and lower.startswith(name + " ")):
        return words[len(several) + 1 :]
    kept = [w for w in words.split() if w.lower().removesuffix("'s").removesuffix("’s") not in own]
    return " ".join(kept) or words


def of_group(owner: Found, agent: AgentHit, words: str) -> Identity:
    """An agent noun that a group, institution or provisional actor owns: "Hezbollah fighters"."""
    assert owner.actor_id is not None
    if agent.cls.name == "opponents":  # whom they oppose does not answer for them
        return Identity(
            identity.sort_of(f"{agent.word}s of {owner.name}", None), words, agent.cls.kind, owner.country
        )
    within = owner.actor_id
    return Identity(identity.part(within, agent.word), words, agent.cls.kind, owner.country, within)


def of_agent(
    catalogue: Catalogue, owner_cls: AgentClass, owner: Found, agent: AgentHit, words: str
) -> Identity:
    """An agent noun before another: "government forces", "opposition fighters", "army spokesman"."""
    suffix = load_lexicon("compounds.yaml").get(owner_cls.name, {}).get(agent.cls.name)
    state = state_of(catalogue, owner.country)
    if (
        suffix
        and suffix in load_lexicon("institutions.yaml")
        and state
        and (found := institution(catalogue, state, suffix))
    ):
        return found
    if owner.actor_id is None or _only_sort(owner, agent):
        return loose(agent, words, owner.country)
    if owner_cls.name in ("opposition", "rebels", "fighters") and suffix:
        return Identity(owner.actor_id, owner.name, owner.kind, owner.country, owner.within)
    if owner_cls.name == "party":
        return of_group(owner, agent, words)
    return of_group(owner, agent, words)


def _only_sort(owner: Found, agent: AgentHit) -> bool:
    """Whether the first noun only says what sort the second is: "Takfiri terrorists" are nobody's."""
    id_ = owner.actor_id or ""
    unowned = owner.agent is not None and owner.owner is None and "." not in id_
    return unowned and id_.startswith("~") and (agent.cls.kind == "armed_group" or agent.cls.name == "forces")


def loose(agent: AgentHit, words: str, country: str | None) -> Identity:
    """An agent noun that nobody is said to own: "gunmen", "Shiite militias"."""
    return Identity(identity.sort_of(words, country), words, agent.cls.kind, country)


def relation(
    catalogue: Catalogue, owner: str | None, agent: AgentHit | None, date: str | None
) -> Identity | None:
    """Whom a relational noun means by what the catalogue knows: Hezbollah's patron is Iran."""
    if owner is None or agent is None or agent.word not in _PATRONS:
        return None
    backers = [p for p in catalogue.parents(owner, date) if p.kind == "backed_by"]
    actor = catalogue.get(backers[0].parent) if backers else None
    if actor is None:
        return None
    above = catalogue.principal(actor.id, date)
    return Identity(actor.id, actor.name, actor.kind, actor.country, above[0] if above else None)


_PATRONS = frozenset(("patron", "backer", "sponsor"))


def state_of(catalogue: Catalogue, country: str | None) -> str | None:
    """The id of the state with this ISO3 code."""
    return catalogue.states.get(country) if country else None
