"""What has been said so far: the antecedents a description or pronoun can point back to, weighed."""

from __future__ import annotations

import math
from collections import Counter
from functools import cache
from typing import Any

from foedus.actors.found import Found
from foedus.actors.lexicon import load_lexicon
from foedus.actors.usage import governing
from foedus.actors.words import Words

SUBJECTS = frozenset(("nsubj", "nsubjpass", "csubj"))


@cache
def settings() -> Any:
    """``lexicon/coreference.yaml``."""
    return load_lexicon("coreference.yaml")


class Discourse:
    """The actors mentioned up to a place in the text, in order.

    Args:
        lists: the report's sentences.
    """

    def __init__(self, lists: list[Words]) -> None:
        self.lists = lists
        self.said: list[Found] = []
        self.counts: Counter[str] = Counter()
        self._weights: dict[str, float] = settings()["weights"]

    def add(self, item: Found) -> None:
        """Remember a resolved actor as a possible antecedent."""
        if item.actor_id is None:
            return
        self.said.append(item)
        self.counts[item.actor_id] += 1

    def label(self, item: Found) -> str:
        """The dependency label of an item's head, through conjunctions."""
        return governing(self.lists[item.sent], item.head)[0]

    def before(self, sent: int, token: int, window: int) -> list[Found]:
        """Remembered items in the last ``window`` sentences, those in this sentence only before ``token``."""
        near = []
        for item in reversed(self.said):
            if item.sent < sent - window:
                break
            if item.sent < sent or item.core[0] < token:
                near.append(item)
        return near

    def weigh(self, item: Found, sent: int, token: int) -> float:
        """How likely ``item`` is what stands at ``token`` of sentence ``sent``; higher is likelier."""
        weights, words = self._weights, self.lists[item.sent]
        label = self.label(item)
        score = weights["sentence"] * (sent - item.sent)
        if label in SUBJECTS:
            score += weights["subject"]
            if self.lists[sent].dep[token] in SUBJECTS:
                score += weights["parallel"]
            if item.sent == sent and self._governs(words, item.head, token):
                score += weights["clause"]
                if words.tag[token] == "PRP$" and self._own_clause(words, token) == words.head[item.head]:
                    score += weights["own"]
        if label in ("poss", "pobj"):
            score += weights["possessor"]
        if item.sent == sent:
            score += weights["distance"] * (token - item.core[0])
        if item.place:
            score += weights["place"]
        if item.form == "name":
            score += weights["name"]
        if item.core[0] <= 2:
            score += weights["first"]
        return score + weights["count"] * math.log(1 + self.counts[item.actor_id or ""])

    @staticmethod
    def _own_clause(words: Words, token: int) -> int:
        """The verb of the clause that a token stands in."""
        at, steps = token, 0
        while words.pos[at] not in ("VERB", "AUX") and words.head[at] != at and steps < 30:
            at, steps = words.head[at], steps + 1
        return at

    def _governs(self, words: Words, subject: int, token: int) -> bool:
        """Whether the clause of ``token`` depends on the clause whose subject is ``subject``."""
        verb, at, steps = words.head[subject], token, 0
        while steps < 30:
            if at == verb:
                return True
            above = words.head[at]
            if above == at:
                return False
            at, steps = above, steps + 1
        return False
