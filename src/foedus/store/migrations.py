"""Bringing an older workspace up to the schemas of this version."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from foedus.store.catalogue import arrow_schema
from foedus.store.journal import Journal
from foedus.store.schemas import VERSION
from foedus.store.table import IcebergTable

if TYPE_CHECKING:
    from pyiceberg.table import Table


def migrate(tables: Mapping[str, IcebergTable], journal: Journal, found: str | None) -> None:
    """Add the columns that tables of an older version lack; older rows have null in them.

    Args:
        tables: the workspace's tables.
        journal: where the version is written.
        found: the version it is of; None for a new one.
    """
    if found == str(VERSION):
        return
    if found is not None:
        for table in tables.values():
            table.commit(lambda iceberg, table=table: _extend(iceberg, table))  # type: ignore[misc]
    journal.put("version", str(VERSION))


def _extend(iceberg: Table, table: IcebergTable) -> None:
    missing = set(table.layout.columns) - set(iceberg.schema().column_names)
    if missing:
        with iceberg.update_schema() as update:
            update.union_by_name(arrow_schema(table.layout))
