"""A byte stream that remembers how it ended."""

from __future__ import annotations

import io
from typing import BinaryIO, cast

from foedus.reading.limits import CHUNK
from foedus.reading.source import BROKEN

_ACROSS = 4


class Watched(io.RawIOBase):
    """A stream that ends quietly where its compression breaks, and remembers why and how it ended."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self.size = 0
        self.tail = b""
        self.error: Exception | None = None

    def readable(self) -> bool:
        """Always."""
        return True

    def read(self, size: int = -1) -> bytes:
        """``size`` bytes (one buffer's worth where it is negative), fewer only at the end."""
        left, parts = size if size >= 0 else CHUNK, []
        # Piece by piece: one long read that fails would lose the pieces before the break.
        while left and (piece := self._piece(left)):
            parts.append(piece)
            left -= len(piece)
        data = b"".join(parts)
        self.size += len(data)
        self.tail = (self.tail + data[-_ACROSS:])[-_ACROSS:]
        return data

    def _piece(self, size: int) -> bytes:
        if self.error is not None:
            return b""
        try:
            return cast(io.BufferedReader, self._stream).read1(size)
        except BROKEN as error:
            self.error = error
            return b""

    def readline(self, size: int | None = -1) -> bytes:
        """One line, its ending included, of at most ``size`` bytes."""
        try:
            line = self._stream.readline(CHUNK if size is None or size < 0 else size)
        except BROKEN as error:
            self.error, line = error, b""
        self.size += len(line)
        self.tail = (self.tail + line[-_ACROSS:])[-_ACROSS:]
        return line

    def tell(self) -> int:
        """How many bytes were read."""
        return self.size

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        """Go forward to ``offset`` by reading; FastWARC asks where it is in this way."""
        target = offset + (self.size if whence == io.SEEK_CUR else 0)
        if whence == io.SEEK_END or target < self.size:
            raise io.UnsupportedOperation("only forward")
        while self.size < target and self.read(min(CHUNK, target - self.size)):
            pass
        return self.size
