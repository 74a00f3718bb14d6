"""A file of records, plain or packed, cut into blocks of whole records."""

from __future__ import annotations

import gzip
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from foedus.errors import ImportingError
from foedus.importing.base import Block

SIZE = 48 << 20
_MARK = b"\xef\xbb\xbf"


@contextmanager
def opened(path: Path) -> Iterator[IO[bytes]]:
    """The file's bytes; ``.gz`` and ``.zip`` (of one member) are unpacked as they are read.

    Raises:
        ImportingError: it cannot be opened, or the archive holds several files.
    """
    try:
        if path.suffix == ".gz":
            with gzip.open(path) as stream:
                yield stream  # type: ignore[misc]
        elif path.suffix == ".zip":
            with zipfile.ZipFile(path) as archive, archive.open(_only(archive, path)) as member:
                yield member
        else:
            with path.open("rb") as plain:
                yield plain
    except (OSError, EOFError, zipfile.BadZipFile) as error:
        told = getattr(error, "strerror", None) or str(error)
        raise ImportingError(f"cannot be read: {told}", where=str(path)) from error


def _only(archive: zipfile.ZipFile, path: Path) -> str:
    names = [name for name in archive.namelist() if not name.endswith("/")]
    if len(names) != 1:
        raise ImportingError(f"{len(names)} files in the archive", where=str(path), remedy="Unpack it first.")
    return names[0]


def line_blocks(path: Path, *, header: bool, quoted: bool = False, size: int = SIZE) -> Iterator[Block]:
    """A file's records in blocks of about ``size`` bytes, cut where a record ends.

    Args:
        path: the file.
        header: whether the first line is one; its raw text is then ``block.header[0]`` of every block.
        quoted: whether a record may have line ends within double quotes.
        size: bytes.
    """
    with opened(path) as stream:
        first = stream.readline() if header else b""
        names = (first.removeprefix(_MARK).decode("utf-8", "replace").rstrip("\r\n"),) if header else ()
        line = 1 + bool(header)
        while data := stream.read(size):
            data = _whole(data, stream, quoted)
            lines = data.count(b"\n")
            if data.strip(b"\r\n"):
                yield Block(str(path), data.removeprefix(_MARK) if line == 1 else data, line, lines, names)
            line += lines


def _whole(data: bytes, stream: IO[bytes], quoted: bool) -> bytes:
    """The piece that was read, up to the end of its last record, with a line end after it."""
    data += stream.readline()
    while quoted and data.count(b'"') % 2 and (more := stream.readline()):
        data += more
    return data if data.endswith(b"\n") else data + b"\n"
