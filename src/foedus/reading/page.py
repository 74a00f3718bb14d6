"""Web pages: the article out of its surroundings, with its title, date, site and address."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, ClassVar

from foedus.errors import SetAside
from foedus.reading.base import Reader
from foedus.reading.compose import Fields, compose
from foedus.reading.decode import byte_order_mark, decode
from foedus.reading.limits import MAX_STRUCTURED
from foedus.reading.patience import within
from foedus.reading.pieces import join_pieces
from foedus.reading.source import Source
from foedus.records import Report

_CHARSET = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.IGNORECASE)
_HEAD = 4096
_MOST_ELEMENTS = 50_000
_TAG = re.compile(r"<[a-zA-Z!/?]")
# What menus and error pages lack: a line as long as a sentence, or one that ends as a sentence does.
_SENTENCE = re.compile(r"^.{40}|^.{10,}[.!?…。！？؟।۔]\W*$", re.MULTILINE)


class PageReader(Reader):
    """``.html``: the article by trafilatura, comments and menus left out."""

    extensions: ClassVar[tuple[str, ...]] = (".html", ".htm", ".xhtml")

    def read(self, source: Source) -> Iterator[Report | SetAside]:
        """The one article of the page."""
        yield read_page(source.whole(MAX_STRUCTURED), source)


def page_text(data: bytes, source: Source) -> str:
    """A page's bytes as text, by its byte-order mark, UTF-8, or the charset it states."""
    stated = None if byte_order_mark(data) else _CHARSET.search(data[:_HEAD])
    return decode(data, source, charset=stated[1].decode("ascii") if stated else None)


def read_page(
    data: bytes, source: Source, *, where: str | None = None, document_id: str | None = None
) -> Report:
    """The article of a page as a report.

    Raises:
        SetAside: it is no HTML, or there is no article on it.
    """
    place = where or source.name
    html = page_text(data, source)
    found = within(lambda: _extract(html, source.url, place), where=place) if _TAG.search(html) else None
    if found is None or not _SENTENCE.search(found.text or ""):
        raise SetAside(
            "has no article on it", where=place, remedy="Save the page of the article itself, or its text."
        )
    return compose(_fields(found, document_id), source, where=place)


def _fields(found: Any, document_id: str | None) -> Fields:
    outlet = found.sitename or found.hostname
    return Fields(
        found.text,
        id=document_id,
        title=found.title,
        date=found.date,
        outlet=outlet,
        url=found.url,
        known="page",
    )


def _extract(html: str, url: str | None, place: str) -> Any:
    import trafilatura

    tree = trafilatura.load_html(html)
    if tree is None:
        return None
    # Its time grows with the square of the elements; no article has so many.
    if sum(1 for _ in tree.iter()) > _MOST_ELEMENTS:
        raise SetAside(f"has more than {_MOST_ELEMENTS:,} elements", where=place)
    join_pieces(tree)
    return trafilatura.bare_extraction(
        tree,
        url=url,
        with_metadata=True,
        include_comments=False,
        include_tables=False,
        # Only dates that the page states as its publication, not any date found on it.
        date_extraction_params={"original_date": True, "extensive_search": False},
    )
