"""The layer ``dates`` as the interface's objects."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from foedus.dates.expressions import find
from foedus.records import DateExpression, Report


def date_json(expression: DateExpression, document_id: str) -> dict[str, Any]:
    """One expression as the interface's object; beside it ``timex`` (TIMEX3 value), ``mod`` and ``basis``."""
    fields: dict[str, Any] = {
        "document_id": document_id,
        "start": expression.span.start,
        "end": expression.span.end,
        "text": expression.span.text,
        "value": expression.value,
        "type": expression.type,
        "timex": expression.timex,
        "mod": expression.mod,
        "basis": expression.basis,
        "inferred": expression.inferred,
    }
    if expression.interval:
        fields["interval"] = expression.interval
    return fields


def annotate_dates(report: Report) -> Iterator[dict[str, Any]]:
    """The time expressions of a report, in order, as JSON objects of the interface."""
    for expression in find(report.text, published=report.published):
        yield date_json(expression, report.document_id)
