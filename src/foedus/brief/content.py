"""What a brief says, as data, before it is written as text, page or JSON."""

from __future__ import annotations

from dataclasses import dataclass

from foedus.records import Claim, Report, Shift, Strain


@dataclass(frozen=True, slots=True)
class TieLine:
    """One tie of the brief with the claims behind it, weightiest first.

    ``positive`` is the probability that the tie leans to cooperation.
    """

    a: str
    b: str
    a_name: str
    b_name: str
    date: str
    alignment: float
    low: float
    high: float
    kind: str
    positive: float
    sources: int
    last_evidence: str | None
    voices: tuple[str, ...]
    claims: tuple[Claim, ...]


@dataclass(frozen=True, slots=True)
class ChangeLine:
    """A tie that moved between two dates; ``before`` is None where it was not heard of before."""

    a: str
    b: str
    a_name: str
    b_name: str
    since: str
    until: str
    before: float | None
    after: float
    probability: float
    claims: tuple[Claim, ...]


@dataclass(frozen=True, slots=True)
class ShiftLine:
    """A realignment with the actors' names and the claims that speak for it."""

    a_name: str
    b_name: str
    shift: Shift
    claims: tuple[Claim, ...]


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Two claims that cannot both hold, by different speakers."""

    one: Claim
    other: Claim
    words: str


@dataclass(frozen=True, slots=True)
class Brief:
    """Everything a brief shows; every line opens back onto claims, every claim onto a sentence.

    ``claims`` are those shown or all of a small record; ``total`` counts all.
    """

    title: str
    date: str
    reports: tuple[Report, ...]
    ties: tuple[TieLine, ...]
    other_ties: int
    changes: tuple[ChangeLine, ...]
    shifts: tuple[ShiftLine, ...]
    strains: tuple[Strain, ...]
    contradictions: tuple[Contradiction, ...]
    claims: tuple[Claim, ...]
    set_aside: tuple[str, ...]
    notes: tuple[str, ...] = ()
    total: int = 0
