"""Claims as one flat Polars table: what the store keeps and the ties are computed from.

One row a claim.  ``day_first`` and ``day_last`` are the bounds of the claim's date, or of the
publication date where the claim has none (``dated`` is then false); both null where neither is known.
``source`` is the independent voice that the claim counts under: the syndication group's outlet, or the
data set's publisher.  Lists hold the speaker chain, outermost first.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

from foedus.edtf import bounds
from foedus.errors import DateError
from foedus.records import ActorRef, Claim, Evidence, Place, Span

if TYPE_CHECKING:
    import polars as pl

_END = ("id", "name", "text", "kind", "country", "start", "end", "within")


def claim_schema() -> dict[str, Any]:
    """Column names and Polars types of the flat claims table, in order."""
    import polars as pl

    text, whole, real, words = pl.String, pl.Int64, pl.Float64, pl.List(pl.String)
    ends = {"start": whole, "end": whole, "within": words}
    actor = {part: ends.get(part, text) for part in _END}
    return {
        "claim_id": text, "report_id": text, "document_id": text,
        "kind": text, "type": text,
        **{f"subject_{part}": kind for part, kind in actor.items()},
        **{f"object_{part}": kind for part, kind in actor.items()},
        "issue": text, "number": real, "unit": text,
        "sign": pl.Int8, "intensity": real, "modality": text,
        "date": text, "date_text": text, "day_first": pl.Date, "day_last": pl.Date, "dated": pl.Boolean,
        "place_name": text, "place_geonames_id": whole, "place_lat": real, "place_lon": real,
        "place_country": text,
        "said_by_ids": words, "said_by_names": words, "said_by_texts": words,
        "evidence_start": whole, "evidence_end": whole, "evidence_text": text,
        "evidence_prefix": text, "evidence_suffix": text, "evidence_spans": pl.List(whole),
        "trigger_start": whole, "trigger_end": whole, "qualifiers": words,
        "probability": real, "coder": text,
        "outlet": text, "published": text, "source": text, "group": text,
    }  # fmt: skip


def claim_days(claim: Claim) -> tuple[date | None, date | None, bool]:
    """The first and last day of a claim's date, else of its publication (then not dated), else None."""
    for value, dated in ((claim.date, True), (claim.published, False)):
        if value:
            try:
                return (*bounds(value), dated)
            except DateError:
                continue
    return None, None, False


def claim_row(claim: Claim) -> dict[str, Any]:
    """One claim as a row of the flat table."""
    row: dict[str, Any] = {
        name: getattr(claim, name)
        for name in (
            "report_id", "document_id", "kind", "type", "issue", "number", "unit", "sign",
            "intensity", "modality", "date", "date_text", "probability", "coder", "outlet",
            "published", "group",
        )
    }  # fmt: skip
    row["claim_id"] = claim.id
    for side, actor in (("subject", claim.subject), ("object", claim.object)):
        for part in _END:
            value = getattr(actor, "actor_id" if part == "id" else part) if actor else None
            row[f"{side}_{part}"] = list(value) if part == "within" and value is not None else value
    row["day_first"], row["day_last"], row["dated"] = claim_days(claim)
    for part in ("name", "geonames_id", "lat", "lon", "country"):
        row[f"place_{part}"] = getattr(claim.place, part) if claim.place else None
    row["said_by_ids"] = [speaker.actor_id for speaker in claim.said_by]
    row["said_by_names"] = [speaker.name for speaker in claim.said_by]
    row["said_by_texts"] = [speaker.text for speaker in claim.said_by]
    first = claim.evidence[0] if claim.evidence else None
    for part in ("start", "end", "text", "prefix", "suffix"):
        row[f"evidence_{part}"] = getattr(first, part) if first else None
    row["evidence_spans"] = [n for e in claim.evidence for n in (e.start, e.end)]
    row["trigger_start"] = claim.trigger.start if claim.trigger else None
    row["trigger_end"] = claim.trigger.end if claim.trigger else None
    row["qualifiers"] = list(claim.qualifiers)
    row["source"] = claim.outlet or claim.report_id
    return row


