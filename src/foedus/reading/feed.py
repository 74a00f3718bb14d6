"""RSS and Atom feeds: one report an entry."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from typing import Any, ClassVar

from foedus.errors import SetAside
from foedus.reading.base import Reader
from foedus.reading.compose import Fields, compose, web_address
from foedus.reading.source import Source
from foedus.records import Report

# In UTF-8 and, with a zero byte on either side, in UTF-16.
_ENTITY = re.compile(rb"<\0?!\0?E\0?N\0?T\0?I\0?T\0?Y", re.IGNORECASE)
_BLOCK = ("p", "div", "br", "li", "h1", "h2", "h3", "h4", "blockquote", "tr")


class FeedReader(Reader):
    """``.xml`` ``.rss`` ``.atom``: entries with their full content, else their summary."""

    extensions: ClassVar[tuple[str, ...]] = (".xml", ".rss", ".atom")

    def read(self, source: Source) -> Iterator[Report | SetAside]:
        """One report an entry."""
        data = source.whole()
        _refuse_entities(data, source)
        import feedparser

        # As a stream: a string would be taken for an address or a path.
        feed = feedparser.parse(io.BytesIO(data), resolve_relative_uris=False)
        if not feed.entries:
            raise SetAside(
                "is not a feed with entries", where=source.name, remedy="RSS and Atom feeds are understood."
            )
        for number, entry in enumerate(feed.entries, 1):
            try:
                yield _report(entry, number, feed.feed, source)
            except SetAside as error:
                yield error


def _refuse_entities(data: bytes, source: Source) -> None:
    """Refuse documents that declare entities, before any of it is expanded."""
    from defusedxml import DefusedXmlException
    from defusedxml.ElementTree import iterparse

    refused = bool(_ENTITY.search(data))
    try:
        # Parsed to the first element only: declarations come before it.
        next(iter(iterparse(io.BytesIO(data), events=("start",))), None)
    except DefusedXmlException:
        refused = True
    except Exception:
        pass
    if refused:
        raise SetAside("declares XML entities, which are refused", where=source.name)


def _report(entry: Any, number: int, feed: Any, source: Source) -> Report:
    parts = [content.get("value", "") for content in entry.get("content", ())]
    html = max([*parts, entry.get("summary", "")], key=len)
    link = web_address(entry.get("link"))
    return compose(
        Fields(
            words_of(html),
            id=entry.get("id") or link or f"{source.stem}#{number}",
            title=words_of(entry.get("title", "")) or None,
            # As written: feedparser's own parsed date is moved to UTC.
            date=entry.get("published") or entry.get("updated"),
            outlet=words_of(feed.get("title", "")) or None,
            url=link,
            language=_language(feed.get("language")),
            known="page",
        ),
        source,
        where=f"{source.name}: entry {number}",
    )


def _language(tag: str | None) -> str | None:
    return tag.split("-")[0].lower() if tag else None


def words_of(html: str) -> str:
    """The words of a piece of HTML, one block a line; nothing of it is run or fetched.

    >>> words_of("<p>Talks <b>began</b>.</p><p>They &amp; we met.</p>")
    'Talks began.\\nThey & we met.'
    """
    from lxml import html as parser
    from lxml.etree import ParserError

    if "<" not in html and "&" not in html:
        return html.strip()
    try:
        tree = parser.fromstring(f"<div>{html}</div>")
    except (ParserError, ValueError):
        return html
    for script in tree.xpath("//script|//style"):
        script.drop_tree()
    for element in tree.iter(*_BLOCK):
        element.tail = "\n" + (element.tail or "")
    lines = (" ".join(line.split()) for line in tree.text_content().split("\n"))
    return "\n".join(line for line in lines if line)
