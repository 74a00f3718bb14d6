"""Reports and mentions as rows of their tables, and reports back again."""

from __future__ import annotations

import time
from collections.abc import Iterable, Mapping
from dataclasses import fields
from typing import TYPE_CHECKING, Any

from foedus.reading import Fingerprint
from foedus.records import Mention, Report
from foedus.store.schemas import mentions_layout, reports_layout

if TYPE_CHECKING:
    import polars as pl

_REPORT = tuple(field.name for field in fields(Report))


def reports_frame(reports: Iterable[Report], prints: Mapping[str, Fingerprint] | None = None) -> pl.DataFrame:
    """Reports as a frame of the reports table, in the order they came in.

    Args:
        reports: the reports.
        prints: fingerprints by report id, where they are known.
    """
    import polars as pl

    known, begun = prints or {}, time.time_ns()
    rows = []
    for number, report in enumerate(reports):
        row = {name: getattr(report, name) for name in _REPORT}
        one = known.get(report.id)
        row |= {"sketch": one and one.sketch, "shingles": one and one.shingles, "sequence": begun + number}
        rows.append(row)
    return pl.DataFrame(rows, schema=reports_layout().columns)


def report_from(row: Mapping[str, Any]) -> Report:
    """The report that a row of the reports table holds."""
    return Report(**{name: row[name] for name in _REPORT})


def mentions_frame(mentions: Iterable[tuple[str, Mention]]) -> pl.DataFrame:
    """Mentions, each with its report's id, as a frame of the mentions table."""
    import polars as pl

    rows = [_mention_row(report_id, mention) for report_id, mention in mentions]
    return pl.DataFrame(rows, schema=mentions_layout().columns)


def _mention_row(report_id: str, mention: Mention) -> dict[str, Any]:
    return {
        "report_id": report_id,
        "start": mention.span.start,
        "end": mention.span.end,
        "text": mention.span.text,
        "head_start": mention.head.start,
        "head_end": mention.head.end,
        "head_text": mention.head.text,
        "actor_id": mention.actor_id,
        "name": mention.name,
        "kind": mention.kind,
        "country": mention.country,
        "form": mention.form,
        "within": mention.within,
        "probability": mention.probability,
    }
