"""Event claims in the form of POLECAT: 40 tab-separated columns, ``None`` for nothing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from foedus.brief.exports.base import Exported, Exporter, Field, rows
from foedus.importing.polecat import COLUMNS
from foedus.ontology import entry

if TYPE_CHECKING:
    from foedus.store import Workspace

_NUMBERS = ("Intensity", "Latitude", "Longitude", "GeoNames ID", "Quad Code")
_SECTORS = {"mil": "MIL", "gov": "GOV", "opp": "OPP", "reb": "REB", "civ": "CVL", "cop": "COP", "leg": "LEG",
            "jud": "JUD", "spy": "SPY"}  # fmt: skip
_BY_KIND = {"government": "GOV", "military": "MIL", "armed_group": "REB", "igo": "IGO", "party": "PTY",
            "media": "MED", "company": "BUS"}  # fmt: skip
_SPACE = str.maketrans("\t\n\r", "   ")


class PolecatExporter(Exporter):
    """Actual event claims; other kinds of claim, and events not said to be real, are left out."""

    name = "polecat"
    mediatype = "text/tab-separated-values"

    def fields(self) -> Sequence[Field]:
        """See :meth:`Exporter.fields`."""
        return [Field(name, "number" if name in _NUMBERS else "string") for name in COLUMNS]

    def write(self, workspace: Workspace, path: Path) -> Exported:
        """See :meth:`Exporter.write`."""
        count, left = 0, Counter[str]()
        with path.open("w", encoding="utf-8", newline="\n") as stream:
            stream.write("\t".join(COLUMNS) + "\n")
            for row in rows(workspace):
                if why := _unfit(row):
                    left[why] += 1
                    continue
                cells = dict(_cells(row))
                stream.write("\t".join(_text(cells.get(name)) for name in COLUMNS) + "\n")
                count += 1
        return Exported(count, tuple(f"{number:,} {why}" for why, number in sorted(left.items())))


def _unfit(row: Mapping[str, Any]) -> str | None:
    if row["kind"] != "event":
        return f"claims of kind {row['kind']}, which POLECAT has no place for"
    if row["modality"] != "actual":
        return f"{row['modality']} events, which POLECAT does not tell from real ones"
    if row["date"] is None and row["published"] is None:
        return "events without any date"
    return None


def _text(value: Any) -> str:
    return "None" if value is None or value == "" else str(value).translate(_SPACE)


def _marks(row: Mapping[str, Any], kind: str) -> str | None:
    found = [mark.partition(":")[2] for mark in row["qualifiers"] or () if mark.startswith(kind + ":")]
    return "; ".join(found) or None


def _cells(row: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    yield "Event ID", row["claim_id"]
    yield "Event Date", row["day_first"]
    yield "Event Type", row["type"]
    yield "Event Mode", _marks(row, "mode")
    yield "Intensity", row["intensity"]
    yield "Quad Code", entry("event", row["type"]).quad
    yield "Contexts", _marks(row, "context")
    for side, head in (("subject", "Actor"), ("object", "Recipient")):
        yield f"{head} Name", row[f"{side}_name"]
        yield f"{head} Country", row[f"{side}_country"]
        sector = _sector(row, side)
        yield f"Primary {head} Sector", sector
        yield f"{head} Sectors", sector
        yield f"{head} Name Raw", row[f"{side}_text"]
    yield "Placename", row["place_name"]
    yield "Country", row["place_country"]
    yield "Latitude", row["place_lat"]
    yield "Longitude", row["place_lon"]
    yield "GeoNames ID", row["place_geonames_id"]
    yield "Source", row["outlet"]
    yield "Publication Date", row["published"]
    yield "Version", row["coder"]


def _sector(row: Mapping[str, Any], side: str) -> str | None:
    suffix = (row[f"{side}_id"] or "").rpartition("-")[2]
    return _SECTORS.get(suffix) or _BY_KIND.get(row[f"{side}_kind"] or "")
