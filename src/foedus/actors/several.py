"""Expressions for several actors at once: "both countries", "the two sides"."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from foedus.actors.antecedents import LIKELY
from foedus.actors.definite import Definite
from foedus.actors.describing import (
    Identity,
    state_of,
)
from foedus.actors.discourse import settings
from foedus.actors.found import Found
from foedus.actors.words import Words


class Several(Definite):
    """Group expressions, resolved to a pair named together or to the latest distinct sides."""

    def _several(self, words: Words) -> list[Found]:
        """ "both countries", "the two sides" in a sentence, to be resolved."""
        table = settings()["groups"]
        found = []
        for k in range(1, len(words)):
            phrase = f"{words.lower[k - 1]} {words.lower[k]}"
            if phrase in table:
                made = Found(words.number, k - 1, k + 1, k, (k - 1, k + 1), form="nominal", pending=True)
                if k >= 2 and words.pos[k - 2] == "DET":
                    made.start = k - 2
                elif words.lower[k - 1] != "both":
                    continue
                made.members = [phrase]
                found.append(made)
        return found

    def _group(self, item: Found) -> list[Found]:
        rule = settings()["groups"][item.members[0]]
        pair = self._pair(item, rule)
        if pair:
            return self._copies(item, pair)
        seen: dict[str, Found] = {}
        for other in self.discourse.before(item.sent, item.core[0], settings()["window"]["pronoun"]):
            if rule["kinds"] and other.kind not in rule["kinds"]:
                continue
            if other.kind in ("media", "people") or (other.place and not rule["kinds"]):
                continue
            if rule["kinds"] == ["person"] and other.number != "one":
                continue
            if self._same_clause(other, item.sent, item.head, "object"):
                continue
            who = self._countries_state(other) if "state" in rule["kinds"] else other
            if who is not None and who.actor_id is not None and not self._one_side(who, seen):
                seen.setdefault(who.actor_id, who)
            if len(seen) == rule["size"]:
                break
        if len(seen) != rule["size"]:
            return []
        return self._copies(item, list(seen.values()))

    def _one_side(self, who: Found, seen: dict[str, Found]) -> bool:
        """Whether an actor answers for one that was seen, or the other way round."""
        assert who.actor_id is not None
        above = self.catalogue.principal(who.actor_id, self.context.date)
        return any(
            id_ in above or who.actor_id in self.catalogue.principal(id_, self.context.date) for id_ in seen
        )

    def _pair(self, item: Found, rule: dict[str, Any]) -> list[Found]:
        """The latest actors joined by "and" that are as many as the expression says."""
        for other in self.discourse.before(item.sent, item.core[0], settings()["window"]["nominal"]):
            if other.form == "pronoun" or other.place or other.kind in ("media", "people"):
                continue
            joined = self._coordinated(other)
            distinct = {o.actor_id for o in joined}
            fits = all(not rule["kinds"] or o.kind in rule["kinds"] for o in joined)
            if len(joined) == len(distinct) == rule["size"] and fits:
                return joined
        return []

    def _countries_state(self, other: Found) -> Found | None:
        if other.kind == "state":
            return other
        state = state_of(self.catalogue, other.country)
        if state is None:
            return None
        who = self._identity_of(state)
        return replace(other, actor_id=who.actor_id, name=who.name, kind=who.kind, within=None)

    def _copies(self, item: Found, whos: list[Identity] | list[Found]) -> list[Found]:
        copies = []
        for who in whos:
            copy = replace(item, members=[], pending=False)
            copy.actor_id, copy.name, copy.kind = who.actor_id, who.name, who.kind
            copy.country, copy.within, copy.probability = who.country, who.within, LIKELY
            copies.append(copy)
            self.spoken[copy.sent, copy.head] = copy
        return copies
