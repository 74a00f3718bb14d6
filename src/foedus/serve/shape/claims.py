"""Claims and reports as answers."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from foedus.api import Workspace
from foedus.brief import words
from foedus.brief.marking import pieces
from foedus.frames import claims_of
from foedus.records import ActorRef, Claim
from foedus.serve.answers.base import Piece
from foedus.serve.answers.claims import ClaimLine, Judgement, ReportLine
from foedus.store.judgements import standing

if TYPE_CHECKING:
    import polars as pl

REPORT_COLUMNS = (
    "id", "document_id", "title", "published", "published_known", "outlet", "url",
    "language", "group", "origin",
)  # fmt: skip


def _principal(actor: ActorRef | None) -> str | None:
    if actor is None:
        return None
    return actor.within[-1] if actor.within else actor.actor_id


def claim_line(claim: Claim, verdict: str | None = None) -> ClaimLine:
    """A claim as a line."""
    return ClaimLine(
        claim_id=claim.id,
        report_id=claim.report_id,
        kind=claim.kind,
        type=claim.type,
        a=_principal(claim.subject),
        b=_principal(claim.object),
        sign=claim.sign,
        modality=claim.modality,
        modal=words.modal(claim),
        date=claim.date or claim.published,
        day=words.day(claim.date or claim.published),
        probability=round(claim.probability, 4),
        words=words.said(claim),
        whose=words.whose(claim),
        outlet=claim.outlet,
        pieces=_marked(claim),
        verdict=verdict,
    )


def _marked(claim: Claim) -> list[Piece]:
    """The sentence with its words marked; unmarked where the marks would not fall on the actors' words."""
    found = [Piece(text=piece.text, role=piece.role) for piece in pieces(claim)]
    wanted = {"subject": claim.subject, "object": claim.object}
    whole = "".join(piece.text for piece in found)
    for piece in found:
        actor = wanted.get(piece.role)
        if actor is not None and actor.text and actor.text != piece.text:
            return [Piece(text=whole)]
    return found


def lines(
    workspace: Workspace,
    ids: Iterable[str],
    *,
    judged: bool = True,
    verdicts: Mapping[str, str] | None = None,
) -> dict[str, ClaimLine]:
    """Claims by id as lines; ids that are not there are left out."""
    wanted = list(dict.fromkeys(ids))
    if not wanted:
        return {}
    frame = workspace.claims(ids=wanted, judged=judged)
    said = verdicts or {}
    return {claim.id: claim_line(claim, said.get(claim.id)) for claim in claims_of(frame)}


def lines_of(frame: pl.DataFrame, verdicts: Mapping[str, str] | None = None) -> list[ClaimLine]:
    """Full rows of claims as lines, in their order."""
    said = verdicts or {}
    return [claim_line(claim, said.get(claim.id)) for claim in claims_of(frame)]


def in_order(found: Mapping[str, ClaimLine], ids: Sequence[str]) -> list[ClaimLine]:
    """The lines that were found, in the order of ``ids``."""
    return [found[claim_id] for claim_id in ids if claim_id in found]


def safe_link(url: str | None) -> str | None:
    """An address that may be followed: http or https only.

    >>> safe_link("https://example.org/a"), safe_link("javascript:alert(1)")
    ('https://example.org/a', None)
    """
    if not url:
        return None
    try:
        parts = urlsplit(url.strip())
    except ValueError:
        return None
    return url.strip() if parts.scheme in ("http", "https") and parts.netloc else None


def report_line(row: Mapping[str, Any]) -> ReportLine:
    """A row of the reports table without its text."""
    return ReportLine(**{name: row[name] for name in REPORT_COLUMNS}, link=safe_link(row["url"]))


def judgement(row: Mapping[str, Any]) -> Judgement:
    """A row of the judgements table."""
    corrected = json.loads(row["corrected"]) if row["corrected"] else None
    return Judgement(**{**row, "corrected": corrected})


def verdicts_of(workspace: Workspace) -> dict[str, str]:
    """The verdict that stands on each claim that has one."""
    rows = standing(workspace.judgements()).select("claim_id", "verdict").rows()
    return dict(rows)
