"""PLOVER events as JSON, one object a line: ours (as exported) or the working group's field names."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import Any

from foedus.errors import SetAside
from foedus.importing.assemble import Assembler, hashed
from foedus.importing.base import Block, Chunk, Importer, coded_schema
from foedus.importing.blocks import line_blocks


class Plover(Importer):
    """PLOVER JSON lines: ``id``, ``date``, ``type``, ``mode``, ``context``, ``source``, ``target``.

    Source and target are objects (``actor`` or ``name``, ``country``, ``sector``), lists of them (the first
    counts), or a code as text.
    """

    name = "plover"
    title = "PLOVER JSON"
    actor_id = "plover"

    @cached_property
    def _assembler(self) -> Assembler:
        return Assembler(self)

    def blocks(self, path: Path) -> Iterator[Block]:
        """See :meth:`Importer.blocks`."""
        return line_blocks(path, header=False, size=16 << 20)

    def read(self, block: Block) -> Chunk:
        """See :meth:`Importer.read`."""
        import polars as pl

        rows: list[dict[str, Any]] = []
        misfits: list[SetAside] = []
        for number, line in enumerate(block.data.split(b"\n"), block.first_line):
            if not line.strip():
                continue
            try:
                rows.append({"line": number, **_record(json.loads(line))})
            except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
                misfits.append(
                    SetAside(
                        f"not a PLOVER event: {type(error).__name__} {error}",
                        where=f"{block.origin}:{number}",
                        remedy="Each line must be a JSON object with id, date, type, source and target.",
                    )
                )
        raw = pl.DataFrame(rows, schema={k: v for k, v in coded_schema().items() if k != "key"})
        coded = raw.with_columns(hashed(raw["event"].to_list()))
        return self._assembler.chunk(block, coded, len(rows) + len(misfits), misfits)


def _first(value: Any) -> Mapping[str, Any]:
    if isinstance(value, Sequence) and not isinstance(value, str):
        value = value[0] if value else None
    if value is None:
        return {}
    if isinstance(value, Mapping):
        return value
    code = str(value)  # a CAMEO actor code: country, then role
    return {"country": code[:3], "sector": code[3:6]}


def _words(value: Any) -> list[str]:
    if value is None or value == "":
        return []
    found = value if isinstance(value, list) else str(value).split(";")
    return [str(word).strip().lower().replace(" ", "_") for word in found if str(word).strip()]


def _text(value: Any) -> str | None:
    if isinstance(value, list):
        value = ",".join(str(part) for part in value)
    return None if value in (None, "") else str(value)


def _record(fields: Mapping[str, Any]) -> dict[str, Any]:
    place = fields.get("geo") or fields.get("place") or {}
    event = {
        "event": _text(fields.get("id")),
        "type": str(fields.get("type") or fields["event"]).upper(),
        "marks": [
            *(f"mode:{word}" for word in _words(fields.get("mode"))),
            *(f"context:{word}" for word in _words(fields.get("context") or fields.get("contexts"))),
        ],
        "day": _text(fields.get("date")),
        "document": _text(fields.get("url") or fields.get("story")),
        "outlet": _text(fields.get("publisher") or fields.get("outlet")),
        "words": _text(fields.get("text")),
        "place_name": _text(place.get("name")),
        "place_lat": _number(place.get("lat")),
        "place_lon": _number(place.get("lon")),
        "place_country": _text(place.get("country")),
    }
    for side, key in (("a", "source"), ("b", "target")):
        actor = _first(fields.get(key))
        event[f"{side}_name"] = _text(actor.get("name") or actor.get("actor"))
        event[f"{side}_country"] = _text(actor.get("country"))
        event[f"{side}_role"] = _text(actor.get("sector") or actor.get("sectors"))
    return event


def _number(value: Any) -> float | None:
    return None if value is None else float(value)
