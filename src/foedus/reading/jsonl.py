"""JSON lines: one report a line."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import ClassVar

from foedus.errors import SetAside
from foedus.reading.base import Reader
from foedus.reading.lines import lines
from foedus.reading.rows import Row, reports
from foedus.reading.source import Source
from foedus.records import Report


class JsonLinesReader(Reader):
    """``.jsonl``: the text is exactly the value, so offsets refer to what was given."""

    extensions: ClassVar[tuple[str, ...]] = (".jsonl", ".ndjson")

    def read(self, source: Source) -> Iterator[Report | SetAside]:
        """One report a line; blank lines are passed over."""
        yield from reports(json_rows(source), source)


def json_rows(source: Source) -> Iterator[Row | SetAside]:
    """The objects of a JSON-lines source, with their line numbers."""
    any_line = False
    for item in lines(source):
        if isinstance(item, SetAside):
            yield item
            any_line = True
            continue
        number, line = item
        if not line.strip():
            continue
        any_line = True
        yield _row(number, line, source)
    if not any_line:
        yield SetAside("is empty", where=source.name)


def _row(number: int, line: str, source: Source) -> Row | SetAside:
    place = f"{source.name}: line {number}"
    try:
        value = json.loads(line)
    except (ValueError, RecursionError) as error:
        reason = (
            error.msg if isinstance(error, json.JSONDecodeError) else "nested too deeply or a number too long"
        )
        return SetAside(f"is not JSON ({reason})", where=place, remedy="Write one object a line.")
    if not isinstance(value, dict):
        return SetAside("is JSON but not an object", where=place, remedy='Write {"text": "…"}.')
    return f"line {number}", value
