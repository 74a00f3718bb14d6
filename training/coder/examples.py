"""What a training pair knows: every label may be absent, and what is absent costs nothing."""

from __future__ import annotations

from dataclasses import dataclass

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Labels:
    """Labels of one ordered pair.

    ``event`` tells whether the subject acts on the object; ``types`` are the types one of which it is
    (several where the source is coarser than ours); ``direction`` is 1 where the act goes from subject to
    object, 0 where it goes the other way; ``regard`` and ``regard_back`` are positive, neutral or negative.
    """

    event: bool | None = None
    types: tuple[str, ...] | None = None
    modality: str | None = None
    direction: int | None = None
    regard: str | None = None
    regard_back: str | None = None
    relation: str | None = None


@dataclass(frozen=True, slots=True)
class Pair:
    """Two ends in a sentence (either may be None), their labels, and how much each label weighs.

    ``weight`` multiplies the loss.
    """

    subject: Span | None
    object: Span | None
    labels: Labels = Labels()
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence with its pairs; ``source`` names the data set and ``key`` the item in it."""

    text: str
    pairs: tuple[Pair, ...]
    source: str
    key: str
    tags: tuple[str, ...] = ()
