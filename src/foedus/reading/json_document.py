"""A JSON file: an array of reports, an object that holds one, or a single report."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from typing import Any, ClassVar

from foedus.errors import SetAside
from foedus.reading.base import Reader
from foedus.reading.decode import decode
from foedus.reading.jsonl import json_rows
from foedus.reading.limits import CHUNK, MAX_STRUCTURED, MIB
from foedus.reading.rows import Row, column_names, reports
from foedus.reading.source import Source, in_memory
from foedus.reading.watched import Watched
from foedus.records import Report

_SPACE = " \t\r\n"


class JsonReader(Reader):
    """``.json``: arrays of any length are streamed; other shapes may be 20 MiB."""

    extensions: ClassVar[tuple[str, ...]] = (".json",)

    def read(self, source: Source) -> Iterator[Report | SetAside]:
        """One report an object."""
        yield from reports(_rows(source), source)


def _rows(source: Source) -> Iterator[Row | SetAside]:
    with source.open() as raw:
        stream = Watched(raw)
        head = stream.read(CHUNK)
        if head.lstrip()[:1] == b"[":
            yield from _numbered(_elements(head, stream, source), source)
            return
        data = head + stream.read(MAX_STRUCTURED + 1 - len(head))
    if stream.error:
        raise source.unreadable(stream.error)
    # Held in memory: standard input cannot be opened a second time.
    yield from _object(replace(source, opener=partial(in_memory, data)))


def _object(source: Source) -> Iterator[Row | SetAside]:
    text = decode(source.whole(MAX_STRUCTURED), source)
    try:
        value = json.loads(text)
    except (ValueError, RecursionError) as error:
        if text.lstrip()[:1] == "{" and "Extra data" in str(error):
            yield from json_rows(source)  # JSON lines under another name
            return
        raise SetAside(f"is not JSON ({error})", where=source.name) from error
    yield from _numbered(iter(_listed(value, source)), source)


def _listed(value: Any, source: Source) -> list[Any]:
    if isinstance(value, list):
        return value
    if isinstance(value, dict):
        if column_names(source)["text"] in value:
            return [value]
        lists = [v for v in value.values() if isinstance(v, list) and v and isinstance(v[0], dict)]
        return max(lists, key=len) if lists else [value]
    raise SetAside("holds no report", where=source.name, remedy='Write [{"text": "…"}, …].')


def _numbered(values: Iterator[Any], source: Source) -> Iterator[Row | SetAside]:
    number = 0
    for number, value in enumerate(values, 1):
        if isinstance(value, SetAside | dict):
            yield value if isinstance(value, SetAside) else (f"item {number}", value)
        else:
            yield SetAside("is not an object", where=f"{source.name}: item {number}")
    if not number:
        yield SetAside("holds no report", where=source.name)


def _elements(head: bytes, stream: Watched, source: Source) -> Iterator[Any]:
    import codecs

    decoder, scan = codecs.getincrementaldecoder("utf-8")("replace"), json.JSONDecoder().raw_decode
    buffer, at, ended = decoder.decode(head).lstrip()[1:], 0, False
    grow = CHUNK
    while True:
        while at < len(buffer) and buffer[at] in _SPACE + ",":
            at += 1
        if at < len(buffer) and buffer[at] == "]":
            return
        try:
            # A value that touches the buffer's end may go on in the next chunk.
            value, end = scan(buffer, at)
            if end < len(buffer):
                yield value
                at, grow = end, CHUNK
                continue
        except (ValueError, RecursionError) as error:
            if isinstance(error, RecursionError) or ended or len(buffer) - at > MAX_STRUCTURED:
                yield _broken(error, len(buffer.rstrip()), stream, source)
                return
        if ended:
            yield _broken(None, 0, stream, source)
            return
        chunk = stream.read(grow)
        ended, grow = not chunk, min(2 * grow, MAX_STRUCTURED)
        buffer, at = buffer[at:] + decoder.decode(chunk, final=ended), 0


def _broken(error: Exception | None, size: int, stream: Watched, source: Source) -> SetAside:
    if stream.error:
        return source.unreadable(stream.error)
    place, again = source.name, "Fetch or copy the file again."
    if error is None or (
        isinstance(error, json.JSONDecodeError) and (error.pos >= size or "Unterminated" in error.msg)
    ):
        if size > MAX_STRUCTURED:
            return SetAside(f"has an item that is longer than {MAX_STRUCTURED // MIB} MiB", where=place)
        return SetAside("is cut short: the array does not end", where=place, remedy=again)
    reason = error.msg if isinstance(error, json.JSONDecodeError) else "nested too deeply"
    return SetAside(f"is not JSON from here on ({reason})", where=place, remedy='Write [{"text": "…"}, …].')
