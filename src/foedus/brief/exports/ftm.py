"""FollowTheMoney entities, one JSON object a line: actors, and the claims that link them."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

from foedus.brief.exports.base import Exported, Exporter, Field, rows
from foedus.ontology import alpha2, entry

if TYPE_CHECKING:
    from foedus.store import Workspace

_SCHEMATA = {
    "state": "PublicBody", "government": "PublicBody", "military": "PublicBody", "person": "Person",
    "company": "Company", "igo": "Organization", "party": "Organization", "media": "Organization",
    "armed_group": "Organization", "people": "LegalEntity", "other": "LegalEntity",
}  # fmt: skip


class FtmExporter(Exporter):
    """Actors by their kind; a claim about two actors as an ``UnknownLink``, any other as an ``Event``."""

    name = "ftm"
    mediatype = "application/jsonl"

    def fields(self) -> Sequence[Field]:
        """See :meth:`Exporter.fields`."""
        return [Field("id", "string"), Field("schema", "string"), Field("properties", "object")]

    def write(self, workspace: Workspace, path: Path) -> Exported:
        """See :meth:`Exporter.write`."""
        count, known = 0, set[str]()
        with path.open("w", encoding="utf-8", newline="\n") as stream:
            for row in rows(workspace):
                for entity in _entities(row, known):
                    _put(stream, entity)
                    count += 1
        return Exported(count)


def _put(stream: IO[str], entity: Mapping[str, Any]) -> None:
    kept = {name: values for name, values in entity["properties"].items() if values}
    stream.write(json.dumps({**entity, "properties": kept}, ensure_ascii=False) + "\n")


def entity_id(name: str) -> str:
    """An id that FollowTheMoney allows, the same for the same actor or claim."""
    return "foedus-" + hashlib.sha256(name.encode()).hexdigest()[:24]


@cache
def _country(iso3: str | None) -> list[str]:
    code = alpha2(iso3)
    return [code.lower()] if code else []


def _entities(row: Mapping[str, Any], known: set[str]) -> Iterator[dict[str, Any]]:
    """The row's actors that were not written yet, and the claim."""
    for side in ("subject", "object"):
        actor = row[f"{side}_id"]
        if actor is not None and actor not in known:
            known.add(actor)
            yield {
                "id": entity_id(actor),
                "schema": _SCHEMATA.get(row[f"{side}_kind"] or "other", "LegalEntity"),
                "properties": {
                    "name": [row[f"{side}_name"] or actor],
                    "country": _country(row[f"{side}_country"]),
                },
            }
    yield _claim(row)


def _claim(row: Mapping[str, Any]) -> dict[str, Any]:
    words = [row["evidence_text"]] if row["evidence_text"] else []
    # FollowTheMoney has no way to say "by report of": the speakers and the coder are in the description.
    said_by = ", ".join(row["said_by_names"] or ()) or "the report"
    note = f"{row['modality']}; said by {said_by}; probability {row['probability']:.2f}; {row['coder']}"
    days = [day.isoformat() for day in (row["day_first"], row["day_last"]) if day is not None]
    common = {
        "summary": words,
        "description": [note],
        "publisher": [row["outlet"]] if row["outlet"] else [],
        "recordId": [row["claim_id"]],
        "sourceUrl": [u for u in (row["document_id"],) if u and u.startswith(("http://", "https://"))],
        "startDate": days[:1],
        "endDate": days[1:],
    }
    says = entry(row["kind"], row["type"]).says
    made = {"id": entity_id(row["claim_id"])}
    if row["subject_id"] is not None and row["object_id"] is not None:
        link = {"subject": [entity_id(row["subject_id"])], "object": [entity_id(row["object_id"])]}
        return {**made, "schema": "UnknownLink", "properties": {**link, "role": [says], **common}}
    actors = [entity_id(row[f"{side}_id"]) for side in ("subject", "object") if row[f"{side}_id"]]
    about = row["issue"] or (f"{row['number']:g} {row['unit'] or ''}" if row["number"] is not None else "")
    name = " ".join(part for part in (row["subject_name"], says, about or row["object_name"]) if part)
    place = [row["place_name"]] if row["place_name"] else []
    event = {"name": [name], "involved": actors, "location": place, "country": _country(row["place_country"])}
    return {**made, "schema": "Event", "properties": {**event, **common}}
