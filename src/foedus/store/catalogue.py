"""Opening the Iceberg catalogue and making its tables."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

from foedus.errors import StoreError
from foedus.store.location import Location
from foedus.store.schemas import Layout
from foedus.store.table import IcebergTable

if TYPE_CHECKING:
    from pyiceberg.catalog.sql import SqlCatalog

NAMESPACE = "foedus"

# Small manifests are merged as they come; old metadata files go; commits are retried by us, because
# only we can tell that a batch is in already.
_PROPERTIES = {
    "commit.retry.num-retries": "0",
    "commit.manifest-merge.enabled": "true",
    "commit.manifest.min-count-to-merge": "32",
    "write.metadata.delete-after-commit.enabled": "true",
    "write.metadata.previous-versions-max": "100",
    "write.metadata.metrics.default": "none",
}
_COUNTED = ("dyad", "data_set", "key", "batch", "day_first", "day_last", "claim_id", "report_id", "id")


def open_catalogue(location: Location) -> SqlCatalog:
    """The catalogue at a location; its own tables are made where they are absent."""
    from pyiceberg.catalog.sql import SqlCatalog

    options = {"uri": location.database, "warehouse": location.warehouse, "pool_pre_ping": "true"}
    if endpoint := os.environ.get("AWS_ENDPOINT_URL"):
        options["s3.endpoint"] = endpoint
    catalogue = SqlCatalog("foedus", **options)
    if location.database.startswith("sqlite"):
        with catalogue.engine.connect() as connection:
            connection.exec_driver_sql("PRAGMA journal_mode=WAL")
    catalogue.create_namespace_if_not_exists(NAMESPACE)
    return catalogue


def check_place(catalogue: SqlCatalog, location: Location) -> None:
    """See that the workspace is where it was made: Iceberg's metadata names files by their whole path.

    Raises:
        StoreError: it was moved.
    """
    from sqlalchemy import text

    with catalogue.engine.connect() as connection:
        query = text("select metadata_location from iceberg_tables where table_namespace = :n limit 1")
        found = connection.execute(query, {"n": NAMESPACE}).scalar()
    if found and not str(found).startswith(location.warehouse + "/"):
        before = str(found).removeprefix("file://").partition("/tables/")[0].partition("/metadata/")[0]
        if location.folder is None:
            raise StoreError(
                f"the catalogue's files are not in this warehouse but at {before.rpartition('/')[0]}",
                where=location.name,
                remedy="Give that one as warehouse=.",
            )
        raise StoreError(
            f"the workspace was moved; it was made at {before}",
            where=location.name,
            remedy="Move it back, or put a link to it there and open that.",
        )


def open_table(catalogue: SqlCatalog, location: Location, layout: Layout) -> IcebergTable:
    """A table, made where it is absent."""
    identifier = f"{NAMESPACE}.{layout.name}"
    if not catalogue.table_exists(identifier):
        create(catalogue, location, layout)
    return IcebergTable(catalogue, identifier, layout)


def create(catalogue: SqlCatalog, location: Location, layout: Layout) -> None:
    """Make a table by its layout; not an error where another process has just made it."""
    from pyiceberg.exceptions import TableAlreadyExistsError

    counted = {f"write.metadata.metrics.column.{name}": "full" for name in _COUNTED if name in layout.columns}
    try:
        catalogue.create_table(
            f"{NAMESPACE}.{layout.name}",
            schema=arrow_schema(layout),
            location=f"{location.warehouse}/{layout.name}",
            properties={**_PROPERTIES, **counted},
        )
    except TableAlreadyExistsError:
        return


def arrow_schema(layout: Layout) -> Any:
    """A layout's columns as an Arrow schema."""
    import polars as pl

    return pl.DataFrame(schema=layout.columns).to_arrow().schema
