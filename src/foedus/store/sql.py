"""SQL over a workspace's tables, by DuckDB in memory."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from foedus.errors import UsageError
from foedus.store.table import IcebergTable, plain

if TYPE_CHECKING:
    import polars as pl


def sql_over(
    files: Mapping[str, Sequence[str]], tables: Mapping[str, IcebergTable], sql: str
) -> pl.DataFrame:
    """The answer to a query over tables' files.

    Args:
        files: the files of each table.
        tables: the tables, for those without files and those that are not local.
        sql: the query.

    Raises:
        UsageError: the query cannot be answered.
    """
    import duckdb

    with duckdb.connect() as connection:
        for name, addresses in files.items():
            if addresses and all(address.startswith("file://") for address in addresses):
                paths = [plain(address) for address in addresses]
                connection.read_parquet(paths, union_by_name=True).create_view(name)
            else:
                connection.register(name, tables[name].lazy(addresses).collect().to_arrow())
        try:
            return connection.sql(sql).pl()
        except (duckdb.Error, AttributeError) as error:
            raise UsageError(f"the query cannot be answered: {error}", remedy="Write one SELECT.") from error
