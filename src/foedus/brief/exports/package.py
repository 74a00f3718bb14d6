"""``datapackage.json``: what an export holds, in the Frictionless form (Data Package 2.0)."""

from __future__ import annotations

import hashlib
import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from foedus.brief.exports.base import Exported, Exporter
from foedus.version import __version__

NAME = "datapackage.json"


def describe(path: Path, writer: Exporter, done: Exported) -> None:
    """Write or update the data package beside ``path`` with a resource for it."""
    beside = path.with_name(NAME)
    package = _existing(beside)
    others = [resource for resource in package.get("resources", ()) if resource.get("path") != path.name]
    made = {
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": "foedus-export",
        "title": "Claims exported from a foedus workspace",
        "created": datetime.now(UTC).isoformat(timespec="seconds"),
        "contributors": [{"title": f"foedus {__version__}", "roles": ["creator"]}],
        "resources": [*others, _resource(path, writer, done)],
    }
    text = json.dumps({**package, **made}, ensure_ascii=False, indent=2)
    beside.write_text(text + "\n", encoding="utf-8", newline="\n")


def _existing(beside: Path) -> dict[str, Any]:
    """The package that is there, if it is one of ours."""
    try:
        found = json.loads(beside.read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) and found.get("name") == "foedus-export" else {}


def _resource(path: Path, writer: Exporter, done: Exported) -> dict[str, Any]:
    digest = hashlib.sha256()
    with path.open("rb") as stream:
        while piece := stream.read(1 << 20):
            digest.update(piece)
    fields = [
        {"name": f.name, "type": f.type, **({"description": f.description} if f.description else {})}
        for f in writer.fields()
    ]
    return {
        "name": "".join(ch if ch.isalnum() else "-" for ch in path.name.lower()).strip("-"),
        "path": path.name,
        "format": writer.name,
        "mediatype": writer.mediatype,
        "encoding": "utf-8",
        "bytes": path.stat().st_size,
        "hash": f"sha256:{digest.hexdigest()}",
        "records": done.records,
        "leftOut": list(done.left_out),
        "schema": {"fields": fields},
    }
