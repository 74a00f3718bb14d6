"""The difference of two dates."""

from __future__ import annotations

from foedus.serve.answers.base import Answer, Noted


class ChangeLine(Answer):
    """A tie before and after, and on whose word it changed."""

    a: str
    b: str
    a_name: str
    b_name: str
    before: float | None
    after: float
    change: float
    before_kind: str | None
    after_kind: str
    probability: float
    words: str
    claims: int
    voices: list[str]
    because: list[str]
    reason: str
    claim_id: str | None


class Changes(Noted):
    """What changed between two days, the surest and furthest first."""

    since: str
    until: str
    total: int
    items: list[ChangeLine]
    next: str | None = None
