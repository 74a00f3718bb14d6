"""From what a coder decided to a claim: identity, evidence, actors with those they answer for."""

from __future__ import annotations

import hashlib
from dataclasses import replace

from foedus.actors import catalogue
from foedus.errors import EvidenceDrift
from foedus.records import ActorRef, Claim, Evidence, Mention, Report


def actor_ref(mention: Mention | None, published: str | None) -> ActorRef | None:
    """A mention as it stands in a claim, with the larger actors it answers for on that date."""
    if mention is None:
        return None
    own = catalogue().principal(mention.actor_id, published)
    within = own
    if not own and mention.within:
        within = (mention.within, *catalogue().principal(mention.within, published))
    return ActorRef(
        actor_id=mention.actor_id,
        name=mention.name,
        text=mention.span.text,
        kind=mention.kind,
        country=mention.country,
        start=mention.span.start,
        end=mention.span.end,
        within=within,
    )


def evidence(report: Report, start: int, end: int) -> Evidence:
    """The words from ``start`` to ``end`` of the report, white space trimmed at both ends."""
    words = report.text[start:end]
    start += len(words) - len(words.lstrip())
    end -= len(words) - len(words.rstrip())
    return Evidence.cut(report.id, report.text, start, end)


def claim_id(claim: Claim) -> str:
    """A claim's identity: what it says, of whom, of when, on whose word, on which words (16 hex digits)."""
    first = claim.evidence[0]
    parts = (
        claim.report_id, claim.kind, claim.type,
        claim.subject.actor_id if claim.subject else "",
        claim.object.actor_id if claim.object else "",
        claim.issue or "", str(claim.number or ""), claim.unit or "",
        str(first.start), str(first.end), claim.modality,
        claim.date or "", *(speaker.actor_id for speaker in claim.said_by),
    )  # fmt: skip
    return hashlib.sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:16]


def identified(claim: Claim) -> Claim:
    """The claim with its id filled in."""
    return replace(claim, id=claim_id(claim))


def check(claim: Claim, report: Report) -> None:
    """Fail loudly if the claim's words are not the report's words.

    Raises:
        EvidenceDrift: an evidence span no longer matches the text it was taken from.
    """
    for span in claim.evidence:
        if not span.holds(report.text):
            raise EvidenceDrift(
                f"the words {span.text[:60]!r} are not at {span.start}-{span.end}",
                where=report.origin or report.document_id,
                remedy="The report's text has changed since it was read; read it again.",
            )
