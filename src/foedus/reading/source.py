"""One place that bytes come from: a file, standard input, or a fetched page."""

from __future__ import annotations

import gzip
import io
import zlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import BinaryIO, cast

from foedus.errors import SetAside
from foedus.reading.limits import MAX_DOCUMENT, MIB

_GZIP = b"\x1f\x8b"
_BROKEN = (EOFError, gzip.BadGzipFile, zlib.error)

BROKEN = (OSError, *_BROKEN)
"""What reading a damaged or truncated stream raises."""


def _ignore(_: str) -> None:
    """Take no notice of a note."""


def in_memory(content: bytes) -> BinaryIO:
    """Bytes that are at hand, opened as a file is."""
    return cast(BinaryIO, io.BufferedReader(cast(io.RawIOBase, io.BytesIO(content))))


@dataclass(frozen=True)
class Source:
    """What a reader is given.

    Args:
        name: how messages name it (path, address, ``standard input``).
        opener: opens the raw bytes; called once a reading.
        extension: lower case with dot, without ``.gz``; "" where unknown.
        stem: the document id of a report that brings none.
        date: publication date (EDTF) of reports that have none, as the user gave it.
        columns: field to column name, for tables.
        charset: encoding told by whoever sent it.
        url: address it was fetched from.
        note: takes soft warnings.
    """

    name: str
    opener: Callable[[], BinaryIO]
    extension: str = ""
    stem: str = ""
    date: str | None = None
    columns: Mapping[str, str] = field(default_factory=dict)
    charset: str | None = None
    url: str | None = None
    note: Callable[[str], None] = _ignore

    def open(self) -> BinaryIO:
        """The bytes, gunzipped on the way where they are gzip (whatever the name says).

        Raises:
            SetAside: it cannot be opened.
        """
        try:
            raw = cast("io.BufferedReader", self.opener())
            if raw.peek(2)[:2] != _GZIP:
                return raw
            return cast(BinaryIO, gzip.GzipFile(fileobj=raw, mode="rb"))
        except OSError as error:
            raise self.unreadable(error) from error

    def whole(self, limit: int = MAX_DOCUMENT) -> bytes:
        """All the bytes of a file that is one document.

        Raises:
            SetAside: there are none, there are more than ``limit``, or the compression is broken.
        """
        with self.open() as stream:
            try:
                data = stream.read(limit + 1)
            except BROKEN as error:
                raise self.unreadable(error) from error
        if len(data) > limit:
            raise SetAside(
                f"is larger than {limit / MIB:g} MiB, the most one document may be",
                where=self.name,
                remedy="Save its text alone, or put its reports into a JSONL file, one a line.",
            )
        if not data.strip():
            raise SetAside("is empty", where=self.name)
        return data

    def unreadable(self, error: Exception) -> SetAside:
        """What to say of a stream that broke off or cannot be opened."""
        if isinstance(error, _BROKEN):
            return SetAside(
                f"the gzip compression is broken or cut short ({error})",
                where=self.name,
                remedy="Fetch or copy the file again.",
            )
        reason = getattr(error, "strerror", None) or str(error)
        return SetAside(f"cannot be read: {reason}", where=self.name)
