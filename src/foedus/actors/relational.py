"""Nouns that mean someone by a relation: "its patron", "his Russian counterpart", "the former president"."""

from __future__ import annotations

from foedus.actors import identity
from foedus.actors.antecedents import GUESS, LIKELY, Antecedents
from foedus.actors.describing import Identity, relation
from foedus.actors.discourse import settings
from foedus.actors.found import Found
from foedus.actors.lexicon import load_lexicon
from foedus.actors.offices import holder


class Relational(Antecedents):
    """Whom a relational noun means, by the catalogue and by who else the report is about."""

    def _counterpart(self, item: Found, owner: Found | None) -> None:
        """ "His Russian counterpart": who holds in the state named the office that the person holds."""
        state = item.owner
        if owner is None or state is None or state.kind != "state" or state.actor_id is None:
            return
        for title in owner.titles:
            person = holder(self.catalogue, state.actor_id, title, self.context.date)
            if person is not None:
                self._become(item, self._identity_of(person.id), LIKELY)
                return
        title = owner.titles[0] if owner.titles else "counterpart"
        within = f"{state.actor_id}-gov"
        self._become(
            item,
            Identity(f"~{within}.{title.replace(' ', '-')}", item.name, "person", state.country, within),
            GUESS,
        )

    def _related_state(self, item: Found, owner: Found) -> None:
        """ "Its patron", "its giant neighbour": the backer in the catalogue, or the state most spoken of."""
        known = relation(self.catalogue, owner.actor_id, item.agent, self.context.date)
        if known is not None:
            self._become(item, known, GUESS)
            return
        if item.number == "many" and item.agent is not None and owner.actor_id is not None:
            plural = f"{item.agent.word.removesuffix('y')}{'ies' if item.agent.word.endswith('y') else 's'}"
            sort = identity.sort_of(f"{plural} of {owner.name}", None)  # they answer for nobody
            self._become(item, Identity(sort, item.name, "other", None), GUESS)
            return
        if item.number != "group" or owner.kind not in ("state", "government", "military"):
            return
        spoken_of = self.context.countries + self.context.scene
        for country, _ in spoken_of.most_common(3):
            state = self.catalogue.states.get(country)
            if state is not None and country != owner.country:
                self._become(item, self._identity_of(state), GUESS)
                return

    def _is_own_group(self, item: Found, side: Found) -> bool:
        """ "Its spokesman said his movement": the body that the person answers for."""
        if item.cls is None or item.number != "group":
            return False
        kinds = settings()["kinds"].get(item.cls.name, ())
        return item.cls.name in ("group", "party", "organisation", "alliance") and side.kind in kinds

    def _led(self, item: Found, owner: Found) -> str | None:
        """ "Khan's party": what the person leads, if it is one such body."""
        if owner.kind != "person" or owner.actor_id is None or item.cls is None or item.number != "group":
            return None
        kinds = settings()["kinds"].get(item.cls.name, ())
        if item.cls.name not in ("party", "group", "organisation", "alliance"):
            return None
        led = {
            office.of
            for office in self.catalogue.offices_held(owner.actor_id)
            if self.catalogue.held(office, self.context.date)
            and (body := self.catalogue.get(office.of)) is not None
            and body.kind in kinds
            and not office.of.endswith("-opp")
        }
        return led.pop() if len(led) == 1 else None

    def _formerly(self, item: Found) -> bool:
        """ "The former Nigerian president": one named before who held the office, never who holds it now."""
        assert item.agent is not None
        roles = load_lexicon("offices.yaml").get(item.agent.word, ())
        for other in self.discourse.before(item.sent, item.core[0], settings()["window"]["nominal"]):
            if other.kind != "person" or other.actor_id is None:
                continue
            for office in self.catalogue.offices_held(other.actor_id):
                fits = any(
                    office.role == role and (suffix == "self" or office.of.endswith(f"-{suffix}"))
                    for suffix, role in roles
                )
                same = item.owner is None or item.owner.country in (None, other.country)
                if fits and same and not self.catalogue.held(office, self.context.date):
                    self._take(item, other, LIKELY)
                    return True
        return False
