"""What all answers share."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict


class Answer(BaseModel):
    """An answer: frozen, with no field but those named."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Noted(Answer):
    """An answer that may say what its reader should know and do, such as that there is nothing yet."""

    notes: list[str] = []


class Piece(Answer):
    """A stretch of text and what it is in a claim: subject, object, act, evidence, or nothing."""

    text: str
    role: str = ""
