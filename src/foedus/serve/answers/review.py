"""Review."""

from __future__ import annotations

from typing import Any, Literal

from pydantic import Field

from foedus.serve.answers.base import Answer, Noted
from foedus.serve.answers.claims import Judgement


class Decision(Answer):
    """A decision to record; ``corrected`` (columns of the claims table) goes with ``correct``."""

    claim_id: str = Field(min_length=1, max_length=200)
    verdict: Literal["accept", "reject", "correct"]
    who: str = Field(min_length=1, max_length=80)
    corrected: dict[str, Any] | None = None


class Undo(Answer):
    """Whose last decision is to be undone."""

    who: str = Field(min_length=1, max_length=80)


class Judgements(Noted):
    """Decisions, latest first."""

    total: int
    items: list[Judgement]


class Agreement(Noted):
    """Krippendorff's nominal alpha over claims that two or more judged; None where it is undefined."""

    alpha: float | None
    claims: int
    reviewers: list[str]
    words: str
