"""Lines of a stream of text, each bounded, in whatever encoding it turns out to be."""

from __future__ import annotations

import codecs
import io
from collections.abc import Iterator
from typing import BinaryIO, cast

from foedus.errors import SetAside
from foedus.reading.decode import byte_order_mark, looks_binary
from foedus.reading.limits import CHUNK, MAX_STRUCTURED, MIB
from foedus.reading.source import BROKEN, Source


class _Transcoded(io.RawIOBase):
    """A UTF-16 or UTF-32 stream as UTF-8."""

    def __init__(self, stream: BinaryIO, encoding: str) -> None:
        self._stream = stream
        self._decoder = codecs.getincrementaldecoder(encoding)("replace")
        self._ready = b""

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        while not self._ready:
            chunk = self._stream.read(CHUNK)
            self._ready = self._decoder.decode(chunk, final=not chunk).encode()
            if not chunk:
                break
        size = min(len(buffer), len(self._ready))
        buffer[:size] = self._ready[:size]
        self._ready = self._ready[size:]
        return size


def _as_utf8(stream: BinaryIO, source: Source) -> BinaryIO:
    head = cast("io.BufferedReader", stream).peek(4096)
    mark = byte_order_mark(head)
    if mark:
        stream.read(mark[1])
    if mark and mark[0] != "utf-8":
        return cast(BinaryIO, io.BufferedReader(_Transcoded(stream, mark[0]), CHUNK))
    if looks_binary(head):
        raise SetAside("is binary, not text", where=source.name, remedy="Save it as UTF-8 text.")
    return stream


def lines(source: Source) -> Iterator[tuple[int, str] | SetAside]:
    """Each line with its number from 1, line ending kept; what cannot be read as ``SetAside``.

    A line that is not UTF-8 is read as Windows-1252, noted once a source.

    Raises:
        SetAside: the source cannot be opened or is binary.
    """
    noted = False
    with source.open() as raw:
        try:
            stream = _as_utf8(raw, source)
            number = 0
            while line := stream.readline(MAX_STRUCTURED + 1):
                number += 1
                if len(line) > MAX_STRUCTURED:
                    _skip_line(stream, line)
                    yield SetAside(
                        f"is longer than {MAX_STRUCTURED // MIB} MiB", where=f"{source.name}: line {number}"
                    )
                    continue
                try:
                    yield number, line.decode("utf-8")
                except UnicodeDecodeError:
                    if not noted:
                        source.note(f"{source.name}: line {number} is not UTF-8; read as Windows-1252.")
                    noted = True
                    yield number, line.decode("cp1252", "replace")
        except BROKEN as error:
            yield source.unreadable(error)


def _skip_line(stream: BinaryIO, line: bytes) -> None:
    while line and not line.endswith(b"\n"):
        line = stream.readline(CHUNK)
