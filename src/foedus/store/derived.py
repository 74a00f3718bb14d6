"""Tables computed from the claims and kept: ties, actors.  Each knows the claims it was computed from."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from foedus.errors import StoreError
from foedus.store.catalogue import NAMESPACE, arrow_schema, open_table
from foedus.store.schemas import Layout, layouts
from foedus.store.table import IcebergTable
from foedus.store.transaction import transaction

if TYPE_CHECKING:
    import polars as pl
    from pyiceberg.catalog.sql import SqlCatalog
    from pyiceberg.table import Table

    from foedus.store.location import Location

FROM = "foedus.claims-snapshot"


def keep(
    catalogue: SqlCatalog, location: Location, name: str, frame: pl.DataFrame, snapshot: int | None
) -> None:
    """Put a frame in the place of the derived table ``name``; readers see the old one or the new one.

    Args:
        catalogue: the catalogue.
        location: where the workspace is.
        name: the table's name.
        frame: all its rows; whole numbers are kept as 32 or 64 bits with a sign.
        snapshot: the claims table's snapshot it was computed from.

    Raises:
        StoreError: the name is one of the workspace's own tables.
    """
    if name in layouts():
        raise StoreError(f"{name} is not a derived table", remedy="Choose another name.")
    ready = frame.with_columns(_iceberg_types(frame.schema))
    table = open_table(catalogue, location, Layout(name, dict(ready.schema), (ready.columns[0],)))
    files = table.write(ready) if ready.height else []
    table.commit(lambda iceberg: _widen(iceberg, table))
    table.commit(lambda iceberg: _replace(iceberg, files, snapshot))


def _iceberg_types(schema: Mapping[str, Any]) -> list[pl.Expr]:
    """Iceberg has whole numbers of 32 and 64 bits with a sign, and no others."""
    import polars as pl

    small, large = (pl.Int8, pl.Int16, pl.UInt8, pl.UInt16), (pl.UInt32, pl.UInt64)
    return [
        pl.col(name).cast(pl.Int32 if kind in small else pl.Int64)
        for name, kind in schema.items()
        if kind in small + large
    ]


def _widen(iceberg: Table, table: IcebergTable) -> None:
    if set(table.layout.columns) - set(iceberg.schema().column_names):
        with iceberg.update_schema() as update:
            update.union_by_name(arrow_schema(table.layout))


def _replace(iceberg: Table, files: list[str], snapshot: int | None) -> None:
    from pyiceberg.io.pyarrow import parquet_file_to_data_file

    notes = {FROM: str(snapshot or "")}
    with transaction(iceberg) as changes, changes.update_snapshot(notes).overwrite() as update:
        for task in iceberg.scan().plan_files():
            update.delete_data_file(task.file)
        for path in files:
            update.append_data_file(parquet_file_to_data_file(iceberg.io, iceberg.metadata, path))


def kept(catalogue: SqlCatalog, location: Location, name: str) -> tuple[pl.DataFrame, int | None] | None:
    """A derived table and the snapshot of the claims it was computed from; None where there is none."""
    import polars as pl
    from pyiceberg.io.pyarrow import schema_to_pyarrow

    identifier = f"{NAMESPACE}.{name}"
    if not catalogue.table_exists(identifier):
        return None
    iceberg = catalogue.load_table(identifier)
    empty: Any = pl.from_arrow(schema_to_pyarrow(iceberg.schema(), include_field_ids=False).empty_table())
    columns = dict(empty.schema)
    table = IcebergTable(catalogue, identifier, Layout(name, columns, (next(iter(columns)),)))
    current = iceberg.current_snapshot()
    note = current.summary.additional_properties.get(FROM) if current and current.summary else None
    return table.scan().collect(), int(note) if note else None
