"""Choosing among what was said before: agreement, prominence, clauses; and taking on an identity."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import replace

from foedus.actors.catalogues import Catalogue
from foedus.actors.context import Context
from foedus.actors.describing import (
    Identity,
)
from foedus.actors.discourse import SUBJECTS, Discourse
from foedus.actors.found import Found
from foedus.actors.lexicon import word_set
from foedus.actors.quotes import quoted
from foedus.actors.words import Words

_WITHIN = frozenset(("xcomp", "dobj", "prep", "pobj", "pcomp"))
SURE, LIKELY, GUESS = 0.85, 0.7, 0.5


class Antecedents:
    """What the rules for descriptions and pronouns share: the discourse so far, and how it is weighed."""

    def __init__(self, lists: list[Words], catalogue: Catalogue, context: Context) -> None:
        self.lists, self.catalogue, self.context = lists, catalogue, context
        self.discourse = Discourse(lists)
        self.spoken: dict[tuple[int, int], Found] = {}
        self.quoted = quoted(lists)

    def _best(
        self,
        sent: int,
        token: int,
        kinds: list[str],
        window: int,
        agrees: Callable[[Found], bool],
        prefer: str | None = None,
        *,
        counted: bool = False,
    ) -> Found | None:
        """The weightiest agreeing antecedent of these kinds, unless a thing that is no actor weighs more.

        With ``counted`` how often it was mentioned weighs as much as a sentence's distance.
        """
        best: Found | None = None
        top = float("-inf")
        for other in self.discourse.before(sent, token, window):
            if other.kind not in kinds or not agrees(other):
                continue
            score = self.discourse.weigh(other, sent, token) - 0.15 * kinds.index(other.kind) * (
                prefer != "group"
            )
            if prefer == "many" and other.number == "many":
                score += 0.5
            if prefer == "many" and other.kind in ("state", "igo") and other.number == "group":
                score -= 1.0
            if counted:
                score += 2 * math.log(1 + self.discourse.counts[other.actor_id or ""])
            if score > top:
                best, top = other, score
        if prefer in ("group", "many") and best is not None and not self._speaks(sent, token):
            return None if self._thing(sent, token, prefer) > top else best
        return best

    def _speaks(self, sent: int, token: int) -> bool:
        """Whether a pronoun is the subject of a verb of saying, which no thing can be."""
        words = self.lists[sent]
        return words.dep[token] in SUBJECTS and words.lemma[words.head[token]] in word_set("saying")

    def _thing(self, sent: int, token: int, number: str) -> float:
        """How well the best common noun that is no actor would fit: "the deal … its terms"."""
        top = float("-inf")
        is_object = self.lists[sent].dep[token] in ("dobj", "pobj", "dative")
        tags = ("NN",) if number == "group" else ("NNS",)
        for line in self.lists[max(0, sent - 1) : sent + 1]:
            limit = token if line.number == sent else len(line)
            for k in range(limit):
                if line.tag[k] not in tags or (line.number, k) in self.spoken:
                    continue
                if line.dep[k] in SUBJECTS or (is_object and line.dep[k] in ("dobj", "pobj")):
                    probe = Found(line.number, k, k + 1, k, (k, k + 1))
                    top = max(top, self.discourse.weigh(probe, sent, token))
        return top

    def _same_clause(self, other: Found, sent: int, token: int, case: str) -> bool:
        """Whether the antecedent is an argument of the pronoun's own verb, which only possessives allow."""
        if other.sent != sent or case == "possessive":
            return False
        words = self.lists[sent]
        verb = words.head[token]
        if words.dep[token] in ("pobj", "dobj"):
            while words.pos[verb] == "ADP" and words.head[verb] != verb:
                verb = words.head[verb]
            above, steps = verb, 0
            while words.dep[above] in _WITHIN and steps < 8:
                above, steps = words.head[above], steps + 1
            verb = above if words.dep[above] == "relcl" and words.head[above] == other.head else verb
        at, steps = other.head, 0
        if words.dep[verb] == "relcl" and words.head[verb] == at and self._relative_subject(words, verb):
            return True  # "Ecowas, which threatened to invade them"
        while words.dep[at] in ("conj", "appos") and steps < 10:
            at, steps = words.head[at], steps + 1
        above = words.head[at]
        while words.pos[above] == "ADP" and words.head[above] != above:
            above = words.head[above]
        return above == verb or (words.dep[at] in SUBJECTS and above == self._shared(words, verb))

    @staticmethod
    def _relative_subject(words: Words, verb: int) -> bool:
        """Whether a relative pronoun is the subject of the clause's verb."""
        return any(
            words.dep[c] in SUBJECTS and words.lower[c] in ("which", "who", "that")
            for c in words.children(verb)
        )

    @staticmethod
    def _shared(words: Words, verb: int) -> int:
        """The first verb of a coordination whose later verbs have no subject of their own."""
        steps = 0
        while words.dep[verb] in ("conj", "advcl", "xcomp", "pcomp") and steps < 10:
            if any(words.dep[c] in SUBJECTS for c in words.children(verb)):
                break
            verb, steps = words.head[verb], steps + 1
        return verb

    def _coordinated(self, best: Found) -> list[Found]:
        """The actors joined with ``best`` by "and": "Russia and Iran … they"."""
        alike = [
            o
            for o in self.discourse.said
            if o.sent == best.sent and (o.start, o.end) == (best.start, best.end)
        ]
        if len(alike) > 1:
            return alike  # "the two countries … they"
        words = self.lists[best.sent]
        root, steps = best.head, 0
        while words.dep[root] == "conj" and steps < 10:
            root, steps = words.head[root], steps + 1

        def joined(other: Found) -> bool:
            at, count = other.head, 0
            while at != root and words.dep[at] == "conj" and count < 10:
                at, count = words.head[at], count + 1
            return at == root

        return [o for o in self.discourse.said if o.sent == best.sent and o.form != "pronoun" and joined(o)]

    def _answering(self, person: Found) -> Found:
        """The side a person answers for: the state for an official, the group for a commander."""
        assert person.actor_id is not None
        chain = self.catalogue.principal(person.actor_id, self.context.date) or (person.within,)
        if person.within and chain[0] != person.within:
            chain = (person.within, *self.catalogue.principal(person.within, self.context.date))
        who = self._identity_of(chain[-1] or "")
        return replace(
            person,
            actor_id=who.actor_id,
            name=who.name,
            kind=who.kind,
            country=who.country,
            within=who.within,
        )

    def _identity_of(self, actor_id: str) -> Identity:
        actor = self.catalogue.get(actor_id)
        above = self.catalogue.principal(actor_id, self.context.date)
        within = above[0] if above else None
        if actor is not None:
            return Identity(actor.id, actor.name, actor.kind, actor.country, within)
        said = next((o for o in reversed(self.discourse.said) if o.actor_id == actor_id), None)
        if said is not None:
            return Identity(actor_id, said.name, said.kind, said.country, said.within)
        return Identity(actor_id, actor_id, "other", None, within)

    def _become(self, item: Found, who: Identity, probability: float) -> None:
        item.actor_id, item.name, item.kind = who.actor_id, who.name, who.kind
        item.country, item.within = who.country, who.within
        item.probability = probability
        item.pending = False

    def _take(self, item: Found, other: Found, probability: float) -> None:
        item.actor_id, item.name, item.kind = other.actor_id, other.name, other.kind
        item.country, item.within, item.alternatives = other.country, other.within, other.alternatives
        item.gender, item.titles = other.gender, other.titles
        item.probability = probability
        item.number = other.number if item.form != "pronoun" else item.number
        item.pending = False
