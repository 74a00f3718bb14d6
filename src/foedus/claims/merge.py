"""One act told twice in a report is one claim with several evidence spans."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from foedus.claims.assemble import identified
from foedus.edtf import bounds
from foedus.errors import DateError
from foedus.records import Claim


def _key(claim: Claim) -> tuple[object, ...]:
    subject = claim.subject.actor_id if claim.subject else None
    other = claim.object.actor_id if claim.object else None
    ends: tuple[object, ...] = (subject, other)
    if "mutual" in claim.qualifiers and subject and other:
        ends = tuple(sorted((subject, other)))
    speakers = tuple(s.actor_id for s in claim.said_by)
    return (claim.kind, claim.type, ends, claim.issue, claim.number, claim.unit, claim.modality, speakers)


def _same_time(one: Claim, other: Claim) -> bool:
    """Whether two dates can be of one act: equal, one unknown, or one within the other."""
    if not one.date or not other.date or one.date == other.date:
        return True
    try:
        (low, high), (first, last) = bounds(one.date), bounds(other.date)
    except DateError:
        return False
    return (low <= first and last <= high) or (first <= low and high <= last)


def _joined(one: Claim, other: Claim) -> Claim:
    spans = {(e.start, e.end): e for e in (*one.evidence, *other.evidence)}
    sharper = other if _width(other) < _width(one) else one
    return replace(
        one,
        evidence=tuple(spans.values()),
        date=sharper.date or one.date,
        date_text=sharper.date_text if sharper.date else one.date_text,
        place=one.place or other.place,
        probability=1 - (1 - one.probability) * (1 - 0.5 * other.probability),
        qualifiers=tuple(dict.fromkeys((*one.qualifiers, *other.qualifiers))),
    )


def _width(claim: Claim) -> int:
    if not claim.date:
        return 10**6
    try:
        low, high = bounds(claim.date)
    except DateError:
        return 10**6
    return (high - low).days


def merged(claims: Iterable[Claim]) -> tuple[Claim, ...]:
    """Claims of one report with repetitions joined, in order of first telling; ids are set anew."""
    kept: list[Claim] = []
    seen: dict[tuple[object, ...], list[int]] = {}
    for claim in claims:
        places = seen.setdefault(_key(claim), [])
        twin = next((i for i in places if _same_time(kept[i], claim)), None)
        if twin is None:
            places.append(len(kept))
            kept.append(claim)
        else:
            kept[twin] = _joined(kept[twin], claim)
    return tuple(identified(claim) for claim in kept)
