"""Agent nouns in a sentence: "gunmen", "the opposition forces", "foreign ministry"."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from foedus.actors.lexicon import load_lexicon
from foedus.actors.words import NOUNS, Words


@dataclass(frozen=True, slots=True)
class AgentClass:
    """What a class of agent nouns makes of its owner; fields as in ``lexicon/agents.yaml``."""

    name: str
    kind: str
    number: str
    belongs: bool
    alone: bool = False
    suffix: str | None = None
    via: str | None = None
    defers: bool = False
    acting: bool = False
    office: bool = False
    owned: bool = False


@dataclass(slots=True)
class AgentHit:
    """Tokens ``start`` to ``end`` (exclusive) that are an agent noun; ``word`` is its lexicon form."""

    start: int
    end: int
    cls: AgentClass
    word: str

    noun: int = -1

    @property
    def head(self) -> int:
        """The noun's head: its last token, or the one before "of" (ministry of defence)."""
        return self.noun if self.noun >= 0 else self.end - 1


@cache
def classes() -> Mapping[str, AgentClass]:
    """All classes by name."""
    listed = load_lexicon("agents.yaml")
    return {name: AgentClass(name=name, **fields) for name, fields in listed.items() if name != "collective"}


@cache
def collective() -> frozenset[str]:
    """Nouns of classes with many members that in the singular still mean a group: "militia"."""
    return frozenset(load_lexicon("agents.yaml")["collective"])


_SPELT = (
    ("defence", "defense"),
    ("isation", "ization"),
    ("iser", "izer"),
    ("organis", "organiz"),
    ("mobilis", "mobiliz"),
    ("sympathis", "sympathiz"),
)


def _spellings(word: str) -> list[str]:
    found = [word]
    for british, american in _SPELT:
        if british in word:
            found.append(word.replace(british, american))
    return found


@cache
def _table() -> Mapping[str, list[tuple[tuple[str, ...], AgentClass, str]]]:
    """By first word: (the words, class, lexicon form), longest first; earlier classes win."""
    found: dict[str, list[tuple[tuple[str, ...], AgentClass, str]]] = {}
    seen: set[str] = set()
    for name, listed in load_lexicon("agent_words.yaml").items():
        for word in listed:
            for spelling in _spellings(word):
                if spelling in seen:
                    continue
                seen.add(spelling)
                parts = tuple(spelling.replace("'s", " 's").replace("-", " - ").split())
                found.setdefault(parts[0], []).append((parts, classes()[name], word))
    for options in found.values():
        options.sort(key=lambda option: -len(option[0]))
    return found


def agent_class(lemma: str) -> AgentClass | None:
    """The class of a single agent noun, or None."""
    for parts, cls, _ in _table().get(lemma, ()):
        if len(parts) == 1:
            return cls
    return None


def agent_hits(words: Words, taken: list[bool]) -> list[AgentHit]:
    """The agent nouns outside the ``taken`` tokens, left to right, longest first."""
    found: list[AgentHit] = []
    table, place, size = _table(), 0, len(words)
    lower, lemma = words.lower, words.lemma
    while place < size:
        options = table.get(lower[place])
        other = table.get(lemma[place]) if lemma[place] != lower[place] else None
        hit = None
        if (options or other) and not taken[place]:
            hit = _match(words, taken, place, (options or []) + (other or []))
        if hit is not None:
            found.append(hit)
            place = hit.end
        else:
            place += 1
    return found


def _match(
    words: Words, taken: list[bool], place: int, options: list[tuple[tuple[str, ...], AgentClass, str]]
) -> AgentHit | None:
    for parts, cls, word in options:
        end = place + len(parts)
        if end > len(words) or any(taken[place:end]):
            continue
        inner = all(words.lower[place + n] == part for n, part in enumerate(parts[:-1]))
        last = end - 1
        ending = parts[-1] in (words.lower[last], words.lemma[last])
        if inner and ending and (words.pos[last] in NOUNS or _nominal(words, last, len(parts))):
            found = AgentHit(place, end, cls, word)
            if "of" in parts:
                found.noun = place + parts.index("of") - 1
            return found
    return None


def _nominal(words: Words, k: int, size: int) -> bool:
    """An adjective that stands as a noun ("the military said"), or the end of a longer expression."""
    if words.pos[k] != "ADJ":
        return False
    heads_phrase = words.dep[k] in ("nsubj", "nsubjpass", "dobj", "pobj", "conj", "poss", "attr", "appos")
    return heads_phrase or (size > 1 and words.pos[k] == "ADJ")
