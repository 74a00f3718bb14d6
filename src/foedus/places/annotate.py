"""The layer ``places`` as the interface's objects, for reports and for mentions that are given."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from foedus.errors import SetAside
from foedus.places.finding import find
from foedus.places.resolving import resolve
from foedus.records import Mention, PlaceMention, Report


def place_mention_json(mention: PlaceMention, document_id: str) -> dict[str, Any]:
    """One toponym as the interface's object; unknown values are null."""
    place = mention.place
    return {
        "document_id": document_id,
        "start": mention.span.start,
        "end": mention.span.end,
        "text": mention.span.text,
        "geonames_id": place.geonames_id if place else None,
        "name": place.name if place else None,
        "lat": place.lat if place else None,
        "lon": place.lon if place else None,
        "country": place.country if place else None,
        "feature": place.feature if place else None,
        "probability": mention.probability,
    }


def annotate_places(report: Report, mentions: Sequence[Mention] = ()) -> Iterator[dict[str, Any]]:
    """The places of a report, in order, as JSON objects of the interface."""
    for mention in find(report.text, mentions=mentions):
        yield place_mention_json(mention, report.document_id)


def resolve_mentions(lines: Iterable[Mapping[str, Any]]) -> Iterator[dict[str, Any]]:
    """One object a given mention, in order, of lines ``{"id", "text", "mentions": [{"start", "end"}, ...]}``.

    Raises:
        SetAside: a line lacks a key, or a mention lies outside its text.
    """
    for number, line in enumerate(lines, 1):
        document = str(line.get("id", number))
        text, spans = _checked(line, f"line {number} ({document})")
        for mention in resolve(text, spans):
            yield {"id": document, **place_mention_json(mention, document)}


def _checked(line: Mapping[str, Any], where: str) -> tuple[str, list[tuple[int, int]]]:
    try:
        text = line["text"]
        spans = [(int(mention["start"]), int(mention["end"])) for mention in line["mentions"]]
    except (KeyError, TypeError, ValueError) as error:
        raise SetAside(
            f"not a line with text and mentions: {error!r}",
            where=where,
            remedy='Write {"id": "…", "text": "…", "mentions": [{"start": 0, "end": 6}]}.',
        ) from error
    for start, end in spans:
        if not 0 <= start < end <= len(text):
            raise SetAside(f"mention {start}-{end} lies outside the text", where=where,
                           remedy="Offsets are code points, end exclusive.")  # fmt: skip
    return text, spans
