"""The rule coder's words, read from ``lexicon/*.yaml`` and indexed by lemma."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib import resources
from typing import Any

import yaml

from foedus.errors import OntologyError
from foedus.ontology import entry

VERB_SUBJECT = ("subj",)
VERB_OBJECT = ("obj",)
NOUN_SUBJECT = ("poss", "by", "light", "modifier", "of")
NOUN_OBJECT = ("prep:on", "prep:against", "prep:with", "prep:to", "prep:for", "of")


@dataclass(frozen=True, slots=True)
class Frame:
    """One way of saying an event: the words, and the slots where its actors stand.

    ``words`` are lemmas; the first is the one indexed for verbs, the last for nouns.
    """

    type: str
    part: str  # "verb" or "noun"
    words: tuple[str, ...]
    subject: tuple[str, ...]
    object: tuple[str, ...]
    mutual: bool = False
    needs: frozenset[str] = frozenset()
    needs_modifier: frozenset[str] = frozenset()
    needs_phrase: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    needs_below: frozenset[str] = frozenset()  # words of which one must hang below the verb
    never_below: frozenset[str] = frozenset()  # words of which none may

    @property
    def key(self) -> str:
        """The lemma this frame is looked up by."""
        return self.words[0] if self.part == "verb" else self.words[-1]


@cache
def load(name: str) -> Any:
    """The parsed ``lexicon/NAME.yaml``."""
    path = resources.files("foedus.claims.rules").joinpath("lexicon", f"{name}.yaml")
    try:
        return yaml.safe_load(path.read_text("utf-8"))
    except (OSError, yaml.YAMLError) as error:
        raise OntologyError(f"cannot be read: {error}", where=f"lexicon/{name}.yaml") from error


def _frames(fields: Mapping[str, Any]) -> list[Frame]:
    entry("event", fields["type"])
    frames = []
    for part in ("verb", "noun"):
        defaults = (VERB_SUBJECT, VERB_OBJECT) if part == "verb" else (NOUN_SUBJECT, NOUN_OBJECT)
        for words in fields.get(f"{part}s", ()):
            frames.append(
                Frame(
                    type=fields["type"],
                    part=part,
                    words=tuple(words.lower().split()),
                    subject=tuple(fields.get("subject", defaults[0])),
                    object=tuple(fields.get("object", defaults[1])),
                    mutual=bool(fields.get("mutual", False)),
                    needs=frozenset(fields.get("needs", ())),
                    needs_modifier=frozenset(fields.get("needs_modifier", ())),
                    needs_below=frozenset(fields.get("needs_below", ())),
                    never_below=frozenset(fields.get("never_below", ())),
                    needs_phrase={k: tuple(v) for k, v in fields.get("needs_phrase", {}).items()},
                )
            )
    return frames


@cache
def frames() -> Mapping[tuple[str, str], tuple[Frame, ...]]:
    """Event frames by (part of speech, lemma), the longest word patterns first.

    >>> frames()["verb", "bombard"][0].type
    'ASSAULT'
    """
    index: dict[tuple[str, str], list[Frame]] = {}
    for fields in load("events"):
        for frame in _frames(fields):
            index.setdefault((frame.part, frame.key), []).append(frame)
    return {key: tuple(sorted(group, key=lambda f: -len(f.words))) for key, group in index.items()}


@cache
def lemma_types(name: str, group: str) -> Mapping[str, str]:
    """A group of ``lexicon/NAME.yaml`` that lists lemmas by type, turned round: lemma -> type.

    >>> lemma_types("relations", "nouns")["patron"]
    'PATRON'
    """
    listed: Mapping[str, list[str]] = load(name)[group]
    return {lemma: type_ for type_, lemmas in listed.items() for lemma in lemmas}


@cache
def words(name: str, *path: str) -> frozenset[str]:
    """The set of words at ``path`` in ``lexicon/NAME.yaml``.

    >>> "launch" in words("light", "verbs")
    True
    """
    node: Any = load(name)
    for step in path:
        node = node.get(step, ())
    return frozenset(str(word) for word in node)
