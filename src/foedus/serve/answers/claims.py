"""Claims and the reports they stand in."""

from __future__ import annotations

from typing import Any

from foedus.serve.answers.base import Answer, Noted, Piece


class Judgement(Answer):
    """A reviewer's decision."""

    claim_id: str
    verdict: str
    corrected: dict[str, Any] | None
    who: str
    at: str


class ClaimLine(Answer):
    """A claim in a line: what it says, on whose word, and its sentence with the words marked."""

    claim_id: str
    report_id: str
    kind: str
    type: str
    a: str | None
    b: str | None
    sign: int
    modality: str
    modal: str
    date: str | None
    day: str
    probability: float
    words: str
    whose: str
    outlet: str | None
    pieces: list[Piece]
    verdict: str | None = None


class ClaimPage(Noted):
    """Claims, latest first; ``next`` is the cursor of the next page."""

    total: int
    items: list[ClaimLine]
    next: str | None = None


class ReportLine(Answer):
    """A report without its text."""

    id: str
    document_id: str
    title: str | None
    published: str | None
    published_known: str | None
    outlet: str | None
    url: str | None
    link: str | None
    language: str | None
    group: str | None
    origin: str | None


class ReportPage(Noted):
    """Reports, latest first."""

    total: int
    items: list[ReportLine]
    next: str | None = None


class ReportAnswer(ReportLine):
    """A report with its text and the claims read in it."""

    text: str
    claims: list[ClaimLine]


class ClaimAnswer(Noted):
    """A claim in its report.  ``passages`` is the whole report, the claim's words marked.

    ``holds`` is false where the span no longer reads the words of the claim; ``drift`` then says how.
    ``claim`` is the object of ``foedus read``.
    """

    line: ClaimLine
    claim: dict[str, Any]
    report: ReportLine | None
    passages: list[Piece]
    holds: bool
    drift: str | None
    judgements: list[Judgement]
