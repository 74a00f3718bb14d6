"""WARC archives: one report a page, with what is cut short or broken told."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, ClassVar

from foedus.errors import SetAside
from foedus.reading.archived import Record, is_document, report
from foedus.reading.base import Reader
from foedus.reading.limits import MAX_DOCUMENT, MIB
from foedus.reading.source import Source
from foedus.reading.watched import Watched
from foedus.records import Report

_END = b"\r\n\r\n"
_ANSWERS = (4, 8)  # FastWARC's numbers for response and resource


class WarcReader(Reader):
    """``.warc`` and ``.warc.gz``: pages and plain texts that were answered with success."""

    extensions: ClassVar[tuple[str, ...]] = (".warc",)

    def read(self, source: Source) -> Iterator[Report | SetAside]:
        """One report a page, in the order of the archive."""
        with source.open() as raw:
            stream = Watched(raw)
            seen = 0
            for number, archived in enumerate(_records(stream), 1):
                seen = number
                yield from _item(archived, f"{source.name}: record {number}", source)
            if stream.error:
                yield source.unreadable(stream.error)
            elif stream.size and not seen:
                yield SetAside("holds no WARC record", where=source.name)
            elif not stream.size:
                yield SetAside("is empty", where=source.name)
            elif stream.tail != _END:
                yield SetAside(
                    f"is cut short or broken after record {seen}",
                    where=source.name,
                    remedy="Fetch or copy the file again.",
                )


def _records(stream: Watched) -> Iterator[Any]:
    from fastwarc.warc import ArchiveIterator

    try:
        yield from ArchiveIterator(stream, parse_http=True, strict_mode=False, quirks_mode=True)
    except Exception as error:  # its readers raise several kinds, some of their own
        stream.error = stream.error or error


def _item(archived: Any, where: str, source: Source) -> Iterator[Report | SetAside]:
    if int(archived.record_type) not in _ANSWERS:
        return
    record = _record(archived)
    if not is_document(record):
        return
    expected = archived.content_length
    data = archived.reader.read(MAX_DOCUMENT + 1)
    try:
        if len(data) > MAX_DOCUMENT:
            raise SetAside(f"is larger than {MAX_DOCUMENT // MIB} MiB", where=where)
        if len(data) < expected:
            raise SetAside(f"is cut short: {len(data)} of {expected} bytes", where=where)
        record = Record(record.url, record.status, record.headers, data)
        yield report(record, source, where)
    except SetAside as error:
        yield error


def _record(archived: Any) -> Record:
    url = (archived.headers.get("WARC-Target-URI") or "").strip().strip("<>")
    if not archived.is_http:
        return Record(url, None, {"content-type": archived.headers.get("Content-Type") or ""}, b"")
    headers = {name.lower(): value for name, value in archived.http_headers.items()}
    return Record(url, archived.http_headers.status_code, headers, b"")
