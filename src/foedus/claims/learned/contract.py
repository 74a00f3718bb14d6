"""What the learned coder is asked and what it answers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from foedus.records import Sign

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class PairQuery:
    """What does ``subject`` do to ``object`` in this sentence?

    Spans are code points in ``text``; either may be None where that end is not in the sentence.
    """

    text: str
    subject: Span | None
    object: Span | None


@dataclass(frozen=True, slots=True)
class PairScore:
    """Calibrated probabilities for one ordered pair.

    ``types`` are the 16 PLOVER types and NONE: what the subject does to the object, summing to 1.
    ``direction`` is the probability that, if there is an act between the two, it goes from subject to object.
    ``regard`` is the subject's toward the object, ``regard_back`` the object's toward the subject.
    ``sign`` is the sign of the likeliest type (None where an end is missing and nothing is told).
    """

    types: Mapping[str, float]
    modality: Mapping[str, float]
    regard: Mapping[str, float]
    regard_back: Mapping[str, float]
    relation: Mapping[str, float]
    direction: float
    sign: Sign | None

    @property
    def none(self) -> float:
        """The probability that the subject does nothing to the object."""
        return self.types["NONE"]

    @property
    def best(self) -> str:
        """The likeliest of the 16 types, given that there is an act."""
        return max((name for name in self.types if name != "NONE"), key=self.types.__getitem__)
