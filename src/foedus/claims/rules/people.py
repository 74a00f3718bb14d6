"""From a token in a slot to the actors mentioned there."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from foedus.claims.rules.grammar import children, with_conjuncts
from foedus.models import Sentence
from foedus.records import Mention

if TYPE_CHECKING:
    from spacy.tokens import Token

Found = tuple[Mention, float]
_DESCENTS = 3
_INNER = ("poss", "amod", "compound", "nmod", "npadvmod")
_THROUGH = frozenset(("of", "from", "by"))


class People:
    """The mentions of one sentence, looked up by token.

    Args:
        sentence: where to look.
        mentions: all of the report's mentions; those outside the sentence are ignored.
    """

    def __init__(self, sentence: Sentence, mentions: Iterable[Mention]) -> None:
        self.sentence = sentence
        self.mentions = [m for m in mentions if sentence.start <= m.head.start < sentence.end]

    def _offsets(self, token: Token) -> tuple[int, int]:
        start = token.idx + self.sentence.offset
        return start, start + len(token)

    def at(self, token: Token) -> list[Mention]:
        """The mentions headed by ``token``, or whose phrase it heads."""
        start, end = self._offsets(token)
        headed = [m for m in self.mentions if m.head.start < end and start < m.head.end]
        if headed:
            return headed
        around = [m for m in self.mentions if m.span.start <= start and end <= m.span.end]
        if not around or token.dep_ in ("amod", "compound", "poss"):
            return []
        shortest = min(m.span.end - m.span.start for m in around)
        return [m for m in around if m.span.end - m.span.start == shortest and self._roots(token, m)]

    def _roots(self, token: Token, mention: Mention) -> bool:
        """Whether ``token`` governs the mention's head (the newspaper > Al-Akhbar)."""
        return any(
            self._offsets(t)[0] >= mention.head.start and self._offsets(t)[1] <= mention.head.end
            for t in token.subtree
        )

    def of(self, tokens: Iterable[Token], *, inner: bool = True) -> list[Found]:
        """The actors in these slots, each with how directly it stands there (1 = it is the slot's head).

        Args:
            tokens: heads of phrases.
            inner: look inside phrases that are not actors themselves (*positions of the rebels*).
        """
        found: list[Found] = []
        for token in tokens:
            for mention, weight in self._resolve(token, inner=inner):
                if all(mention.actor_id != other.actor_id for other, _ in found):
                    found.append((mention, weight))
        return found

    def _resolve(self, token: Token, *, inner: bool, depth: int = 0) -> list[Found]:
        here = self.at(token)
        if here:
            beside = [m for t in _coordinated_before(token) for m in self.at(t)]
            return [(m, 1.0) for m in (*here, *beside)]
        if not inner or depth >= _DESCENTS:
            return []
        for group in (with_conjuncts(children(token, *_INNER)), _behind(token)):
            found = [(m, w * 0.85) for t in group for m, w in self._resolve(t, inner=inner, depth=depth + 1)]
            if found:
                return found
        return []


def _coordinated_before(token: Token) -> list[Token]:
    """*Hezbollah and Shiite fighters*: the parse hangs the first name under the second noun."""
    return [c for c in children(token, "nmod", "compound") if children(c, "cc") and c.i < token.i]


def _behind(token: Token) -> list[Token]:
    """*positions of the rebels*: what stands behind the noun."""
    prepositions = [p for p in children(token, "prep") if p.lower_ in _THROUGH]
    return with_conjuncts(o for p in prepositions for o in children(p, "pobj"))
