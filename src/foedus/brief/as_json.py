"""The brief as one JSON object."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from foedus.brief.content import Brief, ChangeLine, TieLine
from foedus.brief.words import standing
from foedus.interchange import claim_json
from foedus.records import Strain


def _tie(tie: TieLine) -> dict[str, Any]:
    plain = (
        "a",
        "b",
        "a_name",
        "b_name",
        "date",
        "alignment",
        "low",
        "high",
        "kind",
        "positive",
        "sources",
        "last_evidence",
    )
    return {
        **{name: getattr(tie, name) for name in plain},
        "words": standing(tie.kind, tie.alignment, tie.positive),
        "voices": list(tie.voices),
        "claims": [claim.id for claim in tie.claims],
    }


def _change(line: ChangeLine) -> dict[str, Any]:
    plain = ("a", "b", "a_name", "b_name", "since", "until", "before", "after", "probability")
    return {**{name: getattr(line, name) for name in plain}, "claims": [claim.id for claim in line.claims]}


def _strain(strain: Strain) -> dict[str, Any]:
    edges = [list(edge) for edge in strain.edges]
    return {
        "edges": edges,
        "probability": strain.probability,
        "words": strain.words,
        "claims": list(strain.because),
    }


def as_json(brief: Brief) -> dict[str, Any]:
    """A brief as plain data; ties, changes and contradictions name claims by ``claim_id``."""
    return {
        "title": brief.title,
        "date": brief.date,
        "reports": [
            {
                "id": r.id, "document_id": r.document_id, "title": r.title, "published": r.published,
                "published_known": r.published_known, "outlet": r.outlet, "url": r.url,
            }
            for r in brief.reports
        ],
        "ties": [_tie(tie) for tie in brief.ties],
        "other_ties": brief.other_ties,
        "shifts": [asdict(line.shift) for line in brief.shifts],
        "changes": [_change(line) for line in brief.changes],
        "strains": [
            _strain(s)
            for s in brief.strains
        ],
        "contradictions": [
            {"one": c.one.id, "other": c.other.id, "words": c.words} for c in brief.contradictions
        ],
        "claims": [claim_json(claim) for claim in brief.claims],
        "set_aside": list(brief.set_aside),
        "notes": list(brief.notes),
    }  # fmt: skip
