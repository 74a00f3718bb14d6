"""Descriptions that point back: "the group", "this regime", "the army", "its leader"."""

from __future__ import annotations

from foedus.actors.antecedents import GUESS, LIKELY, SURE
from foedus.actors.describing import (
    institution,
    loose,
    of_agent,
    of_group,
    of_state,
    relation,
    state_of,
)
from foedus.actors.discourse import settings
from foedus.actors.found import Found
from foedus.actors.names import pieces
from foedus.actors.offices import holder
from foedus.actors.phrases import is_modifier
from foedus.actors.pronominal import Pronominal

_HERE = frozenset(("in", "across", "inside", "throughout"))
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


class Definite(Pronominal):
    """Definite and possessed descriptions, by what was named before and what the catalogue knows.

    ``here`` are the items of the sentence in hand.
    """

    here: list[Found]

    def _resolve(self, item: Found) -> None:
        if item.form == "pronoun":
            self._pronoun(item)
            return
        if item.owner is not None and item.owner.pending and item.owner.actor_id is None:
            self._resolve(item.owner)
        if item.pronoun_owner is not None:
            self._owned_by_pronoun(item)
        elif item.owner is not None and item.owner.actor_id is not None:
            self._owned(item, item.owner)
        else:
            self._definite(item)

    def _owned(self, item: Found, owner: Found) -> None:
        agent, text = item.agent, item.name
        assert agent is not None and owner.actor_id is not None
        single = item.number == "one"
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
        owner = self._antecedent_of_pronoun(item.sent, item.pronoun_owner)
        if owner is None:
            return
        if item.agent.word in ("country", "nation", "state") and item.number == "group":
            state = state_of(self.catalogue, owner.country)
            if owner.kind == "person" and state is not None:
                self._become(item, self._identity_of(state), LIKELY)
            return
        if item.cls is not None and item.cls.name == "country":
            patron = relation(self.catalogue, owner.actor_id, item.agent, self.context.date)
            if patron is not None:
                self._become(item, patron, GUESS)
            return
        if owner.kind == "person" and owner.within:
            owner = self._answering(owner)
        self._owned(item, owner)

    def _definite(self, item: Found) -> None:
        """ "the group", "this regime", "the army": the nearest fitting actor, or the report's country's."""
        cls, agent = item.cls, item.agent
        assert cls is not None and agent is not None
        same = self._same_institution(item)
        if same is not None and self._country(item)[0] in (same.country, self.context.focus()[0]):
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
        country, share = self._country(item)
        state = state_of(self.catalogue, country)
        who = institution(self.catalogue, state, cls.suffix) if state is not None else None
        if who is not None:
            self._become(item, who, round(max(0.3, min(SURE, share + 0.2)), 2))
        elif cls.alone:
            self._become(item, loose(agent, item.name, None), GUESS)

    def _armed(self, item: Found) -> Found | None:
        """The armed group that "the rebels", "the militants" were called before."""
        window = settings()["window"]["nominal"]
        for other in self.discourse.before(item.sent, item.core[0], window):
            if other.cls is item.cls and other.number != "one":
                return other
        words = self.lists[item.sent]
        if item.core[1] < len(words) and is_modifier(words, item.head) is not None:
            return None  # "rebel attack" need not be by the group just named
        return self._best(
            item.sent,
            item.core[0],
            ["armed_group", "party"],
            window,
            lambda other: (
                other.number != "one" and not other.place and (other.form == "name" or other.cls is item.cls)
            ),
        )

    def _same_institution(self, item: Found) -> Found | None:
        """The latest mention of an institution of the same sort: "the army" after "the Iraqi army"."""
        cls = item.cls
        if cls is None or cls.suffix is None:
            return None
        for other in self.discourse.before(item.sent, item.core[0], settings()["window"]["nominal"]):
            if other.actor_id is not None and other.actor_id.endswith(f"-{cls.suffix}"):
                return other
        return None

    def _country(self, item: Found) -> tuple[str | None, float]:
        """The country whose government or army is meant where none is named."""
        words = self.lists[item.sent]
        here = {
            place.country
            for place in self.here
            if place.place and place.country and words.lower[words.head[place.head]] in _HERE
        }
        if len(here) == 1:
            return here.pop(), 0.6
        return self.context.focus()

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
        best = self._called(item, agent.word) or self._best(
            item.sent, item.core[0], kinds, window, lambda other: self._fits(item, other)
        )
        if best is not None:
            self._take(item, best, LIKELY)
            return
        if item.fallback is not None:
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

    def _called(self, item: Found, noun: str) -> Found | None:
        """The latest actor whose name has the noun in it: "the observatory" after the Syrian Observatory."""
        if item.number != "group":
            return None
        for other in self.discourse.before(item.sent, item.core[0], len(self.lists)):
            if other.form == "name" and other.number == "group" and noun in pieces(other.name):
                return other
        return None

    def _fits(self, item: Found, other: Found) -> bool:
        """Whether an antecedent can be called by this noun."""
        if item.number == "many":
            return other.number != "one" and other.form == "nominal" and other.cls is item.cls
        if (other.number == "many" and other.form != "name") or (other.number == "one") != (
            item.number == "one"
        ):
            return False
        cls = item.cls
        if cls is not None and cls.kind == "person":
            return self._role_fits(item, other)
        return True

    def _role_fits(self, item: Found, other: Found) -> bool:
        """A person can be called again by the title it had, or by one that its office carries."""
        assert item.agent is not None
        if other.agent is not None:
            return other.agent.word == item.agent.word or item.agent.word in other.agent.word
        titles = self._titles(other)
        return not titles or any(item.agent.word in title or title in item.agent.word for title in titles)

    def _titles(self, person: Found) -> list[str]:
        return [office for office in person.titles if office]
