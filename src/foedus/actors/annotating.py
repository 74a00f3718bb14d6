"""The actors layer of ``foedus annotate``: one object a mention."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from foedus.actors.finding import find
from foedus.models import parse
from foedus.records import Mention, Report


def annotate_actors(report: Report) -> Iterator[dict[str, Any]]:
    """The mentions of a report as the interface's objects, in text order."""
    for mention in find(report, parse(report.text)):
        yield mention_json(report, mention)


def mention_json(report: Report, mention: Mention) -> dict[str, Any]:
    """One mention: the interface's keys, and how it was found."""
    span = mention.span
    return {
        "document_id": report.document_id,
        "start": span.start,
        "end": span.end,
        "text": span.text,
        "actor_id": mention.actor_id,
        "name": mention.name,
        "kind": mention.kind,
        "country": mention.country,
        "form": mention.form,
        "head": [mention.head.start, mention.head.end],
        "within": mention.within,
        "probability": mention.probability,
        "alternatives": [list(other) for other in mention.alternatives],
    }
