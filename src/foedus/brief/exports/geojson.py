"""Claims that have a place, as GeoJSON (RFC 7946) points."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from foedus.brief.exports.base import Exported, Exporter, Field, rows

if TYPE_CHECKING:
    from foedus.store import Workspace

_KEPT = (
    "claim_id", "kind", "type", "subject_id", "subject_name", "object_id", "object_name", "issue",
    "number", "unit", "sign", "intensity", "modality", "date", "place_name", "place_geonames_id",
    "place_country", "evidence_text", "document_id", "outlet", "published", "probability", "coder",
)  # fmt: skip
_NUMBERS = ("number", "sign", "intensity", "place_geonames_id", "probability")


class GeoJsonExporter(Exporter):
    """A feature collection, one point a claim; claims without coordinates are left out."""

    name = "geojson"
    mediatype = "application/geo+json"

    def fields(self) -> Sequence[Field]:
        """See :meth:`Exporter.fields`."""
        return [Field(name, "number" if name in _NUMBERS else "string") for name in _KEPT]

    def write(self, workspace: Workspace, path: Path) -> Exported:
        """See :meth:`Exporter.write`."""
        count = without = 0
        with path.open("w", encoding="utf-8", newline="\n") as stream:
            stream.write('{"type": "FeatureCollection", "features": [')
            for row in rows(workspace):
                if row["place_lat"] is None or row["place_lon"] is None:
                    without += 1
                    continue
                stream.write(("," if count else "") + "\n" + json.dumps(_feature(row), ensure_ascii=False))
                count += 1
            stream.write("\n]}\n")
        left = (f"{without:,} claims without coordinates",) if without else ()
        return Exported(count, left)


def _feature(row: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "type": "Feature",
        "id": row["claim_id"],
        "geometry": {"type": "Point", "coordinates": [row["place_lon"], row["place_lat"]]},
        "properties": {name: row[name] for name in _KEPT if row[name] is not None}
        | {"said_by": row["said_by_names"] or []},
    }
