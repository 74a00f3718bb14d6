"""Ties, their history and what they are made of."""

from __future__ import annotations

from foedus.serve.answers.base import Answer, Noted
from foedus.serve.answers.claims import ClaimLine


class TieAnswer(Answer):
    """A tie on a date (:class:`foedus.records.Tie`), with the probability that it leans to cooperation."""

    a: str
    b: str
    a_name: str
    b_name: str
    date: str
    alignment: float
    low: float
    high: float
    kind: str
    claims: int
    sources: int
    last_evidence: str | None
    voices: list[str]
    because: list[str]
    positive: float
    attention: float
    words: str


class TiePage(Noted):
    """Ties, weightiest first; ``next`` is the cursor of the next page."""

    date: str
    total: int
    items: list[TieAnswer]
    next: str | None = None


class Moment(Answer):
    """A tie as it stood on one day."""

    date: str
    alignment: float
    low: float
    high: float
    kind: str


class Tick(Answer):
    """Claims of one sign on one day about a dyad: how many, and the surest of them."""

    date: str
    sign: int
    claims: int
    claim_id: str
    words: str


class ShiftAnswer(Answer):
    """A change point (:class:`foedus.records.Shift`)."""

    date: str
    low: str
    high: str
    before: float
    after: float
    probability: float


class Reason(Answer):
    """What one claim adds to a tie's alignment; with no ``claim_id``, what was expected before any claim."""

    claim_id: str | None
    kind: str | None
    type: str | None
    sign: int | None
    day: str | None
    voice: str | None
    weight: float | None
    counts: float
    contribution: float
    counted: bool
    words: str
    evidence_text: str | None


class VoiceGroup(Answer):
    """The claims of one independent voice: how close it is to the parties, and copies folded under it."""

    voice: str
    name: str
    closeness: float
    reliability: float
    words: str
    claims: list[ClaimLine]
    copies: int
    outlets: list[str]


class Against(Answer):
    """Two claims that cannot both hold."""

    a: str
    b: str
    a_name: str
    b_name: str
    topic: str
    one: ClaimLine
    other: ClaimLine


class Dyad(Noted):
    """All about one tie."""

    a: str
    b: str
    a_name: str
    b_name: str
    date: str
    tie: TieAnswer | None
    history: list[Moment]
    ticks: list[Tick]
    shifts: list[ShiftAnswer]
    reasons: list[Reason]
    reasons_left_out: int
    voices: list[VoiceGroup]
    claims_left_out: int
    contradictions: list[Against]
