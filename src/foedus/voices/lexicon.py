"""The lexicon of attributing words: what ``cues.yaml`` says, checked and looked up by base form."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any, Literal

import yaml

from foedus.errors import OntologyError

_WHERE = "voices/cues.yaml"
_KEYS = {"force", "act", "polarity", "denies", "verbs", "nouns", "adverbs"}

Act = Literal["speech", "thought", "attitude"]


@dataclass(frozen=True, slots=True)
class Cue:
    """How an attributing word attributes.

    ``act`` is speech, thought or attitude; ``force`` how it is put forward (assertion, denial, warning, ...);
    ``polarity`` the speaker's stance to the content, -1, 0 or 1; ``denies`` whether the content is denied.
    """

    force: str
    act: Act
    polarity: int
    denies: bool = False


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Cues by base form: verbs, nouns and hearsay adverbs."""

    verbs: Mapping[str, Cue]
    nouns: Mapping[str, Cue]
    adverbs: Mapping[str, Cue]


def _cue(group: Mapping[str, Any]) -> Cue:
    extra = set(group) - _KEYS
    if extra:
        raise OntologyError(
            f"unknown key {sorted(extra)[0]!r}", where=_WHERE, remedy=f"Known: {sorted(_KEYS)}."
        )
    cue = Cue(group["force"], group["act"], group["polarity"], group.get("denies", False))
    if cue.act not in ("speech", "thought", "attitude") or cue.polarity not in (-1, 0, 1):
        raise OntologyError(f"{cue.force}: act or polarity is not one of the known", where=_WHERE)
    return cue


def lexicon_from(groups: list[Mapping[str, Any]]) -> Lexicon:
    """The lexicon that a list of groups (as in ``cues.yaml``) spells out; a word's first group wins.

    Raises:
        OntologyError: a group lacks a key, or has one that is not known.
    """
    tables: dict[str, dict[str, Cue]] = {"verbs": {}, "nouns": {}, "adverbs": {}}
    for group in groups:
        try:
            cue = _cue(group)
        except KeyError as error:
            raise OntologyError(f"a group lacks {error}", where=_WHERE) from error
        for part, table in tables.items():
            for word in group.get(part, ()):
                table.setdefault(word, cue)
    return Lexicon(**tables)


@cache
def lexicon() -> Lexicon:
    """The lexicon that comes with foedus.

    >>> lexicon().verbs["deny"].denies
    True
    >>> lexicon().verbs["want"].act
    'attitude'
    """
    text = resources.files("foedus.voices").joinpath("cues.yaml").read_text("utf-8")
    return lexicon_from(yaml.safe_load(text))
