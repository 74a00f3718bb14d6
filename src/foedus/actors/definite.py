"""Descriptions that point back: "the group", "this regime", "the army", "its leader"."""

from __future__ import annotations

from foedus.actors.antecedents import GUESS, LIKELY, SURE
from foedus.actors.describing import (
    institution,
    loose,
    of_agent,
    of_group,
    of_state,
    state_of,
)
from foedus.actors.discourse import settings
from foedus.actors.found import Found
from foedus.actors.institutional import Institutional
from foedus.actors.offices import holder
from foedus.actors.regions import possible
from foedus.actors.relational import Relational

_SIDED = (
    "-gov",
    "-mil",
    "-mfa",
    "-mod",
    "-leg",
    "-opp",
    "-reb",
    "-sec",
    "-cop",
    "-spy",
    "-air",
    "-nav",
    "-moi",
    "-jud",
)


class Definite(Institutional, Relational):
    """Definite and possessed descriptions, by what was named before and what the catalogue knows."""

    def _resolve(self, item: Found) -> None:
        if item.form == "pronoun":
            self._pronoun(item)
            return
        if item.owner is not None and item.owner.pending and item.owner.actor_id is None:
            self._resolve(item.owner)
        if item.past and self._formerly(item):
            return
        if item.pronoun_owner is not None:
            self._owned_by_pronoun(item)
        elif item.cls is not None and item.cls.name == "country" and item.owner is not None:
            self._related_state(item, item.owner)
        elif item.owner is not None and item.owner.actor_id is not None:
            self._owned(item, item.owner)
        else:
            self._definite(item)

    def _owned(self, item: Found, owner: Found) -> None:
        led = self._led(item, owner)
        if led is not None:
            self._become(item, self._identity_of(led), LIKELY)
            return
        agent, text = item.agent, item.name
        assert agent is not None and owner.actor_id is not None
        single = item.number == "one" and not item.past
        person = holder(self.catalogue, owner.actor_id, agent.word, self.context.date) if single else None
        if person is not None:
            self._become(item, self._identity_of(person.id), LIKELY)
            return
        if (
            owner.agent is not None
            and owner.cls is not None
            and owner.actor_id
            and owner.actor_id.endswith(_SIDED)
        ):
            self._become(item, of_agent(self.catalogue, owner.cls, owner, agent, text), LIKELY)
        elif owner.kind == "state":
            self._become(item, of_state(self.catalogue, owner.actor_id, owner.country, agent, text), LIKELY)
        else:
            self._become(item, of_group(owner, agent, text), LIKELY)

    def _owned_by_pronoun(self, item: Found) -> None:
        """ "its army", "their leader", "its patron" with the pronoun's own antecedent as owner."""
        assert item.pronoun_owner is not None and item.agent is not None
        owner = self._antecedent_of_pronoun(item.sent, item.pronoun_owner) or item.owner
        if item.cls is not None and item.cls.name == "counterpart":
            self._counterpart(item, owner)
            return
        if owner is None or owner.actor_id is None:  # whose it is was itself not found out
            return
        if item.agent.word in ("country", "nation", "state") and item.number == "group":
            state = state_of(self.catalogue, owner.country)
            if owner.kind == "person" and state is not None:
                self._become(item, self._identity_of(state), LIKELY)
            return
        if item.cls is not None and item.cls.name == "country":
            self._related_state(item, owner)
            return
        if owner.kind == "person" and owner.within:
            led = self._led(item, owner)
            owner = self._answering(owner)
            if led is None and self._is_own_group(item, owner):
                self._take(item, owner, LIKELY)
                return
        self._owned(item, owner)

    def _definite(self, item: Found) -> None:
        """ "the group", "this regime", "the army": the nearest fitting actor, or the report's country's."""
        cls, agent = item.cls, item.agent
        assert cls is not None and agent is not None
        words = self.lists[item.sent]
        region = cls.name == "state" and possible(words, item.start, item.core[0], agent)
        if region or (agent.word == "force" and item.number == "group"):
            self._nearest(item)
            return
        mission = self._mission(item) if cls.name == "peacekeepers" else None
        same = mission or self._same_institution(item)
        if same is not None and (mission is not None or self._meant(item, same)):
            self._take(item, same, LIKELY)
            return
        if cls.suffix is None:
            self._nearest(item)
            return
        if cls.name == "rebels":
            armed = self._armed(item)
            if armed is not None:
                self._take(item, armed, LIKELY)
                return
        country, share = self._topic(item) or self._country(item)
        state = state_of(self.catalogue, country)
        who = institution(self.catalogue, state, cls.suffix) if state is not None else None
        if who is not None:
            self._become(item, who, round(max(0.3, min(SURE, share + 0.2)), 2))
        elif cls.alone:
            self._become(item, loose(agent, item.name, None), GUESS)

    def _nearest(self, item: Found) -> None:
        cls, agent = item.cls, item.agent
        assert cls is not None and agent is not None
        kinds = settings()["kinds"].get(cls.name, [cls.kind])
        window = settings()["window"]["nominal"]
        if cls.name in ("fighters", "terrorists") and item.number == "many":
            armed = self._armed(item)
            if armed is not None:
                self._take(item, armed, LIKELY)
                return
        best = (
            self._called(item, agent.word)
            or self._backed(item, kinds)
            or self._main(item)
            or (
                None
                if self._backers(item)
                else self._best(item.sent, item.start, kinds, window, lambda other: self._fits(item, other))
            )
        )
        if best is not None:
            self._take(item, best, LIKELY)
            return
        only = self._only_one(item) if cls.name == "country" else None
        if only is not None:
            self._become(item, self._identity_of(only), GUESS)
        elif item.fallback is not None:
            self._become(item, item.fallback, GUESS)
        elif cls.alone:
            country = self.context.focus()[0] if cls.belongs else None
            state = state_of(self.catalogue, country)
            who = (
                of_state(self.catalogue, state, country, agent, item.name)
                if state
                else loose(agent, item.name, None)
            )
            self._become(item, who, GUESS)
