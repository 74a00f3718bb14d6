"""Expressions for several actors at once: "both countries", "the two sides"."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import Any

from foedus.actors.antecedents import LIKELY
from foedus.actors.definite import Definite
from foedus.actors.describing import (
    Identity,
    state_of,
)
from foedus.actors.discourse import SUBJECTS, settings
from foedus.actors.found import Found
from foedus.actors.regions import among, possible
from foedus.actors.words import Words

_ORDER = {"former": 0, "latter": 1}
_OFTEN, _FAR = 1.5, 0.7


def _rule(phrase: str) -> dict[str, Any] | None:
    """How many actors, of which kinds ([]: any), a phrase like "two countries" stands for."""
    groups = settings()["groups"]
    number, _, noun = phrase.partition(" ")
    size = groups["numbers"].get(number) if noun in groups["nouns"] else groups["pairs"].get(phrase)
    return None if size is None else {"size": size, "kinds": groups["nouns"].get(noun, [])}


class Several(Definite):
    """Group expressions, resolved to a pair named together or to the latest distinct sides."""

    def _several(self, words: Words) -> list[Found]:
        """ "both countries", "the two sides" in a sentence, to be resolved."""
        found = []
        for k in range(1, len(words)):
            first = k - 1
            while first and k - first < 3 and words.pos[first] == "ADJ":
                first -= 1  # "the two Nordic countries"
            phrase = f"{words.lower[first]} {words.lower[k]}"
            if _rule(phrase) is not None:
                made = Found(words.number, first, k + 1, k, (first, k + 1), form="nominal", pending=True)
                if first and words.pos[first - 1] == "DET":
                    made.start = first - 1
                elif words.lower[first] != "both":
                    continue
                made.members = [phrase]
                found.append(made)
            elif words.lower[k] == "both" and self._both(words, k):
                made = Found(words.number, k, k + 1, k, (k, k + 1), form="pronoun", pending=True)
                made.members = ["both sides"]
                found.append(made)
            elif words.lower[k] in _ORDER and words.lower[k - 1] == "the" and self._whole(words, k):
                made = Found(words.number, k - 1, k + 1, k, (k - 1, k + 1), form="nominal", pending=True)
                made.members = [words.lower[k]]
                found.append(made)
        return found

    @staticmethod
    def _both(words: Words, k: int) -> bool:
        """Whether "both" stands for two actors by itself."""
        after = words.pos[k + 1] if k + 1 < len(words) else "PUNCT"
        return words.dep[k] in (*SUBJECTS, "dobj", "pobj") and after in (
            "VERB",
            "AUX",
            "PART",
            "PUNCT",
            "ADV",
        )

    @staticmethod
    def _whole(words: Words, k: int) -> bool:
        """Whether "former" or "latter" stands without a noun."""
        after = k + 1 < len(words) and words.pos[k + 1] in ("NOUN", "PROPN", "ADJ")
        return not after and words.dep[k] not in ("amod", "compound", "advmod")

    def _group(self, item: Found) -> list[Found]:
        if item.members[0] in _ORDER:
            return self._ordered(item)
        rule = _rule(item.members[0])
        assert rule is not None
        whos = self._in_sentence(item, rule) or self._pair(item, rule) or self._latest(item, rule)
        return self._copies(item, whos) if whos else []

    def _ordered(self, item: Found) -> list[Found]:
        """ "The former", "the latter": of the two that were last named together, or of the last two sides."""
        rule = {"size": 2, "kinds": []}
        whos = self._together(item) or self._pair(item, rule) or self._latest(item, rule)
        return self._copies(item, [whos[_ORDER[item.members[0]]]]) if whos else []

    def _together(self, item: Found) -> list[Found]:
        """The two that the latest group expression stood for."""
        near = self.discourse.before(item.sent, item.core[0], settings()["window"]["pronoun"])[::-1]
        for other in reversed(near):
            alike = [o for o in near if (o.sent, o.start, o.end) == (other.sent, other.start, other.end)]
            if len(alike) == 2:
                return alike
        return []

    def _in_sentence(self, item: Found, rule: dict[str, Any]) -> list[Found]:
        """Where countries are meant: the states of all whom the sentence has named, if they are as many."""
        if "state" not in rule["kinds"]:
            return []
        seen: dict[str, Found] = {}
        for other in reversed(self.discourse.before(item.sent, item.core[0], 0)):
            who = None if other.kind in ("media", "people") else self._countries_state(other)
            if who is not None and who.actor_id is not None:
                seen.setdefault(who.actor_id, who)
        return list(seen.values()) if len(seen) == rule["size"] else []

    def _latest(self, item: Found, rule: dict[str, Any]) -> list[Found]:
        """The sides that were named last and most, in the order of the text."""
        seen: dict[str, Found] = {}
        scores: dict[str, float] = {}
        window = settings()["window"]["nominal" if rule["kinds"] else "pronoun"]
        for other in self.discourse.before(item.sent, item.core[0], window):
            if not self._can_be(item, other, rule):
                continue
            who = self._countries_state(other) if "state" in rule["kinds"] else other
            if who is None or who.actor_id is None or who.actor_id in seen or self._one_side(who, seen):
                continue
            count = self.discourse.counts[who.actor_id] if rule["kinds"] else 0
            seen[who.actor_id] = who
            scores[who.actor_id] = (
                _FAR * (other.sent - item.sent) + _OFTEN * math.log(1 + count) - 0.01 * len(seen)
            )
        if len(seen) < rule["size"]:
            return []
        best = sorted(scores, key=lambda id_: -scores[id_])[: rule["size"]]
        return sorted((seen[id_] for id_ in best), key=lambda who: (who.sent, who.core))

    def _can_be(self, item: Found, other: Found, rule: dict[str, Any]) -> bool:
        """Whether an antecedent may be one of the several."""
        if rule["kinds"] and other.kind not in rule["kinds"]:
            return False
        if other.kind in ("media", "people") or (other.place and not rule["kinds"]):
            return False
        if rule["kinds"] == ["person"] and other.number != "one":
            return False
        words = self.lists[item.sent]
        if "state" in rule["kinds"] and not among(other, possible(words, *item.core, None)):
            return False
        if rule["kinds"] and other.country in self._speaking(item):
            return False  # a third party speaks of the two
        return not self._same_clause(other, item.sent, item.head, "object")

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
            states = possible(self.lists[item.sent], *item.core, None)
            if not all(among(one, states) for one in joined):
                continue
            distinct = {o.actor_id for o in joined}
            fits = all(
                o.kind in rule["kinds"] if rule["kinds"] else o.actor_id[:1] != "~"
                for o in joined
                if o.actor_id
            )
            if len(joined) == len(distinct) == rule["size"] and fits:
                return joined
        return []

    def _speaking(self, item: Found) -> set[str | None]:
        """The countries of those who speak in the sentence."""
        near = self.discourse.before(item.sent, item.core[0], 0)
        return {other.country for other in near if other.country is not None and self._says(other)}

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
            self.discourse.add(copy)
        return copies
