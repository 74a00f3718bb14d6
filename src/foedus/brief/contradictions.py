"""Two speakers, opposite claims."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import timedelta

from foedus.brief.content import Contradiction
from foedus.brief.words import said, whose
from foedus.edtf import bounds
from foedus.errors import DateError
from foedus.records import Claim

_WINDOW = timedelta(days=30)
_NEAR = ("relation", "regard", "stance")


def _id(claim: Claim) -> str | None:
    return claim.subject.actor_id if claim.subject else None


def _pair(claim: Claim) -> tuple[str, str] | None:
    if not claim.subject:
        return None
    if claim.issue is not None:
        return (claim.subject.actor_id, f"issue:{claim.issue}")
    if not claim.object:
        return None
    first, second = sorted((claim.subject.actor_id, claim.object.actor_id))
    return (first, second)


def _speaker(claim: Claim) -> str:
    return claim.said_by[-1].actor_id if claim.said_by else (claim.outlet or claim.report_id)


def _near_in_time(one: Claim, other: Claim) -> bool:
    first, second = one.date or one.published, other.date or other.published
    if not first or not second:
        return one.report_id == other.report_id
    try:
        (low, high), (start, end) = bounds(first), bounds(second)
    except DateError:
        return False
    margin = _WINDOW.days
    return (start - high).days <= margin and (low - end).days <= margin


def _opposed(one: Claim, other: Claim) -> bool:
    """The same act affirmed and denied, or opposite attitudes at one time."""
    same = one.kind == other.kind and one.type == other.type
    if same and {one.modality, other.modality} == {"actual", "negated"}:
        return _id(one) == _id(other)
    facts = one.modality == other.modality == "actual"
    return facts and one.kind == other.kind in _NEAR and one.sign * other.sign == -1


def contradictions(claims: Sequence[Claim]) -> Iterator[Contradiction]:
    """Pairs of claims by different speakers, near in time, of which one denies what the other says.

    Args:
        claims: claims of any number of reports.
    """
    dyads: dict[tuple[str, str], list[Claim]] = defaultdict(list)
    for claim in claims:
        key = _pair(claim)
        if key and claim.modality in ("actual", "negated"):
            dyads[key].append(claim)
    for together in dyads.values():
        seen: set[tuple[str, str, str]] = set()
        for i, one in enumerate(together):
            for other in together[i + 1 :]:
                speakers = tuple(sorted((_speaker(one), _speaker(other))))
                mark = (one.type, speakers[0], speakers[1])
                if speakers[0] == speakers[1] or mark in seen or not _opposed(one, other):
                    continue
                if _near_in_time(one, other):
                    seen.add(mark)
                    yield Contradiction(one, other, _words(one, other))


def _words(one: Claim, other: Claim) -> str:
    def told(claim: Claim) -> str:
        denied = " — denied" if claim.modality == "negated" else ""
        return f"{said(claim)}{denied} ({whose(claim)})"

    return f"{told(one)}; against that: {told(other)}"
