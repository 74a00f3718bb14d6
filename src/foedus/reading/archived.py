"""A record of a web archive -> a report, by what kind of document it is."""

from __future__ import annotations

from dataclasses import dataclass, replace

from foedus.errors import SetAside
from foedus.reading.compose import Fields, compose, web_address
from foedus.reading.decode import decode
from foedus.reading.limits import MAX_STRUCTURED, MIB
from foedus.reading.page import read_page
from foedus.reading.payload import body
from foedus.reading.source import Source
from foedus.records import Report

_PAGES = ("text/html", "application/xhtml+xml")
_TEXTS = ("text/plain",)


@dataclass(frozen=True, slots=True)
class Record:
    """An archived answer: the address asked, the status if told, headers in lower case, the body."""

    url: str
    status: int | None
    headers: dict[str, str]
    data: bytes

    @property
    def media_type(self) -> str:
        """Its content type without parameters, in lower case."""
        return self.headers.get("content-type", "").partition(";")[0].strip().lower()

    @property
    def charset(self) -> str | None:
        """The charset that its content type states."""
        _, _, name = self.headers.get("content-type", "").lower().partition("charset=")
        return name.split(";")[0].strip(" \"'") or None


def is_document(record: Record) -> bool:
    """Whether a record can be a report: a page or plain text that was answered with success."""
    wanted = record.media_type in (*_PAGES, *_TEXTS)
    # Crawlers keep their own logs as texts under addresses of other schemes.
    return wanted and record.status in (None, 200, 203) and web_address(record.url) is not None


def report(record: Record, source: Source, where: str) -> Report:
    """The report that a record holds.

    Raises:
        SetAside: it holds none.
    """
    told = replace(source, url=record.url, charset=record.charset)
    headers = record.headers
    _refuse_partial(record, where)
    data = body(
        record.data,
        transfer=headers.get("transfer-encoding"),
        content=headers.get("content-encoding"),
        where=where,
    )
    if not data.strip():
        raise SetAside("is empty", where=where)
    if record.media_type not in _TEXTS and len(data) > MAX_STRUCTURED:
        raise SetAside(f"is larger than {MAX_STRUCTURED // MIB} MiB", where=where)
    if record.media_type in _TEXTS:
        return compose(Fields(decode(data, told), id=record.url), told, where=where)
    return read_page(data, told, where=where, document_id=record.url)


def _refuse_partial(record: Record, where: str) -> None:
    promised = record.headers.get("content-length", "")
    # A page that reaches its end is whole, whatever a rewriting crawler left in the header.
    whole = record.data[-64:].rstrip().endswith(b"</html>")
    if not whole and promised.isascii() and promised.isdigit() and len(record.data) < int(promised):
        raise SetAside(f"is cut short: {len(record.data)} of {promised} bytes of its body", where=where)
