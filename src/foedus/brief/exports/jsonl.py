"""Claims as the JSON lines of ``foedus read``."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from foedus.brief.exports.base import Exported, Exporter, Field, batches
from foedus.brief.exports.claim_objects import claim_object

if TYPE_CHECKING:
    import polars as pl

    from foedus.store import Workspace

_OBJECTS = ("subject", "object", "place", "evidence", "trigger")
_ARRAYS = ("said_by", "also", "qualifiers")
_NUMBERS = {"sign": "integer", "intensity": "number", "probability": "number"}
_NAMES = (
    "document_id", "claim_id", "kind", "type", "subject", "object", "sign", "intensity", "modality",
    "date", "date_text", "place", "said_by", "evidence", "probability", "coder", "also", "trigger",
    "qualifiers", "report_id", "outlet", "published", "group", "source",
)  # fmt: skip


class JsonLinesExporter(Exporter):
    """One object a claim, as the interface has it."""

    name = "jsonl"
    mediatype = "application/jsonl"

    def fields(self) -> Sequence[Field]:
        """See :meth:`Exporter.fields`."""
        kinds = {**dict.fromkeys(_OBJECTS, "object"), **dict.fromkeys(_ARRAYS, "array"), **_NUMBERS}
        return [Field(name, kinds.get(name, "string")) for name in _NAMES]

    def write(self, workspace: Workspace, path: Path) -> Exported:
        """See :meth:`Exporter.write`."""
        count = 0
        with path.open("w", encoding="utf-8", newline="\n") as stream:
            for frame in batches(workspace):
                texts = _texts(workspace, frame)
                for row in frame.iter_rows(named=True):
                    stream.write(json.dumps(claim_object(row, texts), ensure_ascii=False) + "\n")
                count += frame.height
        return Exported(count)


def _texts(workspace: Workspace, frame: pl.DataFrame) -> dict[str, str]:
    """The texts of the reports that the claims with offsets come from."""
    import polars as pl

    ids = frame.filter(pl.col("evidence_start").is_not_null())["report_id"].unique().to_list()
    return dict(workspace.reports(ids, columns=["id", "text"]).rows()) if ids else {}
