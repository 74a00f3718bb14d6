"""A claim in its report, with its words marked where they still stand."""

from __future__ import annotations

from foedus.brief.marking import pieces
from foedus.frames import claim_from_row
from foedus.interchange import claim_json
from foedus.records import Claim
from foedus.serve.answers.base import Piece
from foedus.serve.answers.claims import ClaimAnswer
from foedus.serve.problems import Missing
from foedus.serve.shape.claims import claim_line, judgement, report_line, verdicts_of
from foedus.serve.snapshot import Snapshot

_NO_REPORT = "The claim was imported as data; there is no report text to show."
_DRIFT = (
    "The report's text no longer reads these words at this place (characters {start} to {end}). "
    "The claim is shown as it was read; it has not been moved. Read the report again with `foedus ingest`."
)


def claim_answer(now: Snapshot, claim_id: str) -> ClaimAnswer:
    """The claim, rejected ones included.

    Raises:
        Missing: there is none of that id.
    """
    rows = now.workspace.claims(ids=[claim_id])
    if not rows.height:
        rows = now.workspace.claims(ids=[claim_id], judged=False)
    if not rows.height:
        raise Missing(f"there is no claim {claim_id!r}", remedy="Search for its words.")
    row = rows.row(0, named=True)
    reports = now.workspace.reports([row["report_id"]])
    report = reports.row(0, named=True) if reports.height else None
    text = report["text"] if report else ""
    claim = claim_from_row(row, text)
    judged = now.workspace.judgements()
    holds = bool(claim.evidence) and claim.evidence[0].holds(text)
    return ClaimAnswer(
        line=claim_line(claim, verdicts_of(now.workspace).get(claim_id)),
        claim=claim_json(claim),
        report=report_line(report) if report else None,
        passages=passages(claim, text) if holds else [Piece(text=text)] if text else [],
        holds=holds or report is None,
        drift=_drift(claim) if report and not holds else None,
        judgements=[judgement(r) for r in judged.filter(claim_id=claim_id).iter_rows(named=True)],
        notes=[] if report else [_NO_REPORT],
    )


def _drift(claim: Claim) -> str:
    if not claim.evidence:
        return "The claim names no words of the report."
    return _DRIFT.format(start=claim.evidence[0].start, end=claim.evidence[0].end)


def passages(claim: Claim, text: str) -> list[Piece]:
    """The whole report in pieces; those of the evidence have a role."""
    span = claim.evidence[0]
    marked = [Piece(text=piece.text, role=piece.role or "evidence") for piece in pieces(claim)]
    around = [Piece(text=text[: span.start]), *marked, Piece(text=text[span.end :])]
    return [piece for piece in around if piece.text]
