"""Names the catalogue lacks: proper nouns that a spelling rule or the named-entity model makes out."""

from __future__ import annotations

from difflib import SequenceMatcher
from functools import cache

from foedus.actors import identity
from foedus.actors.agents import AgentHit, agent_class
from foedus.actors.catalogues import Catalogue
from foedus.actors.entries import Surface
from foedus.actors.found import Found
from foedus.actors.lexicon import towns, word_set
from foedus.actors.namehits import NameHit
from foedus.actors.names import key, spelling_key
from foedus.actors.usage import governing
from foedus.actors.words import Words

_LINKS = frozenset(("-", "‐", "–", "’", "'", "of", "al", "el", "the", "for", "and", "&", "de", "bin", "ibn"))
_ALIKE = 0.75
_LABELS = {"ORG": "other", "PERSON": "person", "NORP": "people"}


def runs(words: Words, taken: list[bool]) -> list[tuple[int, int]]:
    """Runs of proper nouns outside ``taken``, with the small words that join them."""
    found, place, size = [], 0, len(words)
    while place < size:
        if taken[place] or not (
            (words.pos[place] == "PROPN" and words.capital(place)) or words.lower[place] in ("al", "el")
        ):
            place += 1
            continue
        end = place + 1
        while end < size and not taken[end] and _continues(words, end):
            end += 1
        while end > place and words.pos[end - 1] != "PROPN":
            end -= 1
        if end > place:
            found.append((place, end))
        place = max(end, place + 1)
    return found


def _continues(words: Words, k: int) -> bool:
    if words.pos[k] == "PROPN":
        return True
    return words.lower[k] in ("-", "‐", "–", "al", "el", "’", "'") and k + 1 < len(words)


def respelt(words: Words, run: tuple[int, int], catalogue: Catalogue) -> NameHit | None:
    """A catalogue name in another spelling: "Al-Ahbar" for Al-Akhbar; None unless one actor alone fits."""
    if all(words.lemma[k] in _ordinary() or agent_class(words.lemma[k]) for k in range(*run)):
        return None  # a headline's "Attack" is no Ataka
    text = _text(words, run)
    spelling = spelling_key(text)
    actors = catalogue.spelt(spelling) if len(spelling) >= 6 else ()
    close = [a for a in actors if any(_alike(text, name) for name in (a.name, *a.aliases))]
    if len(close) != 1:
        return None
    return NameHit(run[0], run[1], key(text), [Surface(catalogue.number(close[0].id), "n", 1)])


@cache
def _ordinary() -> frozenset[str]:
    return word_set("generic") | word_set("acts", "acts.yaml")


def _alike(text: str, name: str) -> bool:
    return (
        spelling_key(text) == spelling_key(name)
        and SequenceMatcher(None, key(text), key(name)).ratio() >= _ALIKE
    )


def _text(words: Words, run: tuple[int, int]) -> str:
    parts = []
    for k in range(*run):
        gap = k > run[0] and words.start[k] > words.end[k - 1]
        parts.append((" " if gap else "") + words.text[k])
    return "".join(parts)


def entity(
    words: Words,
    span: tuple[int, int, str],
    title: AgentHit | None,
    agents: list[AgentHit],
    placed: set[str],
) -> Found | None:
    """A provisional actor for an entity that the model found, if it acts or is called an actor.

    Args:
        title: the agent noun right before it.
        agents: the sentence's agent nouns; an entity that is only one of these is left to them.
        placed: keys of names that the report uses as places.
    """
    start, end, label = span
    while start < end and words.pos[start] == "DET":
        start += 1
    while end > start and words.lower[end - 1] in ("'s", "’s", "'", "’"):
        end -= 1
    if start >= end or label not in _LABELS or not words.capital(start):
        return None
    head = next((k for k in range(end - 1, start - 1, -1) if not start <= words.head[k] < end), end - 1)
    noun = agent_class(words.lemma[end - 1])
    if not _acts(words, start, head, label, noun is not None, title):
        return None
    name = _text(words, (start, end))
    if label != "NORP" and title is None and (key(name) in placed or _is_place(words, start, end, head)):
        return None
    if all(agent_class(words.lemma[k]) or agent_class(words.lower[k]) for k in range(start, end)):
        return None
    if any(agent.start <= start and end <= agent.end for agent in agents):
        return None
    if len(name) < 3 or any(c.isdigit() for c in name[:1]):
        return None
    kind = _LABELS[label]
    if label == "ORG" and noun is not None and noun.number == "group":
        kind = noun.kind
    if title is not None and title.cls.kind != "person" and label != "PERSON":
        kind = title.cls.kind
    found = Found(
        words.number, start, end, head, (start, end), actor_id=identity.unknown(name), name=name, kind=kind
    )
    found.number = {"person": "one", "people": "many"}.get(kind, "group")
    found.probability = 0.7 if title is not None or noun is not None else 0.5
    return found


def places(words: Words) -> set[str]:
    """Keys of the names that this sentence uses as places: they are places in the whole report."""
    found = set()
    for start, end, label in words.ents:
        if label in _LABELS and start < end:
            head = next(
                (k for k in range(end - 1, start - 1, -1) if not start <= words.head[k] < end), end - 1
            )
            located = words.lemma[words.head[head]] in ("locate", "situate")
            if located or _is_place(words, start, end, head):
                found.add(key(_text(words, (start, end))))
    return found


def _is_place(words: Words, start: int, end: int, head: int) -> bool:
    """Whether the name is a town's, by the list of towns or by the words around it."""
    if key(_text(words, (start, end))) in towns():
        return True
    before = words.lower[start - 1] if start else ""
    if before == "of" and start >= 2 and words.lemma[start - 2] in word_set("townly"):
        return True
    if words.lemma[end - 1] in word_set("townly") or (
        end < len(words) and words.lemma[end] in word_set("townly")
    ):
        return True
    return before in ("in", "near", "outside", "around", "across") and words.dep[head] in ("pobj", "compound")


def _acts(words: Words, start: int, head: int, label: str, agentive: bool, title: AgentHit | None) -> bool:
    if title is not None:
        return True
    dep, above = governing(words, head)
    verb = words.lemma[above]
    if words.pos[head] not in ("PROPN", "NOUN"):
        return False
    if dep in ("nsubj", "nsubjpass", "agent") or words.dep[above] == "agent":
        return label != "ORG" or agentive or verb in word_set("speech_verbs") or words.pos[above] == "VERB"
    if label == "PERSON":
        return dep in ("nsubj", "poss", "dobj", "pobj", "conj", "appos")
    return agentive and dep not in ("compound", "amod", "nmod")
