"""A claim's sentence cut into plain and marked stretches."""

from __future__ import annotations

from dataclasses import dataclass

from foedus.records import Claim


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the evidence and what it is: ``subject``, ``object``, ``act``, or nothing."""

    text: str
    role: str = ""


def pieces(claim: Claim) -> list[Piece]:
    """The primary evidence of a claim in pieces; where marks overlap the earlier one wins.

    >>> from foedus.records import ActorRef, Evidence
    >>> who = ActorRef("irn", "Iran", "Iran", start=10, end=14)
    >>> claim = Claim("1", "r", "r", "event", "AID", who, evidence=(Evidence("r", 10, 24, "Iran armed him"),))
    >>> [(p.text, p.role) for p in pieces(claim)]
    [('Iran', 'subject'), (' armed him', '')]
    """
    if not claim.evidence:
        return []
    span = claim.evidence[0]
    marks: list[tuple[int, int, str]] = []
    for actor, role in ((claim.subject, "subject"), (claim.object, "object")):
        if actor is not None and actor.start is not None and actor.end is not None:
            marks.append((actor.start, actor.end, role))
    if claim.trigger is not None:
        marks.append((claim.trigger.start, claim.trigger.end, "act"))
    found: list[Piece] = []
    at = span.start
    for start, end, role in sorted(marks):
        if start < at or end > span.end:
            continue
        if start > at:
            found.append(Piece(span.text[at - span.start : start - span.start]))
        found.append(Piece(span.text[start - span.start : end - span.start], role))
        at = end
    if at < span.end:
        found.append(Piece(span.text[at - span.start :]))
    return found
