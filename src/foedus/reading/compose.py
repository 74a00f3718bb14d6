"""Fields of a report, as any format gives them -> a :class:`Report`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from foedus.errors import SetAside
from foedus.interchange import sound
from foedus.reading.language import language_of
from foedus.reading.published import Order, published_date
from foedus.reading.source import Source
from foedus.records import Report, text_hash

FIELDS = ("text", "id", "title", "date", "outlet", "url", "language")
"""The fields a report can bring."""

_WEB = re.compile(r"https?://[^\s<>\"]+\Z", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Fields:
    """One report's fields as found; ``date`` is anything that :func:`published_date` takes.

    ``known`` tells whether the date came with the input or was read off the page.
    """

    text: str
    id: str | None = None
    title: str | None = None
    date: object = None
    outlet: str | None = None
    url: str | None = None
    language: str | None = None
    known: Literal["given", "page"] = "given"


def web_address(value: str | None) -> str | None:
    """``value`` if it is an http(s) address, else None: links of other schemes are dropped.

    >>> web_address("javascript:alert(1)") is None
    True
    """
    return value.strip() if value and _WEB.match(value.strip()) else None


def _sound(text: str | None) -> str | None:
    return sound(text) if text else None


def compose(fields: Fields, source: Source, *, where: str | None = None, order: Order = "month") -> Report:
    """The report that ``fields`` make up; its text is exactly theirs.

    Args:
        fields: what was found.
        source: where it was found; gives the date and id that the fields lack.
        where: the row or record, for messages and ``origin``; the source's name by default.
        order: how all-number dates are meant.

    Raises:
        SetAside: there are no words in it.
    """
    place = sound(where or source.name)
    text = sound(fields.text)
    if not text.strip():
        raise SetAside("has no text", where=place)
    published, known = _published(fields, source, place, order)
    identity = text_hash(text)
    return Report(
        id=identity,
        document_id=_sound(fields.id or source.stem) or identity,
        text=text,
        title=_sound(fields.title),
        published=published,
        published_known=known,
        outlet=_sound(fields.outlet),
        url=_sound(web_address(fields.url or source.url)),
        language=_sound(fields.language) or language_of(text),
        group=identity,
        origin=place,
    )


def _published(
    fields: Fields, source: Source, place: str, order: Order
) -> tuple[str | None, Literal["given", "page"] | None]:
    found = published_date(fields.date, order=order)
    if found:
        return found, fields.known
    if fields.date not in (None, ""):
        source.note(f"{place}: the date {str(fields.date)[:60]!r} is not understood.")
    return (source.date, "given") if source.date else (None, None)
