"""The lexicon of time words (``lexicon.yaml``), loaded and checked once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

import yaml

from foedus.errors import FoedusError


class LexiconError(FoedusError):
    """A file of time words or rules is malformed."""


def load(name: str) -> Any:
    """The parsed YAML file ``name`` of this folder.

    Raises:
        LexiconError: it is missing or is not YAML.
    """
    try:
        return yaml.safe_load(resources.files("foedus.dates").joinpath(name).read_text("utf-8"))
    except (OSError, yaml.YAMLError) as error:
        raise LexiconError(f"cannot be read: {error}", where=f"dates/{name}") from error


@dataclass(frozen=True, slots=True)
class Lexicon:
    """``values``: class -> word -> value; ``capitalised``: words that count only with a capital."""

    values: Mapping[str, Mapping[str, Any]]
    capitalised: frozenset[str]

    def value(self, kind: str, word: str) -> Any:
        """The value of ``word`` (any case, full stops ignored) in class ``kind``, or None."""
        return self.values[kind].get(word.lower().replace(".", ""))

    def first(self, kinds: tuple[str, ...], word: str) -> Any:
        """The value of ``word`` in the first of ``kinds`` that has it, or None."""
        found = (self.value(kind, word) for kind in kinds)
        return next((value for value in found if value is not None), None)

    def words(self) -> dict[str, frozenset[str]]:
        """Every word with the set of its classes."""
        classes: dict[str, set[str]] = {}
        for kind, entries in self.values.items():
            for word in entries:
                classes.setdefault(word, set()).add(kind)
        return {word: frozenset(kinds) for word, kinds in classes.items()}


@cache
def lexicon() -> Lexicon:
    """The lexicon.

    Raises:
        LexiconError: a class is not a mapping of words.
    """
    raw = load("lexicon.yaml")
    capitalised = frozenset(raw.pop("capitalised"))
    for kind, entries in raw.items():
        if not isinstance(entries, dict) or not all(isinstance(word, str) for word in entries):
            raise LexiconError(
                f"{kind} must map words to values",
                where="dates/lexicon.yaml",
                remedy="Quote words that YAML reads as something else (on, no, yes).",
            )
    return Lexicon(raw, capitalised)
