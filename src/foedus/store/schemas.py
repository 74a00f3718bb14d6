"""The tables of a workspace, in one place: names, columns, Polars types, order on disk.

``VERSION`` goes up with every change; :mod:`foedus.store.migrations` brings older workspaces up to it.
Columns are only ever added, never renamed or dropped, so that older files stay readable.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from foedus.frames import claim_schema

VERSION = 1


@dataclass(frozen=True, slots=True)
class Layout:
    """How one table is kept: its columns (name to Polars type) and the columns its files are sorted by."""

    name: str
    columns: dict[str, Any]
    order: tuple[str, ...]


def claims_layout() -> Layout:
    """The claims, and beside them what finds them fast.

    ``dyad`` is both actor ids in alphabetical order joined by ``|``: files are sorted by it, so that one
    dyad's history lies together.  ``key`` is the row's number (or a hash of its key) in the imported
    ``data_set``, by which a row that comes twice is recognised; ``batch`` is the commit it came with.
    """
    import polars as pl

    kept = {name: pl.Int32 if kind == pl.Int8 else kind for name, kind in claim_schema().items()}
    extra = {"dyad": pl.String, "data_set": pl.String, "key": pl.Int64, "batch": pl.String}
    return Layout("claims", {**extra, **kept}, ("dyad", "day_first"))


def reports_layout() -> Layout:
    """The reports as read; ``sketch`` and ``shingles`` find near-copies, ``sequence`` is their order."""
    import polars as pl

    names = (
        "id", "document_id", "title", "text", "published", "published_known",
        "outlet", "url", "language", "group", "origin",
    )  # fmt: skip
    columns: dict[str, Any] = dict.fromkeys(names, pl.String)
    kept = {"sketch": pl.Binary, "shingles": pl.Binary, "sequence": pl.Int64, "batch": pl.String}
    return Layout("reports", {**columns, **kept}, ("id",))


def mentions_layout() -> Layout:
    """The actors named in reports: the words, where they stand, and who they are."""
    import polars as pl

    text, whole = pl.String, pl.Int64
    columns = {
        "report_id": text, "start": whole, "end": whole, "text": text,
        "head_start": whole, "head_end": whole, "head_text": text,
        "actor_id": text, "name": text, "kind": text, "country": text,
        "form": text, "within": text, "probability": pl.Float64, "batch": text,
    }  # fmt: skip
    return Layout("mentions", columns, ("report_id", "start"))


def layouts() -> dict[str, Layout]:
    """Every table that is always there, by name."""
    return {layout.name: layout for layout in (reports_layout(), mentions_layout(), claims_layout())}
