"""The body of an archived HTTP answer: chunks joined, compression undone, within bounds."""

from __future__ import annotations

import io
import zlib

from foedus.errors import SetAside
from foedus.reading.limits import MAX_DOCUMENT, MIB

_GZIP_OR_ZLIB = 32 + zlib.MAX_WBITS


def body(data: bytes, *, transfer: str | None, content: str | None, where: str) -> bytes:
    """The body as its author wrote it.

    Args:
        data: as archived.
        transfer: the Transfer-Encoding header.
        content: the Content-Encoding header.
        where: for messages.

    Raises:
        SetAside: it is more than 20 MiB decoded, broken, or compressed in an unknown way.
    """
    if transfer and "chunked" in transfer.lower():
        data = unchunked(data)
    for name in reversed([part.strip().lower() for part in (content or "").split(",") if part.strip()]):
        data = _decoded(data, name, where)
    return data


def unchunked(data: bytes) -> bytes:
    """The chunks of ``data`` joined; ``data`` itself where it is not chunked after all.

    >>> unchunked(b"3\\r\\nabc\\r\\n1\\r\\nd\\r\\n0\\r\\n\\r\\n")
    b'abcd'
    """
    stream = io.BytesIO(data)
    parts: list[bytes] = []
    while True:
        line = stream.readline(64)
        try:
            size = int(line.split(b";")[0].strip() or b"x", 16)
        except ValueError:
            # Some crawlers keep the header but store the body joined.
            return b"".join(parts) if parts else data
        if size <= 0:
            return b"".join(parts)
        parts.append(stream.read(size))
        stream.readline(3)


def _decoded(data: bytes, name: str, where: str) -> bytes:
    try:
        if name in ("gzip", "x-gzip", "deflate"):
            decoded = _inflated(data, raw=False)
        elif name == "br":
            decoded = _brotli(data)
        elif name == "zstd":
            decoded = _zstandard(data)
        elif name in ("identity", "none", "utf-8"):
            decoded = data
        else:
            raise SetAside(f"is compressed in an unknown way ({name[:20]!r})", where=where)
    except (zlib.error, ValueError, OSError) as error:
        if data[:256].lstrip()[:1] == b"<":
            return data  # stored decoded, with the header left as it was
        raise SetAside(f"its {name} compression is broken ({error})", where=where) from error
    if len(decoded) > MAX_DOCUMENT:
        raise SetAside(f"is larger than {MAX_DOCUMENT // MIB} MiB decoded", where=where)
    return decoded


def _inflated(data: bytes, *, raw: bool) -> bytes:
    engine = zlib.decompressobj(-zlib.MAX_WBITS if raw else _GZIP_OR_ZLIB)
    try:
        return engine.decompress(data, MAX_DOCUMENT + 1)
    except zlib.error:
        if raw or data[:2] == b"\x1f\x8b":
            raise
        return _inflated(data, raw=True)


def _brotli(data: bytes) -> bytes:
    import brotli

    engine, parts, size = brotli.Decompressor(), [], 0
    given = data
    while size <= MAX_DOCUMENT and not engine.is_finished():
        try:
            part = engine.process(given, output_buffer_limit=MIB)
        except brotli.error as error:
            raise ValueError(str(error)) from error
        given = b""
        if not part and engine.can_accept_more_data():
            break
        parts.append(part)
        size += len(part)
    return b"".join(parts)


def _zstandard(data: bytes) -> bytes:
    import zstandard

    try:
        with zstandard.ZstdDecompressor(max_window_size=64 * MIB).stream_reader(data) as stream:
            return bytes(stream.read(MAX_DOCUMENT + 1))
    except zstandard.ZstdError as error:
        raise ValueError(str(error)) from error
