"""RSS and Atom feeds: one report an entry."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from functools import partial
from typing import Any, ClassVar

from foedus.errors import SetAside
from foedus.reading.base import Reader
from foedus.reading.compose import Fields, compose, web_address
from foedus.reading.limits import MAX_STRUCTURED
from foedus.reading.markup import words_of
from foedus.reading.patience import within
from foedus.reading.source import Source
from foedus.records import Report

# In UTF-8 and, with a zero byte on either side, in UTF-16.
_ENTITY = re.compile(rb"<\0?!\0?E\0?N\0?T\0?I\0?T\0?Y", re.IGNORECASE)


class FeedReader(Reader):
    """``.xml`` ``.rss`` ``.atom``: entries with their full content, else their summary."""

    extensions: ClassVar[tuple[str, ...]] = (".xml", ".rss", ".atom")

    def read(self, source: Source) -> Iterator[Report | SetAside]:
        """One report an entry."""
        data = source.whole(MAX_STRUCTURED)
        _refuse_entities(data, source)
        import feedparser

        # As a stream: a string would be taken for an address or a path.
        parse = partial(feedparser.parse, io.BytesIO(data), resolve_relative_uris=False)
        feed = within(parse, where=source.name)
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
