"""Looking actors up by what they are called: keys, consonants, beginnings of words."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping
from functools import cached_property
from typing import Any

from foedus.actors.entries import Surface
from foedus.actors.lexicon import load_lexicon
from foedus.actors.transliteration import consonants

_UP = ("part_of", "arm_of", "leads")


class Lookup:
    """The keys of a compiled catalogue and the entry numbers behind them.

    Args:
        payload: what :func:`foedus.actors.compiled.load` gives.
    """

    def __init__(self, payload: Mapping[str, Any]) -> None:
        self._entries: list[dict[str, Any]] = payload["entries"]
        self._keys: Mapping[str, list[list[Any]]] = payload["keys"]
        self._spelt: Mapping[str, list[int]] = payload["spelt"]
        self._surnames: Mapping[str, list[int]] = payload["surnames"]
        self._openings: Mapping[str, list[int]] = payload["openings"]
        self._number = {entry["id"]: n for n, entry in enumerate(self._entries)}

    def __len__(self) -> int:
        return len(self._entries)

    @property
    def known(self) -> Container[str]:
        """Every key that someone is called by."""
        return self._keys

    def surfaces(self, called: str) -> list[Surface]:
        """The actors called by this key (see :func:`foedus.actors.names.key`), and how."""
        return [Surface(*found) for found in self._keys.get(called, ())]

    @property
    def openings(self) -> Mapping[str, list[int]]:
        """The first piece of every key, and how many pieces the keys with it have, longest first."""
        return self._openings

    @cached_property
    def by_consonants(self) -> Mapping[str, list[int]]:
        """Entry numbers by the consonants of their names."""
        found: dict[str, list[int]] = {}
        for called, surfaces in self._keys.items():
            skeleton = consonants(called)
            if len(skeleton) < 3:
                continue
            for number, form, _ in surfaces:
                if form in "nms" and number not in found.setdefault(skeleton, []):
                    found[skeleton].append(number)
        return found

    @cached_property
    def _by_piece(self) -> Mapping[str, set[int]]:
        found: dict[str, set[int]] = {}
        for called, surfaces in self._keys.items():
            numbers = {number for number, form, _ in surfaces if form == "n"}
            for piece in called.split():
                if len(piece) > 3:
                    found.setdefault(piece[:4], set()).update(numbers)
        return found

    def near(self, pieces: Iterable[str]) -> set[int]:
        """Entry numbers with a word in their names that begins like one of the pieces."""
        found: set[int] = set()
        for piece in pieces:
            if len(piece) > 3:
                found |= self._by_piece.get(piece[:4], set())
        return found

    @cached_property
    def institutions(self) -> frozenset[int]:
        """Entry numbers of states' institutions that the YAML names itself (``syr-mil``)."""
        suffixes = load_lexicon("institutions.yaml")
        return frozenset(
            number
            for id_, number in self._number.items()
            if "-" in id_ and id_.rpartition("-")[2] in suffixes and id_.rpartition("-")[0] in self._number
        )

    def number(self, actor_id: str) -> int:
        """The entry number that surfaces carry for an actor of the YAML.

        Raises:
            KeyError: it is not in the YAML.
        """
        return self._number[actor_id]
