"""ARC archives, the older form of WARC (Internet Archive, versions 1 and 2)."""

from __future__ import annotations

from collections.abc import Iterator
from email.parser import BytesHeaderParser
from typing import ClassVar

from foedus.errors import SetAside
from foedus.reading.archived import Record, is_document, report
from foedus.reading.base import Reader
from foedus.reading.limits import MAX_DOCUMENT, MIB
from foedus.reading.source import Source
from foedus.reading.watched import Watched
from foedus.records import Report

_LINE = 1 << 16
_FIELDS = {1: 4, 2: 9}
_STATUS = 2


class ArcReader(Reader):
    """``.arc`` and ``.arc.gz``."""

    extensions: ClassVar[tuple[str, ...]] = (".arc",)

    def read(self, source: Source) -> Iterator[Report | SetAside]:
        """One report a page, in the order of the archive."""
        with source.open() as raw:
            stream = Watched(raw)
            try:
                yield from _items(stream, _version(stream, source), source)
            except SetAside:
                if stream.error is None:
                    raise
            if stream.error:
                yield source.unreadable(stream.error)


def _version(stream: Watched, source: Source) -> int:
    """Read the head of the archive; how many spaces a record's line has after the address."""
    line = stream.readline(_LINE)
    if not line.startswith(b"filedesc://"):
        raise SetAside("is not an ARC file" if line else "is empty", where=source.name)
    version = stream.readline(_LINE).split()[:1]
    stream.readline(_LINE)
    return 2 if version == [b"2"] else 1


def _items(stream: Watched, version: int, source: Source) -> Iterator[Report | SetAside]:
    number = 0
    while line := _next_line(stream):
        number += 1
        where = f"{source.name}: record {number}"
        parts = line.decode("utf-8", "replace").rsplit(" ", _FIELDS[version])
        length = parts[-1]
        if len(parts) != _FIELDS[version] + 1 or not (length.isascii() and length.isdigit()):
            yield SetAside(f"is not an ARC record ({line[:60].decode('utf-8', 'replace')!r})", where=where)
            continue
        try:
            found = _answer(stream, parts[0], int(length), where)
            if found and is_document(found):
                yield report(found, source, where)
        except SetAside as error:
            yield error
    if not number:
        yield SetAside("holds no record", where=source.name)


def _next_line(stream: Watched) -> bytes:
    while line := stream.readline(_LINE):
        if line.strip():
            return line.strip()
    return b""


def _answer(stream: Watched, url: str, length: int, where: str) -> Record | None:
    data = stream.read(min(length, MAX_DOCUMENT + 1))
    if len(data) < min(length, MAX_DOCUMENT + 1):
        raise SetAside(f"is cut short: {len(data)} of {length} bytes", where=where)
    if length > MAX_DOCUMENT:
        _pass_over(stream, length - len(data))
        raise SetAside(f"is larger than {MAX_DOCUMENT // MIB} MiB", where=where)
    head, gap, body = data.partition(b"\r\n\r\n")
    if not gap:
        head, gap, body = data.partition(b"\n\n")
    status, _, lines = head.partition(b"\n")
    if not gap or not status.startswith(b"HTTP/"):
        return None
    code = status.split()[1:_STATUS]
    headers = {name.lower(): str(value) for name, value in BytesHeaderParser().parsebytes(lines).items()}
    return Record(url, int(code[0]) if code and code[0].isdigit() else None, headers, body)


def _pass_over(stream: Watched, length: int) -> None:
    while length > 0 and (piece := stream.read(min(length, _LINE))):
        length -= len(piece)
