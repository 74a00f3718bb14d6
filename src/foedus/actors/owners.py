"""Who owns an agent noun: the state or group before it, or the one that "of" after it names."""

from __future__ import annotations

from abc import ABC, abstractmethod

from foedus.actors.agents import AgentHit
from foedus.actors.catalogues import Catalogue
from foedus.actors.context import Context
from foedus.actors.found import Found
from foedus.actors.phrases import is_modifier, left_edge, of_phrase
from foedus.actors.quantities import attached
from foedus.actors.words import Words

_HYPHENS = frozenset("-‐‑–")
_QUOTES = frozenset("“”\"'‘’«»„")
_INDEFINITE = frozenset(("a", "an", "any", "no", "another", "every"))
_DEFINITE = frozenset(("the", "this", "that", "these", "those"))
_PLACES = frozenset(("in", "from", "inside", "across"))
_ORGANISED = frozenset(("armed_group", "party", "media", "company", "other", "igo", "military", "government"))


def _says_sort(other: AgentHit, agent: AgentHit) -> bool:
    """Whether the noun before only says of what sort the group is: "the Takfiri group"."""
    return other.cls.kind == "armed_group" and agent.cls.name in ("group", "organisation", "alliance")


class Owners(ABC):
    """One sentence's names and agent nouns, and which of them belong to which."""

    def __init__(self, words: Words, catalogue: Catalogue, context: Context, names: list[Found]) -> None:
        self.words, self.catalogue, self.context = words, catalogue, context
        self.names = names
        self.by_token = {k: found for found in names for k in range(*found.core)}
        self.agents: dict[int, AgentHit] = {}
        self.made: dict[int, Found] = {}

    def _owner(self, agent: AgentHit, start: int) -> Found | None:
        """The nearest actor before the noun that is not merely a backer, or that an "of" after it names."""
        before = [name for name in self._names_in(start, agent.start) if not self._backs(name)]
        for name in before[:-1]:
            if name.kind == "state" and name.hit is not None and name.hit.has("a"):
                name.hidden = False  # "American and British forces"
        if before:
            return self._use_owner(before[-1], agent)
        for k in range(agent.start - 1, start - 1, -1):
            other = self.agents.get(k)
            if other is not None and other.end <= agent.start and not _says_sort(other, agent):
                return self._agent_owner(other)
        return self._owner_after(agent)

    def _owner_after(self, agent: AgentHit) -> Found | None:
        """The owner that follows: "of X", "in CAPITAL", "loyal to X", for sources also "at X", "in X"."""
        loyal = attached(self.words, agent.end)
        follows = (
            ("of", "for", "at", "in", "within", "inside", "from")
            if agent.cls.name == "sources"
            else ("of", "for")
        )
        following = ("of", loyal) if loyal is not None else of_phrase(self.words, agent.end - 1)
        if following is not None and following[0] == "in" and agent.cls.name == "government":
            seat = self.by_token.get(following[1])
            if seat is not None and seat.kind == "state" and seat.hit is not None and seat.hit.has("m"):
                return self._use_owner(seat, agent)
        if following is not None and following[0] in follows:
            owner = self.by_token.get(following[1])
            if owner is not None and not (owner.place and following[0] != "of"):
                return self._use_owner(owner, agent)
            further = self.agents.get(following[1])
            if further is not None and further.start >= agent.end:
                return self._agent_owner(further)
        return None

    def _agent_owner(self, other: AgentHit) -> Found | None:
        if other.head not in self.made:
            start = min(left_edge(self.words, other.start, 0, other.end - 1), other.start)
            made = self._found(other, start)
            if made is None:
                return None
            modified = is_modifier(self.words, other.head)
            made.hidden = modified is not None
            self.made[other.head] = made
        return self.made[other.head]

    def _use_owner(self, name: Found, agent: AgentHit) -> Found:
        modifies = name.core[1] <= agent.start and not self._is_possessor(name)
        if (name.kind == "state" and agent.cls.name != "country") or (modifies and name.form == "name"):
            name.hidden = True
        return name

    def _backs(self, name: Found) -> bool:
        after = name.core[1]
        return after < len(self.words) and self.words.text[after] in _HYPHENS

    def _is_possessor(self, found: Found) -> bool:
        return found.core[1] < len(self.words) and self.words.tag[found.core[1]] == "POS"

    def _names_in(self, start: int, end: int) -> list[Found]:
        found: list[Found] = []
        for k in range(start, end):
            name = self.by_token.get(k)
            if name is not None and name not in found:
                found.append(name)
        return found

    def _pronoun(self, start: int, k: int) -> int | None:
        return start if self.words.tag[start] == "PRP$" and start < k else None

    def _right_end(self, agent: AgentHit, owner: Found | None) -> int:
        """The phrase's end: with the "of" phrase that names the owner."""
        if owner is not None and owner.core[0] >= agent.end:
            return max(owner.end, owner.core[1])
        return agent.end

    def _where(self, agent: AgentHit) -> str | None:
        """The country that a phrase after the noun puts it in: "gunmen in Iraq"."""
        following = of_phrase(self.words, agent.end - 1)
        if following is not None and following[0] in _PLACES:
            name = self.by_token.get(following[1])
            return name.country if name is not None and name.kind == "state" else None
        return None

    def _text(self, start: int, end: int) -> str:
        words = self.words
        parts = [
            (" " if k > start and words.start[k] > words.end[k - 1] else "") + words.text[k]
            for k in range(start, end)
        ]
        text = "".join(parts)
        return text.removeprefix("the ").removeprefix("The ").removeprefix("a ").removeprefix("an ")

    @abstractmethod
    def _found(self, agent: AgentHit, start: int) -> Found | None:
        """The found actor of one agent noun whose phrase begins at ``start``."""
