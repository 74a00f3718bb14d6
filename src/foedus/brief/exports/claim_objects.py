"""Rows of the flat claims table as the JSON objects of the public interface."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any


def claim_object(row: Mapping[str, Any], texts: Mapping[str, str]) -> dict[str, Any]:
    """A claim as :func:`foedus.interchange.claim_json` writes it.

    Args:
        row: one row of the flat table.
        texts: the texts of reports by id, for the words of further evidence and of the trigger; those of
            reports that are not there are null.
    """
    text = texts.get(row["report_id"] or "")
    return {
        "document_id": row["document_id"],
        "claim_id": row["claim_id"],
        "kind": row["kind"],
        "type": row["type"],
        "subject": actor_object(row, "subject"),
        "object": _object(row),
        "sign": row["sign"],
        "intensity": row["intensity"],
        "modality": row["modality"],
        "date": row["date"],
        "date_text": row["date_text"],
        "place": _place(row),
        "said_by": _speakers(row),
        "evidence": _evidence(row),
        "probability": None if row["probability"] is None else round(row["probability"], 4),
        "coder": row["coder"],
        "also": [_span(row, text, *pair) for pair in _pairs(row["evidence_spans"])[1:]],
        "trigger": _trigger(row, text),
        "qualifiers": list(row["qualifiers"] or ()),
        **{name: row[name] for name in ("report_id", "outlet", "published", "group", "source")},
    }


def actor_object(row: Mapping[str, Any], side: str) -> dict[str, Any] | None:
    """The ``subject`` or ``object`` as an actor of the interface, or None."""
    if row[f"{side}_id"] is None:
        return None
    parts = ("name", "text", "kind", "country", "start", "end")
    found = {"actor_id": row[f"{side}_id"], **{part: row[f"{side}_{part}"] for part in parts}}
    within = row[f"{side}_within"]
    return {**found, "within": list(within)} if within else found


def _object(row: Mapping[str, Any]) -> dict[str, Any] | None:
    if row["number"] is not None:
        return {"number": row["number"], "unit": row["unit"]}
    if row["issue"] is not None:
        return {"issue": row["issue"]}
    return actor_object(row, "object")


def _place(row: Mapping[str, Any]) -> dict[str, Any] | None:
    if row["place_name"] is None:
        return None
    return {part: row[f"place_{part}"] for part in ("name", "geonames_id", "lat", "lon", "country")}


def _speakers(row: Mapping[str, Any]) -> list[dict[str, Any]]:
    chain = zip(*(row[f"said_by_{part}"] or () for part in ("ids", "names", "texts")), strict=True)
    return [{"actor_id": actor_id, "name": name, "text": text} for actor_id, name, text in chain]


def _evidence(row: Mapping[str, Any]) -> dict[str, Any] | None:
    """The primary span; imported claims have the data set's words, without offsets."""
    if row["evidence_text"] is None and row["evidence_start"] is None:
        return None
    parts = ("start", "end", "text", "prefix", "suffix")
    return {**{part: row[f"evidence_{part}"] for part in parts}, "report_id": row["report_id"]}


def _pairs(flat: list[int] | None) -> list[tuple[int, int]]:
    spans = flat or []
    return list(zip(spans[::2], spans[1::2], strict=True))


def _span(row: Mapping[str, Any], text: str | None, start: int, end: int) -> dict[str, Any]:
    words = text[start:end] if text is not None else None
    return {"start": start, "end": end, "text": words, "report_id": row["report_id"]}


def _trigger(row: Mapping[str, Any], text: str | None) -> dict[str, Any] | None:
    start, end = row["trigger_start"], row["trigger_end"]
    if start is None or end is None:
        return None
    return {"start": start, "end": end, "text": text[start:end] if text is not None else None}
