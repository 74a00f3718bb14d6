"""Whether an agent noun stands for an actor where it is used: not "the seat of government", "sent troops"."""

from __future__ import annotations

from foedus.actors.agents import AgentHit
from foedus.actors.discourse import SUBJECTS
from foedus.actors.found import Found
from foedus.actors.lexicon import word_set
from foedus.actors.owners import Owners
from foedus.actors.phrases import of_phrase
from foedus.actors.usage import governing
from foedus.actors.words import Words

COUNTRIES = frozenset(("country", "nation", "state", "power"))


def a_court(agent: AgentHit) -> bool:
    """Courts are many: "a court" is one of them, as "a government" is not."""
    return agent.cls.name == "court"


def words_one(words: Words, agent: AgentHit) -> bool:
    """Whether the noun is a single person's title."""
    return words.tag[agent.head] in ("NN", "NNP")


class Nouns(Owners):
    """Tests of one agent noun by the words around it."""

    def _stands_alone(self, agent: AgentHit, modified: int) -> bool:
        """Whether a modifying agent noun is an actor itself: "rebel attack", not "rebel stronghold"."""
        if modified in self.agents or modified in self.by_token:
            return False
        return agent.cls.kind != "person" and self.words.lemma[modified] in word_set("acts", "acts.yaml")

    def _only_says_what(self, agent: AgentHit) -> bool:
        """Whether the noun says what another is taken for: "listed them as a terrorist group"."""
        words, k = self.words, agent.head
        if words.dep[k] != "pobj" or words.lower[words.head[k]] != "as":
            return False
        return words.lower[words.head[k] + 1] in ("a", "an") or words.head[k] + 1 == agent.start

    def _only_place(self, agent: AgentHit) -> bool:
        """Whether "the country" is where something happens: "in the country", "left the country"."""
        words, k = self.words, agent.head
        label, above = governing(words, k)
        if agent.word == "power":
            return True  # "wide powers"; powers that act are "regional powers"
        if agent.word not in COUNTRIES or words.tag[k] != "NN":
            return False
        if label == "pobj":
            return words.lower[above] in word_set("place_prepositions")
        return label == "dobj" and words.lemma[above] in word_set("country_objects")

    def _is_thing(self, agent: AgentHit, determiner: str) -> bool:
        """Troops that are sent, intelligence given, an embassy guarded, the seat of government."""
        words, k = self.words, agent.head
        label, above = governing(words, k)
        if agent.word in ("embassy", "consulate"):
            return label not in SUBJECTS
        if determiner:
            return False
        if agent.word == "government" and label == "pobj":
            return words.lower[max(0, above - 1)] in ("seat", "form", "system", "head")
        if agent.word == "intelligence":
            return label not in SUBJECTS
        return (
            agent.cls.name in ("soldiers", "forces")
            and label == "dobj"
            and words.lemma[above] in word_set("sending")
        )

    def _speaks(self, k: int) -> bool:
        """Whether the noun is the subject of a verb of saying, or follows "according to"."""
        label, above = governing(self.words, k)
        if label in SUBJECTS:
            return self.words.lemma[above] in word_set("saying")
        return label == "pobj" and self.words.lower[max(0, above - 1) : above + 1] == ["according", "to"]

    def _after_owner(self, agent: AgentHit) -> Found | None:
        """The person named right after the owner: "head of the Syrian Coalition Khaled Khoja"."""
        following = of_phrase(self.words, agent.end - 1)
        if following is None or following[0] not in ("of", "for"):
            return None
        owner = self.by_token.get(following[1])
        inner = self.agents.get(following[1])
        after = owner.core[1] if owner is not None else inner.end if inner is not None else following[1] + 1
        name = self.by_token.get(after)
        return name if name is not None and name.core[0] == after and name.kind == "person" else None

    def _kept(self, start: int, agent: AgentHit) -> str:
        """Modifiers that say what kind: adjectives and nouns, without numbers and comparisons."""
        words = self.words
        kept = [
            words.text[k]
            for k in range(start, agent.start)
            if words.pos[k] in ("ADJ", "NOUN", "PROPN")
            and words.tag[k] not in ("JJR", "JJS")
            and words.lower[k] not in word_set("idle")
        ]
        return " ".join([*kept, *words.text[agent.start : agent.end]])


COUNTRIES = frozenset(("country", "nation", "state", "power"))
