"""Bytes to text: byte-order marks, UTF-8, a stated charset, and Windows-1252 as a last resort."""

from __future__ import annotations

import codecs

from foedus.errors import SetAside
from foedus.reading.source import Source

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_LAST_RESORT = "cp1252"
_HEAD = 4096
_TEXTUAL = frozenset(range(32, 256)) | {7, 8, 9, 10, 11, 12, 13, 27}
_MOST_CONTROL = 0.02
_WIDE = ("utf-16", "utf-32")
_DOCUMENTS = (b"%PDF-", b"PK\x03\x04", b"{\\rtf")  # PDF, zipped office formats, RTF: text only in part


def byte_order_mark(data: bytes) -> tuple[str, int] | None:
    """The encoding that a byte-order mark tells, and the mark's length.

    >>> byte_order_mark(b"\\xef\\xbb\\xbfa")
    ('utf-8', 3)
    """
    return next(((name, len(mark)) for mark, name in _MARKS if data.startswith(mark)), None)


def looks_binary(data: bytes) -> bool:
    """Whether the first bytes are no text in any single-byte encoding or UTF-8.

    >>> looks_binary(b"\\x89PNG\\r\\n\\x1a\\n\\x00\\x00")
    True
    """
    head = data[:_HEAD]
    if byte_order_mark(head):
        return False
    if b"\x00" in head or head.startswith(_DOCUMENTS):
        return True
    try:
        # Stray control characters are no reason to refuse what is UTF-8; its last character may be cut.
        codecs.getincrementaldecoder("utf-8")().decode(head)
        return False
    except UnicodeDecodeError:
        return sum(byte not in _TEXTUAL for byte in head) > _MOST_CONTROL * len(head)


def decode(data: bytes, source: Source, *, charset: str | None = None) -> str:
    """The text of a whole document.

    Args:
        data: its bytes.
        source: named in messages; its ``charset`` is tried where none is given.
        charset: what the document says of itself.

    Raises:
        SetAside: it is binary, or in an encoding that cannot be told.
    """
    mark = byte_order_mark(data)
    if mark:
        try:
            return data[mark[1] :].decode(mark[0])
        except UnicodeDecodeError as error:
            raise SetAside(f"starts as {mark[0]} but is not ({error.reason})", where=source.name) from error
    wide = _wide(data, source.charset)
    if wide is not None:
        return wide
    if looks_binary(data):
        raise SetAside(
            "is binary, or in an encoding that cannot be told", where=source.name, remedy="Save it as UTF-8."
        )
    for name in ("utf-8", charset, source.charset):
        text = _try(data, name)
        if text is not None:
            return text
    return _last_resort(data, source)


def _try(data: bytes, name: str | None) -> str | None:
    try:
        return data.decode(name) if name else None
    except (UnicodeDecodeError, LookupError):
        return None


def _wide(data: bytes, charset: str | None) -> str | None:
    # Half of UTF-16 is zero bytes, which would pass for binary; ASCII would pass for UTF-16, but has none.
    told = (charset or "").lower().replace("_", "-").startswith(_WIDE)
    return _try(data, charset) if told and b"\x00" in data[:_HEAD] else None


def _last_resort(data: bytes, source: Source) -> str:
    text = _try(data, _LAST_RESORT)
    if text is None:
        raise SetAside(
            "is neither UTF-8 nor Windows-1252 text", where=source.name, remedy="Save it as UTF-8."
        )
    source.note(f"{source.name}: not UTF-8; read as Windows-1252.")
    return text