def claims_frame(claims: Iterable[Claim]) -> pl.DataFrame:
    """Claims as a Polars frame with the columns of :func:`claim_schema`."""
    import polars as pl

    return pl.DataFrame([claim_row(claim) for claim in claims], schema=claim_schema())


def _actor(row: Mapping[str, Any], side: str) -> ActorRef | None:
    if row[f"{side}_id"] is None:
        return None
    return ActorRef(
        actor_id=row[f"{side}_id"],
        name=row[f"{side}_name"] or row[f"{side}_id"],
        text=row[f"{side}_text"] or "",
        kind=row[f"{side}_kind"] or "other",
        country=row[f"{side}_country"],
        start=row[f"{side}_start"],
        end=row[f"{side}_end"],
        within=tuple(row[f"{side}_within"] or ()),
    )


def _evidence(row: Mapping[str, Any], text: str) -> tuple[Evidence, ...]:
    """The primary evidence, and later spans with their words from the report's text, where it is at hand."""
    if row["evidence_start"] is None:
        return ()
    first = Evidence(
        row["report_id"], row["evidence_start"], row["evidence_end"], row["evidence_text"] or "",
        row["evidence_prefix"] or "", row["evidence_suffix"] or "",
    )  # fmt: skip
    spans = row["evidence_spans"] or []
    later = zip(spans[2::2], spans[3::2], strict=True)
    return (first, *(Evidence.cut(row["report_id"], text, start, end) for start, end in later))


def _speakers(row: Mapping[str, Any]) -> tuple[ActorRef, ...]:
    columns = (row["said_by_ids"] or (), row["said_by_names"] or (), row["said_by_texts"] or ())
    return tuple(ActorRef(i, n or i, t or "") for i, n, t in zip(*columns, strict=True))


def claim_from_row(row: Mapping[str, Any], text: str = "") -> Claim:
    """The claim that :func:`claim_row` wrote.

    Args:
        row: a row of the flat table.
        text: the report's text, for the words of later evidence spans; they come empty without it.
    """
    place = None
    if row["place_name"] is not None:
        place = Place(
            row["place_name"], row["place_geonames_id"], row["place_lat"], row["place_lon"],
            row["place_country"],
        )  # fmt: skip
    trigger = None
    if row["trigger_start"] is not None and row["evidence_start"] is not None:
        start, end, base = row["trigger_start"], row["trigger_end"], row["evidence_start"]
        trigger = Span(start, end, (row["evidence_text"] or "")[start - base : end - base])
    return Claim(
        id=row["claim_id"],
        report_id=row["report_id"],
        document_id=row["document_id"],
        kind=row["kind"],
        type=row["type"],
        subject=_actor(row, "subject"),
        object=_actor(row, "object"),
        issue=row["issue"],
        number=row["number"],
        unit=row["unit"],
        sign=row["sign"] or 0,
        intensity=row["intensity"] or 0.0,
        modality=row["modality"],
        date=row["date"],
        date_text=row["date_text"],
        place=place,
        said_by=_speakers(row),
        evidence=_evidence(row, text),
        trigger=trigger,
        qualifiers=tuple(row["qualifiers"] or ()),
        probability=row["probability"] if row["probability"] is not None else 1.0,
        coder=row["coder"] or "",
        outlet=row["outlet"],
        published=row["published"],
        group=row["group"],
    )


def claims_of(frame: pl.DataFrame, texts: Mapping[str, str] | None = None) -> Iterator[Claim]:
    """The claims in a flat frame, row by row; ``texts`` are the reports' texts by report id."""
    known = texts or {}
    for row in frame.iter_rows(named=True):
        yield claim_from_row(row, known.get(row["report_id"], ""))
